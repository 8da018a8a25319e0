/// The order in which a plain interpreter computes a rate system: each list holds what the lists before it leave open.
struct ScalarProgramme: Sendable {
  /// What depends on parameters and inputs alone.
  let perPerson: [Int]
  /// Time itself, where the rates know it.
  let timeNode: Int?
  /// What time decides alone of the rest of the rates.
  let times: [Int]
  /// Of these what the rates read, with the slopes, and what these need beyond.
  let timeValues: [RateSystem.TimeValue]
  let timeSlopes: [Int]
  /// The rest of the rates.
  let rates: [Int]
  /// What Jacobian and ∂f/∂t need beyond the rates at the same point.
  let derivatives: [Int]
  /// What the outputs need beyond the person's own values.
  let outputs: [Int]

  init(
    graph: RateGraph, rates: [RateGraph.Node], timeValues: [RateSystem.TimeValue], derivatives: [RateGraph.Node],
    outputs: [RateGraph.Node]
  ) {
    func varying(_ nodes: [RateGraph.Node]) -> [Int] {
      graph.reachable(from: nodes).filter { !graph.dependences[$0].isDisjoint(with: [.time, .state]) }
    }
    perPerson = (0..<graph.count).filter { graph.dependences[$0].isDisjoint(with: [.time, .state]) }
    let done = Set(varying(rates))
    times = done.filter { graph.entries[$0].operation != .time && !graph.dependences[$0].contains(.state) }.sorted()
    timeNode = done.first { graph.entries[$0].operation == .time }
    self.timeValues = timeValues
    timeSlopes = varying(timeValues.map { RateGraph.Node($0.slope) }).filter { !done.contains($0) }
    self.rates = done.subtracting(times).sorted()
    self.derivatives = varying(derivatives).filter { !done.contains($0) }
    self.outputs = varying(outputs)
  }
}

/// The working memory of one plain interpreter: one value per node.
final class ScalarEvaluator {
  private let system: RateSystem
  private let values: UnsafeMutablePointer<Double>

  init(_ system: RateSystem) {
    self.system = system
    values = .allocate(capacity: max(1, system.graph.count))
    values.initialize(repeating: .nan, count: max(1, system.graph.count))
  }

  deinit { values.deallocate() }

  /// Sets the person: everything that parameters and inputs decide alone.
  func begin(parameters: [Double], inputs: [Double]) {
    run(system.programme.perPerson, time: .nan, state: [], parameters: parameters, inputs: inputs)
  }

  /// The value last computed for a node.
  func value(_ index: Int) -> Double { values[index] }

  func rates(time: Double, state: [Double], into result: inout [Double]) {
    rates(time: time, timeValues: timeValues(at: time), state: state, into: &result)
  }

  /// What time decides alone of the rates.
  func timeValues(at time: Double) -> [Double] {
    let programme = system.programme
    if let node = programme.timeNode { values[node] = time }
    run(programme.times, time: time, state: [], parameters: [], inputs: [])
    return programme.timeValues.map { values[$0.node] }
  }

  /// The slopes by time of what time decides, at the time of the last call of `timeValues`.
  func timeSlopes(at time: Double) -> [Double] {
    run(system.programme.timeSlopes, time: time, state: [], parameters: [], inputs: [])
    return system.programme.timeValues.map { values[$0.slope] }
  }

  /// The rates, with given values of what time decides.
  func rates(time: Double, timeValues: [Double], state: [Double], into result: inout [Double]) {
    for (time, value) in zip(system.programme.timeValues, timeValues) { values[time.node] = value }
    run(system.programme.rates, time: time, state: state, parameters: [], inputs: [])
    for (i, node) in system.rateNodes.enumerated() { result[i] = values[node.index] }
  }

  /// The Jacobian's entries and ∂f/∂t at the point of the last call of `rates`.
  func derivatives(time: Double, state: [Double], jacobian: inout [Double], timeDerivative: inout [Double]) {
    run(system.programme.derivatives, time: time, state: state, parameters: [], inputs: [])
    for (i, node) in system.jacobianNodes.enumerated() { jacobian[i] = values[node.index] }
    for (i, node) in system.timeDerivativeNodes.enumerated() { timeDerivative[i] = values[node.index] }
  }

  func outputs(time: Double, state: [Double]) -> [Double] {
    run(system.programme.outputs, time: time, state: state, parameters: [], inputs: [])
    return system.outputNodes.map { values[$0.index] }
  }

  private func run(_ list: [Int], time: Double, state: [Double], parameters: [Double], inputs: [Double]) {
    for index in list {
      let entry = system.graph.entries[index]
      switch entry.operation {
      case .constant: values[index] = Double(bitPattern: entry.payload)
      case .parameter: values[index] = parameters[Int(entry.payload)]
      case .input: values[index] = inputs[Int(entry.payload)]
      case .state: values[index] = state[Int(entry.payload)]
      case .time: values[index] = time
      default: values[index] = value(of: entry)
      }
    }
  }

  private func value(of entry: RateGraph.Entry) -> Double {
    let a = values[Int(entry.a)]
    let b = entry.b >= 0 ? values[Int(entry.b)] : 0
    let c = entry.c >= 0 ? values[Int(entry.c)] : 0
    let isLookup = entry.operation == .interpolate || entry.operation == .slope
    let table = isLookup ? UnsafePointer(system.lookups.tables + Int(entry.payload)) : nil
    return entry.operation.value(a, b, c, table: table)
  }
}
