import ModelLanguage

/// Calcium in the renal papillae, and the hazard of a first stone.
///
///     dX_k/dt = 0.05·S_i·g_k^α·e^(0.3 e₇) − 0.05·X_k        dH_k/dt = h(sex)·sig((t−17)/3)·exp(0.02·(BMI−27) + 0.3 e₇)·g_k
///
/// Probability of ever having had a stone = 1 − e^(−H_k). Left out: urine volume, oxalate, citrate, recurrence.
public struct KidneyStones: Mechanism {
  public var name: String { "Papillary calcium and kidney stones" }
  public var summary: String { "Papillae hold a little calcium; a first stone comes at a steady hazard from youth on." }
  public var leftOut: [String] {
    ["urine volume, oxalate and citrate", "recurrence", "any effect of calcium supplements"]
  }
  public var flows: [Flow] {
    SoftTissueMineral.deposition("papillary calcium forms", into: Self.papillaryCalcium, at: Self.formation)
    SoftTissueMineral.release(
      "papillary calcium dissolves", from: Self.papillaryCalcium, at: Self.loss * Self.papillaryCalcium.now)
    Flow("stone hazard adds up", to: Self.hazard, at: Self.firstStone)
  }
  public var observables: [Quantity] { [Self.everHadStone] }
}

extension KidneyStones {
  public static let papillaryCalcium = SoftTissueMineral.tissuePool(
    "kidney.papillary.calcium", "calcium in the renal papillae", scale: 1)
  public static let hazard = Pool(
    "kidney.stone.hazard", "cumulative hazard of a first kidney stone", .one, scale: 0.1, atBirth: 0, sumOfRisk: true)
  public static let everHadStone = Quantity(
    "kidney.stone.ever", "probability of ever having had a kidney stone", .one, 1 - exp(-hazard.now))

  private static let disposition: RateLaw = {
    let size = parameter(
      "kidney.stone.spread", "spread of the disposition to stones between people (SD of its logarithm)", 0.3, .one,
      in: 0...1,
      from: .rows("C036", "C037"), by: .assumed)
    return size * personalEffect("kidney.stone.z", "a person's disposition to kidney stones")
  }()
  private static let loss = parameter(
    "kidney.papillary.loss", "share of papillary calcium dissolved per year", 0.05, .perYear, in: 0.01...0.3,
    uncertainty: .logNormal(sd: 0.4), from: .assumption("plaques of the papilla are old"), by: .assumed)
  private static let formation: RateLaw = {
    let rate = parameter(
      "kidney.papillary.rate", "papillary calcium formed per year", 0.05, .milligram / .year, in: 0.005...0.5,
      uncertainty: .logNormal(sd: 0.4), from: .assumption("about a milligram in the adult"), by: .assumed)
    return rate * SerumDrive.intima.now * VitaminKRestraint.kidneyNucleation * exp(disposition)
  }()
  private static let firstStone: RateLaw = {
    let base = parameter(
      "kidney.stone.hazardRate", "hazard of a first stone in the adult", female: 0.0034, male: 0.0040, .perYear,
      in: 0.001...0.02,
      uncertainty: .logNormal(sd: 0.1), from: .rows("C036", "C037"), by: .fitted)
    let start = parameter(
      "kidney.stone.age", "age at which the hazard is half the adult's", 17, .year, in: 10...25,
      from: .assumption("stones are rare in children"),
      by: .assumed)
    let width = parameter(
      "kidney.stone.ageWidth", "width of that rise", 3, .year, in: 1...10, from: .assumption("smooth"), by: .assumed)
    let bodyMass = VesselRisk.effectParameter(
      "kidney.stone.bodyMass", "body mass index on first stones", 0.02, .perKilogramPerSquareMetre, from: .rows("C036"),
      by: .assumed)
    let risk = exp(bodyMass * VesselRisk.bodyMassExcess + disposition)
    return base * logistic((.time - start) / width) * risk * VitaminKRestraint.kidney.now
  }()
}
