import Testing

@testable import Solver

@Suite("Regrouping")
struct RegroupingTests {
  @Test("puts the person's factors and the terms of time together, and changes values by rounding alone")
  func chains() {
    var g = RateGraph()
    let (y, z, t) = (g.state(0), g.state(1), g.time)
    let (a, b) = (g.parameter(0), g.parameter(1))
    let product = g.multiply(g.multiply(g.multiply(a, y), t), g.divide(z, b))
    let sum = g.subtract(g.add(g.subtract(a, y), t), g.subtract(b, g.subtract(z, t)))
    let (regrouped, nodes) = Regrouping.regrouped(g, [product, sum])
    let (state, parameters) = ([1.3, 0.7], [2.2, 3.1])
    let before = g.evaluate([product, sum], time: 5, state: state, parameters: parameters)
    let after = regrouped.evaluate(nodes, time: 5, state: state, parameters: parameters)
    for (x, y) in zip(before, after) { #expect(abs(x - y) < 1e-14) }
    let perPerson = regrouped.multiplyCount { $0.isDisjoint(with: [.time, .state]) }
    #expect(perPerson == 1)
  }

  @Test("leaves what several nodes share in one piece")
  func sharing() {
    var g = RateGraph()
    let shared = g.multiply(g.multiply(g.state(0), g.parameter(0)), g.state(1))
    let nodes = [g.multiply(shared, g.parameter(1)), g.multiply(shared, g.parameter(2))]
    let (regrouped, _) = Regrouping.regrouped(g, nodes)
    #expect(regrouped.multiplyCount { _ in true } == 4)
  }

  @Test("makes one exponential of a product of them, and one division of several, whether of time or of states")
  func quotients() {
    var g = RateGraph()
    let (y, z, t) = (g.state(0), g.state(1), g.time)
    let product = g.multiply(g.exp(y), g.multiply(g.parameter(0), g.exp(g.negate(t))))
    let quotient = g.divide(g.divide(product, g.exp(z)), g.multiply(g.parameter(1), g.multiply(y, g.add(z, t))))
    let (regrouped, nodes) = Regrouping.regrouped(g, [quotient])
    let (state, parameters) = ([1.3, 0.7], [2.2, 3.1])
    let before = g.evaluate([quotient], time: 5, state: state, parameters: parameters)[0]
    let after = regrouped.evaluate(nodes, time: 5, state: state, parameters: parameters)[0]
    #expect(abs(before / after - 1) < 1e-14)
    #expect(regrouped.count(of: .exp, for: nodes) == 1)
    // One by what changes, one by the person's parameter.
    #expect(regrouped.count(of: .reciprocal, for: nodes) == 2)
  }

  @Test("keeps a reciprocal that several quotients share, and an exponential that something else reads")
  func sharedDivisions() {
    var g = RateGraph()
    let (y, z) = (g.state(0), g.state(1))
    let exponential = g.exp(z)
    let nodes = [
      g.divide(z, g.multiply(g.parameter(0), y)), g.divide(g.parameter(1), g.multiply(y, z)), exponential,
      g.multiply(exponential, g.exp(y)),
    ]
    let (regrouped, moved) = Regrouping.regrouped(g, nodes)
    // 1/y and 1/z of states, and 1/p.
    #expect(regrouped.count(of: .reciprocal, for: moved) == 3)
    #expect(regrouped.count(of: .exp, for: moved) == 2)
    let (state, parameters) = ([1.3, 0.7], [2.2, 3.1])
    let before = g.evaluate(nodes, time: 5, state: state, parameters: parameters)
    let after = regrouped.evaluate(moved, time: 5, state: state, parameters: parameters)
    for (x, y) in zip(before, after) { #expect(abs(x / y - 1) < 1e-14) }
  }
}

extension RateGraph {
  fileprivate func multiplyCount(where isWanted: (Dependence) -> Bool) -> Int {
    (0..<count).filter { entries[$0].operation == .multiply && isWanted(dependences[$0]) }.count
  }

  fileprivate func count(of operation: Solver.Operation, for nodes: [Node]) -> Int {
    reachable(from: nodes).filter { entries[$0].operation == operation }.count
  }
}
