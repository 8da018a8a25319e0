import Foundation
import ModelLanguage
import People
import Physiology
import Simulation
import Solver
import Testing

@testable import Trials

@Suite("The way to a trial's entry") struct EntryTests {
  /// Whole lives of people whose diet changes by age group, as filled-in histories do.
  private static let lives: (compiled: CompiledModel, subjects: [Subject])? = {
    let keys = [
      "bone.lumbarSpine.density", "vessel.coronary.agatston", "outcome.death.cumulativeHazard",
      "fracture.hip.cumulativeHazard",
    ]
    let model = ReferenceModel.model
    let known = keys.filter { model.quantity($0) != nil || model.pool($0) != nil } + model.pools.map(\.key)
    guard let compiled = try? CompiledModel(model, observing: known) else { return nil }
    let shares = [(0.5, 0.3), (1, 0.45), (4, 0.6), (9, 0.75), (14, 0.8), (19, 1.0), (31, 1.02), (51, 1.05)]
    let intakes = model.inputs.filter { $0.key.hasPrefix("intake.") && $0.normal > 0 }
    let changes = shares.map { age, share in
      Change(
        atAge: age,
        set: Dictionary(
          uniqueKeysWithValues: intakes.map { ($0.key, min(share * $0.normal, $0.range.upperBound)) }))
    }
    let subjects = (0..<24).compactMap { number -> Subject? in
      let sex: Sex = number.isMultiple(of: 2) ? .female : .male
      let values = ParameterDraw(seed: 3).values(of: .spread, for: model, person: number, sex: sex, scenario: .trials)
      let age = 40 + Double(number)
      return try? compiled.subject(
        Individual(sex: sex, parameters: values), at: [age], changes: changes.filter { $0.age < age })
    }
    return (compiled, subjects)
  }()

  private struct Errors {
    /// Of all people's states at entry, relative to max(|y|, 1 % of the scale).
    var median: Double
    var high: Double
    /// Attempted steps a person.
    var steps: Int
  }

  private func errors(_ options: SolverOptions) throws -> Errors {
    let (compiled, subjects) = try #require(Self.lives)
    #expect(subjects.count == 24)
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
    return Errors(median: errors[errors.count / 2], high: errors[errors.count * 99 / 100], steps: steps)
  }

  @Test("forgets how the gut settles after a change of diet, and ends with the same people")
  func entry() throws {
    let all = try errors(SolverOptions(relativeTolerance: 1e-3))
    let end = try errors(TrialDesign.toEntry)
    #expect(end.steps * 4 < all.steps * 3)
    #expect(end.median < 1e-4)
    #expect(end.high < 1e-3)
  }
}
