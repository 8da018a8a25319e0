import ModelLanguage

/// Draws parameter values: how people differ, or what science does not know. The two are never drawn together unasked.
public struct ParameterDraw: Sendable {
  /// Which of a parameter's two distributions is drawn.
  public enum Kind: String, Sendable {
    case spread, uncertainty
  }

  public let seed: UInt64
  public init(seed: UInt64) { self.seed = seed }

  /// Values of all parameters of `model` that vary in this way, in their own units.
  ///
  /// - Parameters:
  ///   - centre: values to vary around where they are not the reference ones.
  ///   - fixed: keys that are known for this person and stay.
  public func values(
    of kind: Kind, for model: Model, person: Int, sex: Sex, scenario: EvidenceScenario,
    around centre: [String: Double] = [:], keeping fixed: Set<String> = []
  ) -> [String: Double] {
    var drawn: [String: Double] = [:]
    for parameter in model.parameters where !fixed.contains(parameter.key) {
      guard let distribution = Self.distribution(of: parameter, kind, scenario) else { continue }
      let middle = centre[parameter.key] ?? parameter.value(sex: sex, scenario: scenario)
      var stream = RandomStream(seed: seed, person: person, purpose: Self.purpose(kind, parameter.key))
      drawn[parameter.key] = Self.draw(distribution, around: middle, within: parameter.range, uniform: stream.uniform())
    }
    return drawn
  }

  /// One value: the distribution cut to the range, so that no draw needs clamping.
  static func draw(
    _ distribution: Distribution, around middle: Double, within range: ClosedRange<Double>, uniform u: Double
  ) -> Double {
    CutDistribution(distribution, around: middle, within: range).value(uniform: u)
  }

  /// What a parameter's stream of random numbers is for.
  static func purpose(_ kind: Kind, _ key: String) -> String { "\(kind.rawValue).\(key)" }

  /// The distribution to draw from; nil where this parameter does not vary in this way.
  static func distribution(of parameter: Parameter, _ kind: Kind, _ scenario: EvidenceScenario) -> Distribution? {
    let distribution = kind == .spread ? parameter.spread : parameter.uncertainty
    guard distribution != .fixed else { return nil }
    // A scenario that states a value states it without a band.
    return kind == .uncertainty && parameter.scenarios[scenario] != nil ? nil : distribution
  }
}
