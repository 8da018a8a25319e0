import Testing

@testable import Solver

@Suite("The plain solver")
struct PlainSolverTests {
  @Test("follows exponential decay to the tolerance, at every output time", arguments: SolverOptions.Method.allCases)
  func decay(method: SolverOptions.Method) {
    var graph = RateGraph()
    let y = graph.state(0)
    let k = graph.parameter(0)
    let rate = graph.negate(graph.multiply(k, y))
    let system = RateSystem(
      graph: graph, rates: [rate], scales: [1], parameterCount: 1, inputCount: 0, outputs: [y, rate])
    let times = (0...20).map { Double($0) * 0.37 }
    let subject = Subject(parameters: [0.5], inputs: [], initialState: [2], start: 0, outputTimes: times)
    let options = SolverOptions(relativeTolerance: 1e-8, method: method)
    let result = PlainSolver(system, options: options).solve(subject)
    #expect(result.failure == nil)
    #expect(result.rows.count == times.count * 2)
    for (i, t) in times.enumerated() {
      let exact = 2 * exponential(-0.5 * t)
      #expect(abs(result.rows[2 * i] - exact) < 3e-7)
      #expect(result.rows[2 * i + 1] == -(0.5 * result.rows[2 * i]))
    }
  }

  @Test("carries out doses and input changes at their moment, and shows what was before them in a row at that time")
  func events() {
    var graph = RateGraph()
    let y = graph.state(0)
    let k = graph.input(0)
    let rate = graph.negate(graph.multiply(k, y))
    let system = RateSystem(graph: graph, rates: [rate], scales: [1], parameterCount: 0, inputCount: 1, outputs: [y])
    let events = [
      Event(time: 0, actions: [.addToState(0, 1)]),
      Event(time: 1, actions: [.setInput(0, 2), .addToState(0, 3)]),
      Event(time: 2, actions: [.setState(0, 5)]),
      Event(time: 3, actions: [.custom { state, inputs in state[0] *= inputs[0] }]),
      Event(time: 4, actions: [.setState(0, 77)]),
    ]
    let subject = Subject(
      parameters: [], inputs: [0.5], initialState: [1], start: 0, outputTimes: [0, 1, 2, 3, 4], events: events)
    let result = PlainSolver(system, options: SolverOptions(relativeTolerance: 1e-9)).solve(subject)
    let atOne = 2 * exponential(-0.5)
    let atTwo = (atOne + 3) * exponential(-2)
    let exact = [1, atOne, atTwo, 5 * exponential(-2), 10 * exponential(-4)]
    for (row, value) in zip(result.rows, exact) { #expect(abs(row - value) < 1e-8 * 5) }
    #expect(result.statistics.events == 4)
  }
}
