import ModelLanguage
import RealModule

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
      let distribution = kind == .spread ? parameter.spread : parameter.uncertainty
      guard distribution != .fixed else { continue }
      // A scenario that states a value states it without a band.
      if kind == .uncertainty && parameter.scenarios[scenario] != nil { continue }
      let middle = centre[parameter.key] ?? parameter.value(sex: sex, scenario: scenario)
      var stream = RandomStream(seed: seed, person: person, purpose: "\(kind.rawValue).\(parameter.key)")
      drawn[parameter.key] = Self.draw(distribution, around: middle, within: parameter.range, uniform: stream.uniform())
    }
    return drawn
  }

  /// One value: the distribution cut to the range, so that no draw needs clamping.
  static func draw(
    _ distribution: Distribution, around middle: Double, within range: ClosedRange<Double>, uniform u: Double
  ) -> Double {
    switch distribution {
    case .fixed: return middle
    case .uniform: return range.lowerBound + u * (range.upperBound - range.lowerBound)
    case .normal(let sd):
      let z = cutNormal(u, from: (range.lowerBound - middle) / sd, to: (range.upperBound - middle) / sd)
      return within(range, middle + sd * z)
    case .logNormal(let sd):
      guard middle != 0 else { return 0 }
      // A negative value keeps its sign: its size is drawn.
      let limits = middle > 0 ? (range.lowerBound, range.upperBound) : (-range.upperBound, -range.lowerBound)
      let low = limits.0 > 0 ? Double.log(limits.0 / abs(middle)) / sd : -8
      let high = limits.1 > 0 ? Double.log(limits.1 / abs(middle)) / sd : -8
      return within(range, middle * Double.exp(sd * cutNormal(u, from: low, to: high)))
    }
  }

  /// Takes off the last rounding error at a limit.
  private static func within(_ range: ClosedRange<Double>, _ x: Double) -> Double {
    min(max(x, range.lowerBound), range.upperBound)
  }

  private static func cutNormal(_ u: Double, from low: Double, to high: Double) -> Double {
    let below = NormalDistribution.cumulative(max(low, -8))
    let upTo = NormalDistribution.cumulative(min(high, 8))
    guard upTo > below else { return min(max(0, low), high) }
    let p = below + u * (upTo - below)
    return NormalDistribution.quantile(min(max(p, 1e-15), 1 - 1e-15))
  }
}
