/// One thread's share of an ensemble: eight seats, stepped together. Who leaves makes room for the next at once.
final class LaneWorker {
  private let system: RateSystem
  private let plan: LanePlan
  private let options: SolverOptions
  private let stepper: LaneStepper
  private let seats: [LaneSeat]
  private let source: () -> (number: Int, subject: Subject)?
  private let sink: (Int, SubjectResult) -> Void
  private var isSourceEmpty = false

  init(
    _ system: RateSystem, _ options: SolverOptions, source: @escaping () -> (number: Int, subject: Subject)?,
    sink: @escaping (Int, SubjectResult) -> Void
  ) {
    self.system = system
    self.options = options
    self.source = source
    self.sink = sink
    plan = system.lanePlan
    stepper = LaneStepper(plan, options, scales: system.scales)
    seats = (0..<LaneWidth.count).map { LaneSeat(lane: $0) }
  }

  /// Works until the source is empty and every seat is free.
  func run(isCancelled: () -> Bool) {
    while true {
      if isCancelled() { return cancel() }
      fillSeats()
      guard seats.contains(where: \.isTaken) else { return }
      stepOnce()
    }
  }

  private func cancel() {
    for seat in seats where seat.isTaken { leave(seat, SolveFailure(kind: .cancelled, time: seat.time)) }
  }

  // MARK: Coming and going

  private func fillSeats() {
    for seat in seats where !seat.isTaken {
      while !seat.isTaken, !isSourceEmpty {
        guard let (number, subject) = source() else {
          isSourceEmpty = true
          break
        }
        admit(subject, number, to: seat)
      }
    }
  }

  private func admit(_ subject: Subject, _ number: Int, to seat: LaneSeat) {
    if let failure = subject.problem(for: system) {
      let result = SubjectResult(
        rows: [], finalState: subject.initialState, outcome: .failure(failure), statistics: SolveStatistics())
      return sink(number, result)
    }
    seat.take(number, subject, outputCount: system.outputCount)
    for (i, value) in subject.initialState.enumerated() { stepper.start[i][seat.lane] = value }
    evaluatePerson(seat, plan.parameterNodes)
    evaluatePerson(seat, plan.inputNodes)
    findBreakpoints(seat)
    writeRowsAtStart(seat)
    guard !seat.isAtEnd else { return leave(seat, nil) }
    chooseFirstStep(seat)
    carryOutEvents(seat)
  }

  private func writeRowsAtStart(_ seat: LaneSeat) {
    while seat.nextRow <= seat.time {
      stepper.computeOutputsAtStart(time: Lanes(repeating: seat.time))
      read(seat)
    }
  }

  private func leave(_ seat: LaneSeat, _ failure: SolveFailure?) {
    let state = (0..<plan.stateCount).map { stepper.start[$0][seat.lane] }
    let number = seat.number
    sink(number, seat.leave(finalState: state, failure.map { .failure($0) } ?? .success(())))
  }

  private func evaluatePerson(_ seat: LaneSeat, _ nodes: [Int]) {
    stepper.evaluatePerson(seat.lane, nodes, seat.subject.parameters, seat.inputs, system)
  }

  private func findBreakpoints(_ seat: LaneSeat) {
    seat.breakpoints = system.breakpoints.times(
      after: seat.time, before: seat.end, tolerance: options.relativeTolerance
    ) { stepper.work[Int(plan.places[$0])][seat.lane] }
  }

  private func chooseFirstStep(_ seat: LaneSeat) {
    let needsNorm = options.initialStep == nil
    seat.step = StepControl.firstStep(
      rateNorm: needsNorm ? stepper.rateNorm(lane: seat.lane, time: seat.time) : 0,
      tolerance: options.relativeTolerance, span: seat.end - seat.time, options: options)
  }

  // MARK: Stepping

