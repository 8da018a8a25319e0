import ModelLanguage

/// What a laboratory would report: plasma concentrations, which follow triglycerides, by the day's mean and fasting.
///
///     C = c/V₁·(TG/1.2)^γ        fasting = mean·(0.74 K1 of meals, 0.28 K1 of a morning tablet, 0.80 MK-7, 0.89 MK-8/9)
///
/// Under single doses `C` is the concentration of the moment. Tissue supply uses c/V₁ without the triglyceride factor.
/// Left out: apolipoprotein E.
public struct PlasmaVitaminK: Mechanism {
  public let name = "vitamin K in plasma"
  public let summary = "Measured concentrations follow triglycerides and the time since the last meal."
  public let leftOut = ["apolipoprotein E genotype"]

  private static let usualTriglycerides = parameter(
    "vitaminK.plasma.usualTriglycerides", "triglycerides of the reference adult", 1.2, .millimole / .litre,
    in: 0.8...1.8,
    from: .assumption("a healthy adult"), by: .assumed)
  private static let phylloquinoneExponent = parameter(
    "vitaminK.plasma.phylloquinone.triglycerideExponent", "how plasma K1 follows triglycerides", 0.5, .one,
    in: 0.3...0.8,
    uncertainty: .logNormal(sd: 0.2), from: .rows("VA002"), by: .assumed)
  private static let menaquinoneExponent = parameter(
    "vitaminK.plasma.longMenaquinone.triglycerideExponent", "how plasma long menaquinones follow triglycerides", 0.15,
    .one, in: 0...0.4, uncertainty: .logNormal(sd: 0.4), from: .assumption("they ride on LDL"), by: .assumed)
  private static let ratio = Circulation.triglycerides.now / usualTriglycerides

  private static func fastingParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "vitaminK.plasma.fasting.\(key)", meaning, value, .one, in: (value / 2)...1,
      from: .assumption("the model's own curves over a day of meals"), by: .translated)
  }
  private static let fastingMeals = fastingParameter(
    "phylloquinoneMeals", "fasting over mean plasma K1, from meals", 0.74)
  private static let fastingTablet = fastingParameter(
    "phylloquinoneTablet", "fasting over mean plasma K1, from a morning tablet", 0.28)
  private static let fastingCapsule = fastingParameter(
    "menaquinone7", "fasting over mean plasma MK-7, from a daily dose", 0.80)
  private static let fastingLong = fastingParameter(
    "menaquinones", "fasting over mean plasma MK-8 and MK-9, from meals", 0.89)
  private static let tabletShare = input(
    "intake.phylloquinone.morningDoseShare", "share of absorbed K1 that comes as one morning dose", normal: 0, .one,
    in: 0...1)
  private static let capsuleShare = input(
    "intake.menaquinone7.dailyDoseShare", "share of absorbed MK-7 that comes as one daily dose", normal: 0, .one,
    in: 0...1)

  /// As reported: with what triglycerides add.
  static func concentration(_ vitamer: Vitamer) -> Quantity {
    Quantity(
      "vitaminK.\(vitamer.rawValue).concentration", "plasma \(vitamer.shortName)", .nanomolePerLitre, reported(vitamer))
  }

  private static func reported(_ vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: Phylloquinone.supply.now * ratio.power(phylloquinoneExponent)
    case .menaquinone4: Menaquinone4.supply.now
    case .menaquinone7: LongMenaquinone.menaquinone7.supply.now * ratio.power(menaquinoneExponent)
    case .menaquinone8: LongMenaquinone.menaquinone8.supply.now * ratio.power(menaquinoneExponent)
    case .menaquinone9: LongMenaquinone.menaquinone9.supply.now * ratio.power(menaquinoneExponent)
    }
  }

  /// Before breakfast, over the day's mean; nil where plasma shows none.
  private static func fastingRatio(_ vitamer: Vitamer) -> RateLaw? {
    switch vitamer {
    case .phylloquinone: fastingMeals + tabletShare * (fastingTablet - fastingMeals)
    case .menaquinone4: nil
    case .menaquinone7: fastingLong + capsuleShare * (fastingCapsule - fastingLong)
    case .menaquinone8, .menaquinone9: fastingLong
    }
  }

  public var observables: [Quantity] { Vitamer.allCases.flatMap(PlasmaVitaminK.readOuts) }

  private static func readOuts(_ vitamer: Vitamer) -> [Quantity] {
    let level = concentration(vitamer)
    let mass = Quantity(
      "vitaminK.\(vitamer.rawValue).massConcentration", "plasma \(vitamer.shortName), by mass", .nanogramPerMillilitre,
      level.now * VitamerMass.of(vitamer))
    guard let ratio = fastingRatio(vitamer) else { return [level, mass] }
    let fasting = Quantity(
      "vitaminK.\(vitamer.rawValue).fasting", "fasting plasma \(vitamer.shortName), from the day's mean",
      .nanomolePerLitre,
      level.now * ratio)
    return [level, mass, fasting]
  }
}
