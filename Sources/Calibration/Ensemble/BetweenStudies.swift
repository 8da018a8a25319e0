import RealModule

/// How far studies of the same thing differ beyond their standard errors, one standard deviation for each kind of value.
///
///     R = diag(error²) + τ²(kind) · (half shared by the values of one study and kind, half of each value alone)
///
/// τ is the most probable one given the spread of the prior's predictions: where these reach the data τ stays small, and
/// where no parameter reaches them τ says by how much they are missed. Half shared: a study with twenty values does not
/// count twenty times, and its curve may still be bent a little.
struct BetweenStudies: Sendable {
  struct Value: Sendable {
    let observed: Double
    /// Of the data alone, on the scale of the comparison.
    let standardError: Double
    let study: String
    let kind: String
    /// What τ of the kind is multiplied with: 1 for logarithms and shares; for changes their own size, and for those of one
    /// group the error of one person's reading beside it.
    var scale: Double = 1
  }

  static let sharedPart = 0.5
  /// Prior of τ: log-normal, median a tenth, log standard deviation 1. An assumption: published studies of one thing differ
  /// by about a tenth, give or take a factor of three.
  static let priorMedian = 0.1
  static let priorLogSpread = 1.0
  /// Values of τ that are tried, a twelfth of a decade apart, from a thousandth on.
  static let grid = (0...36).map { Double.exp(Double($0) / 12 * Double.log(10) + Double.log(0.001)) }

  let values: [Value]

  func covariance(_ tau: [String: Double]) -> [[Double]] {
    values.indices.map { row in
      values.indices.map { column in
        let (a, b) = (values[row], values[column])
        var sum = row == column ? a.standardError * a.standardError : 0
        guard a.study == b.study, a.kind == b.kind else { return sum }
        let between = tau[a.kind] ?? 0
        sum += between * between * a.scale * b.scale * (row == column ? 1 : Self.sharedPart)
        return sum
      }
    }
  }

  /// The most probable τ of each kind, by turns.
  ///
  /// - Parameter predictions: member × value, of the prior.
  func estimate(_ predictions: [[Double]], sweeps: Int = 3) -> [String: Double] {
    let kinds = values.map(\.kind).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.sorted()
    let (mean, spread) = Self.moments(predictions)
    let distance = zip(values, mean).map { $0.observed - $1 }
    var tau = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Self.priorMedian) })
    for _ in 0..<sweeps {
      for kind in kinds {
        var best = -Double.infinity
        var found = tau[kind] ?? Self.priorMedian
        for candidate in Self.grid {
          tau[kind] = candidate
          let score = logProbability(distance, spread, tau) + Self.logPrior(candidate)
          if score > best { (best, found) = (score, candidate) }
        }
        tau[kind] = found
      }
    }
    return tau
  }

  private func logProbability(_ distance: [Double], _ spread: [[Double]], _ tau: [String: Double]) -> Double {
    let covariance = self.covariance(tau)
    let whole = covariance.indices.map { row in zip(covariance[row], spread[row]).map { $0 + $1 } }
    guard let error = ObservationError(whole) else { return -.infinity }
    return -0.5 * (error.whitened(distance).reduce(0) { $0 + $1 * $1 } + error.logDeterminant)
  }

  private static func logPrior(_ tau: Double) -> Double {
    let z = Double.log(tau / priorMedian) / priorLogSpread
    return -0.5 * z * z
  }

  /// Mean and covariance over members.
  static func moments(_ rows: [[Double]]) -> (mean: [Double], covariance: [[Double]]) {
    let width = rows.first?.count ?? 0
    let count = Double(rows.count)
    let mean = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } / count }
    let away = rows.map { row in zip(row, mean).map { $0 - $1 } }
    let covariance = (0..<width).map { a in
      (0..<width).map { b in away.reduce(0) { $0 + $1[a] * $1[b] } / (count - 1) }
    }
    return (mean, covariance)
  }
}