  private func stepOnce() {
    var time = Lanes(repeating: 0)
    var step = Lanes(repeating: 1)
    var horizon = Lanes(repeating: 0)
    for seat in seats where seat.isTaken {
      seat.chooseAttempt()
      time[seat.lane] = seat.time
      step[seat.lane] = seat.attempt
      horizon[seat.lane] = min(options.horizon, seat.timeToRow)
    }
    let error = stepper.attempt(time: time, step: step, horizon: horizon)
    var accepted = LaneMask(repeating: false)
    for seat in seats where seat.isTaken && error[seat.lane] <= 1 { accepted[seat.lane] = true }
    // Whoever comes or goes below uses the stepper's memory, so what stood in the way is asked for now.
    let failures = seats.map { seat in
      guard seat.isTaken else { return SolveFailure?.none }
      return accepted[seat.lane] ? tooManySteps(seat, adding: 1) : reject(seat, error[seat.lane])
    }
    writeRows(accepted)
    stepper.accept(accepted)
    for seat in seats where seat.isTaken {
      if accepted[seat.lane] {
        accept(seat, error[seat.lane], failures[seat.lane])
      } else if let failure = failures[seat.lane] {
        leave(seat, failure)
      }
    }
  }

  private func accept(_ seat: LaneSeat, _ error: Double, _ failure: SolveFailure?) {
    let factor = StepControl.factor(error: error, order: stepper.method.order)
    seat.advance(factor: factor, maximumStep: options.maximumStep)
    if seat.isAtEnd { return leave(seat, nil) }
    if let failure { return leave(seat, failure) }
    carryOutEvents(seat)
  }

  private func reject(_ seat: LaneSeat, _ error: Double) -> SolveFailure? {
    seat.statistics.rejected += 1
    let factor = StepControl.factor(error: error, order: stepper.method.order)
    seat.step = seat.attempt * lesser(factor, StepControl.safety)
    if seat.step < options.minimumStep || seat.time + seat.step == seat.time {
      let kind: SolveFailure.Kind = error.isFinite ? .stepTooSmall(step: seat.step) : .notANumber
      return SolveFailure(kind: kind, time: seat.time, state: stepper.worstState(lane: seat.lane))
    }
    return tooManySteps(seat, adding: 0)
  }

  private func tooManySteps(_ seat: LaneSeat, adding steps: Int) -> SolveFailure? {
    guard seat.statistics.steps + steps + seat.statistics.rejected >= options.maximumSteps else { return nil }
    return SolveFailure(
      kind: .tooManySteps(limit: options.maximumSteps), time: seat.time, state: stepper.worstState(lane: seat.lane))
  }

  // MARK: Events

  private func carryOutEvents(_ seat: LaneSeat) {
    guard seat.hasEventHere else { return }
    let lane = seat.lane
    var state = (0..<plan.stateCount).map { stepper.start[$0][lane] }
    let changes = seat.carryOutEvents(&state)
    for (i, value) in state.enumerated() { stepper.start[i][lane] = value }
    if let bad = state.firstIndex(where: { !$0.isFinite }) {
      return leave(seat, SolveFailure(kind: .eventNotFinite, time: seat.time, state: bad))
    }
    if changes.inputs {
      guard seat.inputs.allSatisfy(\.isFinite) else {
        return leave(seat, SolveFailure(kind: .eventNotFinite, time: seat.time))
      }
      evaluatePerson(seat, plan.inputNodes)
      if system.breakpoints.dependOnInputs { findBreakpoints(seat) }
    }
    if options.keepsStep(statesJump: changes.states, steps: seat.statistics.steps) { return }
    if let step = seat.rememberedStep { seat.step = step } else { chooseFirstStep(seat) }
  }

  // MARK: Writing

  /// Writes the rows that fall within the step just tried, in the lanes that take it.
  private func writeRows(_ accepted: LaneMask) {
    while true {
      let due = seats.filter { accepted[$0.lane] && $0.nextRow <= $0.reached }
      guard !due.isEmpty else { return }
      var theta = Lanes(repeating: 0)
      for seat in due {
        theta[seat.lane] = seat.nextRow >= seat.reached ? 1 : (seat.nextRow - seat.time) / seat.attempt
      }
      computeRow(due, theta: theta)
    }
  }

  private func computeRow(_ due: [LaneSeat], theta: Lanes) {
    var time = Lanes(repeating: 0)
    for seat in due { time[seat.lane] = seat.nextRow }
    stepper.computeOutputs(theta: theta, time: time)
    for seat in due { read(seat) }
  }

  private func read(_ seat: LaneSeat) {
    seat.write({ stepper.work[Int(plan.outputPlaces[$0])][seat.lane] }, count: plan.outputPlaces.count)
  }
}
