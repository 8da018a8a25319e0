import Testing

@testable import Solver

/// Where the solvers stop, and what they throw away: both in the same words.
@Suite("What the solvers refuse")
struct RefusalTests {
  private func both(_ system: RateSystem, _ subject: Subject, _ options: SolverOptions) -> [SubjectResult] {
    [
      PlainSolver(system, options: options).solve(subject),
      EnsembleSolver(system, options: options).solve([subject], threads: 1)[0],
    ]
  }

  /// Gompertz growth y' = −2·y·ln y from 1e-6: exact y = exp(ln y₀·e^(−2t)).
  private static func gompertz() -> RateSystem {
    var g = RateGraph()
    let y = g.state(0)
    let rate = g.multiply(g.constant(-2), g.multiply(y, g.log(y)))
    return RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [y])
  }

  @Test("a step into where a rate is not a number is thrown away, and a shorter one goes on to the right answer")
  func notANumber() {
    let subject = Subject(parameters: [], inputs: [], initialState: [1e-6], start: 0, outputTimes: [1, 3])
    let options = SolverOptions(relativeTolerance: 1e-8, initialStep: 3)
    for result in both(Self.gompertz(), subject, options) {
      #expect(result.failure == nil)
      #expect(result.statistics.rejected > 0)
      for (row, time) in zip(result.rows, [1.0, 3]) {
        let exact = exponential(naturalLogarithm(1e-6) * exponential(-2 * time))
        #expect(abs(row - exact) < 1e-6)
      }
    }
  }

  @Test("a rate that is never a number ends the subject, naming the state")
  func neverANumber() {
    var g = RateGraph()
    let (y, z) = (g.state(0), g.state(1))
    let lost = g.negate(y)
    let impossible = g.log(g.subtract(g.constant(-1), g.multiply(z, z)))
    let system = RateSystem(
      graph: g, rates: [lost, impossible], scales: [1, 1], parameterCount: 0, inputCount: 0, outputs: [y, z])
    let subject = Subject(parameters: [], inputs: [], initialState: [1, 1], start: 0, outputTimes: [1])
    for result in both(system, subject, SolverOptions()) {
      #expect(result.failure?.kind == .notANumber)
      #expect(result.rows.isEmpty)
      let sentence = result.failure?.sentence(stateNames: ["blood", "bone"])
      #expect(sentence?.contains("a rate is not a number") == true, "\(sentence ?? "")")
    }
  }

  @Test("the step cap ends a subject with the number of steps, and keeps the rows it reached")
  func stepCap() {
    let problem = Problem.vanDerPol
    let options = SolverOptions(relativeTolerance: 1e-6, maximumSteps: 30)
    for result in both(problem.system, problem.subject, options) {
      #expect(result.failure?.kind == .tooManySteps(limit: 30))
      #expect(result.statistics.steps <= 30)
      #expect(result.rows.count % 2 == 0 && result.rows.count < problem.reference.count * 2)
      #expect(result.failure?.description.contains("after 30 steps") == true)
    }
  }

  @Test("a jump in a rate is told apart: even the smallest step misses the tolerance")
  func jump() {
    var g = RateGraph()
    let y = g.state(0)
    let high = g.less(y, g.constant(0.5))
    let rate = g.select(high, g.constant(1e9), g.constant(-1e9))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [y])
    let subject = Subject(parameters: [], inputs: [], initialState: [0], start: 0, outputTimes: [1])
    let options = SolverOptions(relativeTolerance: 1e-8, maximumSteps: 5000, minimumStep: 1e-6)
    for result in both(system, subject, options) {
      guard case .stepTooSmall(let step) = result.failure?.kind else {
        Issue.record("\(String(describing: result.failure))")
        continue
      }
      #expect(step < 1e-6)
      #expect(result.failure?.description.contains("Look for a jump") == true)
    }
  }

  @Test("no step is longer than the longest allowed")
  func longestStep() {
    var g = RateGraph()
    let y = g.state(0)
    let rate = g.negate(g.multiply(g.constant(0.001), y))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [y])
    let subject = Subject(parameters: [], inputs: [], initialState: [1], start: 0, outputTimes: [100])
    for result in both(system, subject, SolverOptions(maximumStep: 2)) { #expect(result.statistics.steps >= 50) }
    for result in both(system, subject, SolverOptions()) { #expect(result.statistics.steps < 50) }
  }

  @Test("rows between steps are read off the dense output: asking often costs no steps and changes no value")
  func denseOutput() {
    let problem = Problem.hires
    let times = problem.subject.outputTimes
    var often = problem.subject
    often.outputTimes = (0...4218).map { Double($0) / 10 } + [421.8122]
    let options = SolverOptions(relativeTolerance: 1e-7)
    for (rare, frequent) in zip(both(problem.system, problem.subject, options), both(problem.system, often, options)) {
      #expect(frequent.statistics.steps <= rare.statistics.steps + 1)
      let width = problem.floors.count
      #expect(frequent.rows.count == often.outputTimes.count * width)
      // At 5 and 50, between steps of both runs.
      for (row, time) in times.prefix(2).enumerated() {
        let place = Int((time * 10).rounded())
        for state in 0..<width {
          let (a, b) = (rare.rows[row * width + state], frequent.rows[place * width + state])
          #expect(abs(a - b) <= 1e-9 * max(abs(a), problem.floors[state]))
        }
      }
    }
  }
}
