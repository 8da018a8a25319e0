import ModelLanguage

/// Calcium too fine for CT, in plaque, media and valve: it comes and goes, and is what deposits nucleate from.
///
///     dm_c/dt = 0.10·P_c·S_i·g_c^α − 0.25·m_c          dm_a/dt = 0.10·P_a·S_i·g_a^α − 0.25·m_a
///     dm_m/dt = 0.50·S_m·g_m^α − 0.50·m_m              dm_v/dt = 0.02·√S_i·g_c^α − 0.25·m_v
///
/// The reference path (`withoutVitaminK`) is the same with g = 1 and outside the ledger. Left out: size and number of particles.
public struct MicroCalcification: Mechanism {
  public var name: String { "Microcalcification" }
  public var summary: String { "Fine calcium forms in plaque, media and valve and dissolves again within years." }
  public var leftOut: [String] { ["size and number of particles", "sodium-fluoride uptake"] }
  public var flows: [Flow] {
    SoftTissueMineral.deposition(
      "coronary microcalcium forms", into: Self.coronary, at: Self.coronaryRate * VitaminKRestraint.coronaryNucleation)
    SoftTissueMineral.release("coronary microcalcium dissolves", from: Self.coronary, at: Self.loss * Self.coronary.now)
    SoftTissueMineral.deposition("aortic microcalcium forms", into: Self.aorta, at: Self.aorticRate)
    SoftTissueMineral.release("aortic microcalcium dissolves", from: Self.aorta, at: Self.loss * Self.aorta.now)
    SoftTissueMineral.deposition("medial microcalcium forms", into: Self.media, at: Self.medialRate)
    SoftTissueMineral.release("medial microcalcium dissolves", from: Self.media, at: Self.medialLoss * Self.media.now)
    SoftTissueMineral.deposition("valve microcalcium forms", into: Self.valve, at: Self.valveRate)
    SoftTissueMineral.release("valve microcalcium dissolves", from: Self.valve, at: Self.loss * Self.valve.now)
    Flow("reference coronary microcalcium forms", to: Self.coronaryWithoutVitaminK, at: Self.coronaryRate)
    Flow(
      "reference coronary microcalcium dissolves", from: Self.coronaryWithoutVitaminK,
      at: Self.loss * Self.coronaryWithoutVitaminK.now)
  }
}

extension MicroCalcification {
  public static let coronary = SoftTissueMineral.tissuePool(
    "vessel.coronary.micro", "coronary microcalcium", scale: 0.6)
  public static let aorta = SoftTissueMineral.tissuePool("vessel.aorta.micro", "aortic microcalcium", scale: 0.5)
  public static let valve = SoftTissueMineral.tissuePool("vessel.valve.micro", "aortic valve microcalcium", scale: 0.08)
  public static let media = SoftTissueMineral.tissuePool(
    "vessel.media.micro", "microcalcium in the media of muscular arteries", scale: 1,
    atBirth: parameter(
      "vessel.media.microAtBirth", "medial microcalcium of a healthy newborn", 0.5, .milligram, in: 0...1,
      from: .assumption("half the adult's"), by: .assumed) * SerumDrive.mediaAtBirth)
  static let coronaryWithoutVitaminK = Pool(
    "vessel.reference.coronary.micro", "coronary microcalcium, had vitamin K been at the unsupplemented mean",
    .milligram,
    scale: 0.6, atBirth: 0)

  private static let source = Citation.rows(
    "A065", "A070", note: "microcalcium clears within years in infants and on etidronate")
  private static let loss = parameter(
    "vessel.micro.loss", "share of intimal and valve microcalcium dissolved per year", 0.25, .perYear, in: 0.05...1,
    uncertainty: .logNormal(sd: 0.4), from: source, by: .translated)
  private static let medialLoss = parameter(
    "vessel.media.microLoss", "share of medial microcalcium dissolved per year", 0.50, .perYear, in: 0.1...2,
    uncertainty: .logNormal(sd: 0.4), from: source, by: .translated)
  private static let perPlaque = parameter(
    "vessel.micro.perPlaque", "microcalcium formed per year and millimetre of plaque", 0.10,
    .milligram / .millimetre / .year,
    in: 0.02...0.5, uncertainty: .logNormal(sd: 0.4), from: source, by: .translated)

  private static let coronaryRate = perPlaque * AtheroscleroticPlaque.coronary.now * SerumDrive.intima.now
  private static let aorticRate: RateLaw = {
    let formation = perPlaque * AtheroscleroticPlaque.aorta.now * SerumDrive.intima.now
    return formation * VitaminKRestraint.aortaNucleation
  }()
  private static let medialRate =
    parameter(
      "vessel.media.microRate", "medial microcalcium formed per year", 0.50, .milligram / .year, in: 0.1...2,
      uncertainty: .logNormal(sd: 0.4), from: source, by: .translated) * SerumDrive.media.now
    * VitaminKRestraint.mediaNucleation
  private static let valveRate =
    parameter(
      "vessel.valve.microRate", "valve microcalcium formed per year", 0.02, .milligram / .year, in: 0.004...0.1,
      uncertainty: .logNormal(sd: 0.4), from: source, by: .translated) * sqrt(SerumDrive.intima.now)
    * VitaminKRestraint.coronaryNucleation
}
