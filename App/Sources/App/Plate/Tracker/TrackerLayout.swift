import Tabular

/// Which column of a food tracker's export holds what.
///
/// Known are the diary's own table, Cronometer's servings ("Food & Recipe Entries"), a MyFitnessPal diary saved as a table with
/// the amount at the end of the food's name, and any plain table that names a day, a food and an amount. Columns that say
/// nothing of these, such as nutrients, are not read: what a food holds comes from the food table alone.
struct TrackerLayout: Sendable, Equatable {
  enum Kind: String, Sendable {
    case own = "a diary of this app"
    case cronometer = "Cronometer, servings"
    case myFitnessPal = "MyFitnessPal, foods of a diary"
    case plain = "a plain table"
  }

  let kind: Kind
  /// Headers as they stand in the file.
  let day, food: String
  /// Nil where the amount ends the food's name.
  let amount: String?
  /// Nil where the unit follows the amount in its cell, or is that of the header.
  let unit: String?
  let meal: String?
  /// The unit that the amount's header states.
  let headerUnit: String?

  /// - Throws: `InputError` where a column is missing, or two could be meant.
  init(_ table: Table) throws(InputError) {
    let columns = Columns(table)
    let food = try columns.one(of: Self.foods)
    guard let food else { throw Self.withoutFoods(columns) }
    guard let day = try columns.one(of: ["day", "date"]) else { throw columns.missing("the day", ["day", "date"]) }
    self.day = day
    self.food = food
    meal = try columns.one(of: ["meal", "meal type", "group"])
    unit = try columns.one(of: ["unit", "units", "measure"])
    let inGrams = try columns.one(of: Self.grams)
    let amount = try columns.one(of: ["amount", "quantity", "servings"])
    if let amount, inGrams != nil { throw columns.twice(amount, Self.grams) }
    self.amount = amount ?? inGrams
    headerUnit = inGrams == nil ? nil : "g"
    let names = Set(table.headers.map { $0.lowercased() })
    if names.isSuperset(of: ["day", "group", "food name", "amount"]) {
      kind = .cronometer
    } else if self.amount == nil {
      guard meal != nil else { throw columns.missing("the amount", ["amount", "quantity"] + Self.grams) }
      kind = .myFitnessPal
    } else {
      kind = names.isSuperset(of: ["day", "food", "amount", "unit"]) ? .own : .plain
    }
  }

  private static let foods = ["food", "food name", "food item", "foods", "item"]
  private static let grams = ["grams", "amount (g)", "quantity (g)", "weight (g)"]

  /// A summary of a tracker holds sums of meals or days, from which no vitamin K can be told.
  private static func withoutFoods(_ columns: Columns) -> InputError {
    let isSummary = columns.has("calories") || columns.has("energy (kcal)")
    guard isSummary else { return columns.missing("the food", foods) }
    let isMyFitnessPal = columns.has("meal")
    return InputError(
      file: columns.file, line: 1,
      problem: isMyFitnessPal
        ? "this is MyFitnessPal's nutrition summary: it holds sums of meals and no foods"
        : "this is a summary of days: it holds sums and no foods",
      allowed: isMyFitnessPal
        ? "the foods themselves, as of the printable diary, in a table with the columns Date, Meal, Food"
        : "the foods themselves; Cronometer calls that export Food & Recipe Entries")
  }

  /// The headers, whatever their capitals.
  private struct Columns {
    let file: String
    let headers: [String]

    init(_ table: Table) {
      file = table.file
      headers = table.headers
    }

    func has(_ name: String) -> Bool { headers.contains { $0.lowercased() == name } }

    /// The column that has one of the names; nil for none.
    func one(of names: [String]) throws(InputError) -> String? {
      let found = headers.filter { names.contains($0.lowercased()) }
      guard found.count < 2 else { throw twice(found[0], Array(found.dropFirst())) }
      return found.first
    }

    func twice(_ header: String, _ others: [String]) -> InputError {
      InputError(
        file: file, line: 1, key: header, problem: "two columns could be meant",
        found: ([header] + headers.filter { others.contains($0.lowercased()) || others.contains($0) })
          .joined(separator: ", "),
        allowed: "one of them; take the other out or give it another name")
    }

    func missing(_ what: String, _ names: [String]) -> InputError {
      InputError(
        file: file, line: 1, problem: "no column holds \(what)", found: headers.prefix(12).joined(separator: ", "),
        allowed: "a column called " + names.joined(separator: " or "))
    }
  }
}
