/// An event that has been triggered and waits for its moment.
struct WaitingEvent {
  var event: Int
  var due: Double
  /// The values to set, where they are those of the trigger's moment.
  var values: [Double]?
}

/// Which events are under way. An event happens when its trigger turns true; it waits for its delay; of those due at one
/// moment the one of highest priority goes first, and each may trigger or call off others.
struct SBMLEventQueue {
  private var wasTrue: [Bool]
  private(set) var waiting: [WaitingEvent] = []

  init(_ events: [SBMLEvent]) { wasTrue = events.map(\.isTrueBeforeStart) }

  /// The next moment at which something is due.
  var nextDue: Double { waiting.map(\.due).min() ?? .infinity }

  /// Sees which triggers turned, by the answers of the system at this moment.
  /// - Throws: `run` when a delay is negative or not a number.
  mutating func observe(
    _ answers: [Double], at time: Double, events: [SBMLEvent], places: [SBMLSystem.EventPlaces]
  ) throws(InterchangeFault) {
    for (number, place) in places.enumerated() {
      let isTrue = answers[place.trigger] != 0
      defer { wasTrue[number] = isTrue }
      if isTrue, !wasTrue[number] {
        let delay = place.delay.map { answers[$0] } ?? 0
        guard delay >= 0 else { throw .run("event '\(events[number].id)' has the delay \(delay) at time \(time)") }
        let values = events[number].usesValuesFromTrigger ? place.assignments.map { answers[$0.value] } : nil
        waiting.append(WaitingEvent(event: number, due: time + delay, values: values))
      } else if !isTrue, !events[number].isPersistent {
        waiting.removeAll { $0.event == number }
      }
    }
  }

  /// Takes out the event that goes next at this moment, nil if none is due. Of equals, which SBML leaves to chance, the one
  /// that `choose` picks.
  mutating func next(
    at time: Double, answers: [Double], places: [SBMLSystem.EventPlaces], choose: (Int) -> Int
  ) -> WaitingEvent? {
    let due = waiting.indices.filter { waiting[$0].due <= time }
    let priorities = due.map { index in
      let value = places[waiting[index].event].priority.map { answers[$0] } ?? -.infinity
      return value.isNaN ? -.infinity : value
    }
    guard let highest = priorities.max() else { return nil }
    let first = zip(due, priorities).filter { $0.1 == highest }.map(\.0)
    return waiting.remove(at: first[first.count > 1 ? choose(first.count) : 0])
  }
}
