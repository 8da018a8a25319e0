import ModelLanguage
import Solver

extension SolverOptions {
  /// How people are solved: an error counts by how much of it is left when a row is next read, at most a year later. How the
  /// gut settles after each meal is forgotten before a yearly or monthly row, and need not be followed as closely as what
  /// lasts.
  public static func people(relativeTolerance: Double = 1e-5) -> SolverOptions {
    SolverOptions(relativeTolerance: relativeTolerance, horizon: UnitOfMeasure.year.factor)
  }
}
