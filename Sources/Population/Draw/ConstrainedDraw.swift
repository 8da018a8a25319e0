import Foundation
import Simulation

/// Turns a standard normal deviate into a value under a constraint, keeping the person's rank.
struct ConstrainedDraw: Sendable {
  let constraint: CovariateConstraint
  let isSkewed: Bool

  /// - Parameters:
  ///   - population: the value of the population's distribution at a deviate.
  ///   - deviate: its inverse.
  ///   - populationMean: its mean.
  func value(
    _ z: Double, population: (Double) -> Double, deviate: (Double) -> Double, populationMean: Double
  ) -> Double {
    if let value = constraint.value { return value }
    guard let mean = constraint.mean else {
      let low = constraint.least.map(deviate) ?? -8
      let high = constraint.most.map(deviate) ?? 8
      return population(Self.cut(z, low, high))
    }
    guard let spread = constraint.spread else {
      let factor = mean / populationMean
      let low = constraint.least.map { deviate($0 / factor) } ?? -8
      let high = constraint.most.map { deviate($0 / factor) } ?? 8
      return factor * population(Self.cut(z, low, high))
    }
    return Self.parametric(z, mean: mean, spread: spread, constraint, isSkewed: isSkewed)
  }

  private static func parametric(
    _ z: Double, mean: Double, spread: Double, _ constraint: CovariateConstraint, isSkewed: Bool
  ) -> Double {
    guard spread > 0 else { return mean }
    guard isSkewed, mean > 0 else {
      let low = constraint.least.map { ($0 - mean) / spread } ?? -8
      let high = constraint.most.map { ($0 - mean) / spread } ?? 8
      return mean + spread * cut(z, low, high)
    }
    let variance = log(1 + spread * spread / (mean * mean))
    let (middle, sd) = (log(mean) - variance / 2, variance.squareRoot())
    let low = constraint.least.map { $0 > 0 ? (log($0) - middle) / sd : -8 } ?? -8
    let high = constraint.most.map { (log($0) - middle) / sd } ?? 8
    return exp(middle + sd * cut(z, low, high))
  }

  /// The deviate of the same rank in the normal distribution cut to `low … high`.
  static func cut(_ z: Double, _ low: Double, _ high: Double) -> Double {
    let below = NormalDistribution.cumulative(max(low, -8))
    let upTo = NormalDistribution.cumulative(min(high, 8))
    if low <= -8 && high >= 8 { return z }
    guard upTo > below else { return min(max(0, low), high) }
    let p = below + NormalDistribution.cumulative(z) * (upTo - below)
    return NormalDistribution.quantile(min(max(p, 1e-15), 1 - 1e-15))
  }
}
