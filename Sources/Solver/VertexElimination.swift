/// The Jacobian of many nodes by many leaves at once, with few multiplications.
///
/// The graph is read as a network whose edges carry the partial derivative of a node by one of its operands. Taking an
/// intermediate node out joins each node that reads it with each node that it reads, by the product of the two edges. When
/// all are out, the edges left are the Jacobian. The order decides the cost; taken is always the node with the fewest
/// products to make (Markowitz's rule; Griewank & Walther, Evaluating Derivatives, chapter 10). Neither the forward nor
/// the reverse order comes near it when a few regulators act on many flows.
struct VertexElimination {
  private var graph: RateGraph
  /// For each node the operands it varies with and the partials by them; for each node those that read it.
  private var reads: [[Int: RateGraph.Node]]
  private var readers: [Set<Int>]
  private let leafOfNode: [Int: Int]
  private let one: RateGraph.Node

  /// - Returns: for each node, the leaves it depends on with the derivative, by the leaf's number.
  static func jacobian(
    of nodes: [RateGraph.Node], by leaves: [RateGraph.Leaf], in graph: inout RateGraph
  ) -> [[Int: RateGraph.Node]] {
    var elimination = VertexElimination(nodes, leaves, graph)
    elimination.run(keeping: Set(nodes.map(\.index)))
    let result = nodes.map { elimination.row(of: $0.index) }
    graph = elimination.graph
    return result
  }

  private init(_ nodes: [RateGraph.Node], _ leaves: [RateGraph.Leaf], _ graph: RateGraph) {
    self.graph = graph
    one = self.graph.constant(1)
    let numbers = Dictionary(leaves.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    var leafOfNode: [Int: Int] = [:]
    reads = [[Int: RateGraph.Node]](repeating: [:], count: graph.count)
    readers = [Set<Int>](repeating: [], count: graph.count)
    var varies = [Bool](repeating: false, count: graph.count)
    for index in graph.reachable(from: nodes) {
      if let leaf = graph.leaf(of: index), let number = numbers[leaf] {
        leafOfNode[index] = number
        varies[index] = true
      }
      for operand in Set(graph.operands(index)).sorted() where varies[operand] {
        let partial = self.graph.partial(of: index, withRespectTo: operand)
        guard !self.graph.isZero(partial) else { continue }
        varies[index] = true
        reads[index][operand] = partial
        readers[operand].insert(index)
      }
    }
    self.leafOfNode = leafOfNode
  }

  /// Takes out every node that is neither a leaf nor wanted; wanted nodes that others read keep their own row.
  private mutating func run(keeping wanted: Set<Int>) {
    var left = reads.indices.filter { !reads[$0].isEmpty && !readers[$0].isEmpty }
    while !left.isEmpty {
      var best = 0
      var lowest = Int.max
      for (place, index) in left.enumerated() {
        let cost = reads[index].count * readers[index].count
        if cost < lowest { (best, lowest) = (place, cost) }
      }
      let index = left.remove(at: best)
      eliminate(index, isWanted: wanted.contains(index))
    }
  }

  private mutating func eliminate(_ index: Int, isWanted: Bool) {
    let operands = reads[index].sorted { $0.key < $1.key }
    for reader in readers[index].sorted() {
      guard let outer = reads[reader].removeValue(forKey: index) else { continue }
      for (operand, inner) in operands {
        let product = graph.multiply(outer, inner)
        let sum = reads[reader][operand].map { graph.add($0, product) } ?? product
        reads[reader][operand] = sum
        readers[operand].insert(reader)
      }
    }
    readers[index] = []
    guard !isWanted else { return }
    for (operand, _) in operands { readers[operand].remove(index) }
    reads[index] = [:]
  }

  private func row(of index: Int) -> [Int: RateGraph.Node] {
    if let leaf = leafOfNode[index] { return [leaf: one] }
    var row: [Int: RateGraph.Node] = [:]
    for (operand, partial) in reads[index] where !graph.isZero(partial) {
      if let leaf = leafOfNode[operand] { row[leaf] = partial }
    }
    return row
  }
}
