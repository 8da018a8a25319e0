import Foundation
import People
import Physiology
import Simulation
import Solver
import Testing

@testable import Trials

@Suite("The way to a trial's entry") struct EntryTests {
  /// Each state's largest and median error at entry among some people, relative to max(|y|, 1 % of the scale).
  private func errors(_ options: SolverOptions) throws -> (median: Double, high: Double, largest: Double, steps: Int) {
    let engine = try TestPeople.engine(TestPeople.markers)
    let compiled = engine.design.compiled
    let subjects = try (0..<24).map { number in
      let person = try engine.maker(number)
      return try compiled.subject(
        person.life.individual, at: [person.age], changes: person.life.changes.filter { $0.age < person.age })
    }
    let solve = { EnsembleSolver(compiled.system, options: $0).solve(subjects, threads: 2) }
    let exact = solve(SolverOptions(relativeTolerance: 1e-9))
    let found = solve(options)
    var errors: [Double] = []
    for (a, b) in zip(found, exact) {
      try #require(a.failure == nil && b.failure == nil)
      for (i, (x, truth)) in zip(a.finalState, b.finalState).enumerated() {
        errors.append(abs(x - truth) / max(abs(truth), 0.01 * compiled.system.scales[i]))
      }
    }
    errors.sort()
    let steps = found.map { $0.statistics.steps + $0.statistics.rejected }.reduce(0, +) / found.count
    return (errors[errors.count / 2], errors[errors.count * 99 / 100], errors[errors.count - 1], steps)
  }

  @Test("forgetting what settles on the way costs nothing at entry")
  func entry() throws {
    let all = try errors(SolverOptions(relativeTolerance: TrialDesign.toEntry.relativeTolerance))
    let end = try errors(TrialDesign.toEntry)
    print("ENTRY", all, end)
    #expect(end.steps * 3 < all.steps * 2)
    #expect(end.median < 1e-3)
    #expect(end.high < 2e-2)
  }
}
