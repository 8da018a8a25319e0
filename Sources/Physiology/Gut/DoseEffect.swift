import ModelLanguage

/// Large doses are absorbed less well.
///
///     K1:         h = 1/(1 + D/D₁)                      D₁ 3 mg, solubilised 30 mg
///     MK-7/8/9:   h = 1/(1 + (D − 1 mg)₊/10 mg)         MK-4: h = 1
///
/// `D` is the sum of the vitamer in one meal. Left out: competition between vitamers for the bile.
enum DoseEffect {
  private static let phylloquinoneHalf = parameter(
    "gut.dose.phylloquinone.halfPoint", "K1 in a meal at which half of the usual share is absorbed", 3, .milligram,
    in: 1...10, uncertainty: .logNormal(sd: 0.4), from: .rows("OC046", "PK021", "OC041"), by: .fitted)
  private static let solubilisedHalf = parameter(
    "gut.dose.solubilised.halfPoint", "solubilised K1 at which half of the usual share is absorbed", 30, .milligram,
    in: 10...100, uncertainty: .logNormal(sd: 0.4), from: .rows("PK045"), by: .fitted)
  private static let menaquinoneThreshold = parameter(
    "gut.dose.menaquinones.threshold", "long menaquinones in a meal up to which absorption is in proportion", 1,
    .milligram, in: 0.3...3, from: .rows("PK013", note: "some people show no dose linearity"), by: .assumed)
  private static let menaquinoneHalf = parameter(
    "gut.dose.menaquinones.halfPoint", "long menaquinones above the threshold that halve the absorbed share", 10,
    .milligram, in: 3...30, uncertainty: .logNormal(sd: 0.5), from: .assumption("no row above 2 mg"), by: .assumed)

  static func law(of vitamer: Vitamer, in matrix: FoodMatrix) -> RateLaw {
    switch vitamer {
    case .phylloquinone:
      1 / (1 + Meal.dose(of: vitamer) / (matrix == .solubilised ? solubilisedHalf : phylloquinoneHalf))
    case .menaquinone4: 1
    default:
      1 / (1 + maximum(Meal.dose(of: vitamer) - menaquinoneThreshold, 0) / menaquinoneHalf)
    }
  }
}
