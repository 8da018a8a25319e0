/// Rewrites sums and products so that what is known early is put together early: in k₁·y·k₂ the person's constants
/// k₁·k₂ become one factor, computed once per person; in a sum the terms of time alone become one term. A quotient is a
/// product: its exponentials become one of a sum, its divisions one, unless a reciprocal is shared.
///
/// Only chains whose inner links nothing else needs are taken apart, so nothing shared is computed twice. The value
/// changes by rounding alone.
struct Regrouping {
  private var graph: RateGraph
  private let source: RateGraph
  private var uses: [Int]
  private var copies: [RateGraph.Node?]
  /// How often a node is divided by, in all chains.
  private var divisions: [Int]

  /// The same nodes in a graph with chains regrouped.
  static func regrouped(
    _ source: RateGraph, _ nodes: [RateGraph.Node]
  ) -> (graph: RateGraph, nodes: [RateGraph.Node]) {
    var pass = Regrouping(source, nodes)
    let roots = source.reachable(from: nodes).filter { !pass.links[$0] }
    for index in roots where family(source.entries[index].operation) == .product {
      for leaf in pass.leaves(index) where leaf.isInverse { pass.divisions[leaf.index] += 1 }
    }
    for index in roots { pass.copies[index] = pass.copy(index) }
    return (pass.graph, nodes.map { pass.copies[$0.index] ?? $0 })
  }

  /// How each node is used as a link of a chain: by exactly one node of the same kind, or otherwise.
  private var links: [Bool]

  private init(_ source: RateGraph, _ nodes: [RateGraph.Node]) {
    self.source = source
    graph = RateGraph()
    uses = [Int](repeating: 0, count: source.count)
    copies = [RateGraph.Node?](repeating: nil, count: source.count)
    divisions = uses
    links = [Bool](repeating: false, count: source.count)
    let reachable = source.reachable(from: nodes)
    for index in reachable { for operand in source.operands(index) { uses[operand] += 1 } }
    for node in nodes { uses[node.index] += 2 }
    for index in reachable {
      for operand in source.operands(index) where uses[operand] == 1 {
        links[operand] =
          Self.family(source.entries[index].operation) != nil
          && Self.family(source.entries[index].operation) == Self.family(source.entries[operand].operation)
      }
    }
  }

  private enum Family { case sum, product }

  private static func family(_ operation: Operation) -> Family? {
    switch operation {
    case .add, .subtract: .sum
    case .multiply, .reciprocal: .product
    default: nil
    }
  }

  private mutating func copy(_ index: Int) -> RateGraph.Node {
    let entry = source.entries[index]
    switch Self.family(entry.operation) {
    case .product?: return product(of: leaves(index))
    case .sum?: return grouped(leaves(index).map { (copied($0.index), $0.isInverse) }, isSum: true)
    case nil: return plainCopy(entry)
    }
  }

  private mutating func plainCopy(_ entry: RateGraph.Entry) -> RateGraph.Node {
    var entry = entry
    if entry.operation == .interpolate || entry.operation == .slope {
      entry.payload = UInt64(graph.internTable(source.tables[Int(entry.payload)]))
    }
    let operands = [entry.a, entry.b, entry.c].map { $0 < 0 ? nil : copies[Int($0)] }
    let filler = RateGraph.Node(0)
    return graph.made(entry, from: operands.map { $0 ?? filler })
  }

  private func copied(_ index: Int) -> RateGraph.Node {
    guard let copy = copies[index] else { preconditionFailure("an operand comes before what needs it") }
    return copy
  }

  /// A term or factor of a chain; subtracted or divided by if it is inverse.
  private struct Leaf {
    var index: Int
    var isInverse: Bool
  }

  private func leaves(_ index: Int, isInverse: Bool = false) -> [Leaf] {
    let entry = source.entries[index]
    return source.operands(index).enumerated().flatMap { place, operand in
      let flips = entry.operation == .reciprocal || (entry.operation == .subtract && place == 1)
      let leaf = Leaf(index: operand, isInverse: isInverse != flips)
      return links[operand] ? leaves(operand, isInverse: leaf.isInverse) : [leaf]
    }
  }

  private func changesInLife(_ leaf: Leaf) -> Bool {
    !source.dependences[leaf.index].isDisjoint(with: [.time, .state])
  }

  private mutating func product(of leaves: [Leaf]) -> RateGraph.Node {
    var factors: [RateGraph.Node] = []
    var exponents: [(node: RateGraph.Node, isNegative: Bool)] = []
    var divisors: [RateGraph.Node] = []
    let ownExponentials = leaves.filter { isExponential($0) && uses[$0.index] == 1 }
    for leaf in leaves {
      let isOwn = ownExponentials.contains { $0.index == leaf.index }
      if isOwn || (leaf.isInverse && isExponential(leaf) && !ownExponentials.isEmpty) {
        exponents.append((copied(Int(source.entries[leaf.index].a)), leaf.isInverse))
      } else if !leaf.isInverse {
        factors.append(copied(leaf.index))
      } else if changesInLife(leaf) && divisions[leaf.index] == 1 {
        divisors.append(copied(leaf.index))
      } else {
        factors.append(graph.reciprocal(copied(leaf.index)))
      }
    }
    if !exponents.isEmpty { factors.append(graph.exp(grouped(exponents, isSum: true))) }
    if !divisors.isEmpty { factors.append(graph.reciprocal(grouped(divisors.map { ($0, false) }, isSum: false))) }
    return grouped(factors.map { ($0, false) }, isSum: false)
  }

  private func isExponential(_ leaf: Leaf) -> Bool {
    source.entries[leaf.index].operation == .exp && changesInLife(leaf)
  }

  /// Constants first, then the person's, then what inputs, time and state have a part in.
  private static func rank(_ dependence: RateGraph.Dependence) -> Int {
    if dependence.contains(.state) { return 4 }
    if dependence.contains(.time) { return 3 }
    if dependence.contains(.input) { return 2 }
    return dependence.isEmpty ? 0 : 1
  }

  private mutating func grouped(
    _ parts: [(node: RateGraph.Node, isNegative: Bool)], isSum: Bool
  ) -> RateGraph.Node {
    var total: RateGraph.Node?
    for rank in 0...4 {
      var group: RateGraph.Node?
      let members = parts.filter { Self.rank(graph.dependences[$0.node.index]) == rank }
      // Positive terms first, so that no sum begins with a sign of its own.
      for part in members.filter({ !$0.isNegative }) + members.filter(\.isNegative) {
        group = joined(group, part.node, part.isNegative, isSum)
      }
      // In a sum of states the known part joins last, which leaves the first sum to products.
      if let group { total = total.map { joined($0, group, false, isSum) } ?? group }
    }
    return total ?? graph.constant(isSum ? 0 : 1)
  }

  private mutating func joined(
    _ total: RateGraph.Node?, _ part: RateGraph.Node, _ isNegative: Bool, _ isSum: Bool
  ) -> RateGraph.Node {
    guard let total else { return isNegative ? graph.negate(part) : part }
    guard isSum else { return graph.multiply(total, part) }
    return isNegative ? graph.subtract(total, part) : graph.add(total, part)
  }
}
