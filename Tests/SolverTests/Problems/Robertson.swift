@testable import Solver

extension Problem {
  /// Robertson's chemical kinetics (1966): rates over nine orders of magnitude. Values: reference_values.py.
  static let robertson: Problem = {
    var g = RateGraph()
    let (a, b, c) = (g.state(0), g.state(1), g.state(2))
    let pair = g.multiply(b, c)
    let square = g.multiply(b, b)
    let rates = [
      g.sum((-0.04, a), (1e4, pair)), g.sum((0.04, a), (-1e4, pair), (-3e7, square)), g.sum((3e7, square)),
    ]
    let scales = [1, 1e-4, 1]
    let system = RateSystem(
      graph: g, rates: rates, scales: scales, parameterCount: 0, inputCount: 0, outputs: [a, b, c])
    let times = [0.4, 40, 4e3, 4e5, 4e7]
    let subject = Subject(parameters: [], inputs: [], initialState: [1, 0, 0], start: 0, outputTimes: times)
    let reference = [
      [0.9851721138609892, 3.386395378974906e-05, 0.014794022185220277],
      [0.7158270687194032, 9.185534764557766e-06, 0.28416374574583114],
      [0.183202257776709, 8.942371252775918e-07, 0.8167968479861651],
      [0.004938274520984026, 1.9849940879560776e-08, 0.9950617056290737],
      [5.2030718441222294e-05, 2.0813357318932075e-10, 0.9999479690734244],
    ]
    return Problem(
      name: "Robertson", system: system, subject: subject, reference: reference, floors: scales.map { $0 * 0.01 })
  }()
}
