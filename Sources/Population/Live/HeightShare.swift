import ModelLanguage
import Physiology
import Simulation

/// How much of a person's standing in height is early or late growth, by age.
///
///     z_h = c·z_PHV + √(1 − c²)·z       c such that the factor the model is given spreads as the model says, σ_f
///
/// The model's height depends on the age at peak height velocity, before adulthood and a little after. Were height drawn
/// apart from it, the factor would have to undo it, and spread too widely.
struct HeightShare: Sendable {
  private static let step = 0.25
  private static let adult = 28.0
  /// Most of the standing that growth's timing may take: an assumption that leaves something to the person.
  private static let most = 0.9

  /// Gain of the logarithm of height per standard deviation of lateness, every quarter of a year.
  private let gains: [Double]
  private let factorSpread: Double
  let middle: Double
  let spread: Double

  init(sex: Sex, scenario: EvidenceScenario, around centre: [String: Double]) {
    let model = ReferenceModel.model
    guard let peak = model.parameter("body.peakHeightVelocityAge"), case .normal(let spread) = peak.spread,
      let factor = model.parameter("body.height.factor"), case .logNormal(let factorSpread) = factor.spread
    else { preconditionFailure("the model's growth has changed its names or its spread") }
    let body = BodyLaws.shared
    let place = body.laws.place(peak.key)
    let reference = body.laws.parameterValues(sex: sex, scenario: scenario, around: centre)
    let middle = centre[peak.key] ?? peak.value(sex: sex, scenario: scenario)
    func logHeight(_ age: Double, _ peakAge: Double) -> Double {
      var person = LawPerson(parameters: reference, inputs: body.laws.normalInputs)
      person.set(place, peakAge)
      return RateLaw.Function.log.apply(body.read(age: age, person).height)
    }
    gains = stride(from: 0, through: Self.adult, by: Self.step).map { age in
      (logHeight(age, middle + spread) - logHeight(age, middle - spread)) / 2
    }
    self.factorSpread = factorSpread
    self.middle = middle
    self.spread = spread
  }

  /// `c` where heights of the age spread by `heightSpread` in their logarithm.
  func share(age: Double, heightSpread: Double) -> Double {
    let index = min(Int((age / Self.step).rounded()), gains.count - 1)
    let gain = gains[index]
    guard abs(gain) > 1e-4 else { return 0 }
    let wanted = (heightSpread * heightSpread + gain * gain - factorSpread * factorSpread) / (2 * heightSpread * gain)
    // Below zero in the other direction nothing is gained by tying them.
    return gain > 0 ? min(max(wanted, 0), Self.most) : max(min(wanted, 0), -Self.most)
  }
}
