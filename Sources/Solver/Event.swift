/// What an event does to a person at its moment.
public enum EventAction: Sendable {
  case setInput(Int, Double)
  case addToState(Int, Double)
  case setState(Int, Double)
  /// Any change of state and inputs, for laws that the simple actions cannot say.
  case custom(@Sendable (_ state: inout [Double], _ inputs: inout [Double]) -> Void)
}

/// A moment at which state or inputs change at once. It ends a step, and the next begins from the changed values.
///
/// An event takes effect just after its time: a row written at that very time shows what was before it. Events at the
/// start take effect; events at the last output time do not (they belong to a run that begins there).
public struct Event: Sendable {
  public var time: Double
  public var actions: [EventAction]

  public init(time: Double, actions: [EventAction]) {
    self.time = time
    self.actions = actions
  }

  /// Events that do the same kind of thing share the step size that worked after the last of them.
  var kind: Int {
    guard let first = actions.first else { return -1 }
    return switch first {
    case .setInput(let index, _): index * 4
    case .addToState(let index, _): index * 4 + 1
    case .setState(let index, _): index * 4 + 2
    case .custom: 3
    }
  }

  /// Whether an input may be another after the event.
  var touchesInputs: Bool {
    actions.contains { action in
      switch action {
      case .setInput, .custom: true
      case .addToState, .setState: false
      }
    }
  }

  /// Whether a state may jump at the event. Where none does, the step from before is a fair one to try.
  var touchesStates: Bool {
    actions.contains { action in
      switch action {
      case .addToState, .setState, .custom: true
      case .setInput: false
      }
    }
  }

  /// Carries the actions out. Indices were checked before the run.
  func apply(state: inout [Double], inputs: inout [Double]) {
    for action in actions {
      switch action {
      case .setInput(let index, let value): inputs[index] = value
      case .addToState(let index, let value): state[index] += value
      case .setState(let index, let value): state[index] = value
      case .custom(let change): change(&state, &inputs)
      }
    }
  }
}
