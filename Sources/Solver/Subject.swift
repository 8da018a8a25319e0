/// One person to solve for: numbers, a start, the times to write and what happens on the way.
public struct Subject: Sendable {
  public var parameters: [Double]
  public var inputs: [Double]
  public var initialState: [Double]
  public var start: Double
  /// Ascending, none before the start; the last one ends the run.
  public var outputTimes: [Double]
  /// Ascending, none before the start; those of one time act in their order.
  public var events: [Event]

  public init(
    parameters: [Double], inputs: [Double], initialState: [Double], start: Double, outputTimes: [Double],
    events: [Event] = []
  ) {
    self.parameters = parameters
    self.inputs = inputs
    self.initialState = initialState
    self.start = start
    self.outputTimes = outputTimes
    self.events = events
  }

  /// What is wrong with the subject for this system, nil if nothing is.
  func problem(for system: RateSystem) -> SolveFailure? {
    let counts = [
      ("parameters", parameters, system.parameterCount), ("inputs", inputs, system.inputCount),
      ("initial values", initialState, system.stateCount),
    ]
    for (name, values, wanted) in counts {
      if values.count != wanted { return invalid("\(values.count) \(name) were given where \(wanted) are needed") }
      if let bad = values.firstIndex(where: { !$0.isFinite }) {
        return invalid("number \(bad) of the \(name) is \(values[bad]), not a finite number")
      }
    }
    return problemOfTimes() ?? problemOfEvents(for: system)
  }

  private func problemOfTimes() -> SolveFailure? {
    guard start.isFinite else { return invalid("the start \(start) is not a finite number") }
    guard !outputTimes.isEmpty else { return invalid("no output time was given") }
    var last = start
    for time in outputTimes {
      guard time >= last, time.isFinite else { return invalid("output time \(time) comes after \(last)") }
      last = time
    }
    return nil
  }

  private func problemOfEvents(for system: RateSystem) -> SolveFailure? {
    var last = start
    for event in events {
      guard event.time >= last, event.time.isFinite else {
        return invalid("an event at \(event.time) comes after \(last)")
      }
      last = event.time
      for action in event.actions {
        if let text = problem(of: action, system) { return invalid("the event at \(event.time) \(text)") }
      }
    }
    return nil
  }

  private func problem(of action: EventAction, _ system: RateSystem) -> String? {
    switch action {
    case .setInput(let index, _) where !(0..<system.inputCount).contains(index):
      return "sets input \(index), but there are \(system.inputCount)"
    case .addToState(let index, _) where !(0..<system.stateCount).contains(index),
      .setState(let index, _) where !(0..<system.stateCount).contains(index):
      return "changes state \(index), but there are \(system.stateCount)"
    default: return nil
    }
  }

  private func invalid(_ text: String) -> SolveFailure { SolveFailure(kind: .invalidSubject(text), time: start) }
}
