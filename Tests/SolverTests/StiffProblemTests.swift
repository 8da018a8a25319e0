import Testing

@testable import Solver

@Suite("Stiff problems against SciPy's Radau at 1e-13")
struct StiffProblemTests {
  @Test("the plain solver agrees", arguments: Problem.all)
  func plain(problem: Problem) {
    for (tolerance, allowed) in [(1e-5, 5e-5), (1e-8, 1e-7)] {
      for method in SolverOptions.Method.allCases {
        let options = SolverOptions(relativeTolerance: tolerance, method: method)
        let result = PlainSolver(problem.system, options: options).solve(problem.subject)
        #expect(result.failure == nil)
        #expect(problem.error(of: result.rows) < allowed, "\(method) at \(tolerance)")
      }
    }
  }
}
