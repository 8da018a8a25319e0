import ModelLanguage

/// What a µg/day of a vitamer is worth in a tissue, MK-7 being 1.
///
/// All vitamers compete for one carboxylase, which for substrates of one enzyme is exactly the weighted sum; none blocks
/// another.
enum Potency {
  static func of(_ vitamer: Vitamer, in tissue: Tissue) -> RateLaw {
    switch (vitamer, tissue) {
    case (.menaquinone7, _): 1
    case (.phylloquinone, .liver): phylloquinoneLiver
    case (.phylloquinone, .bone): phylloquinoneBone
    case (.phylloquinone, .vessel): phylloquinoneVessel
    case (.menaquinone4, .liver): menaquinone4Liver
    case (.menaquinone4, .bone): menaquinone4Bone
    case (.menaquinone4, .vessel): menaquinone4Vessel
    case (_, .liver): longLiver
    case (_, .bone): longBone
    case (_, .vessel): longVessel
    }
  }

  private static func potencyParameter(
    _ key: String, _ what: String, _ value: Double, _ range: ClosedRange<Double>, sd: Double,
    spread: Distribution = .fixed,
    _ source: Citation
  ) -> RateLaw {
    parameter(
      "vitaminK.potency.\(key)", "effect of a µg of \(what), MK-7 being 1", value, .one, in: range,
      uncertainty: .logNormal(sd: sd), spread: spread, from: source, by: source.rows.isEmpty ? .assumed : .fitted)
  }

  private static let phylloquinoneLiver = potencyParameter(
    "phylloquinone.liver", "K1 in the liver", 0.41, 0.25...0.8, sd: 0.35, spread: .logNormal(sd: 0.1),
    .rows("CO004", "CO005"))
  private static let phylloquinoneBone = potencyParameter(
    "phylloquinone.bone", "K1 in bone", 0.5, 0.2...1, sd: 0.35, spread: .logNormal(sd: 0.1),
    .rows("OC041", "OC045", "OC050"))
  private static let phylloquinoneVessel = potencyParameter(
    "phylloquinone.vessel", "K1 in the vessel wall", 0.5, 0.15...1.5, sd: 0.35, spread: .logNormal(sd: 0.1),
    .assumption("as in bone; the one row, MGP023, asks for more"))
  private static let menaquinone4Liver = potencyParameter(
    "menaquinone4.liver", "MK-4 in the liver", 0.03, 0.01...0.1, sd: 0.5, .assumption("as in bone, somewhat less"))
  private static let menaquinone4Bone = potencyParameter(
    "menaquinone4.bone", "MK-4 in bone", 0.04, 0.015...0.1, sd: 0.5, .rows("OC052", "OC053", "OC054"))
  private static let menaquinone4Vessel = potencyParameter(
    "menaquinone4.vessel", "MK-4 in the vessel wall", 0.04, 0.01...0.1, sd: 0.5, .assumption("as in bone; unmeasured"))
  private static let longLiver = potencyParameter(
    "longMenaquinone.liver", "MK-8 or MK-9 in the liver", 1, 0.5...1.3, sd: 0.3, .assumption("as MK-7"))
  private static let longBone = potencyParameter(
    "longMenaquinone.bone", "MK-8 or MK-9 in bone", 1, 0.5...1.3, sd: 0.3, .assumption("as MK-7"))
  private static let longVessel = potencyParameter(
    "longMenaquinone.vessel", "MK-8 or MK-9 in the vessel wall", 1, 0.5...1.3, sd: 0.3, .assumption("as MK-7"))
}
