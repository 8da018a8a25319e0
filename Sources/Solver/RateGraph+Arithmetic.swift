/// The operations that build a graph. Each simplifies what is certain (constants, zeros, ones, signs) and nothing else.
extension RateGraph {
  public mutating func add(_ a: Node, _ b: Node) -> Node {
    if isZero(a) { return b }
    if isZero(b) { return a }
    if let inner = negated(b) { return subtract(a, inner) }
    if let inner = negated(a) { return subtract(b, inner) }
    return commutative(.add, a, b)
  }

  public mutating func subtract(_ a: Node, _ b: Node) -> Node {
    if isZero(b) { return a }
    if a == b { return constant(0) }
    if isZero(a) { return negate(b) }
    if let inner = negated(b) { return add(a, inner) }
    if let value = constantValue(b), constantValue(a) == nil { return add(a, constant(-value)) }
    return binary(.subtract, a, b)
  }

  public mutating func multiply(_ a: Node, _ b: Node) -> Node {
    if isZero(a) || isZero(b) { return constant(0) }
    if constantValue(a) == 1 { return b }
    if constantValue(b) == 1 { return a }
    if constantValue(a) == -1 { return negate(b) }
    if constantValue(b) == -1 { return negate(a) }
    if let inner = negated(a), let value = constantValue(b) { return multiply(inner, constant(-value)) }
    if let inner = negated(b), let value = constantValue(a) { return multiply(inner, constant(-value)) }
    // Signs move outwards, where sums absorb them.
    if let inner = negated(a) { return negate(multiply(inner, b)) }
    if let inner = negated(b) { return negate(multiply(a, inner)) }
    return commutative(.multiply, a, b)
  }

  /// a/b as a·(1/b), so that all divisions by b share one reciprocal.
  public mutating func divide(_ a: Node, _ b: Node) -> Node { multiply(a, reciprocal(b)) }

  public mutating func reciprocal(_ a: Node) -> Node {
    let entry = entries[a.index]
    if entry.operation == .reciprocal { return Node(Int(entry.a)) }
    if let inner = negated(a) { return negate(reciprocal(inner)) }
    return unary(.reciprocal, a)
  }

  public mutating func negate(_ a: Node) -> Node {
    let entry = entries[a.index]
    if entry.operation == .negate { return Node(Int(entry.a)) }
    if entry.operation == .subtract { return subtract(Node(Int(entry.b)), Node(Int(entry.a))) }
    return unary(.negate, a)
  }

  public mutating func exp(_ x: Node) -> Node { unary(.exp, x) }
  /// The natural logarithm: NaN of a negative number, minus infinity of zero.
  public mutating func log(_ x: Node) -> Node {
    if let (factor, exponent) = exponentialPart(x) { return add(log(factor), exponent) }
    // ln(1 − 1/(1 + exp(−u))) in one function, which keeps its digits where the difference loses them.
    let entry = entries[x.index]
    if entry.operation == .subtract, constantValue(Node(Int(entry.a))) == 1, entries[Int(entry.b)].operation == .logistic {
      return negate(softplus(Node(Int(entries[Int(entry.b)].a))))
    }
    return unary(.log, x)
  }
  public mutating func squareRoot(_ x: Node) -> Node { unary(.squareRoot, x) }
  /// 1/(1 + exp(−x)).
  public mutating func logistic(_ x: Node) -> Node { unary(.logistic, x) }
  /// ln(1 + exp(x)).
  public mutating func softplus(_ x: Node) -> Node { unary(.softplus, x) }
  public mutating func minimum(_ a: Node, _ b: Node) -> Node { a == b ? a : commutative(.minimum, a, b) }
  public mutating func maximum(_ a: Node, _ b: Node) -> Node { a == b ? a : commutative(.maximum, a, b) }
  /// 1 where a < b, else 0.
  public mutating func less(_ a: Node, _ b: Node) -> Node { a == b ? constant(0) : binary(.less, a, b) }

  /// `yes` where the condition is not zero, else `no`.
  public mutating func select(_ condition: Node, _ yes: Node, _ no: Node) -> Node {
    if yes == no { return yes }
    if let known = constantValue(condition) { return known != 0 ? yes : no }
    return intern(Entry(operation: .select, a: Int32(condition.index), b: Int32(yes.index), c: Int32(no.index)))
  }

