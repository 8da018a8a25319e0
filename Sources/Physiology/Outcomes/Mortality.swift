import ModelLanguage

/// Death: the life table of a country, its cardiovascular share scaled by the person's risk relative to the mean.
///
///     h_CVD = h_table·s_c·RR           h_other = h_table·(1 − s_c)·RR_o           s_c = 0.10 + 0.26·sig((t−52)/12)
///     RR₀ = (0.68 h_CHD + h_stroke + h_HF)/H̄(t, sex),  RR = RR₀·(1 + 1/12)/(1 + RR₀/12), faded in about age 30
///     RR_o = 1.8^smoke·1.5^dm·4^dialysis, relative to its population mean
///
/// Deaths are shares of the table times ratios to the mean, so the population's mortality is the table's and nothing counts twice.
/// Left out: calendar-time trends; deaths of fracture, which the table already holds.
public struct Mortality: Mechanism {
  public var name: String { "Death" }
  public var summary: String { "The life table's hazard, its cardiovascular share scaled by the person's own risk." }
  public var leftOut: [String] { ["trends of mortality in calendar time", "death by fracture apart from the table"] }
  public var flows: [Flow] {
    Flow("hazard of cardiovascular death adds up", to: Self.cumulativeCardiovascular, at: Self.cardiovascular.now)
    Flow("hazard of other death adds up", to: Self.cumulativeOther, at: Self.other.now)
  }
  public var observables: [Quantity] {
    [Self.tableHazard, Self.cardiovascular, Self.other, Self.hazard, Outcomes.survival, Self.relativeRisk]
  }
}

extension Outcomes {
  /// Probability of being alive.
  public static let survival = Quantity(
    "outcome.survival", "probability of being alive", .one,
    exp(-(Mortality.cumulativeCardiovascular.now + Mortality.cumulativeOther.now)))
}

extension Mortality {
  public static let cumulativeCardiovascular = Outcomes.cumulativePool("cardiovascularDeath", "cardiovascular death")
  public static let cumulativeOther = Outcomes.cumulativePool("otherDeath", "death of other causes")

  /// The life table's hazard at this age.
  public static let tableHazard: Quantity = {
    let level = parameter(
      "outcome.death.level", "mortality relative to the life table (the hazard of one per year, times this)", 1,
      .perYear,
      in: 0.1...10, from: LifeTable.unitedStates2019.source, by: .measured)
    return Quantity(
      "outcome.death.tableHazard", "death hazard of the life table", .perYear,
      level * exp(LifeTable.unitedStates2019.logHazard))
  }()

  public static let cardiovascular = Quantity(
    "outcome.death.cardiovascular", "hazard of cardiovascular death", .perYear,
    tableHazard.now * cardiovascularShare * fadedRisk)
  public static let other = Quantity(
    "outcome.death.other", "hazard of death of other causes", .perYear,
    tableHazard.now * (1 - cardiovascularShare) * otherRisk)
  public static let hazard = Quantity(
    "outcome.death.hazard", "hazard of death", .perYear, cardiovascular.now + other.now)

