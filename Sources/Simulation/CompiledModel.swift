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
  private let pools: [Pool]
  private let parameterSlots: [String: Int]
  private let references: References
  private let inputSlots: [String: Int]
  private let stateSlots: [String: Int]

  /// - Parameters:
  ///   - keys: quantities and pools to write, in this order.
  ///   - ledgers: also integrate what enters and leaves the body of each conserved thing, as `ledger.in.calcium` and so on.
  ///   - onlyNeeded: leave out the pools that no column depends on.
  /// - Throws: `ModelFault` when a key names nothing in the model.
  public init(
    _ model: Model, observing keys: [String], ledgers: Bool = false, onlyNeeded: Bool = false
  ) throws(ModelFault) {
    let crossings = ledgers ? Crossing.all(of: model) : []
    let pools = onlyNeeded ? try Self.needed(keys, model, crossings) : model.pools
    self.pools = pools
    states = pools.map(\.key) + crossings.map(\.key)
    stateSlots = Self.slots(states)
    inputSlots = Self.slots(model.inputs.map(\.key))
    parameterSlots = Self.slots(model.parameters.map(\.key))
    references = References(model)
    var lowering = Lowering(parameters: parameterSlots, inputs: inputSlots, states: stateSlots)
    let rates = Self.rates(model, pools, crossings, &lowering)
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
    system = RateSystem(
      graph: lowering.graph, rates: rates,
      scales: pools.map { $0.scale * $0.unit.factor } + crossings.map { _ in 1 },
      parameterCount: model.parameters.count + derived.count, inputCount: model.inputs.count, outputs: outputs,
      integrals: Set(pools.indices.filter { pools[$0].isSumOfRisk }))
  }

  private static func needed(
    _ keys: [String], _ model: Model, _ crossings: [Crossing]
  ) throws(ModelFault) -> [Pool] {
    var laws = crossings.map(\.rate)
    for key in keys { if let law = try column(key, model, crossings).1 { laws.append(law) } }
    let needed = NeededPools(of: laws, in: model)
    return model.pools.filter { needed.keys.contains($0.key) }
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
  private static func rates(
    _ model: Model, _ pools: [Pool], _ crossings: [Crossing], _ lowering: inout Lowering
  ) -> [RateGraph.Node] {
    let kept = Set(pools.map(\.key))
    var sums: [String: RateGraph.Node] = [:]
    for flow in model.flows {
      let legs = flow.sources + flow.destinations
      guard legs.contains(where: { kept.contains($0.pool.key) }) else { continue }
      let rate = lowering.node(flow.rate)
      for (legs, arriving) in [(flow.sources, false), (flow.destinations, true)] {
        for leg in legs where kept.contains(leg.pool.key) {
          let share = lowering.node(leg.share)
          let moved = lowering.graph.multiply(rate, share)
          add(moved, to: leg.pool.key, arriving, &sums, &lowering)
        }
      }
    }
    let still = lowering.graph.constant(0)
    let sumsOfPools = pools.map { sums[$0.key] ?? still }
    return sumsOfPools + crossings.map { lowering.node($0.rate) }
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

  /// The solver's view of one person: slot values in internal units, the first state, what happens when.
  ///
  /// - Parameters:
  ///   - ages: years, ascending; the last one ends the run.
  ///   - start: a state reached before, to go on from in place of birth; the individual's inputs are those of that moment,
  ///     and changes before it are none of its business.
  /// - Throws: `ModelFault` for an unknown key or a value outside its range.
  public func subject(
    _ individual: Individual, at ages: [Double], changes: [Change] = [], from start: Start? = nil
  ) throws(ModelFault) -> Subject {
    let parameters = try parameterValues(individual)
    let inputs = try inputValues(individual)
    let year = UnitOfMeasure.year.factor
    var birth = bindings(parameters, inputs)
    let initial: [Double]
    if let start {
      guard start.state.count == states.count else {
        throw ModelFault("a start has \(start.state.count) values; the model has \(states.count) states")
      }
      initial = start.state
    } else {
      birth.resolvePoolsAtBirth()
      initial = pools.map { birth.value(of: $0.initial) } + Array(repeating: 0, count: states.count - pools.count)
    }
    return Subject(
      parameters: parameters + derived.map { birth.value(of: $0) }, inputs: inputs, initialState: initial,
      start: start.map { $0.age * year } ?? 0, outputTimes: ages.map { $0 * year },
      events: try changes.map { change throws(ModelFault) in try event(change) })
  }

  private func bindings(_ parameters: [Double], _ inputs: [Double]) -> Bindings {
    let (parameterSlots, inputSlots) = (self.parameterSlots, self.inputSlots)
    return Bindings(
      time: 0, parameter: { parameterSlots[$0.key].map { parameters[$0] } ?? 0 },
      input: { inputSlots[$0.key].map { inputs[$0] } ?? 0 }, pool: { _ in 0 })
  }

  /// In the model's order and internal units.
  private func parameterValues(_ individual: Individual) throws(ModelFault) -> [Double] {
    var values = references.parameters(individual.sex, individual.scenario)
    for (key, value) in individual.parameters {
      guard let slot = parameterSlots[key] else { throw ModelFault("the model has no parameter called '\(key)'") }
      let parameter = model.parameters[slot]
      guard parameter.range.contains(value) else {
        throw ModelFault(
          "\(key) is \(value) \(parameter.unit); allowed are \(parameter.range.lowerBound) to \(parameter.range.upperBound)")
      }
      values[slot] = value * parameter.unit.factor
    }
    return values
  }

  private func inputValues(_ individual: Individual) throws(ModelFault) -> [Double] {
    var values = references.inputs
    for (key, value) in individual.inputs {
      guard let slot = inputSlots[key] else { throw ModelFault("the model has no input called '\(key)'") }
      values[slot] = try Self.checked(value, model.inputs[slot])
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
      guard let slot = stateSlots[key], slot < pools.count else {
        // A pool that no column depends on is left out of this run, and so is what is added to it.
        guard model.pool(key) == nil else { continue }
        throw ModelFault("the model has no pool called '\(key)'")
      }
      actions.append(.addToState(slot, value * pools[slot].unit.factor))
    }
    return Event(time: change.age * UnitOfMeasure.year.factor, actions: actions)
  }
}