  /// x to the power y: by multiplication and square root for whole and half constants up to 8, else exp(y·log x).
  public mutating func power(_ x: Node, _ y: Node) -> Node {
    if let exponent = constantValue(y), let exact = exactPower(x, exponent) { return exact }
    return exp(multiply(y, log(x)))
  }

  /// The value at x of straight lines between `values` at start, start + step, …; flat outside.
  public mutating func interpolate(table values: [Double], start: Double, step: Double, _ x: Node) -> Node {
    let pieces = values.indices.map { i in
      SIMD4(values[i], i + 1 < values.count ? values[i + 1] - values[i] : 0, 0, 0)
    }
    return interpolate(pieces: pieces, start: start, step: step, x)
  }

  /// The value at x of a polynomial of third degree in each cell of width `step`, flat outside.
  ///
  /// - Parameter pieces: c₀…c₃ of each cell, c₀ + t·(c₁ + t·(c₂ + t·c₃)) at the share t of the cell, and a last one whose
  ///   c₀ is the value at the end.
  public mutating func interpolate(pieces: [SIMD4<Double>], start: Double, step: Double, _ x: Node) -> Node {
    precondition(pieces.count > 1 && step > 0, "a table needs two values and a positive step")
    let table = internTable(Table(start: start, step: step, pieces: pieces))
    return lookUp(.interpolate, table, x)
  }

  mutating func lookUp(_ operation: Operation, _ table: Int, _ x: Node) -> Node {
    if let value = constantValue(x) {
      let tables = LookupTables([self.tables[table]])
      return constant(withExtendedLifetime(tables) { operation.value(value, 0, 0, table: tables.tables) })
    }
    return intern(Entry(operation: operation, a: Int32(x.index), payload: UInt64(table)))
  }

  // MARK: Helpers

  /// x as factor·exp(exponent); nil where no factor of it is an exponential.
  private mutating func exponentialPart(_ x: Node) -> (factor: Node, exponent: Node)? {
    let entry = entries[x.index]
    let (a, b) = (Node(Int(entry.a)), Node(Int(entry.b)))
    switch entry.operation {
    case .exp: return (constant(1), a)
    case .multiply:
      for (part, other) in [(a, b), (b, a)] {
        if let (factor, exponent) = exponentialPart(part) { return (multiply(factor, other), exponent) }
      }
      return nil
    default: return nil
    }
  }

  private mutating func exactPower(_ x: Node, _ exponent: Double) -> Node? {
    let doubled = (exponent * 2).magnitude
    guard doubled <= 16, doubled == doubled.rounded() else { return nil }
    if doubled == 0 { return constant(1) }
    var result = wholePower(x, Int(doubled) / 2)
    if Int(doubled) % 2 == 1 {
      let root = squareRoot(x)
      result = result.map { multiply($0, root) } ?? root
    }
    return result.map { exponent < 0 ? reciprocal($0) : $0 }
  }

  private mutating func wholePower(_ x: Node, _ exponent: Int) -> Node? {
    guard exponent > 0 else { return nil }
    var square = x
    var result: Node?
    var rest = exponent
    while true {
      if rest % 2 == 1 { result = result.map { multiply($0, square) } ?? square }
      rest /= 2
      if rest == 0 { return result }
      square = multiply(square, square)
    }
  }

  func isZero(_ node: Node) -> Bool { constantValue(node) == 0 }

  private func negated(_ node: Node) -> Node? {
    let entry = entries[node.index]
    return entry.operation == .negate ? Node(Int(entry.a)) : nil
  }

  private mutating func unary(_ operation: Operation, _ a: Node) -> Node {
    if let x = constantValue(a) { return constant(operation.value(x, 0, 0, table: nil)) }
    return intern(Entry(operation: operation, a: Int32(a.index)))
  }

  private mutating func binary(_ operation: Operation, _ a: Node, _ b: Node) -> Node {
    if let x = constantValue(a), let y = constantValue(b) { return constant(operation.value(x, y, 0, table: nil)) }
    return intern(Entry(operation: operation, a: Int32(a.index), b: Int32(b.index)))
  }

  private mutating func commutative(_ operation: Operation, _ a: Node, _ b: Node) -> Node {
    a.index <= b.index ? binary(operation, a, b) : binary(operation, b, a)
  }
}
