import RealModule
import Simulation

/// Ensemble smoother with multiple data assimilation (Emerick & Reynolds 2013, Computers & Geosciences 55:3): members drawn
/// from the prior are moved towards the data in a few steps, each with the errors of the data inflated by α, Σ 1/α = 1.
///
///     d ≈ d̄ + G(z − z̄),   residuals S          E = α(R + S)
///     K = C Gᵀ (G C Gᵀ + E)⁻¹                   zⱼ ← zⱼ + K (y + εⱼ − d̄ − G(zⱼ − z̄)),   ε ~ N(0, E)      C ← C − K G C
///
/// G comes from a sparse regression over the members (`SparseRegression`), so that a parameter on which nothing is seen to
/// depend is not moved by chance correlations; what the regression does not explain, weak parameters and curvature, widens
/// the errors. C is the covariance of the parameters: that of the prior, which is known, at first. For a linear model and
/// many members this is Bayes' theorem.
///
/// Only forward runs are needed. A run depends on the seed alone.
struct EnsembleSmoother: Sendable {
  let observed: [Double]
  let error: ObservationError
  let seed: UInt64

  /// Members, and the covariance that goes with them.
  struct Ensemble: Sendable {
    var members: [[Double]]
    var covariance: [[Double]]

    /// Independent and standard normal beforehand.
    init(prior members: [[Double]]) {
      self.members = members
      let count = members.first?.count ?? 0
      covariance = (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
    }
  }

  /// Ensemble after one step; nil where its errors are no covariance.
  ///
  /// - Parameters:
  ///   - predictions: member × value, what each member predicts.
  ///   - inflation: α of this step.
  ///   - number: of this step, for its random numbers.
  func step(_ ensemble: Ensemble, predictions: [[Double]], inflation: Double, number: Int) -> Ensemble? {
    let regression = SparseRegression(members: ensemble.members, predictions: predictions)
    let errors = self.errors(regression, inflation)
    let carried = carried(ensemble.covariance, regression)
    let explained = observed.indices.map { row in
      observed.indices.map { column in
        regression.slopes[row].reduce(errors[row][column]) { $0 + $1.slope * carried[$1.parameter][column] }
      }
    }
    guard let noise = Cholesky(errors), let whole = Cholesky(explained) else { return nil }
    let gain = carried.map { whole.solve($0) }
    var next = ensemble
    for member in next.members.indices {
      let expected = regression.prediction(ensemble.members[member])
      let chance = self.chance(noise, member: member, number)
      let distance = observed.indices.map { observed[$0] + chance[$0] - expected[$0] }
      for parameter in gain.indices where carried[parameter].contains(where: { $0 != 0 }) {
        next.members[member][parameter] += zip(gain[parameter], distance).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    for row in gain.indices where carried[row].contains(where: { $0 != 0 }) {
      for column in gain.indices {
        next.covariance[row][column] -= zip(gain[row], carried[column]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return next
  }

  /// `α(R + S)`.
  private func errors(_ regression: SparseRegression, _ inflation: Double) -> [[Double]] {
    let (_, left) = BetweenStudies.moments(regression.residuals)
    return observed.indices.map { row in
      observed.indices.map { inflation * (error.covariance[row][$0] + left[row][$0]) }
    }
  }

  /// `C Gᵀ`: parameter × value.
  private func carried(_ covariance: [[Double]], _ regression: SparseRegression) -> [[Double]] {
    covariance.map { row in regression.slopes.map { slopes in slopes.reduce(0) { $0 + $1.slope * row[$1.parameter] } } }
  }

  /// Errors of the data that this member sees.
  private func chance(_ noise: Cholesky, member: Int, _ number: Int) -> [Double] {
    var stream = RandomStream(seed: seed, person: member, purpose: "calibration.observed.\(number)")
    let normal = observed.map { _ in stream.normal() }
    return noise.lower.indices.map { row in (0...row).reduce(0) { $0 + noise.lower[row][$1] * normal[$1] } }
  }
}
