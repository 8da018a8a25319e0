import ModelLanguage
import Solver

/// Turns laws into nodes of the solver's graph, each shared part once. Values are in the coherent internal units.
struct Lowering {
  var graph = RateGraph()
  private let parameterSlots: [String: Int]
  private let inputSlots: [String: Int]
  private let stateSlots: [String: Int]
  private var memo: [ObjectIdentifier: RateGraph.Node] = [:]
  private var kept: [RateLaw] = []
  /// Laws of parameters alone that the graph has no operation for: computed once per person, behind the parameters.
  private(set) var derived: [RateLaw] = []

  init(parameters: [String: Int], inputs: [String: Int], states: [String: Int]) {
    parameterSlots = parameters
    inputSlots = inputs
    stateSlots = states
  }

  mutating func node(_ law: RateLaw) -> RateGraph.Node {
    if let known = memo[law.identity] { return known }
    let result = build(law)
    memo[law.identity] = result
    kept.append(law)
    return result
  }

  private mutating func build(_ law: RateLaw) -> RateGraph.Node {
    switch law.form {
    case .number(let x): return graph.constant(x)
    case .time: return graph.time
    case .parameter(let p): return graph.parameter(slot(parameterSlots, p.key))
    case .input(let i): return graph.input(slot(inputSlots, i.key))
    case .pool(let p): return graph.state(slot(stateSlots, p.key))
    case .quantity(let q): return node(q.law)
    case .add(let a, let b): return pair(a, b) { $0.add($1, $2) }
    case .subtract(let a, let b): return pair(a, b) { $0.subtract($1, $2) }
    case .multiply(let a, let b): return pair(a, b) { $0.multiply($1, $2) }
    case .divide(let a, let b): return pair(a, b) { $0.divide($1, $2) }
    case .power(let a, let b): return pair(a, b) { $0.power($1, $2) }
    case .minimum(let a, let b): return pair(a, b) { $0.minimum($1, $2) }
    case .maximum(let a, let b): return pair(a, b) { $0.maximum($1, $2) }
    case .negate(let a):
      let inner = node(a)
      return graph.negate(inner)
    case .function(.normalCumulative, _):
      derived.append(law)
      return graph.parameter(parameterSlots.count + derived.count - 1)
    case .function(let f, let a): return apply(f, node(a))
    case .interpolate(let table, let x): return interpolate(table, node(x))
    }
  }

  private mutating func pair(
    _ a: RateLaw, _ b: RateLaw, _ join: (inout RateGraph, RateGraph.Node, RateGraph.Node) -> RateGraph.Node
  ) -> RateGraph.Node {
    let first = node(a)
    let second = node(b)
    return join(&graph, first, second)
  }

  private mutating func apply(_ function: RateLaw.Function, _ x: RateGraph.Node) -> RateGraph.Node {
    switch function {
    case .exp: graph.exp(x)
    case .log: graph.log(x)
    case .squareRoot: graph.squareRoot(x)
    case .logistic: graph.logistic(x)
    case .softplus: graph.softplus(x)
    case .normalCumulative: preconditionFailure("the normal distribution function is computed once per person")
    }
  }

  private mutating func interpolate(_ table: RateLaw.Table, _ x: RateGraph.Node) -> RateGraph.Node {
    let factor = table.abscissaUnit.factor
    return graph.interpolate(
      pieces: table.curve.pieces.map { $0 * table.unit.factor }, start: table.start * factor, step: table.step * factor, x)
  }

  private func slot(_ slots: [String: Int], _ key: String) -> Int {
    guard let index = slots[key] else {
      preconditionFailure("the law names '\(key)', which the model's inventory missed")
    }
    return index
  }
}
