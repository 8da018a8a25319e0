/// One Rosenbrock step on plain arrays.
final class PlainStepper {
  let system: RateSystem
  let options: SolverOptions
  let method: RosenbrockMethod
  let evaluator: ScalarEvaluator
  /// The state at the end of the step tried last.
  var next: [Double]
  /// The state with the largest share in the error of the step tried last.
  private(set) var worstState: Int?
  private let times: StageTimes
  private var stages: [[Double]]
  private var rates: [Double]
  private var jacobian: [Double]
  private var timeDerivative: [Double]

  init(_ system: RateSystem, _ options: SolverOptions) {
    self.system = system
    self.options = options
    method = options.tableau
    times = method.times
    evaluator = ScalarEvaluator(system)
    let zeros = [Double](repeating: 0, count: system.stateCount)
    next = zeros
    rates = zeros
    timeDerivative = zeros
    jacobian = [Double](repeating: 0, count: system.jacobianEntries.count)
    stages = [[Double]](repeating: zeros, count: method.stages)
  }

  /// Tries a step and returns its error in units of the tolerance; infinity if it came to no number.
  func attempt(time: Double, step: Double, state: [Double], horizon: Double = 0, largestDivisor: Double = 1) -> Double {
    evaluator.rates(time: time, state: state, into: &rates)
    evaluator.derivatives(time: time, state: state, jacobian: &jacobian, timeDerivative: &timeDerivative)
    guard let matrix = factorisation(step: step) else { return .infinity }
    let slopes = evaluator.timeSlopes(at: time)
    let samples = times.samples.map { evaluator.timeValues(at: time + $0 * step) }
    for stage in 0..<method.stages {
      next = state
      for (j, weight) in method.a[stage].enumerated() { accumulate(weight, stages[j], into: &next) }
      if stage > 0 {
        let now = time + method.alpha[stage] * step
        evaluator.rates(time: now, timeValues: timeValues(stage, samples, slopes, step), state: next, into: &rates)
      }
      var right = rates
      for (j, weight) in method.c[stage].enumerated() { accumulate(weight / step, stages[j], into: &right) }
      accumulate(method.gammas[stage] * step, timeDerivative, into: &right)
      matrix.solve(&right)
      stages[stage] = right
    }
    let error = stages[method.stages - 1]
    accumulate(1, error, into: &next)
    return norm(of: error, state, weights: options.horizon > 0 ? weights(horizon, largestDivisor) : nil)
  }

  /// What time decides at a stage.
  private func timeValues(
    _ stage: Int, _ samples: [[Double]], _ slopes: [Double], _ step: Double
  ) -> [Double] {
    if let sample = times.sampleOf[stage] { return samples[sample] }
    let weights = times.weights[stage]
    var values = slopes.map { weights.slope * step * $0 }
    for (weight, sample) in zip(weights.samples, samples) { accumulate(weight, sample, into: &values) }
    return values
  }

  /// What each state's share of the error is divided by; see `SolverOptions.horizon`.
  private func weights(_ horizon: Double, _ largestDivisor: Double) -> [Double] {
    var weights = [Double](repeating: 1, count: system.stateCount)
    for (entry, slope) in zip(system.jacobianEntries, jacobian) where entry.row == entry.column && slope < 0 {
      weights[entry.row] = min(1 - slope * horizon, largestDivisor)
    }
    return weights
  }

  /// The state at θ in 0…1 of the step tried last, which began at `state`.
  func interpolated(_ state: [Double], _ theta: Double) -> [Double] {
    DenseOutput(method).state(theta, from: state, to: next, stages: stages)
  }

  /// The size of the rates in units of the tolerance.
  func rateNorm(time: Double, state: [Double]) -> Double {
    evaluator.rates(time: time, state: state, into: &rates)
    next = state
    return norm(of: rates, state)
  }

  private func factorisation(step: Double) -> DenseFactorisation? {
    let n = system.stateCount
    var matrix = [Double](repeating: 0, count: n * n)
    for (entry, value) in zip(system.jacobianEntries, jacobian) { matrix[entry.row * n + entry.column] = -value }
    for i in 0..<n { matrix[i * n + i] += 1 / (step * method.gamma) }
    return DenseFactorisation(matrix, size: n)
  }

  private func accumulate(_ weight: Double, _ values: [Double], into sum: inout [Double]) {
    for i in sum.indices { sum[i] += weight * values[i] }
  }

  private func norm(of error: [Double], _ state: [Double], weights: [Double]? = nil) -> Double {
    var sum = 0.0
    var worst = 0.0
    for i in error.indices {
      let size = max(state[i].magnitude, next[i].magnitude, options.scaleFloor * system.scales[i])
      let share = error[i] / (options.relativeTolerance * size * (weights?[i] ?? 1))
      sum += share * share * share * share
      if !(share.magnitude <= worst) {
        worst = share.magnitude
        worstState = i
      }
    }
    let result = error.isEmpty ? 0 : (sum / Double(error.count)).squareRoot().squareRoot()
    return result.isFinite ? result : .infinity
  }
}
