import Simulation

/// The most probable values of a few unknowns, each standard normal beforehand, given misfits that should be standard
/// normal at the truth.
///
///     minimise  Σ rᵢ(u)² + Σ (wⱼuⱼ)²      (JᵀJ + W²)·δ = −(Jᵀr + W²u)      covariance ≈ (JᵀJ + W²)⁻¹
///
/// Gauss-Newton with central differences; several damped steps are tried at once and the best is taken. Unknowns stay in
/// their limits: one that would leave is held there while the others move.
struct PosteriorMode {
  /// One unknown, in units in which its prior is standard normal.
  struct Unknown: Sendable {
    var limits: ClosedRange<Double>
    /// 1 for a standard normal prior; near 0 where nothing is known beforehand.
    var priorWeight: Double = 1
  }

  struct Result: Sendable {
    var values: [Double]
    /// Posterior covariance near the mode, unknowns by unknowns.
    var covariance: [[Double]]
    /// dr/du at the mode: one row per misfit.
    var slopes: [[Double]]
    var converged: Bool
    var iterations: Int
  }

  let unknowns: [Unknown]
  /// Misfits at each of several points; nil where a point cannot be evaluated.
  let misfits: ([[Double]]) -> [[Double]?]
  var maximumIterations = 25
  /// A step shorter than this ends the search.
  var tolerance = 1e-3
  /// Half the distance of the central differences.
  var probe = 0.05

  private static let dampings = [0, 0.01, 0.1, 1, 10, 100, 1000]

  /// - Throws: `ModelFault` when the starting point or its neighbours cannot be evaluated.
  func find(from start: [Double]) throws(ModelFault) -> Result {
    var here = start
    guard var misfit = misfits([here])[0] else {
      throw ModelFault("the person cannot be simulated at the start of the fit")
    }
    for iteration in 1...maximumIterations {
      let slopes = try self.slopes(at: here)
      guard let step = best(from: here, misfit, slopes) else {
        return try result(here, slopes, converged: isStationary(here, misfit, slopes), iteration)
      }
      let length = zip(step.point, here).map { abs($0 - $1) }.max() ?? 0
      here = step.point
      misfit = step.misfit
      if length < tolerance { return try result(here, slopes, converged: true, iteration) }
    }
    return try result(here, try slopes(at: here), converged: false, maximumIterations)
  }

  /// The best of several damped steps; nil when none lowers the objective.
  private func best(
    from here: [Double], _ misfit: [Double], _ slopes: [[Double]]
  ) -> (point: [Double], misfit: [Double])? {
    let candidates = Self.dampings.compactMap { step(from: here, misfit, slopes, damping: $0) }
    var best: (point: [Double], misfit: [Double])?
    var least = objective(here, misfit)
    for (point, found) in zip(candidates, misfits(candidates)) {
      guard let found else { continue }
      let value = objective(point, found)
      if value < least {
        least = value
        best = (point, found)
      }
    }
    return best
  }

  private func objective(_ point: [Double], _ misfit: [Double]) -> Double {
    let prior = zip(point, unknowns).reduce(0) { $0 + ($1.0 * $1.1.priorWeight) * ($1.0 * $1.1.priorWeight) }
    let value = misfit.reduce(prior) { $0 + $1 * $1 }
    return value.isFinite ? value : .infinity
  }

  /// Half the gradient of the objective.
  private func gradient(_ here: [Double], _ misfit: [Double], _ slopes: [[Double]]) -> [Double] {
    unknowns.indices.map { column in
      let weight = unknowns[column].priorWeight
      let data = zip(slopes, misfit).reduce(0) { $0 + $1.0[column] * $1.1 }
      return data + weight * weight * here[column]
    }
  }

  private func isHeld(_ column: Int, _ here: [Double], _ gradient: [Double]) -> Bool {
    let limits = unknowns[column].limits
    let atLow = here[column] <= limits.lowerBound && gradient[column] > 0
    let atHigh = here[column] >= limits.upperBound && gradient[column] < 0
    return atLow || atHigh
  }

