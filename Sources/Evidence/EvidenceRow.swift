/// One measured value in one study, as it stands in the shipped tables.
///
/// Numbers are kept as written, since a cell may hold an interval, two values or a word; `valueNumber` and
/// `changePercentNumber` give them where they are plain numbers.
public struct EvidenceRow: Sendable, Hashable, Identifiable {
  /// The shipped table it stands in.
  public enum Table: String, Sendable, Hashable, CaseIterable {
    case vitaminK = "vitamin-k"
    case bone
    case vessel
    case verified
  }

  /// How far the row can be trusted to say what the study said.
  public enum Quality: String, Sendable, Hashable, CaseIterable {
    /// Seen in the source or its abstract.
    case read
    /// Known from memory and not confirmed: reported, never a pass/fail target.
    case recalled
    /// A second reading found the same, or the row is such a second reading.
    case verified
    /// A second reading found something else, which wins.
    case contradicted
  }

  /// Stable identity: `PK021`, `OC050`, `MGP001`, `bone-55`, `A012`, `verified-3`.
  public let id: String
  public let table: Table
  public let reference: Reference
  public let quality: Quality

  public let population: String
  public let people: String
  public let age: String
  public let sex: String
  public let condition: String
  public let intervention: String
  public let dose: String
  public let duration: String
  public let time: String
  public let arm: String

  public let endpoint: String
  public let unit: String
  public let baseline: String
  public let baselineSpread: String
  public let value: String
  public let valueSpread: String
  public let changePercent: String
  public let note: String

  /// Rows of the second reading that speak about this one; where `quality` is `contradicted` they win.
  public let secondReadings: [String]

  /// The value where it is a plain number.
  public var valueNumber: Double? { Double(value) }
  /// The change in per cent where it is a plain number.
  public var changePercentNumber: Double? { Double(changePercent) }

  /// What was found, in one line: endpoint, value with spread, change.
  public var finding: String {
    var words = endpoint
    if !value.isEmpty { words += ": \(value)\(unit.isEmpty ? "" : " \(unit)")" }
    if !valueSpread.isEmpty { words += " (\(valueSpread))" }
    if !changePercent.isEmpty { words += ", change \(changePercent) %" }
    return words
  }
}
