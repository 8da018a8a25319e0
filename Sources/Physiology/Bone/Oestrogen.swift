import ModelLanguage

/// What oestrogen still does: 1 before the final menstrual period and in men, falling to 0 around it, restored by hormone
/// replacement.
///
///     e = 1 − lg((a − FMP − x_E)/w_E)·(1 − hrt)
///
/// Left out: puberty; oestrogen of old men.
public struct Oestrogen: Mechanism {
  public let name = "Oestrogen"
  public let summary = "Oestrogen's hold on bone falls within a year of the final menstrual period."
  public let leftOut = ["onset in puberty", "decline in old men"]

  public static let menopauseAge = parameter(
    "bone.menopauseAge", "age at the final menstrual period", 51.4, .year, in: 40...58, spread: .normal(sd: 4),
    from: .published("SWAN and NHANES: median 51.5 to 52.5"), by: .measured)
  private static let applies = parameter(
    "bone.oestrogen.applies", "1 where oestrogen is lost at menopause", female: 1, male: 0, .one, in: 0...1,
    from: .assumption("women"), by: .measured)
  private static let shift = parameter(
    "bone.oestrogen.shift", "middle of the fall after the final period", -0.19, .year, in: -1...1,
    uncertainty: .normal(sd: 0.3),
    spread: .normal(sd: 0.5), from: .rows("bone-55"), by: .fitted)
  private static let width = parameter(
    "bone.oestrogen.width", "how gradual the fall is", 0.30, .year, in: 0.2...1.2, uncertainty: .logNormal(sd: 0.3),
    spread: .logNormal(sd: 0.3), from: .rows("bone-55"), by: .fitted)
  private static let replacement = input(
    "medicine.hormoneReplacement", "share of oestrogen's effect that hormone replacement restores", normal: 0, .one,
    in: 0...1)

  public static let effect = Quantity(
    "bone.oestrogen", "effect of oestrogen on bone, 1 before menopause", .one,
    1 - applies * (1 - replacement) * logistic((.time - menopauseAge - shift) / width))

  public var observables: [Quantity] { [Self.effect] }
}
