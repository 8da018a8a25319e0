import Testing

@testable import Solver

@Suite("A run with a horizon, of which only rows far apart are read")
struct HorizonTests {
  /// A fast pool that follows an input within hours and a slow one that adds it up over years; the input changes by a twentieth every year.
  ///
  ///     f' = 24·(u − f),   s' = f·(1 + s²)/100 − s/1000        per day
  private func solved(_ options: SolverOptions) -> (lanes: SubjectResult, plain: SubjectResult) {
    var graph = RateGraph()
    let (f, s) = (graph.state(0), graph.state(1))
    let u = graph.input(0)
    let fast = graph.constant(24)
    let gain = graph.constant(0.01)
    let loss = graph.constant(0.001)
    let one = graph.constant(1)
    let gap = graph.subtract(u, f)
    let square = graph.multiply(s, s)
    let bent = graph.divide(f, graph.add(one, square))
    let slowRate = graph.subtract(graph.multiply(gain, bent), graph.multiply(loss, s))
    let fastRate = graph.multiply(fast, gap)
    let system = RateSystem(
      graph: graph, rates: [fastRate, slowRate], scales: [1, 1], parameterCount: 0, inputCount: 1,
      outputs: [f, s])
    let events = (1...9).map { Event(time: Double($0) * 365, actions: [.setInput(0, $0.isMultiple(of: 2) ? 1 : 1.05)]) }
    let subject = Subject(
      parameters: [], inputs: [1], initialState: [1, 0], start: 0, outputTimes: [3650], events: events)
    let lanes = EnsembleSolver(system, options: options).solve([subject], threads: 1)
    return (lanes[0], PlainSolver(system, options: options).solve(subject))
  }

  @Test("ends where an exact run ends, in fewer steps", arguments: SolverOptions.Method.allCases)
  func end(method: SolverOptions.Method) {
    let exact = solved(SolverOptions(relativeTolerance: 1e-10)).lanes
    let all = solved(SolverOptions(relativeTolerance: 1e-4, method: method)).lanes
    let end = solved(SolverOptions(relativeTolerance: 1e-4, horizon: 365, method: method)).lanes
    #expect(exact.failure == nil && all.failure == nil && end.failure == nil)
    for (value, truth) in zip(end.finalState, exact.finalState) { #expect(abs(value / truth - 1) < 1e-3) }
    let attempts = { (result: SubjectResult) in result.statistics.steps + result.statistics.rejected }
    #expect(attempts(end) * 3 < attempts(all) * 2)
  }

  @Test("counts all errors alike where the end is near: a change just before it is followed as without a horizon")
  func nearTheEnd() {
    var graph = RateGraph()
    let (f, u) = (graph.state(0), graph.input(0))
    let fast = graph.constant(24)
    let rate = graph.multiply(fast, graph.subtract(u, f))
    let system = RateSystem(graph: graph, rates: [rate], scales: [1], parameterCount: 0, inputCount: 1, outputs: [f])
    let subject = Subject(
      parameters: [], inputs: [1], initialState: [1], start: 0, outputTimes: [1000],
      events: [Event(time: 999.95, actions: [.setInput(0, 3)])])
    let options = SolverOptions(relativeTolerance: 1e-5, horizon: 365)
    let result = EnsembleSolver(system, options: options).solve([subject], threads: 1)[0]
    #expect(abs(result.finalState[0] - (3 - 2 * exponential(-24 * 0.05))) < 1e-4)
  }

  @Test("leaves no state further than 1e-4 of itself from the truth where a row is read")
  func rowsOnTheWay() {
    var graph = RateGraph()
    let (f, u) = (graph.state(0), graph.input(0))
    let fast = graph.constant(24)
    let rate = graph.multiply(fast, graph.subtract(u, f))
    let system = RateSystem(graph: graph, rates: [rate], scales: [1], parameterCount: 0, inputCount: 1, outputs: [f])
    let hours = [0.05, 0.1, 0.2, 400]
    let subject = Subject(
      parameters: [], inputs: [1], initialState: [1], start: 0, outputTimes: hours.map { 500 + $0 },
      events: [Event(time: 500, actions: [.setInput(0, 3)])])
    let options = SolverOptions(relativeTolerance: 1e-5, horizon: 365)
    for result in [
      EnsembleSolver(system, options: options).solve([subject], threads: 1)[0],
      PlainSolver(system, options: options).solve(subject),
    ] {
      for (hour, value) in zip(hours, result.rows) {
        #expect(abs(value - (3 - 2 * exponential(-24 * hour))) < 1e-4)
      }
    }
  }

  @Test("is the same in lanes and one number at a time")
  func lanesAndPlain() {
    let (lanes, plain) = solved(SolverOptions(relativeTolerance: 1e-4, horizon: 365))
    #expect(lanes.statistics.steps == plain.statistics.steps)
    for (a, b) in zip(lanes.finalState, plain.finalState) { #expect(abs(a - b) < 1e-9) }
  }
}
