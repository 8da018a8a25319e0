import Foundation
import Solver

/// MathML's operations as nodes of a rate graph. What has no node (sine, floor and their kin) is computed at once where
/// its arguments are numbers, and refused by name where they vary.
struct MathGraph {
  typealias Node = RateGraph.Node

  var graph = RateGraph()
  /// Comparisons made so far: 0 or 1, and a step must not pass over a change.
  private(set) var switches: [Node] = []

  mutating func node(_ operation: MathOperation, _ operands: [Node], place: String) throws(InterchangeFault) -> Node {
    let x = operands.first ?? graph.constant(0)
    let y = operands.count > 1 ? operands[1] : x
    switch operation {
    case .plus: return operands.reduce(graph.constant(0)) { graph.add($0, $1) }
    case .times: return operands.reduce(graph.constant(1)) { graph.multiply($0, $1) }
    case .minus: return operands.count == 1 ? graph.negate(x) : graph.subtract(x, y)
    case .divide: return quotient(x, y)
    case .power: return power(x, y)
    case .root: return power(y, quotient(graph.constant(1), x))
    case .exp: return graph.exp(x)
    case .ln: return graph.log(x)
    case .log: return graph.divide(graph.log(y), graph.log(x))
    case .abs: return graph.maximum(x, graph.negate(x))
    case .min: return operands.dropFirst().reduce(x) { graph.minimum($0, $1) }
    case .max: return operands.dropFirst().reduce(x) { graph.maximum($0, $1) }
    case .eq, .neq, .gt, .lt, .geq, .leq: return chain(operation, operands)
    case .and, .or, .xor, .not, .implies: return logic(operation, operands)
    case .sinh, .cosh, .tanh, .sech, .csch, .coth: return hyperbolic(operation, x)
    case .arcsinh, .arccosh, .arctanh, .arcsech, .arccsch, .arccoth: return inverseHyperbolic(operation, x)
    default: return try number(operation, operands, place)
    }
  }

  /// A number where both are numbers, so that 0/0 and x/0 come out as IEEE says.
  private mutating func quotient(_ x: Node, _ y: Node) -> Node {
    if let a = graph.constantValue(x), let b = graph.constantValue(y) { return graph.constant(a / b) }
    return graph.divide(x, y)
  }

  /// The base may be negative where the exponent is whole, and zero where it is not negative.
  private mutating func power(_ x: Node, _ y: Node) -> Node {
    if let a = graph.constantValue(x), let b = graph.constantValue(y) { return graph.constant(Foundation.pow(a, b)) }
    guard let exponent = graph.constantValue(y) else {
      let isOne = equal(y, graph.constant(0))
      return graph.select(isOne, graph.constant(1), graph.power(x, y))
    }
    // The graph multiplies out whole exponents up to 8; larger ones are put together from those.
    guard exponent == exponent.rounded(), (9...64).contains(exponent.magnitude) else { return graph.power(x, y) }
    var left = Int(exponent.magnitude)
    var product = graph.constant(1)
    while left > 0 {
      let part = min(8, left)
      product = graph.multiply(product, graph.power(x, graph.constant(Double(part))))
      left -= part
    }
    return exponent < 0 ? graph.reciprocal(product) : product
  }

  // MARK: Comparisons and logic

  private mutating func less(_ a: Node, _ b: Node) -> Node {
    let node = graph.less(a, b)
    if graph.constantValue(node) == nil, graph.dependsOnState(node) || graph.dependsOnTime(node) {
      switches.append(node)
    }
    return node
  }

  mutating func negation(_ a: Node) -> Node { graph.subtract(graph.constant(1), a) }

  private mutating func equal(_ a: Node, _ b: Node) -> Node {
    if let x = graph.constantValue(a), let y = graph.constantValue(b) { return graph.constant(x == y ? 1 : 0) }
    return graph.multiply(negation(less(a, b)), negation(less(b, a)))
  }

  private mutating func chain(_ operation: MathOperation, _ operands: [Node]) -> Node {
    var all = graph.constant(1)
    for (a, b) in zip(operands, operands.dropFirst()) { all = graph.multiply(all, comparison(operation, a, b)) }
    return all
  }

