import Solver

/// How closely and how far to run.
public struct SBMLRunOptions: Sendable {
  public var relativeTolerance: Double
  public var absoluteTolerance: Double
  /// Steps the solver may try in all.
  public var maximumSteps: Int
  /// Decides the order of events that fall together and have no order of their own.
  public var seed: UInt64

  public init(
    relativeTolerance: Double = 1e-9, absoluteTolerance: Double = 1e-12, maximumSteps: Int = 200_000, seed: UInt64 = 1
  ) {
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    self.maximumSteps = maximumSteps
    self.seed = seed
  }
}

/// One run of an SBML model: rows at the times asked for.
struct SBMLRun {
  private let system: SBMLSystem
  private let solver: StepwiseSolver
  private let span: Double
  private let columnCount: Int
  private var inputs: [Double]
  private var queue: SBMLEventQueue
  private var chance: ChanceOrder
  /// Landings in a row that came next to nothing further: a switch that chatters.
  private var crowded = 0

  init(_ system: SBMLSystem, columns: Int, span: Double, solver options: SolverOptions, seed: UInt64) {
    self.system = system
    self.span = span
    columnCount = columns
    inputs = system.initialInputs
    solver = StepwiseSolver(
      system.system, options: options, parameters: [], inputs: inputs, start: 0, state: system.initialState)
    queue = SBMLEventQueue(system.index.model.events)
    chance = ChanceOrder(state: seed)
  }

  /// - Throws: `run` when the solver stops.
  mutating func rows(at times: [Double]) throws(InterchangeFault) -> [[Double]] {
    if let bad = system.initialState.firstIndex(where: { !$0.isFinite }) {
      throw .run("'\(system.start.stateNames[bad])' has no finite value at the start (\(system.initialState[bad]))")
    }
    try eventsHere()
    var rows: [[Double]] = []
    for time in times {
      while solver.time < time { try advance(to: time) }
      rows.append(Array(answers.prefix(columnCount)))
    }
    return rows
  }

  private var answers: [Double] { solver.outputs(time: solver.time, state: solver.state) }

  /// One landing: the end of a step, or the first switch or event inside it.
  private mutating func advance(to end: Double) throws(InterchangeFault) {
    // A due time that differs from the end by rounding alone is the end.
    let slack = 1e-12 * max(1, end.magnitude)
    let due = queue.nextDue
    let stop = due < end - slack ? due : end
    let from = solver.time
    var reached = try offer(to: stop)
    if let change = firstChange(from: from, to: reached) {
      reached = change
      // Once more to the change alone, so that no stage has looked beyond it.
      if change < stop, change - from > 1e-9 * span {
        reached = try offer(to: change)
        reached = firstChange(from: from, to: reached) ?? reached
      }
    }
    solver.take(upTo: reached)
    crowded = solver.time - from < 1e-7 * span ? crowded + 1 : 0
    try eventsHere(slack: solver.time == end ? slack : 0)
  }

  private func offer(to stop: Double) throws(InterchangeFault) -> Double {
    do { return try solver.offer(to: stop) } catch {
      throw .run(error.sentence(stateNames: system.start.stateNames))
    }
  }

  // MARK: Switches

  /// What must not change inside a step: every comparison, and every trigger.
  private func marks(at time: Double, _ state: [Double]) -> [Bool] {
    let answers = solver.outputs(time: time, state: state)
    // Where a switch chatters the error test alone watches it; triggers are watched always.
    let switches = crowded > 30 ? [] : system.switches.map { answers[$0] != 0 }
    return switches + system.events.map { answers[$0.trigger] != 0 }
  }

  /// The first moment of the step on offer at which a mark is not what it was.
  private func firstChange(from: Double, to end: Double) -> Double? {
    guard !system.switches.isEmpty || !system.events.isEmpty else { return nil }
    let before = marks(at: from, solver.state)
    var low = from
    let parts = 8
    for part in 1...parts {
      let time = part == parts ? end : from + (end - from) * Double(part) / Double(parts)
      guard time > low else { continue }
      guard marks(at: time, solver.offeredState(at: time)) == before else {
        return firstChange(between: low, and: time, before)
      }
      low = time
    }
    return nil
  }

  /// Halves down to two neighbouring numbers, so that a trigger at a time is met exactly.
  private func firstChange(between start: Double, and end: Double, _ before: [Bool]) -> Double {
    var (low, high) = (start, end)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if marks(at: middle, solver.offeredState(at: middle)) == before { low = middle } else { high = middle }
    }
  }

  // MARK: Events

  /// Everything that happens at this moment, one event after the other.
  private mutating func eventsHere(slack: Double = 0) throws(InterchangeFault) {
    let model = system.index.model
    guard !model.events.isEmpty else { return }
    var done = 0
    while true {
      let answers = answers
      try queue.observe(answers, at: solver.time, events: model.events, places: system.events)
      let next = queue.next(at: solver.time + slack, answers: answers, places: system.events) {
        chance.number(below: $0)
      }
      guard let next else { return }
      done += 1
      guard done < 10_000 else { throw .run("events trigger each other without end at time \(solver.time)") }
      let places = system.events[next.event].assignments
      try assign(places.map(\.variable), next.values ?? places.map { answers[$0.value] }, before: answers)
    }
  }

  /// Sets everything at once. A species is an amount: a concentration that is set means that concentration in the
  /// compartment as it was before, and a compartment that changes in the same event leaves the amount alone.
  private mutating func assign(
    _ names: [String], _ values: [Double], before: [Double]
  ) throws(InterchangeFault) {
    var state = solver.state
    for (name, value) in zip(names, values) {
      guard case .species(let species) = system.index.things[name], !system.index.isKeptAsNamed(species) else {
        set(name, value, &state)
        continue
      }
      set(name, value * (system.sizes[species.compartment].map { before[$0] } ?? 1), &state)
    }
    try jump(state)
    let after = answers
    for (name, place) in system.sizes where after[place] != before[place] {
      dilute(in: name, by: before[place] / after[place], &state)
    }
    try jump(state)
  }

  private func isConcentration(_ name: String) -> Bool {
    guard case .species(let species) = system.index.things[name] else { return false }
    return !system.index.isAmount(species)
  }

  /// A species kept as a concentration keeps its amount when its compartment changes at once.
  private mutating func dilute(in compartment: String, by ratio: Double, _ state: inout [Double]) {
    for species in system.index.model.species where species.compartment == compartment && isConcentration(species.id) {
      guard system.index.isKeptAsNamed(species), let place = system.start.states[species.id] else { continue }
      state[place] *= ratio
    }
  }

  private mutating func set(_ name: String, _ value: Double, _ state: inout [Double]) {
    if let place = system.start.states[name] { state[place] = value }
    if let place = system.start.inputs[name] { inputs[place] = value }
  }

  private func jump(_ state: [Double]) throws(InterchangeFault) {
    do { try solver.jump(state: state, inputs: inputs) } catch {
      throw .run(error.sentence(stateNames: system.start.stateNames))
    }
  }
}

/// Whole numbers by chance, the same for the same seed (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
private struct ChanceOrder {
  var state: UInt64

  mutating func number(below count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }
}
