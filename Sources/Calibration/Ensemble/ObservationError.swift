import RealModule

/// Covariance of what was observed about what the model would say at the truth, and its factor.
struct ObservationError: Sendable {
  let covariance: [[Double]]
  private let factor: Cholesky

  /// Nil when the matrix is no covariance.
  init?(_ covariance: [[Double]]) {
    guard let factor = Cholesky(covariance) else { return nil }
    self.covariance = covariance
    self.factor = factor
  }

  var count: Int { covariance.count }

  /// `L⁻¹ x`: independent and of unit variance where `x` has this covariance.
  func whitened(_ x: [Double]) -> [Double] {
    var y = x
    for row in y.indices {
      let below = factor.lower[row]
      for column in 0..<row { y[row] -= below[column] * y[column] }
      y[row] /= below[row]
    }
    return y
  }

  /// Twice the sum of the logarithms of the factor's diagonal.
  var logDeterminant: Double {
    factor.lower.indices.reduce(0) { $0 + 2 * Double.log(factor.lower[$1][$1]) }
  }
}