  private func step(
    from here: [Double], _ misfit: [Double], _ slopes: [[Double]], damping: Double
  ) -> [Double]? {
    let gradient = self.gradient(here, misfit, slopes)
    let free = unknowns.indices.filter { !isHeld($0, here, gradient) }
    let normal = normalMatrix(slopes, damping: damping)
    let matrix = free.map { row in free.map { normal[row][$0] } }
    guard let factor = Cholesky(matrix) else { return nil }
    let move = factor.solve(free.map { -gradient[$0] })
    var point = here
    for (column, distance) in zip(free, move) {
      let limits = unknowns[column].limits
      point[column] = min(max(here[column] + distance, limits.lowerBound), limits.upperBound)
    }
    return point
  }

  /// `JᵀJ + W²`, its diagonal raised by the damping.
  private func normalMatrix(_ slopes: [[Double]], damping: Double) -> [[Double]] {
    unknowns.indices.map { row in
      unknowns.indices.map { column in
        let sum = slopes.reduce(0) { $0 + $1[row] * $1[column] }
        guard row == column else { return sum }
        let weight = unknowns[row].priorWeight
        return (sum + weight * weight) * (1 + damping)
      }
    }
  }

  private func slopes(at here: [Double]) throws(ModelFault) -> [[Double]] {
    var points: [[Double]] = []
    for column in unknowns.indices {
      for side in [-probe, probe] {
        var point = here
        let limits = unknowns[column].limits
        point[column] = min(max(here[column] + side, limits.lowerBound), limits.upperBound)
        points.append(point)
      }
    }
    let found = misfits(points)
    var columns: [[Double]] = []
    for column in unknowns.indices {
      let (low, high) = (2 * column, 2 * column + 1)
      let distance = points[high][column] - points[low][column]
      guard let below = found[low], let above = found[high], distance > 0 else {
        throw ModelFault("the person cannot be simulated near the values that the measurements ask for")
      }
      columns.append(zip(above, below).map { ($0 - $1) / distance })
    }
    let count = columns.first?.count ?? 0
    return (0..<count).map { row in columns.map { $0[row] } }
  }

  /// Whether the undamped step would hardly lead anywhere: the mode is found, though rounding hides further gain.
  private func isStationary(_ here: [Double], _ misfit: [Double], _ slopes: [[Double]]) -> Bool {
    guard let point = step(from: here, misfit, slopes, damping: 0) else { return false }
    return zip(point, here).allSatisfy { abs($0 - $1) < 20 * tolerance }
  }

  private func result(
    _ here: [Double], _ slopes: [[Double]], converged: Bool, _ iterations: Int
  ) throws(ModelFault) -> Result {
    guard let factor = Cholesky(normalMatrix(slopes, damping: 0)) else {
      throw ModelFault("the measurements and the priors do not determine the person's parameters")
    }
    return Result(
      values: here, covariance: factor.inverse(), slopes: slopes, converged: converged, iterations: iterations)
  }
}

/// `A = L·Lᵀ` of a small symmetric positive matrix.
struct Cholesky: Sendable {
  /// Lower triangle, rows.
  let lower: [[Double]]

  /// Nil when the matrix is not positive definite.
  init?(_ matrix: [[Double]]) {
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for row in matrix.indices {
      for column in 0...row {
        let sum = (0..<column).reduce(matrix[row][column]) { $0 - lower[row][$1] * lower[column][$1] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    self.lower = lower
  }

  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in lower.indices {
      for column in 0..<row { x[row] -= lower[row][column] * x[column] }
      x[row] /= lower[row][row]
    }
    for row in lower.indices.reversed() {
      for below in lower.indices where below > row { x[row] -= lower[below][row] * x[below] }
      x[row] /= lower[row][row]
    }
    return x
  }

  func inverse() -> [[Double]] {
    lower.indices.map { column in solve(lower.indices.map { $0 == column ? 1 : 0 }) }
  }
}