  private mutating func comparison(_ operation: MathOperation, _ a: Node, _ b: Node) -> Node {
    switch operation {
    case .lt: less(a, b)
    case .gt: less(b, a)
    case .leq: negation(less(b, a))
    case .geq: negation(less(a, b))
    case .neq: negation(equal(a, b))
    default: equal(a, b)
    }
  }

  /// 1 for anything but 0.
  mutating func truth(_ a: Node) -> Node {
    let isFalse = equal(a, graph.constant(0))
    return negation(isFalse)
  }

  private mutating func logic(_ operation: MathOperation, _ operands: [Node]) -> Node {
    let truths = operands.map { truth($0) }
    switch operation {
    case .and: return truths.reduce(graph.constant(1)) { graph.multiply($0, $1) }
    case .or: return truths.reduce(graph.constant(0)) { graph.maximum($0, $1) }
    case .xor:
      return truths.reduce(graph.constant(0)) { odd, next in graph.select(next, negation(odd), odd) }
    case .implies: return graph.maximum(negation(truths[0]), truths[1])
    default: return negation(truths[0])
    }
  }

  // MARK: Functions

  private mutating func hyperbolic(_ operation: MathOperation, _ x: Node) -> Node {
    let (one, two) = (graph.constant(1), graph.constant(2))
    let up = graph.exp(x)
    let down = graph.exp(graph.negate(x))
    let sinh = graph.divide(graph.subtract(up, down), two)
    let cosh = graph.divide(graph.add(up, down), two)
    // 2·logistic(2x) − 1 does not overflow.
    let tanh = graph.subtract(graph.multiply(two, graph.logistic(graph.multiply(two, x))), one)
    switch operation {
    case .sinh: return sinh
    case .cosh: return cosh
    case .tanh: return tanh
    case .sech: return graph.reciprocal(cosh)
    case .csch: return graph.reciprocal(sinh)
    default: return graph.reciprocal(tanh)
    }
  }

  private mutating func inverseHyperbolic(_ operation: MathOperation, _ x: Node) -> Node {
    let one = graph.constant(1)
    switch operation {
    case .arcsech: return inverseHyperbolic(.arccosh, quotient(one, x))
    case .arccsch: return inverseHyperbolic(.arcsinh, quotient(one, x))
    case .arccoth: return inverseHyperbolic(.arctanh, quotient(one, x))
    case .arctanh:
      let ratio = graph.divide(graph.add(one, x), graph.subtract(one, x))
      return graph.divide(graph.log(ratio), graph.constant(2))
    default:
      let square = graph.multiply(x, x)
      let inside = operation == .arcsinh ? graph.add(square, one) : graph.subtract(square, one)
      return graph.log(graph.add(x, graph.squareRoot(inside)))
    }
  }

  /// An operation without a node, of numbers.
  private mutating func number(
    _ operation: MathOperation, _ operands: [Node], _ place: String
  ) throws(InterchangeFault) -> Node {
    let values = operands.compactMap { graph.constantValue($0) }
    guard values.count == operands.count else {
      throw .unsupported(feature: "\(operation.rawValue) of a varying quantity", place: place)
    }
    return graph.constant(Self.value(operation, values[0], values.count > 1 ? values[1] : .nan))
  }

  private static func value(_ operation: MathOperation, _ x: Double, _ y: Double) -> Double {
    switch operation {
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .factorial: Foundation.tgamma(x + 1)
    case .quotient: (x / y).rounded(.towardZero)
    case .rem: x.truncatingRemainder(dividingBy: y)
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .sec: 1 / Foundation.cos(x)
    case .csc: 1 / Foundation.sin(x)
    case .cot: 1 / Foundation.tan(x)
    case .arcsin: Foundation.asin(x)
    case .arccos: Foundation.acos(x)
    case .arctan: Foundation.atan(x)
    case .arcsec: Foundation.acos(1 / x)
    case .arccsc: Foundation.asin(1 / x)
    case .arccot: Foundation.atan(1 / x)
    default: .nan
    }
  }
}
