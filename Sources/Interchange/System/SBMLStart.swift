/// Where a run begins: what changes on the way, and the number of everything.
struct SBMLStart: Sendable {
  /// Quantities that change in the course of time, and their places among the states.
  private(set) var states: [String: Int] = [:]
  /// Quantities that only events change, and their places among the inputs.
  private(set) var inputs: [String: Int] = [:]
  /// The number of every quantity at the start, a species as it is kept.
  private(set) var kept: [String: Double] = [:]

  init(_ model: SBMLIndex) throws(InterchangeFault) {
    let assigned = Set(model.model.events.flatMap { $0.assignments.map(\.variable) })
    for name in model.things.keys.sorted() where model.model.assignmentRules[name] == nil {
      if model.model.rateRules[name] != nil || model.changes[name] != nil {
        states[name] = states.count
      } else if assigned.contains(name) {
        inputs[name] = inputs.count
      }
    }
    var graph = SBMLGraph(model, stage: .start)
    for (name, thing) in model.things.sorted(by: { $0.key < $1.key }) {
      if case .reaction = thing { continue }
      let node =
        if case .species(let species) = thing, !model.isKeptAsNamed(species) { try graph.amount(species) } else {
          try graph.value(name)
        }
      guard let value = graph.math.graph.constantValue(node) else {
        throw .malformed("'\(name)' has no number at the start", line: nil)
      }
      kept[name] = value
    }
  }

  var stateNames: [String] { states.sorted { $0.value < $1.value }.map(\.key) }
  var inputNames: [String] { inputs.sorted { $0.value < $1.value }.map(\.key) }
}
