import ModelLanguage

/// Hazard of coronary heart disease: the MESA score with coronary calcium, evaluated with the present covariates.
///
///     LP = Σ β·x + 0.2743·lnC        lnC = ln(CAC₀+1) + φ_c·(ln(CAC+1) − ln(CAC₀+1))
///     h = 0.74·(−ln 0.99833/10 y)·exp(LP)·sig((t−38)/5)
///
/// CAC₀ is the score without vitamin K's deviation; only the share φ_c of a difference made by vitamin K reaches events.
/// 0.74 turns a score meant for a baseline into one for present values. Left out: calcium's density and place; angina as an event.
public struct CoronaryHeartDisease: Mechanism {
  public var name: String { "Coronary heart disease" }
  public var summary: String {
    "Risk factors and coronary calcium give the hazard of infarction, coronary death and revascularisation."
  }
  public var leftOut: [String] {
    ["density and place of calcium", "treatment after an event", "bleeding on anticoagulants"]
  }
  public var flows: [Flow] {
    Flow("coronary hazard adds up", to: Self.cumulative, at: Self.hazard.now)
  }
  public var observables: [Quantity] { [Self.hazard, Self.hardHazard, Self.hazardRatioOfVitaminK] }
}

extension CoronaryHeartDisease {
  public static let cumulative = Outcomes.cumulativePool("coronary", "coronary heart disease")
  private static let equation = Citation.rows("D003")

  /// Hazard of any coronary event.
  public static let hazard: Quantity = {
    let survival = parameter(
      "outcome.coronary.baselineSurvival", "ten-year survival without event at a linear predictor of zero", 0.99833,
      .one,
      in: 0.9...0.99999, from: equation, by: .measured)
    let present = parameter(
      "outcome.coronary.presentValues", "hazard with present values relative to the published one with baseline values",
      0.74,
      .one, in: 0.5...1, uncertainty: .logNormal(sd: 0.1), from: .rows("D003", "D005"), by: .translated)
    let start = parameter(
      "outcome.coronary.startAge", "age at which the hazard is half that of the equation", 38, .year, in: 25...45,
      from: .assumption("the equation starts at 45; coronary events in the young are rare"), by: .assumed)
    let width = parameter(
      "outcome.coronary.startWidth", "width of that beginning", 5, .year, in: 2...10, from: .assumption("smooth"),
      by: .assumed)
    let yearly = -log(survival) / Outcomes.tenYears
    let law = present * yearly * exp(predictor) * logistic((.time - start) / width)
    return Quantity("outcome.coronary.hazard", "hazard of coronary heart disease", .perYear, law)
  }()

  public static let hardHazard: Quantity = {
    let share = parameter(
      "outcome.coronary.hardShare", "share of infarction and coronary death among coronary events", 0.68, .one,
      in: 0.4...0.9,
      uncertainty: .logNormal(sd: 0.1), from: .rows("D005"), by: .translated)
    return Quantity(
      "outcome.coronary.hardHazard", "hazard of infarction or coronary death", .perYear, share * hazard.now)
  }()

  /// Coronary hazard relative to the same life without vitamin K's deviation.
  public static let hazardRatioOfVitaminK = Quantity(
    "outcome.coronary.hazardRatioOfVitaminK",
    "coronary hazard relative to a life at the unsupplemented mean of vitamin K", .one,
    exp(perLogScore * (logScore - logScoreWithoutVitaminK)))

  private static func logarithm(of score: Quantity) -> RateLaw {
    log((score.now + AgatstonScore.one) / AgatstonScore.one)
  }
  private static let logScoreWithoutVitaminK = logarithm(of: AgatstonScore.coronaryWithoutVitaminK)
  /// The logarithm of the coronary score as events see it.
  static let logScore: RateLaw = {
    let share = parameter(
      "vessel.vitaminK.causalShare", "share of a difference in score made by vitamin K that reaches events", 0.20, .one,
      in: 0...1,
      uncertainty: .normal(sd: 0.12), scenarios: [.described: 0.50, .none: 0],
      from: .rows("B001", "B020", "D006", note: "no trial has measured it"), by: .assumed)
    return logScoreWithoutVitaminK + share * (logarithm(of: AgatstonScore.coronary) - logScoreWithoutVitaminK)
  }()

  private static let perLogScore = coefficientParameter("logScore", 0.2743)
  private static let predictor: RateLaw = {
    let age = coefficientParameter("age", 0.0172, .perYear) * .time
    let male = parameter(
      "outcome.coronary.beta.male", "MESA coefficient of male sex", female: 0, male: 0.4079, .one, in: 0...1,
      from: equation, by: .measured)
    let diabetes = coefficientParameter("diabetes", 0.3892) * Conditions.diabetes
    let smoking = coefficientParameter("smoking", 0.3717) * Conditions.smoking
    let family = coefficientParameter("familyHistory", 0.3239) * Conditions.familyHistory
    return age + male + diabetes + smoking + family + lipids + pressure + descent + perLogScore * logScore
  }()
  private static let lipids: RateLaw = {
    let total =
      coefficientParameter("totalCholesterol", 0.0043, .perMilligramPerDecilitre) * Circulation.totalCholesterol.now
    let hdl = coefficientParameter("hdl", -0.0114, .perMilligramPerDecilitre) * Circulation.hdl.now
    return total + hdl + coefficientParameter("lipidMedicine", 0.1206) * Conditions.statin
  }()
  private static let pressure: RateLaw = {
    let systolic =
      coefficientParameter("systolicPressure", 0.0066, (.one / .millimetreOfMercury)) * Circulation.systolicPressure.now
    return systolic + coefficientParameter("pressureMedicine", 0.2278) * Conditions.antihypertensive
  }()
  private static let descent: RateLaw = {
    let black = coefficientParameter("black", 0.0353) * Conditions.black
    let hispanic = coefficientParameter("hispanic", -0.0222) * Conditions.hispanic
    return black + hispanic + coefficientParameter("chinese", -0.3475) * Conditions.chinese
  }()

  private static func coefficientParameter(_ key: String, _ value: Double, _ unit: UnitOfMeasure = .one) -> RateLaw {
    let reach = 2 * abs(value)
    return parameter(
      "outcome.coronary.beta.\(key)", "MESA coefficient of \(key)", value, unit, in: -reach...reach, from: equation,
      by: .measured)
  }
}
