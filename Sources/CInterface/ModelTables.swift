import Evidence
import Exchange
import Foods
import ModelLanguage
import Physiology
import Reporting

/// The model's own contents, the foods and the evidence as tables.
enum ModelTables {
  static var names: [String] { CSVExport.allCases.map(\.rawValue) + ["foods", "evidence"] }

  static func answer(_ request: Request) throws -> Answer {
    let name = try request.required("name")
    try request.finish()
    switch name {
    case "foods": return answer(try foods(), name)
    case "evidence": return answer(evidence, name)
    default:
      guard let table = CSVExport(rawValue: name) else {
        throw CallFault(CallFault.notFound, "there is no table \"\(name)\"; allowed: \(names.joined(separator: ", "))")
      }
      return answer(columns(table.rows(ReferenceModel.model)), name)
    }
  }

  private static func answer(_ columns: [Column], _ name: String) -> Answer {
    Answer(tables: [ExportTable(name: name, columns: columns, metadata: [("version", Version.text)])])
  }

  /// Columns of the export that hold numbers; the others are texts.
  private static let numbers: Set<String> = [
    "value_female", "value_male", "lowest", "highest", "value_described", "value_none", "normal", "scale",
    "at_birth_female",
    "at_birth_male",
  ]

  /// - Parameter rows: the header, then cells.
  private static func columns(_ rows: [[String]]) -> [Column] {
    guard let header = rows.first else { return [] }
    return header.enumerated().map { place, name in
      let isNumber = numbers.contains(name)
      let column = Column(name, isNumber ? .number : .text)
      for row in rows.dropFirst() {
        if isNumber { column.add(Double(row[place])) } else { column.add(row[place]) }
      }
      return column
    }
  }

  private static func foods() throws -> [Column] {
    let foods = try FoodTable.shipped().all()
    let texts: [(String, (FoodItem) -> String)] = [
      ("id", \.id), ("name", \.name), ("category", \.category), ("group", \.group.words), ("origin", \.origin.rawValue),
      ("reference", \.reference),
    ]
    return texts.map { name, value in
      let column = Column(name, .text)
      for food in foods { column.add(value(food)) }
      return column
    }
      + Nutrient.allCases.map { nutrient in
        let column = Column(nutrient.column, .number, unit: "\(nutrient.unit)/(100 g)")
        for food in foods { column.add(food[nutrient].amount) }
        return column
      }
  }

  private static var evidence: [Column] {
    let texts: [(String, (EvidenceRow) -> String)] = [
      ("id", \.id), ("table", \.table.rawValue), ("study", \.reference.study), ("year", \.reference.year),
      ("reference", \.reference.formatted), ("quality", \.quality.rawValue), ("population", \.population),
      ("people", \.people), ("age", \.age), ("sex", \.sex), ("condition", \.condition),
      ("intervention", \.intervention),
      ("dose", \.dose), ("duration", \.duration), ("time", \.time), ("arm", \.arm), ("endpoint", \.endpoint),
      ("unit", \.unit),
      ("baseline", \.baseline), ("baseline_spread", \.baselineSpread), ("value", \.value),
      ("value_spread", \.valueSpread),
      ("change_percent", \.changePercent), ("note", \.note),
    ]
    let rows = EvidenceTable.shipped.rows
    return texts.map { name, value in
      let column = Column(name, .text)
      for row in rows { column.add(value(row)) }
      return column
    }
  }
}
