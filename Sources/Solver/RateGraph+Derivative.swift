/// Symbolic derivatives: forward along the graph, only where the leaf reaches, every partial shared.
extension RateGraph {
  /// The derivative of one node by a leaf; the constant 0 where it does not depend on it.
  public mutating func derivative(of node: Node, withRespectTo leaf: Leaf) -> Node {
    derivatives(of: [node], withRespectTo: leaf)[0]
  }

  /// The derivatives of several nodes by one leaf, made in one walk.
  public mutating func derivatives(of nodes: [Node], withRespectTo leaf: Leaf) -> [Node] {
    var slopes: [Int: Node] = [:]
    for index in reachable(from: nodes) {
      if self.leaf(of: index) == leaf {
        slopes[index] = constant(1)
        continue
      }
      var sum: Node?
      for operand in Set(operands(index)).sorted() {
        guard let inner = slopes[operand] else { continue }
        let term = multiply(partial(of: index, withRespectTo: operand), inner)
        sum = sum.map { add($0, term) } ?? term
      }
      if let sum, !isZero(sum) { slopes[index] = sum }
    }
    return nodes.map { slopes[$0.index] ?? constant(0) }
  }

  /// ∂node/∂operand with the other operands held, summed over the places where the operand stands.
  mutating func partial(of index: Int, withRespectTo operand: Int) -> Node {
    let entry = entries[index]
    var sum = constant(0)
    for (place, candidate) in [entry.a, entry.b, entry.c].enumerated() where Int(candidate) == operand {
      sum = add(sum, partial(of: index, place: place))
    }
    return sum
  }

  private mutating func partial(of index: Int, place: Int) -> Node {
    let entry = entries[index]
    let node = Node(index)
    let a = Node(Int(entry.a))
    switch entry.operation {
    case .add: return constant(1)
    case .subtract: return constant(place == 0 ? 1 : -1)
    case .multiply: return place == 0 ? Node(Int(entry.b)) : a
    case .negate: return constant(-1)
    case .reciprocal: return negate(multiply(node, node))
    case .exp: return node
    case .log: return reciprocal(clearOfZero(a))
    case .squareRoot: return multiply(constant(0.5), reciprocal(clearOfZero(node)))
    case .logistic: return multiply(node, subtract(constant(1), node))
    case .softplus: return logistic(a)
    case .minimum, .maximum: return partialOfExtreme(entry, place)
    case .less, .slope: return constant(0)
    case .select: return partialOfSelect(a, place)
    case .interpolate: return lookUp(.slope, Int(entry.payload), a)
    case .constant, .parameter, .input, .state, .time: return constant(0)
    }
  }

  private mutating func partialOfExtreme(_ entry: Entry, _ place: Int) -> Node {
    let first = less(Node(Int(entry.a)), Node(Int(entry.b)))
    let wanted = (entry.operation == .minimum) == (place == 0)
    return wanted ? first : subtract(constant(1), first)
  }

  private mutating func partialOfSelect(_ condition: Node, _ place: Int) -> Node {
    guard place > 0 else { return constant(0) }
    let one = constant(1)
    let zero = constant(0)
    return place == 1 ? select(condition, one, zero) : select(condition, zero, one)
  }

  /// x, but never closer to zero than the smallest normal number. Powers pass through log x; at x = 0 their slope
  /// y·xʸ/x would be 0·∞, and a pool that starts empty would never get started.
  private mutating func clearOfZero(_ x: Node) -> Node { maximum(x, constant(0x1p-1000)) }
}
