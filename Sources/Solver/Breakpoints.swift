/// The moments at which a rate has a kink because of time alone: the knots of tables read at the time, and the places
/// where a minimum, maximum or comparison of straight lines in time changes sides.
///
/// A one-step method that ends a step there keeps its order across the kink, and starting anew costs it nothing; a step
/// over a kink is thrown away until it is short.
struct Breakpoints: Sendable {
  /// A straight line in time, level + slope·t, both as nodes that time and state have no part in, and the values of the
  /// line at which there is a kink.
  private struct Line: Sendable {
    var level: Int
    var slope: Int
    var kinks: [Kink]
  }

  private struct Kink: Sendable {
    var value: Double
    /// How far a table bends at a knot, a cell's width times the change of slope, as a share of its largest value; infinite
    /// for changes of side.
    var bend: Double
  }

  private var lines: [Line] = []
  /// Differences that change sign by time alone, but not along a straight line; see `TimeCurves`.
  private(set) var curves: [Int] = []
  private var isInputNeeded = false

  /// Whether an event that changes an input may move a kink.
  var dependOnInputs: Bool { isInputNeeded }

  /// Nodes that must be kept in the graph.
  var nodes: [RateGraph.Node] {
    lines.flatMap { [RateGraph.Node($0.level), RateGraph.Node($0.slope)] } + curves.map { RateGraph.Node($0) }
  }

  /// Finds the kinks of some nodes; adds levels and slopes to the graph.
  init(of rates: [RateGraph.Node], in graph: inout RateGraph) {
    var atZero = TimeZero()
    for index in graph.reachable(from: rates) {
      let entry = graph.entries[index]
      let dependence = graph.dependences[index]
      guard dependence.contains(.time), !dependence.contains(.state) else { continue }
      let a = RateGraph.Node(Int(entry.a))
      switch entry.operation {
      case .interpolate, .slope:
        let table = graph.tables[Int(entry.payload)]
        _ = add(a, Self.knots(of: table), &graph, &atZero)
      case .minimum, .maximum, .less:
        let difference = graph.subtract(a, RateGraph.Node(Int(entry.b)))
        guard !add(difference, [Kink(value: 0, bend: .infinity)], &graph, &atZero) else { continue }
        if graph.dependences[difference.index].contains(.time) { curves.append(difference.index) }
      default: break
      }
    }
  }

  private static func knots(of table: RateGraph.Table) -> [Kink] {
    let pieces = table.pieces
    let size = pieces.map { $0[0].magnitude }.max() ?? 0
    return pieces.indices.map { i in
      let before = i > 0 ? pieces[i - 1][1] + 2 * pieces[i - 1][2] + 3 * pieces[i - 1][3] : 0
      let after = i + 1 < pieces.count ? pieces[i][1] : 0
      return Kink(value: table.start + Double(i) * table.step, bend: size > 0 ? (after - before).magnitude / size : 0)
    }
  }

  /// Whether the node is a straight line in time, level or not; if so, its kinks are kept.
  private mutating func add(
    _ node: RateGraph.Node, _ kinks: [Kink], _ graph: inout RateGraph, _ atZero: inout TimeZero
  ) -> Bool {
    let slope = graph.derivative(of: node, withRespectTo: .time)
    let level = atZero.node(node, in: &graph)
    let isStraight = graph.dependences[slope.index].isDisjoint(with: [.time, .state])
    guard isStraight, !graph.isZero(slope) else { return isStraight }
    isInputNeeded =
      isInputNeeded || graph.dependences[slope.index].union(graph.dependences[level.index]).contains(.input)
    lines.append(Line(level: level.index, slope: slope.index, kinks: kinks))
    return true
  }

  /// The same in a graph in which nodes have moved.
  func moved(_ place: [Int]) -> Breakpoints {
    var result = self
    for i in lines.indices {
      result.lines[i].level = place[lines[i].level]
      result.lines[i].slope = place[lines[i].slope]
    }
    result.curves = Set(curves.map { place[$0] }).sorted()
    return result
  }

  /// The kinks between two times, ascending, each a hair late, so that the step from it sees only what comes after.
  /// Knots that bend a table less than the tolerance are left to the error test: rounded tables bend everywhere.
  func times(
    after start: Double, before end: Double, tolerance: Double, value: (Int) -> Double
  ) -> [Double] {
    var times: [Double] = []
    for line in lines {
      let (level, slope) = (value(line.level), value(line.slope))
      guard slope != 0 else { continue }
      for kink in line.kinks where kink.bend > 3 * tolerance {
        let time = (kink.value - level) / slope
        let late = time + 1e-10 * max(1, time.magnitude)
        if late > start && late < end { times.append(late) }
      }
    }
    times.sort()
    var distinct: [Double] = []
    for time in times where time > (distinct.last ?? start) + 1e-9 * max(1, time.magnitude) { distinct.append(time) }
    return distinct
  }
}

/// Copies of nodes with time put to zero.
private struct TimeZero {
  private var copies: [Int: RateGraph.Node] = [:]

  mutating func node(_ node: RateGraph.Node, in graph: inout RateGraph) -> RateGraph.Node {
    for index in graph.reachable(from: [node]) where copies[index] == nil {
      copies[index] = copy(index, in: &graph)
    }
    return copies[node.index] ?? node
  }

  private func copy(_ index: Int, in graph: inout RateGraph) -> RateGraph.Node {
    guard graph.dependences[index].contains(.time) else { return RateGraph.Node(index) }
    let entry = graph.entries[index]
    guard entry.operation != .time else { return graph.constant(0) }
    let operands = [entry.a, entry.b, entry.c].map { copies[Int($0)] ?? RateGraph.Node(max(0, Int($0))) }
    return graph.made(entry, from: operands)
  }
}

extension RateGraph {
  /// The operation of an entry on other operands, simplified as when it was first made.
  mutating func made(_ entry: Entry, from operands: [Node]) -> Node {
    let (a, b, c) = (operands[0], operands[1], operands[2])
    switch entry.operation {
    case .add: return add(a, b)
    case .subtract: return subtract(a, b)
    case .multiply: return multiply(a, b)
    case .negate: return negate(a)
    case .reciprocal: return reciprocal(a)
    case .exp: return exp(a)
    case .log: return log(a)
    case .squareRoot: return squareRoot(a)
    case .logistic: return logistic(a)
    case .softplus: return softplus(a)
    case .minimum: return minimum(a, b)
    case .maximum: return maximum(a, b)
    case .less: return less(a, b)
    case .select: return select(a, b, c)
    case .interpolate, .slope: return lookUp(entry.operation, Int(entry.payload), a)
    case .constant, .parameter, .input, .state, .time: return intern(entry)
    }
  }
}
