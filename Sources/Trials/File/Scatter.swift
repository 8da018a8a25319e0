import Simulation

/// How a quantity is distributed among the people of a trial, as a file states it.
public enum Scatter: Sendable, Hashable {
  /// The same in everyone.
  case fixed(Double)
  /// Normal, cut at the limits.
  case normal(mean: Double, sd: Double, low: Double, high: Double)
  case uniform(Double, Double)
  /// These values, each as likely.
  case values([Double])

  /// The value below which lies the share `p` of people.
  /// - Precondition: 0 < p < 1.
  public func quantile(_ p: Double) -> Double {
    switch self {
    case .fixed(let value): return value
    case .uniform(let low, let high): return low + p * (high - low)
    case .values(let values): return values[min(Int(p * Double(values.count)), values.count - 1)]
    case .normal(let mean, let sd, let low, let high):
      guard sd > 0 else { return min(max(mean, low), high) }
      let below = NormalDistribution.cumulative((low - mean) / sd)
      let upTo = NormalDistribution.cumulative((high - mean) / sd)
      guard upTo > below else { return mean < low ? low : high }
      let z = NormalDistribution.quantile(min(max(below + p * (upTo - below), 1e-15), 1 - 1e-15))
      return min(max(mean + sd * z, low), high)
    }
  }

  /// The least and the largest value that can come out.
  public var limits: ClosedRange<Double> {
    switch self {
    case .fixed(let value): value...value
    case .uniform(let low, let high): low...high
    case .values(let values): (values.min() ?? 0)...(values.max() ?? 0)
    case .normal(let mean, let sd, let low, let high): Swift.max(low, mean - 8 * sd)...Swift.min(high, mean + 8 * sd)
    }
  }

  public var mean: Double {
    switch self {
    case .fixed(let value): value
    case .uniform(let low, let high): (low + high) / 2
    case .values(let values): values.reduce(0, +) / Double(Swift.max(values.count, 1))
    case .normal(let mean, _, _, _): mean
    }
  }
}
