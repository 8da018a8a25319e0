@testable import Solver

extension Problem {
  /// Van der Pol's oscillator, mu = 1000: long slow arcs and sudden jumps. Values: reference_values.py.
  static let vanDerPol: Problem = {
    var g = RateGraph()
    let (x, v) = (g.state(0), g.state(1))
    let damping = g.subtract(g.constant(1), g.multiply(x, x))
    let push = g.multiply(g.parameter(0), g.multiply(damping, v))
    let bend = g.subtract(push, x)
    let system = RateSystem(
      graph: g, rates: [v, bend], scales: [1, 1], parameterCount: 1, inputCount: 0, outputs: [x, v])
    let subject = Subject(
      parameters: [1e3], inputs: [], initialState: [2, 0], start: 0, outputTimes: [1, 500, 807.3, 1000, 2000])
    let reference = [
      [1.999333370506288, -0.0006670371231732516], [1.596768951052666, -0.001030391187839409],
      [-1.999933929018299, 0.000666703251541724], [-1.8636462548081258, 0.0007535430865435535],
      [1.7061677321704658, -0.0008928097010248163],
    ]
    return Problem(
      name: "van der Pol, mu 1000", system: system, subject: subject, reference: reference, floors: [0.01, 0.01])
  }()
}
