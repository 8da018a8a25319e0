/// The plain form of the solver: one person, one number at a time, dense LU. Slow, short, and the reference against
/// which the fast form is tested.
public struct PlainSolver: Sendable {
  public let system: RateSystem
  public let options: SolverOptions

  public init(_ system: RateSystem, options: SolverOptions = SolverOptions()) {
    self.system = system
    self.options = options
  }

  public func solve(_ subject: Subject) -> SubjectResult {
    if let failure = subject.problem(for: system) {
      return SubjectResult(
        rows: [], finalState: subject.initialState, outcome: .failure(failure), statistics: SolveStatistics())
    }
    var run = PlainRun(system, options, subject)
    do throws(SolveFailure) {
      try run.toTheEnd()
      return run.result(.success(()))
    } catch {
      return run.result(.failure(error))
    }
  }
}

/// One person on the way.
private struct PlainRun {
  let system: RateSystem
  let options: SolverOptions
  let subject: Subject
  let stepper: PlainStepper
  let curves: TimeCurveReader
  var time: Double
  var state: [Double]
  var inputs: [Double]
  var rows: [Double] = []
  var statistics = SolveStatistics()
  private var nextOutput = 0
  private var nextEvent = 0
  private var breakpoints: [Double] = []
  private var nextBreakpoint = 0
  private var step = 0.0
  private var trend = StepTrend()
  private var stepAfter: [Int: Double] = [:]

  init(_ system: RateSystem, _ options: SolverOptions, _ subject: Subject) {
    self.system = system
    self.options = options
    self.subject = subject
    stepper = PlainStepper(system, options)
    curves = TimeCurveReader(system)
    time = subject.start
    state = subject.initialState
    inputs = subject.inputs
  }

  func result(_ outcome: Result<Void, SolveFailure>) -> SubjectResult {
    SubjectResult(rows: rows, finalState: state, outcome: outcome, statistics: statistics)
  }

  mutating func toTheEnd() throws(SolveFailure) {
    let end = subject.outputTimes.last ?? time
    beginPerson()
    writeRowsHere()
    step = firstStep(towards: end)
    while time < end {
      let kind = try eventsHere()
      while nextBreakpoint < breakpoints.count, breakpoints[nextBreakpoint] <= time { nextBreakpoint += 1 }
      let event = nextEvent < subject.events.count ? subject.events[nextEvent].time : end
      let kink = nextBreakpoint < breakpoints.count ? breakpoints[nextBreakpoint] : end
      try advance(to: min(event, kink, end), after: kind)
    }
  }

  private mutating func beginPerson() {
    stepper.evaluator.begin(parameters: subject.parameters, inputs: inputs)
    breakpoints = system.breakpoints.times(
      after: time, before: subject.outputTimes.last ?? time, tolerance: options.relativeTolerance,
      value: stepper.evaluator.value)
    nextBreakpoint = 0
  }

  /// Steps to `stop` exactly, writing the rows on the way.
  private mutating func advance(to end: Double, after kind: Int?) throws(SolveFailure) {
    var memorable = kind
    var stop = end
    while time < end {
      let attempt = StepControl.length(step, from: time, to: stop)
      guard statistics.steps + statistics.rejected < options.maximumSteps else {
        throw SolveFailure(kind: .tooManySteps(limit: options.maximumSteps), time: time, state: stepper.worstState)
      }
      let reached = attempt == stop - time ? stop : time + attempt
      let outlook = options.outlook(step: attempt, timeToRow: max(0, subject.outputTimes[nextOutput] - reached))
      let error = stepper.attempt(
        time: time, step: attempt, state: state, horizon: outlook.horizon, largestDivisor: outlook.largestDivisor)
      let order = stepper.method.order
      guard error <= 1 else {
        statistics.rejected += 1
        let factor = StepControl.factor(error: error, order: order)
        try shrink(attempt * lesser(factor, StepControl.safety), error)
        continue
      }
      if let kink = kink(before: reached) {
        statistics.rejected += 1
        stop = kink
        continue
      }
      statistics.steps += 1
      writeRows(within: attempt, upTo: reached)
      time = reached
      swap(&state, &stepper.next)
      let factor = trend.factor(error: error, step: attempt, isCut: attempt < step, order: order)
      // A step cut short to meet the stop says little about the size that is possible.
      step = greater(attempt < step ? step : 0, min(attempt * factor, options.maximumStep))
      if let kind = memorable { stepAfter[kind] = step }
      memorable = nil
      if time >= stop { stop = end }
    }
    writeRowsHere()
  }

  /// Where a curve changes its sign between now and then.
  private func kink(before reached: Double) -> Double? {
    let person = stepper.evaluator.value
    let (before, after) = (curves.signs(at: time, person: person), curves.signs(at: reached, person: person))
    return curves.firstChange(from: time, to: reached, before: before, after: after, person: person)
  }

  private mutating func shrink(_ wanted: Double, _ error: Double) throws(SolveFailure) {
    step = wanted
    guard step < options.minimumStep || time + step == time else { return }
    let kind: SolveFailure.Kind = error.isFinite ? .stepTooSmall(step: step) : .notANumber
    throw SolveFailure(kind: kind, time: time, state: stepper.worstState)
  }

  /// Carries out the events at this moment; the kind of the last one, nil if there was none.
  private mutating func eventsHere() throws(SolveFailure) -> Int? {
    var kind: Int?
    var jumps = false
    while nextEvent < subject.events.count, subject.events[nextEvent].time <= time {
      let event = subject.events[nextEvent]
      event.apply(state: &state, inputs: &inputs)
      kind = event.kind
      jumps = jumps || event.touchesStates
      nextEvent += 1
      statistics.events += 1
    }
    guard let kind else { return nil }
    trend.forget()
    if let bad = state.firstIndex(where: { !$0.isFinite }) {
      throw SolveFailure(kind: .eventNotFinite, time: time, state: bad)
    }
    guard inputs.allSatisfy(\.isFinite) else { throw SolveFailure(kind: .eventNotFinite, time: time) }
    beginPerson()
    if !options.keepsStep(statesJump: jumps, steps: statistics.steps) {
      step = stepAfter[kind] ?? firstStep(towards: subject.outputTimes.last ?? time)
    }
    return kind
  }

  private func firstStep(towards end: Double) -> Double {
    StepControl.firstStep(
      rateNorm: stepper.rateNorm(time: time, state: state), tolerance: options.relativeTolerance, span: end - time,
      options: options)
  }

  private mutating func writeRowsHere() {
    while nextOutput < subject.outputTimes.count, subject.outputTimes[nextOutput] <= time {
      rows += stepper.evaluator.outputs(time: time, state: state)
      nextOutput += 1
    }
  }

  /// Rows strictly inside the step just made, from its dense output.
  private mutating func writeRows(within step: Double, upTo end: Double) {
    while nextOutput < subject.outputTimes.count, subject.outputTimes[nextOutput] < end {
      let at = subject.outputTimes[nextOutput]
      let inside = stepper.interpolated(state, (at - time) / step)
      rows += stepper.evaluator.outputs(time: at, state: inside)
      nextOutput += 1
    }
  }
}
