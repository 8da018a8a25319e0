import RealModule

/// Holds an ensemble's posterior against Bayes' theorem, for the few parameters that the data moved most.
///
/// Two checks, both from runs that were made anyway:
/// - *Importance weights.* Members have weights `p(y | d) · prior(z) / q(z)`, q the normal distribution fitted to them;
///   the other parameters still follow their prior and cancel. The effective sample size is `(Σw)² / Σw²`: all members
///   alike give their number, one that outweighs the rest gives 1.
/// - *Linear model.* Data regressed on these parameters over the last members, what is left of the spread added to the
///   errors; there Bayes' theorem has an exact answer to compare means and standard deviations with.
struct PosteriorCheck: Sendable {
  /// Positions of the parameters checked.
  let parameters: [Int]
  let effectiveSampleSize: Double
  /// Root mean square of the differences of means, in standard deviations of the exact answer; nil where it has none.
  let meanDifference: Double?
  /// Mean ratio of the ensemble's standard deviations to the exact ones.
  let spreadRatio: Double?

  /// - Parameters:
  ///   - members: member × parameter of the posterior.
  ///   - predictions: member × value that they give.
  init(members: [[Double]], predictions: [[Double]], observed: [Double], error: ObservationError, most: Int = 12) {
    let chosen = Self.mostMoved(members, most: most)
    parameters = chosen
    let part = members.map { member in chosen.map { member[$0] } }
    effectiveSampleSize = Self.sampleSize(part, predictions, observed, error)
    let exact = Self.exact(part, predictions, observed, error)
    guard let exact, !chosen.isEmpty else {
      (meanDifference, spreadRatio) = (nil, nil)
      return
    }
    let (mean, covariance) = BetweenStudies.moments(part)
    let count = Double(chosen.count)
    meanDifference =
      (chosen.indices.reduce(0) { sum, index in
        let distance = mean[index] - exact.mean[index]
        return sum + distance * distance / exact.covariance[index][index]
      } / count).squareRoot()
    spreadRatio =
      chosen.indices.reduce(0) { sum, index in
        sum + (covariance[index][index] / exact.covariance[index][index]).squareRoot()
      } / count
  }

  /// By Kullback and Leibler's divergence from the prior, each parameter alone.
  static func mostMoved(_ members: [[Double]], most: Int) -> [Int] {
    let (mean, variance) = columnMoments(members)
    func distance(_ index: Int) -> Double {
      variance[index] + mean[index] * mean[index] - 1 - Double.log(max(variance[index], 1e-12))
    }
    // Fewer than a quarter of the members: their covariance is to be inverted.
    let count = min(most, members.count / 4)
    return Array(mean.indices.sorted { (distance($0), $1) > (distance($1), $0) }.prefix(count)).sorted()
  }

  static func columnMoments(_ rows: [[Double]]) -> (mean: [Double], variance: [Double]) {
    let count = Double(rows.count)
    let mean = (rows.first ?? []).indices.map { column in rows.reduce(0) { $0 + $1[column] } / count }
    let variance = mean.indices.map { column in
      rows.reduce(0) { $0 + ($1[column] - mean[column]) * ($1[column] - mean[column]) } / (count - 1)
    }
    return (mean, variance)
  }

  private static func sampleSize(
    _ part: [[Double]], _ predictions: [[Double]], _ observed: [Double], _ error: ObservationError
  ) -> Double {
    let (mean, covariance) = BetweenStudies.moments(part)
    guard let proposal = ObservationError(covariance) else { return 1 }
    let logs = zip(part, predictions).map { own, prediction in
      let misfit = squared(error.whitened(zip(observed, prediction).map { $0 - $1 }))
      let own2 = squared(own)
      let away = squared(proposal.whitened(zip(own, mean).map { $0 - $1 }))
      return -0.5 * (misfit + own2 - away)
    }
    let most = logs.max() ?? 0
    let weights = logs.map { Double.exp($0 - most) }
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }

  private static func squared(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 } }

  /// Posterior of the regression of whitened predictions on these parameters.
  private static func exact(
    _ part: [[Double]], _ predictions: [[Double]], _ observed: [Double], _ error: ObservationError
  ) -> (mean: [Double], covariance: [[Double]])? {
    guard let width = part.first?.count, width > 0 else { return nil }
    let white = predictions.map(error.whitened)
    let (centre, spread) = BetweenStudies.moments(part)
    let (middle, _) = columnMoments(white)
    guard let factor = Cholesky(spread) else { return nil }
    let count = Double(part.count - 1)
    // Slopes: value × parameter.
    let slopes = middle.indices.map { value in
      factor.solve(
        (0..<width).map { parameter in
          zip(part, white).reduce(0) { sum, pair in
            sum + (pair.0[parameter] - centre[parameter]) * (pair.1[value] - middle[value])
          } / count
        })
    }
    let left = zip(part, white).map { own, row in
      row.indices.map { value in
        row[value] - middle[value] - (0..<width).reduce(0) { $0 + slopes[value][$1] * (own[$1] - centre[$1]) }
      }
    }
    let (_, residual) = BetweenStudies.moments(left)
    let whole = residual.indices.map { row in
      residual[row].indices.map { residual[row][$0] + (row == $0 ? 1 : 0) }
    }
    guard let noise = ObservationError(whole) else { return nil }
    let target = zip(error.whitened(observed), middle.indices).map { y, value in
      y - middle[value] + (0..<width).reduce(0) { $0 + slopes[value][$1] * centre[$1] }
    }
    let columns = (0..<width).map { parameter in noise.whitened(slopes.map { $0[parameter] }) }
    let seen = noise.whitened(target)
    let precision = (0..<width).map { a in
      (0..<width).map { b in zip(columns[a], columns[b]).reduce(a == b ? 1 : 0) { $0 + $1.0 * $1.1 } }
    }
    guard let inverse = Cholesky(precision) else { return nil }
    let mean = inverse.solve(columns.map { column in zip(column, seen).reduce(0) { $0 + $1.0 * $1.1 } })
    return (mean, inverse.inverse())
  }
}
