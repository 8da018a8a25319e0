/// How the size of the next step follows from the error of this one.
///
///     factor = 0.9·error^(−1/order), within 0.2…6; after a rejection the step does not grow
///
/// The error is the root mean square over the states of error/(tolerance·max(|y₀|, |y₁|, floor·scale)).
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
