import ModelLanguage
import Tabular

/// How quantities go together between persons of one sex, with age removed: correlations of US surveys (NHANES).
public struct PopulationCorrelations: Sendable {
  /// Two names, in the order of the alphabet, and a sex.
  private struct Pair: Hashable {
    let first: String
    let second: String
    let sex: Sex

    init(_ a: String, _ b: String, _ sex: Sex) {
      (first, second) = a < b ? (a, b) : (b, a)
      self.sex = sex
    }
  }

  /// One published correlation.
  public struct Entry: Sendable, Hashable {
    public let value: Double
    public let people: Int
    public let source: String
  }

  /// Read once, when first asked for.
  public static let shipped = PopulationCorrelations()

  private let entries: [Pair: Entry]

  init() {
    var entries: [Pair: Entry] = [:]
    for row in EvidenceResources.table("population/correlations.csv").rows {
      guard
        let a = row.optionalText("quantity_a"), let b = row.optionalText("quantity_b"),
        let sex = row.optionalText("sex").flatMap(Sex.init), let r = row.optionalText("r").flatMap(Double.init),
        let people = row.optionalText("n").flatMap(Double.init)
      else { continue }
      entries[Pair(a, b, sex)] = Entry(value: r, people: Int(people), source: row.optionalText("source") ?? "")
    }
    self.entries = entries
  }

  /// The correlation of two quantities, in either order; nil where it was not measured.
  public func entry(_ a: String, _ b: String, sex: Sex) -> Entry? { entries[Pair(a, b, sex)] }

  /// The matrix of some quantities, 1 on the diagonal; nil names the first pair that was not measured.
  public func matrix(of names: [String], sex: Sex) -> [[Double]]? {
    var rows: [[Double]] = []
    for a in names {
      var row: [Double] = []
      for b in names {
        guard let r = a == b ? 1 : entry(a, b, sex: sex)?.value else { return nil }
        row.append(r)
      }
      rows.append(row)
    }
    return rows
  }
}
