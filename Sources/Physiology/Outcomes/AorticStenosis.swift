import ModelLanguage

/// Hazard of severe aortic stenosis, from the calcium of the valve alone.
///
///     h = 1.8·10⁻⁵·(1 + AVC)^0.85 per year
///
/// Left out: bicuspid valves; the gradient across the valve.
public struct AorticStenosis: Mechanism {
  public var name: String { "Severe aortic stenosis" }
  public var summary: String { "A calcified valve narrows: the hazard rises almost in proportion to its score." }
  public var leftOut: [String] { ["bicuspid valves", "the gradient across the valve", "fibrosis without calcium"] }
  public var flows: [Flow] { Flow("aortic stenosis hazard adds up", to: Self.cumulative, at: Self.hazard.now) }
  public var observables: [Quantity] { [Self.hazard] }
}

extension AorticStenosis {
  public static let cumulative = Outcomes.cumulativePool("aorticStenosis", "severe aortic stenosis", typical: 0.01)
  public static let hazard: Quantity = {
    let base = parameter(
      "outcome.aorticStenosis.base", "hazard of severe aortic stenosis without valve calcium", 1.8e-5, .perYear,
      in: 1e-6...1e-3,
      uncertainty: .logNormal(sd: 0.2), from: .rows("C021"), by: .fitted)
    let power = parameter(
      "outcome.aorticStenosis.power", "that hazard against the score plus one (exponent)", 0.85, .one, in: 0.5...1.2,
      uncertainty: .normal(sd: 0.05), from: .rows("C021"), by: .fitted)
    let score = (AgatstonScore.valve.now + AgatstonScore.one) / AgatstonScore.one
    return Quantity(
      "outcome.aorticStenosis.hazard", "hazard of severe aortic stenosis", .perYear, base * score.power(power))
  }()
}
