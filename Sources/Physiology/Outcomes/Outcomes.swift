import ModelLanguage

/// What matters to a person: events and death, as hazards of the present and as probabilities of a life.
public enum Outcomes {
  /// Horizon of the published ten-year risks.
  static let tenYears = parameter(
    "outcome.horizon", "horizon of the published ten-year risks", 10, .year, in: 5...15, from: .rows("D003", "D009"),
    by: .measured)

  /// Hazard added up over life.
  static func cumulativePool(_ key: String, _ name: String, typical: Double = 0.1) -> Pool {
    Pool(
      "outcome.\(key).cumulativeHazard", "cumulative hazard: \(name)", .one, scale: typical, atBirth: 0,
      sumOfRisk: true)
  }

  /// Yearly hazard of a ten-year risk.
  static func yearlyHazard(ofTenYearRisk risk: Quantity) -> RateLaw { -log(1 - risk.now) / tenYears }

  /// A score of risk factors taken at a baseline counts for ten years; present values are higher by their rise.
  static let presentValues = parameter(
    "outcome.prevent.presentValues", "hazard with present values relative to the published one with baseline values",
    0.73, .one,
    in: 0.5...1, uncertainty: .logNormal(sd: 0.1), from: .rows("D005", "D009"), by: .translated)
}
