import Foundation
import Testing

@testable import Solver

@Suite("States that are integrated over finished steps")
struct QuadratureTests {
  /// y' = −y², and q' = y³ that nothing reads: y = 1/(1 + t), q = (1 − y²)/2. With an input, q' = u·y³.
  private static func system() -> RateSystem {
    var g = RateGraph()
    let (q, y) = (g.state(0), g.state(1))
    let square = g.multiply(y, y)
    let rates = [g.multiply(g.input(0), g.multiply(y, square)), g.negate(square)]
    return RateSystem(
      graph: g, rates: rates, scales: [1, 1], parameterCount: 0, inputCount: 1, outputs: [q, y], integrals: [0])
  }

  private static func subject(to times: [Double], events: [Event] = []) -> Subject {
    Subject(parameters: [], inputs: [1], initialState: [0, 1], start: 0, outputTimes: times, events: events)
  }

  private static func integral(_ t: Double) -> Double { (1 - 1 / ((1 + t) * (1 + t))) / 2 }

  private static func solve(_ subject: Subject, _ options: SolverOptions = SolverOptions()) -> SubjectResult {
    EnsembleSolver(system(), options: options).solve([subject], threads: 1)[0]
  }

  @Test("take no part in the stages")
  func apart() {
    let plan = Self.system().lanePlan
    #expect(plan.stateCount == 1 && plan.quadratures.count == 1)
    #expect(plan.stateOfPlace == [1, 0])
    #expect(plan.ratePlaces.count == 1 && plan.jacobianPlaces.count == 1)
  }

  @Test("keep the order of the step: 5 with Rodas5P, 4 with Rodas4", arguments: SolverOptions.Method.allCases)
  func order(method: SolverOptions.Method) {
    let errors = [8.0, 16].map { n in
      let options = SolverOptions(relativeTolerance: 1e3, initialStep: 1 / n, maximumStep: 1 / n, method: method)
      let result = Self.solve(Self.subject(to: [1]), options)
      #expect(result.statistics.steps == Int(n))
      return abs(result.finalState[0] - Self.integral(1))
    }
    let measured = log2(errors[0] / errors[1])
    #expect(measured > (method == .rodas4 ? 3.65 : 4.65), "\(measured)")
  }

  @Test("are as close as the tolerance asks, at the end and within steps", arguments: [1e-4, 1e-6, 1e-8])
  func rows(tolerance: Double) {
    let times = (1...40).map { Double($0) * 0.25 }
    let result = Self.solve(Self.subject(to: times), SolverOptions(relativeTolerance: tolerance))
    #expect(result.statistics.steps < 400)
    for (row, time) in times.enumerated() {
      #expect(abs(result.rows[2 * row] - Self.integral(time)) < 3 * tolerance)
      #expect(abs(result.rows[2 * row + 1] - 1 / (1 + time)) < 3 * tolerance)
    }
    #expect(result.rows[78] == result.finalState[0])
  }

