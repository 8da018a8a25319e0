import ModelLanguage
import Simulation
import Solver

/// A quantity of the archive's table, by the id that SBML gives it.
struct ArchiveColumn {
  var key: String
  var id: String
  var isSpecies: Bool
  /// From the quantity's own unit to SBML's.
  var factor: Double

  /// All pools, then the quantities that are no pools.
  static func columns(of model: Model, in document: SBMLDocument, quantities: [String]) -> [ArchiveColumn] {
    let pools = zip(model.pools, document.poolIDs).map { pool, id in
      ArchiveColumn(key: pool.key, id: id, isSpecies: pool.isSpecies, factor: pool.unit.factor)
    }
    let others = quantities.compactMap { key -> ArchiveColumn? in
      guard let quantity = model.quantities.first(where: { $0.key == key }), let id = document.quantityIDs[key] else {
        return nil
      }
      return ArchiveColumn(key: key, id: id, isSpecies: false, factor: quantity.unit.factor)
    }
    return pools + others
  }
}

/// Once a year, at one place between birthdays at which nothing changes: a row at the very moment of a change would show
/// what is before it in one tool and what is after it in another.
struct ArchiveTimes {
  /// Years.
  let ages: [Double]

  init(until: Double, changes: [Double]) throws {
    let shares = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7]
    let taken = changes.map { $0 - $0.rounded(.down) }
    let free = shares.first { share in !taken.contains { abs($0 - share) < 1e-3 } }
    let count = Int(until.rounded(.down))
    guard let free, count >= 2 else { throw ExportFault.noTimes(until: until) }
    ages = (0..<count).map { Double($0) + free }
  }

  var days: [Double] { ages.map { $0 * UnitOfMeasure.year.factor } }
}

/// The curves that this engine finds, in SBML's units.
struct ArchiveCurves {
  private let columns: [ArchiveColumn]
  private let days: [Double]
  private let rows: [[Double]]

  /// Closely: others are asked to agree within 1e-5.
  private static let tolerance = 1e-8

  init(_ model: Model, _ life: Life, columns: [ArchiveColumn], at times: ArchiveTimes) throws(ModelFault) {
    let compiled = try CompiledModel(model, observing: columns.map(\.key))
    let course = try compiled.run(
      life.individual, at: times.ages, changes: life.changes,
      options: SolverOptions(relativeTolerance: Self.tolerance))
    let values = columns.map { column in course[column.key].map { $0 * column.factor } }
    rows = times.ages.indices.map { row in values.map { $0[row] } }
    days = times.days
    self.columns = columns
  }

  var text: String {
    var lines = [(["time"] + columns.map(\.id)).joined(separator: ",")]
    for (day, row) in zip(days, rows) { lines.append(([day] + row).map { "\($0)" }.joined(separator: ",")) }
    return lines.joined(separator: "\n") + "\n"
  }
}
