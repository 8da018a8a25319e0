import ModelLanguage

/// Hazard of stroke: its share of PREVENT's atherosclerotic risk, shifted by coronary calcium relative to the age's mean.
///
///     h = s·0.73·(−ln(1 − p_ASCVD)/10 y)·exp(0.1818·(lnC − L̄(t, sex)) − 0.08)      s = sig(−0.575 + 0.026(t−62) + 0.21 female)
///
/// Centring on the mean keeps PREVENT's population risk. Left out: atrial fibrillation, bleeding, cerebral arteries.
public struct Stroke: Mechanism {
  public var name: String { "Stroke" }
  public var summary: String {
    "A share of the atherosclerotic risk, higher with more coronary calcium than one's age holds."
  }
  public var leftOut: [String] {
    ["atrial fibrillation", "haemorrhage", "calcium of cerebral arteries", "aortic calcium (a read-out only)"]
  }
  public var flows: [Flow] { Flow("stroke hazard adds up", to: Self.cumulative, at: Self.hazard.now) }
  public var observables: [Quantity] { [Self.hazard] }
}

extension Stroke {
  public static let cumulative = Outcomes.cumulativePool("stroke", "stroke")

  public static let hazard: Quantity = {
    let yearly = Outcomes.presentValues * Outcomes.yearlyHazard(ofTenYearRisk: CardiovascularRisk.atherosclerotic)
    let perLogScore = parameter(
      "outcome.stroke.perLogScore", "logarithm of the stroke hazard per logarithm of the coronary score", 0.1818, .one,
      in: 0...0.4,
      uncertainty: .normal(sd: 0.05), from: .rows("D007"), by: .translated)
    let centring = parameter(
      "outcome.stroke.centring", "keeps the mean of the calcium factor at one", 0.08, .one, in: 0...0.3,
      from: .assumption("half the variance of the score's logarithm times the square of its effect"), by: .translated)
    let calcium = exp(perLogScore * (CoronaryHeartDisease.logScore - usualLogScore) - centring)
    return Quantity("outcome.stroke.hazard", "hazard of stroke", .perYear, share * yearly * calcium)
  }()

  /// Share of strokes among first atherosclerotic events.
  private static let share: RateLaw = {
    let middle = parameter(
      "outcome.stroke.share", "log-odds that a first atherosclerotic event is a stroke, at the reference age",
      female: -0.365,
      male: -0.575, .one, in: -2...2, uncertainty: .normal(sd: 0.15), from: .rows("D005"), by: .translated)
    let slope = parameter(
      "outcome.stroke.shareSlope", "rise of those log-odds with age", 0.026, .perYear, in: 0...0.1,
      uncertainty: .normal(sd: 0.008),
      from: .rows("D005", note: "older people have more strokes among their events; slope assumed"), by: .assumed)
    let age = parameter(
      "outcome.stroke.shareAge", "age at which the share is given", 62, .year, in: 50...75, from: .rows("D005"),
      by: .measured)
    return logistic(middle + slope * (.time - age))
  }()

  /// Mean of ln(CAC + 1) at the age, for the sex.
  private static let usualLogScore: RateLaw = {
    let top = usualParameter("usualLogScore", "mean of ln(score + 1) in old age", 5.6, 7.0, .one, in: 3...9)
    let age = usualParameter("usualAge", "age at which that mean is half reached", 72, 64.5, .year, in: 55...85)
    let width = usualParameter("usualWidth", "width of its rise", 9.5, 9.2, .year, in: 4...20)
    return top * logistic((.time - age) / width)
  }()

  private static func usualParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ unit: UnitOfMeasure,
    in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "outcome.stroke.\(key)", meaning, female: female, male: male, unit, in: range,
      from: .assumption("mean of this model's own population, so that the population's stroke risk stays PREVENT's"),
      by: .fitted)
  }
}
