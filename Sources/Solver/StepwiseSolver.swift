/// One system solved step by step by a caller who looks into every step before taking it: for events whose moment
/// depends on the state. It steps as the plain solver does, without its stops at kinks of time, which such a caller sees.
/// Not for two threads at once.
public final class StepwiseSolver {
  public let system: RateSystem
  public let options: SolverOptions
  public private(set) var time: Double
  public private(set) var state: [Double]
  public private(set) var statistics = SolveStatistics()

  private let stepper: PlainStepper
  private var parameters: [Double]
  private var step: Double?
  private var offered: (length: Double, end: Double, isCut: Bool, error: Double)?
  private var trend = StepTrend()

  public init(
    _ system: RateSystem, options: SolverOptions, parameters: [Double], inputs: [Double], start: Double, state: [Double]
  ) {
    self.system = system
    self.options = options
    self.parameters = parameters
    self.state = state
    time = start
    stepper = PlainStepper(system, options)
    stepper.evaluator.begin(parameters: parameters, inputs: inputs)
  }

  /// The outputs at a point, with the inputs set last.
  public func outputs(time: Double, state: [Double]) -> [Double] { stepper.evaluator.outputs(time: time, state: state) }

  /// Tries steps, none beyond `stop`, until one passes the error test, and returns where it ends. It is not yet taken.
  public func offer(to stop: Double) throws(SolveFailure) -> Double {
    var wanted = step ?? firstStep(towards: stop)
    while true {
      guard statistics.steps + statistics.rejected < options.maximumSteps else {
        throw SolveFailure(kind: .tooManySteps(limit: options.maximumSteps), time: time, state: stepper.worstState)
      }
      let length = StepControl.length(wanted, from: time, to: stop)
      let error = stepper.attempt(time: time, step: length, state: state)
      if error <= 1 {
        let end = length == stop - time ? stop : time + length
        offered = (length, end, length < wanted, error)
        step = wanted
        return end
      }
      statistics.rejected += 1
      wanted = length * lesser(StepControl.factor(error: error, order: stepper.method.order), StepControl.safety)
      guard wanted >= options.minimumStep, time + wanted > time else {
        let kind: SolveFailure.Kind = error.isFinite ? .stepTooSmall(step: wanted) : .notANumber
        throw SolveFailure(kind: kind, time: time, state: stepper.worstState)
      }
    }
  }

  /// The state at a time within the step on offer.
  public func offeredState(at moment: Double) -> [Double] {
    guard let offered else { return state }
    return moment >= offered.end ? stepper.next : stepper.interpolated(state, (moment - time) / offered.length)
  }

  /// Takes the step on offer, or the part of it up to `moment`.
  public func take(upTo moment: Double) {
    guard let offered else { return }
    statistics.steps += 1
    let wanted = step ?? offered.length
    state = offeredState(at: moment)
    time = min(moment, offered.end)
    let factor = trend.factor(
      error: offered.error, step: offered.length, isCut: offered.isCut, order: stepper.method.order)
    step = greater(offered.isCut ? wanted : 0, min(offered.length * factor, options.maximumStep))
    self.offered = nil
  }

  /// Changes state and inputs at once, where the solver stands.
  public func jump(state: [Double], inputs: [Double]) throws(SolveFailure) {
    statistics.events += 1
    if let bad = state.firstIndex(where: { !$0.isFinite }) {
      throw SolveFailure(kind: .eventNotFinite, time: time, state: bad)
    }
    self.state = state
    stepper.evaluator.begin(parameters: parameters, inputs: inputs)
    offered = nil
    step = nil
    trend.forget()
  }

  private func firstStep(towards end: Double) -> Double {
    StepControl.firstStep(
      rateNorm: stepper.rateNorm(time: time, state: state), tolerance: options.relativeTolerance, span: end - time,
      options: options)
  }
}
