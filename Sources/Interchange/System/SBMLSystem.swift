import Solver

/// A column of a run: a quantity by its name, a species as amount or as concentration where that is said.
public struct SBMLColumn: Sendable, Hashable {
  public enum Form: Sendable, Hashable { case asNamed, amount, concentration }

  public var name: String
  public var form: Form

  public init(_ name: String, _ form: Form = .asNamed) {
    self.name = name
    self.form = form
  }
}

/// A model made ready to run: its rates on the tape, and what its events ask at every step.
struct SBMLSystem {
  /// Where each answer stands among the outputs of the rate system.
  struct EventPlaces {
    var trigger: Int
    var delay: Int?
    var priority: Int?
    var assignments: [(variable: String, value: Int)]
  }

  let index: SBMLIndex
  let start: SBMLStart
  let system: RateSystem
  let initialState: [Double]
  let initialInputs: [Double]
  /// The outputs are the columns, then these.
  private(set) var switches: [Int] = []
  private(set) var events: [EventPlaces] = []
  /// The sizes of compartments that hold species kept otherwise than as their names mean.
  private(set) var sizes: [String: Int] = [:]

  init(_ model: SBMLModel, columns: [SBMLColumn], absoluteTolerance: Double, options: SolverOptions)
    throws(InterchangeFault)
  {
    let index = try SBMLIndex(model)
    let start = try SBMLStart(index)
    var graph = SBMLGraph(index, stage: .run(start))
    var rates: [RateGraph.Node] = []
    for name in start.stateNames { rates.append(try graph.rateOfKept(name)) }
    var outputs = SBMLOutputs()
    for column in columns { outputs.add(try graph.node(column)) }
    for (name, thing) in index.things.sorted(by: { $0.key < $1.key }) {
      if case .compartment = thing { sizes[name] = outputs.add(try graph.value(name)) }
    }
    for event in model.events { events.append(try outputs.places(of: event, in: &graph)) }
    for node in graph.math.switches { switches.append(outputs.add(node)) }
    // A system without states still has a clock.
    if rates.isEmpty { rates = [graph.math.graph.constant(0)] }
    let scale = absoluteTolerance / (options.relativeTolerance * options.scaleFloor)
    system = RateSystem(
      graph: graph.math.graph, rates: rates, scales: [Double](repeating: scale, count: rates.count), parameterCount: 0,
      inputCount: start.inputs.count, outputs: outputs.nodes)
    let initial = start.stateNames.map { start.kept[$0] ?? .nan }
    initialState = initial.isEmpty ? [0] : initial
    initialInputs = start.inputNames.map { start.kept[$0] ?? .nan }
    self.index = index
    self.start = start
  }
}

/// The nodes asked at every step, and their places.
private struct SBMLOutputs {
  private(set) var nodes: [RateGraph.Node] = []

  @discardableResult mutating func add(_ node: RateGraph.Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  mutating func places(
    of event: SBMLEvent, in graph: inout SBMLGraph
  ) throws(InterchangeFault) -> SBMLSystem.EventPlaces {
    let place = "event '\(event.id)'"
    // A trigger without a formula never fires.
    let trigger = try graph.node(event.trigger ?? .truth(false), at: place)
    var places = SBMLSystem.EventPlaces(trigger: add(graph.math.truth(trigger)), assignments: [])
    if let delay = event.delay { places.delay = add(try graph.node(delay, at: place)) }
    if let priority = event.priority { places.priority = add(try graph.node(priority, at: place)) }
    for (variable, formula) in event.assignments {
      places.assignments.append((variable, add(try graph.node(formula, at: place))))
    }
    return places
  }
}

extension SBMLGraph {
  /// The node of a column.
  mutating func node(_ column: SBMLColumn) throws(InterchangeFault) -> RateGraph.Node {
    guard case .species(let species) = model.things[column.name] else {
      guard model.things[column.name] != nil else {
        throw .malformed("the model has no '\(column.name)' to write", line: nil)
      }
      return try value(column.name)
    }
    return switch column.form {
    case .asNamed: try value(column.name)
    case .amount: try amount(species)
    case .concentration: try concentration(species)
    }
  }
}
