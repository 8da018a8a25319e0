import ModelLanguage
import Solver

/// One simulated life: the observed columns at the ages asked for.
public struct Trajectory: Sendable {
  /// Years.
  public let ages: [Double]
  public let columns: [CompiledModel.Column]
  /// Row-major: one row per age.
  public let rows: [Double]
  /// At the last age, to go on from: `Start.state`.
  public let finalState: [Double]
  public let statistics: SolveStatistics

  /// The values of one column in its declared unit; empty when the run did not observe it.
  public subscript(_ key: String) -> [Double] {
    guard let index = columns.firstIndex(where: { $0.key == key }) else { return [] }
    return stride(from: index, to: rows.count, by: columns.count).map { rows[$0] }
  }

  /// This life and what came after its last age, as one; that age's row is the later life's.
  public func continued(by later: Trajectory) -> Trajectory {
    var statistics = later.statistics
    statistics.add(self.statistics)
    return Trajectory(
      ages: ages.dropLast() + later.ages, columns: columns, rows: rows.dropLast(columns.count) + later.rows,
      finalState: later.finalState, statistics: statistics)
  }
}

extension SolveStatistics {
  fileprivate mutating func add(_ other: SolveStatistics) {
    steps += other.steps
    rejected += other.rejected
    events += other.events
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
    return Trajectory(
      ages: ages, columns: columns, rows: result.rows, finalState: result.finalState, statistics: result.statistics)
  }
}
