import Tabular

/// A diary as the table that the library and the command read.
enum DiaryText {
  static let name = "diary.csv"

  /// Nil for an empty diary.
  static func csv(_ entries: [DiaryEntry]) -> String? {
    guard !entries.isEmpty else { return nil }
    var table = TableWriter(headers: ["day", "meal", "food", "amount", "unit"], lineEnd: "\n")
    for entry in entries {
      table.append([entry.day, entry.meal, entry.food, PlainNumber.text(entry.amount), entry.unit])
    }
    return table.text
  }
}
