import Testing

@testable import Solver

@Suite("Kinks in time")
struct BreakpointTests {
  /// y' = table(t/2) + max(t − p, 0) + min(3u, t): knots of the table every 2, then p and 3u.
  private static func kinked() -> RateSystem {
    var g = RateGraph()
    let half = g.multiply(g.constant(0.5), g.time)
    let table = g.interpolate(table: [0, 1, 0, 1, 0], start: 0, step: 1, half)
    let late = g.maximum(g.subtract(g.time, g.parameter(0)), g.constant(0))
    let early = g.minimum(g.multiply(g.constant(3), g.input(0)), g.time)
    let rate = g.add(table, g.add(late, early))
    let y = g.state(0)
    return RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 1, inputCount: 1, outputs: [y])
  }

  private static func subject(events: [Event] = []) -> Subject {
    Subject(parameters: [7.25], inputs: [0.5], initialState: [0], start: 0, outputTimes: [9], events: events)
  }

  @Test("end a step, so that the answer is exact and no step is thrown away")
  func exact() {
    let system = Self.kinked()
    let exact = 4 + 1.75 * 1.75 / 2 + (1.5 * 1.5 / 2 + 1.5 * 7.5)
    let subject = Self.subject()
    for result in [
      PlainSolver(system).solve(subject), EnsembleSolver(system).solve([subject], threads: 1)[0],
    ] {
      #expect(abs(result.finalState[0] - exact) < 1e-8)
      #expect(result.statistics.rejected == 0)
      #expect(result.statistics.steps < 30)
    }
  }

  @Test("move with an input that an event changes")
  func moving() {
    let system = Self.kinked()
    let subject = Self.subject(events: [Event(time: 1, actions: [.setInput(0, 1)])])
    let exact = 4 + 1.75 * 1.75 / 2 + (4.5 + 3 * 6)
    for result in [
      PlainSolver(system).solve(subject), EnsembleSolver(system).solve([subject], threads: 1)[0],
    ] {
      #expect(abs(result.finalState[0] - exact) < 1e-8)
      #expect(result.statistics.rejected == 0)
    }
  }

  @Test("are known beforehand where straight lines decide alone, watched for where curves do, and left where a state does")
  func onlyStraightLines() {
    var g = RateGraph()
    let curve = g.maximum(g.multiply(g.time, g.time), g.constant(4))
    let byState = g.interpolate(table: [0, 1, 0], start: 0, step: 1, g.add(g.state(0), g.time))
    let rate = g.add(curve, byState)
    let breakpoints = Breakpoints(of: [rate], in: &g)
    #expect(breakpoints.times(after: -9, before: 9, tolerance: 1e-6, value: { _ in 0 }).isEmpty)
    #expect(breakpoints.curves.count == 1)
  }

  @Test("lie nowhere within a smooth table, but at its ends")
  func smooth() {
    // (t − 1)·t·(t + 1) through 0, 0, 6, with a slope at both ends.
    var g = RateGraph()
    let pieces = [SIMD4<Double>(1, 1, 0, 1), SIMD4(3, 4, 3, -1), SIMD4(9, 0, 0, 0)]
    let table = g.interpolate(pieces: pieces, start: 2, step: 1, g.time)
    let breakpoints = Breakpoints(of: [table], in: &g)
    let times = breakpoints.times(after: 0, before: 9, tolerance: 1e-6) { $0 == breakpoints.nodes[0].index ? 0 : 1 }
    #expect(times.map { ($0 * 1e6).rounded() / 1e6 } == [2, 4])
  }

  /// y' = max(p·t², 4): the side changes at t = 2/√p.
  private static func curved(_ p: Double) -> (system: RateSystem, exact: Double) {
    var g = RateGraph()
    let square = g.multiply(g.parameter(0), g.multiply(g.time, g.time))
    let rate = g.maximum(square, g.constant(4))
    let y = g.state(0)
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 1, inputCount: 0, outputs: [y])
    let kink = 2 / p.squareRoot()
    return (system, 4 * kink + p * (1000 - kink * kink * kink) / 3)
  }

  @Test("of a curve in time end a step once one has crossed them, so that nothing of them is missed", arguments: [0.1, 0.3, 1])
  func crossing(p: Double) {
    let (system, exact) = Self.curved(p)
    let subject = Subject(parameters: [p], inputs: [], initialState: [0], start: 0, outputTimes: [10])
    let options = SolverOptions(relativeTolerance: 1e-4)
    for result in [
      PlainSolver(system, options: options).solve(subject),
      EnsembleSolver(system, options: options).solve([subject], threads: 1)[0],
    ] {
      // Without the stop the error is 1e-4 of the whole; with it each side is solved to rounding.
      #expect(abs(result.finalState[0] / exact - 1) < 1e-10)
      #expect(result.statistics.rejected >= 1)
    }
  }
}
