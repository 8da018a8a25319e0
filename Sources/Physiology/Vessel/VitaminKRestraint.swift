import ModelLanguage

/// How much undercarboxylated matrix Gla protein lets calcification through, at each place.
///
///     r_c = 6 − sp(6 − r, 0.25)        g_s = (1 + φ_s·r_c)/(1 + φ_s)        growth × g_s,  nucleation × g_s^α
///
/// `r` is the undercarboxylated drive relative to the unsupplemented adult mean (`VitaminK.vesselDrive`), so `g` is 1 there.
/// φ, α are scenario parameters: strongest as described, weak as the trials allow, none.
public struct VitaminKRestraint: Mechanism {
  public var name: String { "Restraint of calcification by carboxylated matrix Gla protein" }
  public var summary: String {
    "Undercarboxylated MGP speeds nucleation and growth of calcium in proportion to one drive."
  }
  public var leftOut: [String] {
    ["phosphorylation of MGP", "Gla-rich protein and Gas6", "MGP's effect on bone morphogenetic proteins"]
  }
  public var observables: [Quantity] { [Self.coronary, Self.aorta, Self.media, Self.kidney] }
}

extension VitaminKRestraint {
  private static let cappedDrive: RateLaw = {
    let ceiling = parameter(
      "vessel.vitaminK.driveCeiling", "highest undercarboxylated drive that still adds", 6, .one, in: 3...20,
      uncertainty: .logNormal(sd: 0.3),
      from: .rows("A066", "A067", note: "near-complete loss of MGP leaves human arteries mostly clear"),
      by: .assumed)
    let bend = parameter(
      "vessel.vitaminK.ceilingWidth", "width of the bend at the ceiling of the drive", 0.25, .one, in: 0.05...1,
      from: .assumption("smooth"), by: .assumed)
    return ceiling - positivePart(ceiling - VitaminK.vesselDrive.now, width: bend)
  }()

  static let coronary = restraint("coronary", "coronary arteries and aortic valve", coronaryStrength)
  static let aorta = restraint("aorta", "aorta", arterialStrength)
  static let media = restraint("media", "media of muscular arteries", arterialStrength)
  static let kidney = restraint("kidney", "kidney", kidneyStrength)

  private static let coronaryStrength = strengthParameter(
    "coronary", "coronary arteries and aortic valve", 0.20, 0.11, described: 0.45, in: 0...0.9,
    from: .rows("T043", "T016", "T008", "T009", "T022", "T025", "T040", "T041"))
  private static let arterialStrength = strengthParameter(
    "arterial", "aorta and media", 0.30, 0.17, described: 0.70, in: 0...1.4,
    from: .rows("T004", "T005", "T021", "T022", "T029", "T040"))
  private static let kidneyStrength = strengthParameter(
    "kidney", "kidney", 0, 0.05, described: 0.30, in: 0...0.6, from: .rows("C038", "C039", "C018"))

  /// Strength of nucleation relative to growth: the exponent α.
  static let nucleationExponent = parameter(
    "vessel.vitaminK.nucleationExponent", "nucleation follows the restraint of growth to this power", 0.5, .one,
    in: 0...3,
    uncertainty: .normal(sd: 0.25), scenarios: [.described: 1.5, .none: 0],
    from: .rows("B003", "B005", "T043", note: "cohorts suggest more than growth alone; no trial has measured it"),
    by: .assumed)

  private static func strengthParameter(
    _ key: String, _ place: String, _ value: Double, _ doubt: Double, described: Double, in range: ClosedRange<Double>,
    from source: Citation
  ) -> RateLaw {
    parameter(
      "vessel.vitaminK.\(key)Strength", "how strongly undercarboxylated MGP speeds calcification: \(place)", value,
      .one,
      in: range, uncertainty: .normal(sd: doubt), scenarios: [.described: described, .none: 0], from: source,
      by: .assumed)
  }

  private static func restraint(_ key: String, _ place: String, _ strength: RateLaw) -> Quantity {
    Quantity(
      "vessel.\(key).undercarboxylationFactor", "speed of calcification relative to the unsupplemented mean: \(place)",
      .one,
      (1 + strength * cappedDrive) / (1 + strength))
  }

  /// The factor on nucleation that belongs to a factor on growth.
  static func nucleation(_ restraint: Quantity) -> RateLaw { exp(nucleationExponent * log(restraint.now)) }
  static let coronaryNucleation = nucleation(coronary)
  static let aortaNucleation = nucleation(aorta)
  static let mediaNucleation = nucleation(media)
  static let kidneyNucleation = nucleation(kidney)
}