  @Test("follow events: what is set stays set, a jump of what they read and a new input count from their moment")
  func events() {
    let events = [
      Event(time: 1, actions: [.setState(0, 10)]), Event(time: 2, actions: [.setState(1, 1)]),
      Event(time: 3, actions: [.setInput(0, 2)]),
    ]
    let subject = Self.subject(to: [0.5, 1.5, 2.5, 4], events: events)
    let result = Self.solve(subject, SolverOptions(relativeTolerance: 1e-8))
    let integral = Self.integral
    let expected = [
      integral(0.5), 10 + integral(1.5) - integral(1), 10 + integral(2) - integral(1) + integral(0.5),
      10 + integral(2) - integral(1) + integral(1) + 2 * (integral(2) - integral(1)),
    ]
    for (row, value) in expected.enumerated() { #expect(abs(result.rows[2 * row] - value) < 1e-6) }
  }

  @Test("are exact for a curve of fifth degree, whatever the step")
  func fifthDegree() {
    var g = RateGraph()
    let square = g.multiply(g.time, g.time)
    let fifth = g.multiply(g.time, g.multiply(square, square))
    let q = g.state(0)
    let system = RateSystem(
      graph: g, rates: [fifth], scales: [1], parameterCount: 0, inputCount: 0, outputs: [q], integrals: [0])
    let options = SolverOptions(relativeTolerance: 1e3, initialStep: 2)
    let subject = Subject(parameters: [], inputs: [], initialState: [0], start: 0, outputTimes: [2])
    let result = EnsembleSolver(system, options: options).solve([subject], threads: 1)[0]
    #expect(result.statistics.steps == 1)
    #expect(abs(result.finalState[0] - 64.0 / 6) < 1e-13)
  }

  @Test("within a step are the integral of the cubic through their rates", arguments: [0.1, 0.35, 0.8, 1])
  func withinStep(theta: Double) {
    for power in 0...3 {
      let sum = Quadrature.points.enumerated().reduce(0) { sum, point in
        sum + Quadrature.weight(of: point.offset, upTo: theta) * pow(point.element, Double(power))
      }
      #expect(abs(sum - pow(theta, Double(power + 1)) / Double(power + 1)) < 1e-14)
      let third = zip(Quadrature.difference, Quadrature.points).reduce(0) { $0 + $1.0 * pow($1.1, Double(power)) }
      #expect(abs(third - (power == 3 ? 1 : 0)) < 1e-12)
    }
  }

  @Test("make the step shorter where their own rate turns faster than anything else")
  func ownError() {
    var g = RateGraph()
    let (slow, q) = (g.state(0), g.state(1))
    let turn = g.logistic(g.multiply(g.constant(8), g.subtract(g.time, g.constant(5))))
    let decay = g.multiply(g.constant(-0.01), slow)
    let system = RateSystem(
      graph: g, rates: [decay, turn], scales: [1, 1], parameterCount: 0, inputCount: 0, outputs: [slow, q],
      integrals: [1])
    let subject = Subject(parameters: [], inputs: [], initialState: [1, 0], start: 0, outputTimes: [10])
    let exact = log((1 + exp(40.0)) / (1 + exp(-40.0))) / 8
    let steps = [1e-4, 1e-6, 1e-8].map { tolerance in
      let options = SolverOptions(relativeTolerance: tolerance)
      let result = EnsembleSolver(system, options: options).solve([subject], threads: 1)[0]
      #expect(abs(result.finalState[1] / exact - 1) < 5 * tolerance)
      return result.statistics.steps
    }
    #expect(steps[0] < steps[1] && steps[1] < steps[2])
  }

  @Test("are none that a rate reads, not even to choose, where no derivative tells of it")
  func choice() {
    var g = RateGraph()
    let y = g.state(0)
    let rate = g.select(g.less(y, g.constant(0.5)), g.constant(1), g.constant(0.25))
    let system = RateSystem(
      graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [y], integrals: [0])
    #expect(system.jacobianEntries.isEmpty && system.lanePlan.quadratures.count == 0)
  }

  @Test("have the same bits alone and in a crowd, on every vector unit")
  func sameBits() {
    let system = Self.system()
    let subjects = (0..<19).map { k in
      Subject(
        parameters: [], inputs: [1 + Double(k) / 7], initialState: [0, 0.5 + Double(k) / 9], start: 0,
        outputTimes: [1, 2.5, 7],
        events: [Event(time: 0.3 + Double(k) / 5, actions: [.addToState(1, 0.2)])])
    }
    let alone = subjects.map { EnsembleSolver(system).solve([$0], threads: 1)[0].rows }
    for unit in VectorUnit.allCases {
      var options = SolverOptions()
      options.vectorUnit = unit
      #expect(EnsembleSolver(system, options: options).solve(subjects, threads: 2).map(\.rows) == alone)
    }
  }

  @Test("agree with the plain solver, which steps them with the others")
  func plain() {
    let options = SolverOptions(relativeTolerance: 1e-8)
    let subject = Self.subject(to: [0.7, 3, 9])
    let (lanes, plain) = (Self.solve(subject, options), PlainSolver(Self.system(), options: options).solve(subject))
    for (a, b) in zip(lanes.rows, plain.rows) { #expect(abs(a - b) < 1e-7) }
  }
}
