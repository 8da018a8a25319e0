@testable import Solver

extension Problem {
  /// HIRES (Schäfer 1975): eight reactions of a plant's light response. Values: reference_values.py.
  static let hires: Problem = {
    var g = RateGraph()
    let y = (0..<8).map { g.state($0) }
    let pair = g.multiply(y[5], y[7])
    let one = g.constant(1)
    let rates = [
      g.sum((-1.71, y[0]), (0.43, y[1]), (8.32, y[2]), (0.0007, one)),
      g.sum((1.71, y[0]), (-8.75, y[1])),
      g.sum((-10.03, y[2]), (0.43, y[3]), (0.035, y[4])),
      g.sum((8.32, y[1]), (1.71, y[2]), (-1.12, y[3])),
      g.sum((-1.745, y[4]), (0.43, y[5]), (0.43, y[6])),
      g.sum((-280, pair), (0.69, y[3]), (1.71, y[4]), (-0.43, y[5]), (0.69, y[6])),
      g.sum((280, pair), (-1.81, y[6])),
      g.sum((-280, pair), (1.81, y[6])),
    ]
    let scales = [1, 0.1, 0.01, 0.1, 0.1, 0.1, 0.01, 0.01]
    let system = RateSystem(
      graph: g, rates: rates, scales: scales, parameterCount: 0, inputCount: 0, outputs: y)
    let subject = Subject(
      parameters: [], inputs: [], initialState: [1, 0, 0, 0, 0, 0, 0, 0.0057], start: 0,
      outputTimes: [5, 50, 321.8122, 421.8122])
    let reference = [
      [
        0.03165167570456924, 0.006481549531058159, 0.0045834510647472845, 0.0897432327351803, 0.1624514537526554,
        0.6850438961444308, 0.005646700341920539, 5.32996580794522e-05,
      ],
      [
        0.005418869474919548, 0.0010594035749510581, 0.000972685085778362, 0.009383039047961679, 0.16336600735324786,
        0.6558748346438239, 0.005644370380194878, 5.5629619805122196e-05,
      ],
      [
        0.0007371312573325448, 0.00014424857263161414, 5.8887297409671645e-05, 0.001175651343283109,
        0.0023863561988306556, 0.006238968252740592, 0.0028499983951853548, 0.002850001604814622,
      ],
      [
        0.0006703055035818637, 0.00013099684698634692, 4.6862231597732596e-05, 0.0010446680205517048,
        0.0005948838309514884, 0.0013996288339427842, 0.0010144927577184822, 0.004685507242281496,
      ],
    ]
    return Problem(
      name: "HIRES", system: system, subject: subject, reference: reference, floors: scales.map { $0 * 0.01 })
  }()
}
