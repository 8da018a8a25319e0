/// One thread's share of an ensemble: four or eight seats, stepped together. Who leaves makes room for the next at once.
final class LaneWorker {
  private let system: RateSystem
  private let plan: LanePlan
  private let options: SolverOptions
  private let stepper: LaneStepper
  private let seats: [LaneSeat]
  private let curves: TimeCurveReader
  private let source: () -> (number: Int, subject: Subject)?
  private let sink: (Int, SubjectResult) -> Void
  private var isSourceEmpty = false
  /// What ends each lane's person after the step just tried.
  private var failures: [SolveFailure?]
  /// Where in its step and when each lane writes a row.
  private let rowTheta, rowTime: LaneNumbers

  init(
    _ system: RateSystem, _ options: SolverOptions, width: LaneWidth,
    source: @escaping () -> (number: Int, subject: Subject)?,
    sink: @escaping (Int, SubjectResult) -> Void
  ) {
    self.system = system
    self.options = options
    self.source = source
    self.sink = sink
    plan = system.lanePlan
    curves = TimeCurveReader(system)
    stepper = LaneStepper(plan, options, scales: system.scales, width: width)
    rowTheta = LaneNumbers(1, width)
    rowTime = LaneNumbers(1, width)
    seats = (0..<width.count).map { LaneSeat(lane: $0) }
    failures = Array(repeating: nil, count: width.count)
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
    stepper.setState(subject.initialState, lane: seat.lane)
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
      stepper.computeOutputsAtStart(time: seat.time)
      read(seat)
    }
  }

  private func leave(_ seat: LaneSeat, _ failure: SolveFailure?) {
    let state = stepper.state(lane: seat.lane)
    let number = seat.number
    sink(number, seat.leave(finalState: state, failure.map { .failure($0) } ?? .success(())))
  }

  private func evaluatePerson(_ seat: LaneSeat, _ nodes: [Int]) {
    stepper.evaluatePerson(seat.lane, nodes, seat.subject.parameters, seat.inputs, system)
  }

  private func findBreakpoints(_ seat: LaneSeat) {
    seat.breakpoints = system.breakpoints.times(
      after: seat.time, before: seat.end, tolerance: options.relativeTolerance
    ) { stepper.value(plan.places[$0], lane: seat.lane) }
  }

  private func chooseFirstStep(_ seat: LaneSeat) {
    let needsNorm = options.initialStep == nil
    seat.step = StepControl.firstStep(
      rateNorm: needsNorm ? stepper.rateNorm(lane: seat.lane, time: seat.time) : 0,
      tolerance: options.relativeTolerance, span: seat.end - seat.time, options: options)
  }

  // MARK: Stepping

  private func stepOnce() {
    for seat in seats where seat.isTaken {
      seat.chooseAttempt()
      stepper.time[seat.lane] = seat.time
      stepper.step[seat.lane] = seat.attempt
      stepper.reached[seat.lane] = seat.reached
      let outlook = options.outlook(step: seat.attempt, timeToRow: seat.timeToRow)
      (stepper.horizon[seat.lane], stepper.largestDivisor[seat.lane]) = outlook
    }
    stepper.attempt(lanes { $0.isTaken })
    // Whoever comes or goes below uses the stepper's memory, so what stood in the way is asked for now.
    let accepted = lanes { seat in
      guard seat.isTaken else { return false }
      return judge(seat, stepper.error[seat.lane])
    }
    let taken = lanes { $0.isTaken }
    writeRows(accepted)
    stepper.accept(lanes { accepted.contains($0.lane) || !$0.isTaken })
    for seat in seats where taken.contains(seat.lane) {
      if accepted.contains(seat.lane) {
        accept(seat, stepper.error[seat.lane], failures[seat.lane])
      } else if let failure = failures[seat.lane] {
        leave(seat, failure)
      }
    }
  }

  private func lanes(where isIn: (LaneSeat) -> Bool) -> LaneSet {
    var set = LaneSet()
    for seat in seats where isIn(seat) { set.insert(seat.lane) }
    return set
  }

  /// Whether the step just tried is taken; what fails with it is left in `failures`.
  private func judge(_ seat: LaneSeat, _ error: Double) -> Bool {
    guard error <= 1 else {
      failures[seat.lane] = reject(seat, error)
      return false
    }
    if let kink = kink(seat) {
      seat.stop(at: kink)
      failures[seat.lane] = tooManySteps(seat, adding: 0)
      return false
    }
    failures[seat.lane] = tooManySteps(seat, adding: 1)
    return true
  }

  private func accept(_ seat: LaneSeat, _ error: Double, _ failure: SolveFailure?) {
    seat.advance(error: error, order: stepper.method.order, maximumStep: options.maximumStep)
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

  /// Where a curve changed its sign within the step just tried; nil where none did, and then the signs are those of its end.
  private func kink(_ seat: LaneSeat) -> Double? {
    guard !plan.curvePlaces.isEmpty else { return nil }
    let person = { self.stepper.value(self.plan.places[$0], lane: seat.lane) }
    let after = CurveSigns(count: plan.curvePlaces.count) { stepper.value(plan.curvePlaces[$0], lane: seat.lane) }
    let before = seat.curveSigns ?? curves.signs(at: seat.time, person: person)
    guard before != after else {
      seat.curveSigns = after
      return nil
    }
    let kink = curves.firstChange(
      from: seat.time, to: seat.reached, before: before, after: after, person: person)
    seat.curveSigns = kink == nil ? after : before
    return kink
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
    var state = stepper.state(lane: lane)
    let changes = seat.carryOutEvents(&state)
    stepper.setState(state, lane: lane)
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
  private func writeRows(_ accepted: LaneSet) {
    while true {
      let due = lanes { accepted.contains($0.lane) && $0.nextRow <= $0.reached }
      guard !due.isEmpty else { return }
      for seat in seats where due.contains(seat.lane) {
        rowTheta[seat.lane] = seat.nextRow >= seat.reached ? 1 : (seat.nextRow - seat.time) / seat.attempt
        rowTime[seat.lane] = seat.nextRow
      }
      stepper.computeOutputs(theta: rowTheta, time: rowTime, lanes: due)
      for seat in seats where due.contains(seat.lane) { read(seat) }
    }
  }

  private func read(_ seat: LaneSeat) {
    stepper.withWorkspace(lane: seat.lane) { seat.write(plan.outputPlaces, of: $0, lanes: stepper.width.count) }
  }
}