  private static let cardiovascularShare: RateLaw = {
    let young = shareParameter("youngShare", "share of cardiovascular deaths in the young", 0.10)
    let rise = shareParameter("shareRise", "rise of that share with age", 0.26)
    return young + rise * risingWithAge(ageParameter("share", 52), over: widthParameter("share", 12))
  }()
  private static func shareParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "outcome.death.\(key)", meaning, value, .one, in: 0...0.6, uncertainty: .logNormal(sd: 0.1),
      from: .recalled("US deaths by cause: a third cardiovascular in old age, a tenth in youth"), by: .assumed)
  }

  /// Cardiovascular risk relative to the mean of the age and sex, capped smoothly.
  public static let relativeRisk: Quantity = {
    let ceiling = parameter(
      "outcome.death.riskCeiling", "relative risk at which its effect on death has lost half its slope", 12, .one,
      in: 5...50,
      from: .assumption("keeps extreme risk finite"), by: .assumed)
    let events = CoronaryHeartDisease.hardHazard.now + Stroke.hazard.now + HeartFailure.hazard.now
    let raw = events / usualHazard
    return Quantity(
      "outcome.relativeRisk", "cardiovascular hazard relative to the mean of the age and sex", .one,
      raw * (1 + 1 / ceiling) / (1 + raw / ceiling))
  }()
  private static let fadedRisk =
    1 + (relativeRisk.now - 1) * risingWithAge(ageParameter("riskStart", 30), over: widthParameter("riskStart", 2))

  /// Mean hazard of hard cardiovascular events at the age, for the sex: a cubic in its logarithm.
  private static let usualHazard: RateLaw = {
    let atSixty = usualParameter("atSixty", female: 0.005511, male: 0.008951, .perYear, in: 0.001...0.03)
    let linear = usualParameter("linear", female: 0.876, male: 0.811, .one, in: 0...2)
    let square = usualParameter("square", female: -0.057, male: -0.071, .one, in: -1...1)
    let cube = usualParameter("cube", female: 0.002, male: 0.006, .one, in: -0.1...0.1)
    let sixty = usualParameter("age", female: 60, male: 60, .year, in: 50...70)
    let decade = usualParameter("step", female: 10, male: 10, .year, in: 5...20)
    let x = (.time - sixty) / decade
    return atSixty * exp(x * (linear + x * (square + x * cube)))
  }()
  private static func usualParameter(
    _ key: String, female: Double, male: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "outcome.usualHazard.\(key)", "mean hazard of hard cardiovascular events: \(key)", female: female, male: male,
      unit, in: range,
      from: .assumption("mean of this model's own population, so that its mortality is the life table's"), by: .fitted)
  }

  private static let otherRisk: RateLaw = {
    let smoking = ratioParameter("smoking", "smokers", 1.8)
    let diabetes = ratioParameter("diabetes", "people with diabetes", 1.5)
    let dialysis = ratioParameter("dialysis", "people on dialysis", 4)
    let own =
      Conditions.smoking * log(smoking) + Conditions.diabetes * log(diabetes) + Conditions.dialysis * log(dialysis)
    let smokers =
      prevalenceParameter("smokers", "share of smokers among adults", 0.20)
      * risingWithAge(ageParameter("smokers", 18), over: widthParameter("smokers", 1))
    let diabetics =
      prevalenceParameter("diabetics", "share of people with diabetes in old age", 0.27)
      * risingWithAge(ageParameter("diabetics", 58), over: widthParameter("diabetics", 8))
    let mean = (1 + (smoking - 1) * smokers) * (1 + (diabetes - 1) * diabetics)
    return exp(own) / mean
  }()
  private static func ratioParameter(_ key: String, _ who: String, _ value: Double) -> RateLaw {
    parameter(
      "outcome.death.ratio.\(key)", "death of other causes in \(who) relative to others", value, .one, in: 1...8,
      uncertainty: .logNormal(sd: 0.2), from: .recalled("cohorts of smokers, diabetes registers, dialysis registers"),
      by: .assumed)
  }
  private static func prevalenceParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "outcome.death.prevalence.\(key)", meaning, value, .one, in: 0...0.6, from: .published("NHANES 2011-2020"),
      by: .fitted)
  }

  private static func risingWithAge(_ middle: RateLaw, over width: RateLaw) -> RateLaw {
    logistic((.time - middle) / width)
  }
  private static func ageParameter(_ key: String, _ value: Double) -> RateLaw {
    parameter(
      "outcome.death.\(key).age", "age of half that rise: \(key)", value, .year, in: 10...80,
      from: .assumption("smooth"), by: .assumed)
  }
  private static func widthParameter(_ key: String, _ value: Double) -> RateLaw {
    parameter(
      "outcome.death.\(key).width", "width of that rise: \(key)", value, .year, in: 0.5...20,
      from: .assumption("smooth"), by: .assumed)
  }
}
