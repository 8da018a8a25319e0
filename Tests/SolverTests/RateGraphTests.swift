import Testing

@testable import Solver

@Suite("The rate graph")
struct RateGraphTests {
  @Test("holds equal expressions once, whichever way round sums and products are written")
  func sharing() {
    var g = RateGraph()
    let (a, b) = (g.state(0), g.parameter(1))
    #expect(g.add(a, b) == g.add(b, a))
    #expect(g.multiply(a, g.exp(b)) == g.multiply(g.exp(b), a))
    #expect(g.divide(a, b) == g.multiply(a, g.reciprocal(b)))
    #expect(g.power(a, b) == g.exp(g.multiply(b, g.log(a))))
    let count = g.count
    _ = g.divide(g.constant(1), b)
    _ = g.add(a, g.negate(g.negate(b)))
    #expect(g.count <= count + 2)
  }

  @Test("folds constants, zeros and ones")
  func folding() {
    var g = RateGraph()
    let x = g.state(0)
    let (zero, one, two) = (g.constant(0), g.constant(1), g.constant(2))
    #expect(g.add(x, zero) == x && g.multiply(one, x) == x && g.multiply(zero, x) == zero)
    #expect(g.subtract(x, x) == zero && g.negate(g.negate(x)) == x)
    let kilo = g.power(two, g.constant(10))
    let unity = g.exp(zero)
    #expect(abs((g.constantValue(kilo) ?? 0) - 1024) < 1e-12)
    #expect(g.constantValue(unity) == 1)
    #expect(g.subtract(x, g.negate(two)) == g.add(x, two))
    #expect(g.multiply(g.negate(x), g.negate(two)) == g.multiply(x, two))
    #expect(g.power(x, zero) == one && g.power(x, one) == x)
  }

  @Test("makes whole and half powers from products and roots", arguments: [-3, -0.5, 0.5, 1.5, 2, 2.5, 3, 5, 7, 8])
  func powers(exponent: Double) {
    var g = RateGraph()
    let node = g.power(g.state(0), g.constant(exponent))
    let exact = exponential(exponent * naturalLogarithm(1.7))
    #expect(abs(g.evaluate(node, state: [1.7]) / exact - 1) < 1e-14)
    #expect(!(0..<g.count).contains { g.entries[$0].operation == .exp })
  }

  @Test("takes the exponential out of a logarithm, and ln(1 − logistic) in one function that keeps its digits")
  func logarithms() {
    var g = RateGraph()
    let (x, y) = (g.state(0), g.state(1))
    let product = g.multiply(g.parameter(0), g.multiply(y, g.exp(x)))
    let taken = g.log(product)
    #expect(!g.reachable(from: [taken]).contains { g.entries[$0].operation == .exp })
    let exact = naturalLogarithm(3 * 0.7 * exponential(1.7))
    #expect(abs(g.evaluate(taken, state: [1.7, 0.7], parameters: [3]) - exact) < 1e-15)
    #expect(g.log(g.exp(x)) == x)
    #expect(g.evaluate(taken, state: [0, -1], parameters: [1]).isNaN)
    let difference = g.subtract(g.constant(1), g.logistic(x))
    let survival = g.log(difference)
    #expect(g.evaluate(survival, state: [50]) == -50)
    #expect(abs(g.evaluate(survival, state: [-2]) - naturalLogarithm(1 - logisticFunction(-2))) < 1e-16)
  }

  @Test("reads tables as straight lines, flat outside, with the slope as derivative")
  func tables() {
    var g = RateGraph()
    let node = g.interpolate(table: [1, 3, 2], start: 10, step: 2, g.time)
    let slope = g.derivative(of: node, withRespectTo: .time)
    for (t, value, incline) in [(9, 1, 0), (10.5, 1.5, 1), (12, 3, -0.5), (13, 2.5, -0.5), (14, 2, 0), (90, 2, 0)] {
      #expect(g.evaluate(node, time: t) == value)
      #expect(g.evaluate(slope, time: t) == incline)
    }
    #expect(g.evaluate(node, time: .nan).isNaN)
  }

  @Test("knows what a node depends on")
  func dependence() {
    var g = RateGraph()
    let node = g.add(g.multiply(g.state(3), g.parameter(1)), g.exp(g.time))
    #expect(g.depends(node, on: .state(3)) && g.depends(node, on: .time) && g.depends(node, on: .parameter(1)))
    #expect(!g.depends(node, on: .state(2)) && !g.depends(node, on: .input(0)))
    #expect(g.dependsOnState(node) && g.dependsOnTime(node) && !g.dependsOnInput(node))
    let other = g.derivative(of: node, withRespectTo: .state(2))
    #expect(g.constantValue(other) == 0)
  }

  @Test("gives powers of an empty pool the slope 0, so that the pool can start to fill")
  func powerOfNothing() {
    var g = RateGraph()
    let x = g.state(0)
    for exponent in [1.7, 2.5, 0.5] {
      let slope = g.derivative(of: g.power(x, g.constant(exponent)), withRespectTo: .state(0))
      #expect(g.evaluate(slope, state: [0]).isFinite)
    }
  }
}
