import ModelLanguage
import Physiology
import Solver

/// A model made ready to run: its laws as a rate system, its names as slots.
public struct CompiledModel: Sendable {
  /// What a run writes: a quantity or a pool, in its declared unit.
  public struct Column: Sendable, Hashable {
    public let key: String
    public let meaning: String
    public let unit: UnitOfMeasure
  }

  public let model: Model
  public let columns: [Column]
  /// Pools in the order of the solver's states; with ledgers, the amounts that crossed the body's edge follow.
  public let states: [String]
  public let system: RateSystem
  private let derived: [RateLaw]
  private let parameterByKey: [String: Parameter]
  private let inputSlots: [String: Int]
  private let stateSlots: [String: Int]

  /// - Parameters:
  ///   - keys: quantities and pools to write, in this order.
  ///   - ledgers: also integrate what enters and leaves the body of each conserved thing, as `ledger.in.calcium` and so on.
  /// - Throws: `ModelFault` when a key names nothing in the model.
  public init(_ model: Model, observing keys: [String], ledgers: Bool = false) throws(ModelFault) {
    let crossings = ledgers ? Crossing.all(of: model) : []
    states = model.pools.map(\.key) + crossings.map(\.key)
    stateSlots = Self.slots(states)
    inputSlots = Self.slots(model.inputs.map(\.key))
    var lowering = Lowering(
      parameters: Self.slots(model.parameters.map(\.key)), inputs: inputSlots, states: stateSlots)
    let rates = Self.rates(model, crossings, &lowering)
    var columns: [Column] = []
    var outputs: [RateGraph.Node] = []
    for key in keys {
      let (column, law) = try Self.column(key, model, crossings)
      columns.append(column)
      outputs.append(
        Self.scaled(
          law.map { lowering.node($0) } ?? lowering.graph.state(stateSlots[key] ?? 0),
          by: 1 / column.unit.factor, &lowering))
    }
    self.model = model
    self.columns = columns
    derived = lowering.derived
    parameterByKey = Dictionary(model.parameters.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    system = RateSystem(
      graph: lowering.graph, rates: rates,
      scales: model.pools.map { $0.scale * $0.unit.factor } + crossings.map { _ in 1 },
      parameterCount: model.parameters.count + derived.count, inputCount: model.inputs.count, outputs: outputs)
  }

  private static func slots(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
  }

  private static func scaled(_ node: RateGraph.Node, by factor: Double, _ lowering: inout Lowering) -> RateGraph.Node {
    guard factor != 1 else { return node }
    let constant = lowering.graph.constant(factor)
    return lowering.graph.multiply(node, constant)
  }

  private static func column(
    _ key: String, _ model: Model, _ crossings: [Crossing]
  ) throws(ModelFault) -> (Column, RateLaw?) {
    if let quantity = model.quantity(key) {
      return (Column(key: key, meaning: quantity.meaning, unit: quantity.unit), quantity.now)
    }
    if let pool = model.pool(key) { return (Column(key: key, meaning: pool.meaning, unit: pool.unit), pool.now) }
    if crossings.contains(where: { $0.key == key }) {
      return (Column(key: key, meaning: "amount that crossed the body's edge", unit: .one), nil)
    }
    throw ModelFault("the model has no quantity or pool called '\(key)'")
  }

  /// dy/dt of each pool: what arrives less what leaves.
  private static func rates(_ model: Model, _ crossings: [Crossing], _ lowering: inout Lowering) -> [RateGraph.Node] {
    var sums: [String: RateGraph.Node] = [:]
    for flow in model.flows {
      let rate = lowering.node(flow.rate)
      for (legs, arriving) in [(flow.sources, false), (flow.destinations, true)] {
        for leg in legs {
          let share = lowering.node(leg.share)
          let moved = lowering.graph.multiply(rate, share)
          add(moved, to: leg.pool.key, arriving, &sums, &lowering)
        }
      }
    }
    let still = lowering.graph.constant(0)
    let pools = model.pools.map { sums[$0.key] ?? still }
    return pools + crossings.map { lowering.node($0.rate) }
  }

  private static func add(
    _ moved: RateGraph.Node, to key: String, _ arriving: Bool, _ sums: inout [String: RateGraph.Node],
    _ lowering: inout Lowering
  ) {
    guard let sum = sums[key] else {
      sums[key] = arriving ? moved : lowering.graph.negate(moved)
      return
    }
    sums[key] = arriving ? lowering.graph.add(sum, moved) : lowering.graph.subtract(sum, moved)
  }

  // MARK: - People

  /// The solver's view of one person: slot values in internal units, the state at birth, what happens when.
  /// - Throws: `ModelFault` for an unknown key or a value outside its range.
  public func subject(
    _ individual: Individual, at ages: [Double], changes: [Change] = []
  ) throws(ModelFault) -> Subject {
    let parameters = try parameterValues(individual)
    let inputs = try inputValues(individual)
    var birth = Bindings(
      time: 0, parameter: { parameters[$0.key] ?? 0 }, input: { inputs[$0.key] ?? 0 }, pool: { _ in 0 })
    birth.resolvePoolsAtBirth()
    let initial = model.pools.map { birth.value(of: $0.initial) }
    let ordered = model.parameters.map { parameters[$0.key] ?? 0 } + derived.map { birth.value(of: $0) }
    let year = UnitOfMeasure.year.factor
    return Subject(
      parameters: ordered, inputs: model.inputs.map { inputs[$0.key] ?? 0 },
      initialState: initial + Array(repeating: 0, count: states.count - initial.count), start: 0,
      outputTimes: ages.map { $0 * year }, events: try changes.map { change throws(ModelFault) in try event(change) })
  }

  private func parameterValues(_ individual: Individual) throws(ModelFault) -> [String: Double] {
    for key in individual.parameters.keys where parameterByKey[key] == nil {
      throw ModelFault("the model has no parameter called '\(key)'")
    }
    var values: [String: Double] = [:]
    values.reserveCapacity(model.parameters.count)
    for parameter in model.parameters {
      let value =
        individual.parameters[parameter.key] ?? parameter.value(sex: individual.sex, scenario: individual.scenario)
      guard parameter.range.contains(value) else {
        throw ModelFault(
          "\(parameter.key) is \(value) \(parameter.unit); allowed are \(parameter.range.lowerBound) to \(parameter.range.upperBound)"
        )
      }
      values[parameter.key] = value * parameter.unit.factor
    }
    return values
  }

  private func inputValues(_ individual: Individual) throws(ModelFault) -> [String: Double] {
    for key in individual.inputs.keys where inputSlots[key] == nil {
      throw ModelFault("the model has no input called '\(key)'")
    }
    var values: [String: Double] = [:]
    for input in model.inputs {
      values[input.key] = try Self.checked(individual.inputs[input.key] ?? input.normal, input)
    }
    return values
  }

  private static func checked(_ value: Double, _ input: Input) throws(ModelFault) -> Double {
    guard input.range.contains(value) else {
      throw ModelFault(
        "\(input.key) is \(value) \(input.unit); allowed are \(input.range.lowerBound) to \(input.range.upperBound)")
    }
    return value * input.unit.factor
  }

  private func event(_ change: Change) throws(ModelFault) -> Event {
    var actions: [EventAction] = []
    for (key, value) in change.set.sorted(by: { $0.key < $1.key }) {
      guard let slot = inputSlots[key] else { throw ModelFault("the model has no input called '\(key)'") }
      actions.append(.setInput(slot, try Self.checked(value, model.inputs[slot])))
    }
    for (key, value) in change.add.sorted(by: { $0.key < $1.key }) {
      guard let slot = stateSlots[key], slot < model.pools.count else {
        throw ModelFault("the model has no pool called '\(key)'")
      }
      actions.append(.addToState(slot, value * model.pools[slot].unit.factor))
    }
    return Event(time: change.age * UnitOfMeasure.year.factor, actions: actions)
  }
}
