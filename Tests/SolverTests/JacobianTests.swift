import Testing

@testable import Solver

@Suite("The exact Jacobian")
struct JacobianTests {
  @Test("equals central differences on random systems, and is zero by structure nowhere else", arguments: 1...6)
  func centralDifferences(seed: Int) {
    let system = RateSystem.random(states: 16, seed: UInt64(seed))
    let subject = Subject.random(for: system, seed: UInt64(seed) + 50)
    let n = system.stateCount
    let (p, u, y) = (subject.parameters, subject.inputs, subject.initialState)
    func rates(_ time: Double, _ state: [Double]) -> [Double] {
      system.rates(time: time, state: state, parameters: p, inputs: u)
    }
    var exact = [Double](repeating: 0, count: n * n)
    let values = system.jacobian(time: 9, state: y, parameters: p, inputs: u)
    for (entry, value) in zip(system.jacobianEntries, values) { exact[entry.row * n + entry.column] = value }
    for column in 0..<n {
      let h = 1e-5 * y[column]
      var (above, below) = (y, y)
      above[column] += h
      below[column] -= h
      for (row, pair) in zip(rates(9, above), rates(9, below)).enumerated() {
        let difference = (pair.0 - pair.1) / (above[column] - below[column])
        #expect(abs(exact[row * n + column] - difference) < 1e-7 * max(1, abs(difference)), "\(row), \(column)")
      }
    }
    let slopes = system.timeDerivatives(time: 9, state: y, parameters: p, inputs: u)
    for (row, pair) in zip(rates(9.0001, y), rates(8.9999, y)).enumerated() {
      #expect(abs(slopes[row] - (pair.0 - pair.1) / 0.0002) < 1e-7 * max(1, abs(slopes[row])))
    }
  }

  @Test("derivatives of every operation equal central differences")
  func everyOperation() {
    var g = RateGraph()
    let (x, y) = (g.state(0), g.state(1))
    let nodes = [
      g.add(x, y), g.subtract(x, y), g.multiply(x, y), g.divide(x, y), g.negate(x), g.exp(x), g.log(x),
      g.squareRoot(x), g.logistic(x), g.softplus(x), g.minimum(x, y), g.maximum(x, y), g.power(x, y),
      g.power(y, g.constant(-2)), g.select(g.less(x, y), g.multiply(x, x), g.multiply(y, y)),
      g.interpolate(table: [1, 4, 9], start: 0, step: 1, x),
    ]
    for node in nodes {
      for (point, i) in [([0.7, 1.3], 0), ([0.7, 1.3], 1), ([1.6, 0.4], 0), ([1.6, 0.4], 1)] {
        let slope = g.derivative(of: node, withRespectTo: .state(i))
        var (above, below) = (point, point)
        above[i] += 1e-6
        below[i] -= 1e-6
        let difference = (g.evaluate(node, state: above) - g.evaluate(node, state: below)) / 2e-6
        #expect(abs(g.evaluate(slope, state: point) - difference) < 1e-8 * max(1, abs(difference)))
      }
    }
  }
}
