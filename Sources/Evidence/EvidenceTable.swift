import Tabular

/// All study rows that ship, by id. The second reading (`verified`) decides the quality of the rows it speaks about.
public struct EvidenceTable: Sendable {
  /// In the order of the tables: vitamin K, bone, vessel, second reading.
  public let rows: [EvidenceRow]
  private let positions: [String: Int]

  /// Read once, when first asked for.
  public static let shipped = EvidenceTable()

  init() {
    let verified = EvidenceResources.table("rows/verified.csv")
    let readings = SecondReadings(verified)
    var rows: [EvidenceRow] = []
    for table in [EvidenceRow.Table.vitaminK, .bone, .vessel] {
      let source = EvidenceResources.table("rows/\(table.rawValue).csv")
      rows += source.rows.map { Self.row($0, table, readings) }
    }
    rows += verified.rows.map { Self.row($0, .verified, readings) }
    self.rows = rows
    positions = Dictionary(uniqueKeysWithValues: zip(rows.map(\.id), rows.indices))
  }

  public subscript(id: String) -> EvidenceRow? { positions[id].map { rows[$0] } }

  private static func row(_ cells: Table.Row, _ table: EvidenceRow.Table, _ readings: SecondReadings) -> EvidenceRow {
    func cell(_ columns: String...) -> String {
      for column in columns {
        if let text = cells.optionalText(column) { return text }
      }
      return ""
    }
    let id = cell("id")
    let reference = Reference(study: cell("study"), year: cell("year"), identifier: cell("doi_or_pmid"))
    let daily = cells.optionalText("dose_ug_per_day").map { "\($0) µg/d" }
    return EvidenceRow(
      id: id, table: table, reference: reference,
      quality: table == .verified ? .verified : readings.quality(of: id, asRead: cell("source_quality")),
      population: cell("population"), people: cell("n"), age: cell("age", "age_mean"), sex: cell("sex"),
      condition: cell("condition"), intervention: cell("intervention", "vitamer"), dose: daily ?? cell("dose"),
      duration: days(cell("duration_days")) ?? cell("duration"), time: days(cell("time_days")) ?? cell("time"),
      arm: cell("arm"), endpoint: cell("endpoint"), unit: cell("unit"),
      baseline: cell("baseline_mean"), baselineSpread: cell("baseline_sd"),
      value: cell("value_mean"), valueSpread: cell("value_sd_or_ci"), changePercent: cell("change_pct"),
      note: cell("note"), secondReadings: readings.about(id))
  }

  private static func days(_ text: String) -> String? { text.isEmpty ? nil : "\(text) d" }
}

/// Which rows a second reading confirmed, and which it contradicted.
private struct SecondReadings {
  private var readings: [String: [(id: String, verdict: String)]] = [:]

  init(_ table: Table) {
    for row in table.rows {
      let verdict = row.optionalText("agrees_with_recalled") ?? ""
      let id = row.optionalText("id") ?? ""
      for target in (row.optionalText("replaces_id") ?? "").split(separator: "|") {
        readings[String(target), default: []].append((id, verdict))
      }
    }
  }

  func about(_ id: String) -> [String] { (readings[id] ?? []).map(\.id) }

  func quality(of id: String, asRead: String) -> EvidenceRow.Quality {
    let verdicts = (readings[id] ?? []).map(\.verdict)
    if verdicts.contains("no") { return .contradicted }
    if verdicts.contains("yes") { return .verified }
    return EvidenceRow.Quality(rawValue: asRead) ?? .recalled
  }
}
