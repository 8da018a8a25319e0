import ModelLanguage

/// Probability that some coronary artery is narrowed by half or more, given the calcium score.
///
///     P = sig(−6.10 + 0.88·ln(CAC + 1))
///
/// Flow is never computed from calcium: one in five occluded vessels holds none.
public struct CoronaryStenosis: Mechanism {
  public var name: String { "Coronary stenosis" }
  public var summary: String {
    "The calcium score says how probable a stenosis of half the lumen is, not where or whether."
  }
  public var leftOut: [String] { ["lumen and flow", "non-calcified stenosis beyond the intercept"] }
  public var observables: [Quantity] { [Self.probability] }
}

extension CoronaryStenosis {
  public static let probability: Quantity = {
    let intercept = parameter(
      "vessel.stenosis.intercept", "log-odds of a stenosis at a score of zero", -6.10, .one, in: -9...(-3),
      uncertainty: .normal(sd: 0.3), from: .rows("D010"), by: .fitted)
    let slope = parameter(
      "vessel.stenosis.slope", "log-odds of a stenosis per logarithm of the score plus one", 0.88, .one, in: 0.3...1.5,
      uncertainty: .normal(sd: 0.08), from: .rows("D010"), by: .fitted)
    let score = log((AgatstonScore.coronary.now + AgatstonScore.one) / AgatstonScore.one)
    return Quantity(
      "vessel.coronary.stenosisProbability", "probability of a coronary stenosis of half the lumen or more", .one,
      logistic(intercept + slope * score))
  }()
}
