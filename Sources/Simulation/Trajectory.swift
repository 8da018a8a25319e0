import ModelLanguage
import Solver

/// One simulated life: the observed columns at the ages asked for.
public struct Trajectory: Sendable {
  /// Years.
  public let ages: [Double]
  public let columns: [CompiledModel.Column]
  /// Row-major: one row per age.
  public let rows: [Double]
  public let statistics: SolveStatistics

  /// The values of one column in its declared unit; empty when the run did not observe it.
  public subscript(_ key: String) -> [Double] {
    guard let index = columns.firstIndex(where: { $0.key == key }) else { return [] }
    return stride(from: index, to: rows.count, by: columns.count).map { rows[$0] }
  }
}

extension CompiledModel {
  /// Runs one person from birth through the ages asked for.
  /// - Throws: `ModelFault` for bad keys or values, and when the solver cannot go on: the sentence says when and why.
  public func run(
    _ individual: Individual, at ages: [Double], changes: [Change] = [], options: SolverOptions = .people()
  ) throws(ModelFault) -> Trajectory {
    let result = PlainSolver(system, options: options).solve(try subject(individual, at: ages, changes: changes))
    return try trajectory(result, ages: ages)
  }

  func trajectory(_ result: SubjectResult, ages: [Double]) throws(ModelFault) -> Trajectory {
    if let failure = result.failure { throw ModelFault(failure.sentence(stateNames: states)) }
    return Trajectory(ages: ages, columns: columns, rows: result.rows, statistics: result.statistics)
  }
}
