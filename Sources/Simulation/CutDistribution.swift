import ModelLanguage
import RealModule

/// A distribution cut to a range, made ready for many draws: what depends on neither person nor chance is computed once.
struct CutDistribution: Sendable {
  private enum Shape: Sendable {
    case constant(Double)
    case uniform
    case normal(sd: Double)
    case logNormal(sd: Double)
  }

  private let shape: Shape
  private let middle: Double
  private let range: ClosedRange<Double>
  /// Limits in standard deviations, and the probabilities below them.
  private let low: Double
  private let high: Double
  private let below: Double
  private let upTo: Double

  init(_ distribution: Distribution, around middle: Double, within range: ClosedRange<Double>) {
    self.middle = middle
    self.range = range
    var limits = (low: -8.0, high: 8.0)
    switch distribution {
    case .fixed: shape = .constant(middle)
    case .uniform: shape = .uniform
    case .normal(let sd):
      shape = .normal(sd: sd)
      limits = ((range.lowerBound - middle) / sd, (range.upperBound - middle) / sd)
    case .logNormal(let sd):
      shape = middle == 0 ? .constant(0) : .logNormal(sd: sd)
      // A negative value keeps its sign: its size is drawn.
      let sizes = middle > 0 ? (range.lowerBound, range.upperBound) : (-range.upperBound, -range.lowerBound)
      limits.low = sizes.0 > 0 ? Double.log(sizes.0 / abs(middle)) / sd : -8
      limits.high = sizes.1 > 0 ? Double.log(sizes.1 / abs(middle)) / sd : -8
    }
    low = limits.low
    high = limits.high
    below = NormalDistribution.cumulative(max(low, -8))
    upTo = NormalDistribution.cumulative(min(high, 8))
  }

  /// The value at the probability `u` of the cut distribution: no draw needs clamping.
  func value(uniform u: Double) -> Double {
    switch shape {
    case .constant(let value): return value
    case .uniform: return range.lowerBound + u * (range.upperBound - range.lowerBound)
    case .normal(let sd): return inside(middle + sd * deviations(u))
    case .logNormal(let sd): return inside(middle * Double.exp(sd * deviations(u)))
    }
  }

  /// Takes off the last rounding error at a limit.
  private func inside(_ x: Double) -> Double { min(max(x, range.lowerBound), range.upperBound) }

  private func deviations(_ u: Double) -> Double {
    guard upTo > below else { return min(max(0, low), high) }
    let p = below + u * (upTo - below)
    return NormalDistribution.quantile(min(max(p, 1e-15), 1 - 1e-15))
  }
}
