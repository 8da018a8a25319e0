import Foods
import Tabular

/// A food tracker's export, row by row, as it is written there; no food is looked up yet.
struct TrackerFile: Sendable {
  struct Row: Sendable, Encodable, Equatable {
    /// The line of the file.
    let line: Int
    /// `2026-03-31`, a weekday or the number of the day.
    let day: String
    /// Empty where the file names none that the diary knows.
    let meal: String
    let food: String
    let amount: Double
    let unit: String
  }

  let layout: TrackerLayout
  let rows: [Row]
  /// What was not taken over, in sentences.
  let notes: [String]

  static let mostRows = 5000

  /// - Throws: `InputError` with line and column of the first value that cannot be read.
  init(_ table: Table) throws(InputError) {
    layout = try TrackerLayout(table)
    var rows: [Row] = []
    var nothing = 0
    var meals: [String] = []
    for row in table.rows where !row.isBlank {
      guard rows.count < Self.mostRows else {
        throw InputError(
          file: table.file, line: row.line, problem: "the file is longer than a diary",
          allowed: "at most \(Self.mostRows) foods: export fewer days")
      }
      let amount = try Self.amount(row, layout)
      guard amount.value > 0 else {
        nothing += 1
        continue
      }
      let meal = Self.meal(row, layout)
      if let other = meal.other, !meals.contains(other) { meals.append(other) }
      rows.append(
        Row(
          line: row.line, day: try Self.day(row, layout.day, first: rows.first?.day), meal: meal.known,
          food: amount.food, amount: amount.value, unit: amount.unit))
    }
    guard !rows.isEmpty else {
      throw InputError(file: table.file, problem: "the file holds no food", allowed: "a row for each food eaten")
    }
    self.rows = rows
    notes = Self.notes(nothing: nothing, meals: meals)
  }

  private static func notes(nothing: Int, meals: [String]) -> [String] {
    var notes: [String] = []
    if nothing > 0 {
      notes.append("\(nothing) \(nothing == 1 ? "row has" : "rows have") an amount of 0 and are left out.")
    }
    if !meals.isEmpty {
      let names = meals.prefix(6).map { "“\(InputError.printable($0, limit: 30))”" }.joined(separator: ", ")
      notes.append("No meal of the diary: \(names). Foods there are spread over three meals of their day.")
    }
    return notes
  }

  // MARK: Values

  private struct Eaten {
    let food: String
    let value: Double
    let unit: String
  }

  /// The food and how much of it, from one, two or three cells.
  private static func amount(_ row: Table.Row, _ layout: TrackerLayout) throws(InputError) -> Eaten {
    let food = try row.text(layout.food)
    guard let column = layout.amount else { return try named(row, layout.food, food) }
    if let unit = layout.unit ?? layout.headerUnit {
      let value = try row.number(column, in: 0...1e6)
      return Eaten(food: food, value: value, unit: layout.unit == nil ? unit : try row.text(unit))
    }
    guard let amount = split(try row.text(column)) else {
      throw row.error(column, "this is not an amount with its unit", allowed: "as in 30 g or 2 slices")
    }
    return Eaten(food: food, value: amount.value, unit: amount.unit)
  }

  /// `Brand - Yoghurt, 170 g`: the amount stands after the last comma.
  private static func named(_ row: Table.Row, _ column: String, _ text: String) throws(InputError) -> Eaten {
    guard let comma = text.lastIndex(of: ","), let amount = split(String(text[text.index(after: comma)...]).trimmed)
    else {
      throw row.error(
        column, "no amount ends the food's name", allowed: "as in Yoghurt, 170 g; or a column called amount")
    }
    let food = String(text[..<comma]).trimmed
    guard !food.isEmpty else { throw row.error(column, "the food has no name", allowed: "a name before the amount") }
    return Eaten(food: food, value: amount.value, unit: amount.unit)
  }

  /// Nil without a number or without a unit, or where a comma follows the number: `1,5 g` can be read in two ways.
  private static func split(_ text: String) -> Amount? {
    guard let amount = Amount(text: text), !amount.unit.isEmpty, amount.unit.first != ",", amount.value <= 1e6 else {
      return nil
    }
    return amount
  }

  private static func meal(_ row: Table.Row, _ layout: TrackerLayout) -> (known: String, other: String?) {
    guard let text = layout.meal.flatMap({ row.optionalText($0) }) else { return ("", nil) }
    let lower = text.lowercased()
    let name = lower == "snacks" ? "snack" : lower
    if MealTime(text: name) != nil { return (name, nil) }
    return ("", lower == "uncategorized" ? nil : text)
  }

  private static func day(_ row: Table.Row, _ column: String, first: String?) throws(InputError) -> String {
    let text = try row.text(column)
    guard let day = canonical(text) else {
      let isSlashed = text.contains("/")
      throw row.error(
        column, isSlashed ? "a day with slashes can be read in two ways" : "this is not a day",
        allowed: "2026-03-31, 31.03.2026, a weekday or the number of the day")
    }
    if let first, kind(first) != kind(day) {
      throw row.error(column, "days are written in two ways", allowed: "the way of the first row (\(first)) throughout")
    }
    return day
  }

  /// Dates by year, month and day; nil for what is no day.
  private static func canonical(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, parts[2].utf8.count == 4 {
      let (day, month) = (parts[0], parts[1])
      let padded = [parts[2], month.utf8.count == 1 ? "0" + month : month, day.utf8.count == 1 ? "0" + day : day]
      let date = padded.joined(separator: "-")
      return Day(text: date) == nil ? nil : date
    }
    return Day(text: text) == nil ? nil : text
  }

  private static func kind(_ day: String) -> Int { day.contains("-") ? 2 : Int(day) == nil ? 1 : 0 }
}
