import ModelLanguage
import RealModule
import Simulation

/// A parameter of one person as a standard normal score: 0 is the value expected of people like them, 1 a standard
/// deviation of the parameter's `spread` above it.
struct PersonalScore: Sendable {
  let parameter: Parameter
  /// Value at a score of 0, in the parameter's unit.
  let middle: Double

  /// Nil for a parameter in which people do not differ, or whose spread has no score (uniform, or a log-normal of 0).
  init?(_ parameter: Parameter, middle: Double) {
    switch parameter.spread {
    case .fixed, .uniform: return nil
    case .normal(let sd): guard sd > 0 else { return nil }
    case .logNormal(let sd): guard sd > 0, middle > 0 else { return nil }
    }
    self.parameter = parameter
    self.middle = middle
  }

  /// In the parameter's unit, within its range for any score within `limits`.
  func value(at score: Double) -> Double {
    let value =
      switch parameter.spread {
      case .normal(let sd): middle + sd * score
      case .logNormal(let sd): middle * Double.exp(sd * score)
      case .fixed, .uniform: middle
      }
    // Takes off the last rounding error at a limit; scores beyond the limits are not asked for.
    return min(max(value, parameter.range.lowerBound), parameter.range.upperBound)
  }

  /// Scores that keep the value in the parameter's range, at most four standard deviations out.
  var limits: ClosedRange<Double> {
    let low = max(score(of: parameter.range.lowerBound), -Self.furthest)
    let high = min(score(of: parameter.range.upperBound), Self.furthest)
    return min(low, 0)...max(high, 0)
  }

  private static let furthest = 4.0

  private func score(of value: Double) -> Double {
    switch parameter.spread {
    case .normal(let sd): (value - middle) / sd
    case .logNormal(let sd): value > 0 ? Double.log(value / middle) / sd : -.infinity
    case .fixed, .uniform: 0
    }
  }
}
