import Foundation
import Solver

/// An SBML model of others, read and ready to run.
public struct ForeignModel: Sendable {
  private let model: SBMLModel

  /// Bytes; a larger document is refused.
  public static let largestDocument = XMLTreeReader.largestDocument

  /// - Throws: `InterchangeFault`: `malformed` for what is no SBML, `unsupported` for what is refused by name.
  public init(sbml bytes: [UInt8]) throws(InterchangeFault) { model = try SBMLReader.read(bytes) }

  /// Everything that can be a column: compartments, species, parameters, reactions with a law, in the document's order.
  public var columns: [SBMLColumn] {
    let names =
      model.compartments.map(\.id) + model.species.map(\.id) + model.parameters.map(\.id)
      + model.reactions.filter { $0.rate != nil }.map(\.id)
    return names.map { SBMLColumn($0) }
  }

  /// Runs the model from time 0.
  /// - Parameter times: ascending, none below 0.
  /// - Returns: one row per time, one value per column, in the document's own units.
  public func run(
    _ columns: [SBMLColumn], at times: [Double], options: SBMLRunOptions = SBMLRunOptions()
  ) throws(InterchangeFault) -> [[Double]] {
    let span = times.last ?? 0
    var solver = SolverOptions(
      relativeTolerance: options.relativeTolerance, scaleFloor: 1, maximumSteps: options.maximumSteps)
    solver.minimumStep = max(span, .leastNormalMagnitude) * 1e-16
    let system = try SBMLSystem(
      model, columns: columns, absoluteTolerance: options.absoluteTolerance, options: solver)
    var run = SBMLRun(system, columns: columns.count, span: span, solver: solver, seed: options.seed)
    return try run.rows(at: times)
  }
}
