/// A system of rates made ready to run: compiled once, read by all threads.
///
///     y' = f(t, y; parameters, inputs)
///
/// Beside the rates it holds the exact sparse Jacobian ∂f/∂y, the time derivative ∂f/∂t and the outputs, all in one
/// graph with shared parts, and the order in which each is computed: what depends on parameters and inputs alone is
/// computed once per person (and again when an event changes an input).
public struct RateSystem: Sendable {
  /// One entry of the Jacobian that is not zero by structure.
  public struct JacobianEntry: Hashable, Sendable {
    public var row: Int
    public var column: Int
  }

  public let scales: [Double]
  public let parameterCount: Int
  public let inputCount: Int
  public var stateCount: Int { scales.count }
  public var outputCount: Int { outputNodes.count }

  /// The places of the Jacobian that can be non-zero, row by row.
  public let jacobianEntries: [JacobianEntry]

  let graph: RateGraph
  let rateNodes: [RateGraph.Node]
  let jacobianNodes: [RateGraph.Node]
  let timeDerivativeNodes: [RateGraph.Node]
  /// What time decides alone and the rates read, with its slope by time.
  let timeValues: [TimeValue]
  let outputNodes: [RateGraph.Node]
  let lookups: LookupTables
  let programme: ScalarProgramme
  let lanePlan: LanePlan
  let breakpoints: Breakpoints
  let curves: TimeCurves

  /// - Parameters:
  ///   - rates: one node per state, the rate of change per unit of time.
  ///   - scales: one positive size per state; the error test never asks for more than a share of it.
  ///   - outputs: the columns written at each output time.
  ///   - integrals: states that lanes may integrate over the finished step, where no rate reads them: `Quadrature`. They
  ///     must feel nothing that a step leaves unresolved, and no sum with other states must stay as it is to rounding.
  public init(
    graph: RateGraph, rates: [RateGraph.Node], scales: [Double], parameterCount: Int, inputCount: Int,
    outputs: [RateGraph.Node], integrals: Set<Int> = []
  ) {
    precondition(rates.count == scales.count, "a rate system needs one scale per state")
    precondition(scales.allSatisfy { $0 > 0 && $0.isFinite }, "the scale of a state must be positive and finite")
    let size = graph.count
    precondition((rates + outputs).allSatisfy { $0.index < size }, "a rate or output is not a node of this graph")
    let (regrouped, moved) = Regrouping.regrouped(graph, rates + outputs)
    var graph = regrouped
    let rates = Array(moved.prefix(rates.count))
    let outputs = Array(moved.suffix(outputs.count))
    var entries: [JacobianEntry] = []
    var partials: [RateGraph.Node] = []
    let leaves = rates.indices.map { RateGraph.Leaf.state($0) }
    let derivatives = VertexElimination.jacobian(of: rates, by: leaves, in: &graph)
    for (row, slopes) in derivatives.enumerated() {
      for (column, partial) in slopes.sorted(by: { $0.key < $1.key }) {
        entries.append(JacobianEntry(row: row, column: column))
        partials.append(partial)
      }
    }
    // By the time alone one walk forward is cheaper than a place in the elimination.
    let timeDerivatives = graph.derivatives(of: rates, withRespectTo: .time)
    var nodes = rates + partials
    nodes += timeDerivatives
    nodes += outputs
    let timeNodes = graph.timeOnlyNodes(neededFor: rates.map(\.index)).map { RateGraph.Node($0) }
    let timeSlopes = graph.derivatives(of: timeNodes, withRespectTo: .time)
    nodes += timeNodes
    nodes += timeSlopes
    let breakpoints = Breakpoints(of: rates, in: &graph)
    nodes += breakpoints.nodes
    let (compact, places) = graph.compacted(keeping: nodes)
    compact.checkLeaves(states: scales.count, parameters: parameterCount, inputs: inputCount)
    let move: ([RateGraph.Node]) -> [RateGraph.Node] = { $0.map { RateGraph.Node(places[$0.index]) } }
    self.graph = compact
    self.scales = scales
    self.parameterCount = parameterCount
    self.inputCount = inputCount
    self.breakpoints = breakpoints.moved(places)
    curves = TimeCurves(self.breakpoints.curves, in: compact)
    rateNodes = move(rates)
    jacobianEntries = entries
    jacobianNodes = move(partials)
    timeDerivativeNodes = move(timeDerivatives)
    outputNodes = move(outputs)
    timeValues = zip(move(timeNodes), move(timeSlopes)).map { TimeValue(node: $0.index, slope: $1.index) }
    lookups = LookupTables(compact.tables)
    programme = ScalarProgramme(
      graph: compact, rates: rateNodes, timeValues: timeValues, derivatives: jacobianNodes + timeDerivativeNodes,
      outputs: outputNodes)
    lanePlan = LanePlan(
      graph: compact, lookups: lookups, rates: rateNodes.map(\.index), jacobian: jacobianNodes.map(\.index),
      entries: entries, timeDerivatives: timeDerivativeNodes.map(\.index), timeValues: timeValues,
      outputs: outputNodes.map(\.index), curves: curves.nodes, integrals: integrals)
  }

  /// A node that time decides alone, and its derivative by time.
  struct TimeValue: Sendable {
    var node: Int
    var slope: Int
  }

  /// The number of distinct nodes behind rates, Jacobian, time derivative and outputs.
  public var nodeCount: Int { graph.count }
}

extension RateGraph {
  /// A graph of only the nodes that `nodes` need, and where each old node went (−1 for none).
  func compacted(keeping nodes: [Node]) -> (graph: RateGraph, moved: [Int]) {
    var compact = RateGraph()
    var moved = [Int](repeating: -1, count: count)
    let place: (Int32) -> Int32 = { $0 < 0 ? -1 : Int32(moved[Int($0)]) }
    for index in reachable(from: nodes) {
      var entry = entries[index]
      entry.a = place(entry.a)
      entry.b = place(entry.b)
      entry.c = place(entry.c)
      if entry.operation == .interpolate || entry.operation == .slope {
        entry.payload = UInt64(compact.internTable(tables[Int(entry.payload)]))
      }
      moved[index] = compact.intern(entry).index
    }
    return (compact, moved)
  }

  /// Whether time decides a node (with the person), and no state; time itself is not asked for.
  func isTimeOnly(_ index: Int) -> Bool {
    dependences[index].contains(.time) && !dependences[index].contains(.state) && entries[index].operation != .time
  }

  /// Nodes that time decides and that something beyond them needs for `nodes`.
  func timeOnlyNodes(neededFor nodes: [Int]) -> [Int] {
    var found = Set(nodes.filter(isTimeOnly))
    for index in reachable(from: nodes.map { Node($0) }) where !isTimeOnly(index) {
      found.formUnion(operands(index).filter(isTimeOnly))
    }
    return found.sorted()
  }

  func checkLeaves(states: Int, parameters: Int, inputs: Int) {
    for index in 0..<count {
      switch leaf(of: index) {
      case .state(let i): precondition(i < states, "a rate reads state \(i), but there are \(states) states")
      case .parameter(let i): precondition(i < parameters, "a rate reads parameter \(i) of \(parameters)")
      case .input(let i): precondition(i < inputs, "a rate reads input \(i) of \(inputs)")
      case .time, nil: break
      }
    }
  }
}
