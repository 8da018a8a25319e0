/// How the size of the next step follows from the error of this one.
///
///     factor = 0.9·error^(−1/order), within 0.2…6; after a rejection the step does not grow
///
/// The error is the mean of fourth powers over the states, to the power 1/4, of error/(tolerance·max(|y₀|, |y₁|,
/// floor·scale)). Between the root mean square, in which one state of many may be far off, and the largest, which one
/// state's noise decides.
enum StepControl {
  static let safety = 0.9
  static let smallestFactor = 0.2
  static let largestFactor = 6.0

  /// The factor for the next step; an error that is not a number gives the smallest.
  @inline(__always)
  static func factor(error: Double, order: Int) -> Double {
    guard error < .infinity else { return smallestFactor }
    let wanted = safety * exponential(-naturalLogarithm(error) / Double(order))
    return lesser(largestFactor, greater(smallestFactor, wanted))
  }

  /// The first step: a hundredth of what the fastest state needs to change by its own size.
  static func firstStep(rateNorm: Double, tolerance: Double, span: Double, options: SolverOptions) -> Double {
    if let step = options.initialStep { return min(step, options.maximumStep) }
    let step = rateNorm > 0 ? 0.01 / (tolerance * rateNorm) : span
    return max(min(step, span, options.maximumStep), options.minimumStep)
  }
}

extension StepControl {
  /// The step to try from `time` so that `stop` is met exactly, and not by a last step of next to nothing.
  @inline(__always)
  static func length(_ step: Double, from time: Double, to stop: Double) -> Double {
    let left = stop - time
    if step * 1.01 >= left { return left }
    return step * 2 > left ? left * 0.5 : step
  }
}

/// What the last full step tells of the next: where errors rise, the step shrinks before one is thrown away.
///
///     factor ≤ 0.9·(h/h₋)·(error₋/error²)^(1/order)
///
/// K. Gustafsson, Control-theoretic techniques for stepsize selection in implicit Runge–Kutta methods, ACM Transactions on
/// Mathematical Software 20 (1994) 496–517. Steps cut short to meet a stop, and steps on both sides of an event, have no
/// trend in common.
struct StepTrend {
  /// Below this an error says nothing of a trend.
  private static let leastError = 0.01

  private var last: (step: Double, error: Double)?

  /// The factor for the step after one that was taken.
  mutating func factor(error: Double, step: Double, isCut: Bool, order: Int) -> Double {
    let factor = StepControl.factor(error: error, order: order)
    guard !isCut else {
      last = nil
      return factor
    }
    let counted = greater(error, StepTrend.leastError)
    defer { last = (step, counted) }
    guard let last else { return factor }
    let trend = exponential(naturalLogarithm(last.error / (counted * counted)) / Double(order))
    return greater(StepControl.smallestFactor, lesser(factor, StepControl.safety * (step / last.step) * trend))
  }

  mutating func forget() { last = nil }
}
