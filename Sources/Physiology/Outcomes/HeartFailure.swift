import ModelLanguage

/// Hazard of heart failure, as PREVENT has it.
///
///     h = 0.73·(−ln(1 − p_HF)/10 y)
///
/// Vitamin K and calcium have no part in it. Left out: heart failure after an infarction of the same life; valve disease.
public struct HeartFailure: Mechanism {
  public var name: String { "Heart failure" }
  public var summary: String { "Pressure, diabetes, body mass and kidney function give the hazard of heart failure." }
  public var leftOut: [String] { ["heart failure that follows an infarction or a stenosed valve in the same life"] }
  public var flows: [Flow] { Flow("heart failure hazard adds up", to: Self.cumulative, at: Self.hazard.now) }
  public var observables: [Quantity] { [Self.hazard] }
}

extension HeartFailure {
  public static let cumulative = Outcomes.cumulativePool("heartFailure", "heart failure")
  public static let hazard = Quantity(
    "outcome.heartFailure.hazard", "hazard of heart failure", .perYear,
    Outcomes.presentValues * Outcomes.yearlyHazard(ofTenYearRisk: CardiovascularRisk.heartFailure))
}
