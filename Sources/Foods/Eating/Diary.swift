import Tabular

/// What a person wrote down to have eaten, day by day.
///
/// A CSV file with the columns `day, meal, food, amount, unit`. `meal` may be left empty or out; food without a meal is
/// then spread evenly over three meals of its day. A day on which nothing was written down does not count as a day.
public struct Diary: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let day: Day
    public let meal: MealTime?
    public let helpings: [Helping]
    /// Where it stands in the file.
    public let line: Int
  }

  public let entries: [Entry]
  /// The days in their order, each once.
  public let days: [Day]
  /// What had to be assumed to read it.
  public let assumptions: [String]

  /// Reads a diary file, or standard input for `-`.
  public init(file path: String, foods: FoodTable, dishes: [Dish] = []) throws {
    try self.init(Table(file: path), foods: foods, dishes: dishes)
  }

  public init(_ table: Table, foods: FoodTable, dishes: [Dish] = []) throws {
    try table.expectColumns(["day", "food", "amount", "unit"], optional: ["meal"])
    let reader = EntryReader(foods: foods, dishes: dishes)
    var entries: [Entry] = []
    var assumptions: [String] = []
    for row in table.rows where !row.isBlank {
      let day = try Self.day(row, first: entries.first?.day)
      let meal = try Self.meal(row)
      let read = try reader.read(row)
      if let assumption = read.assumption, !assumptions.contains(assumption) { assumptions.append(assumption) }
      entries.append(Entry(day: day, meal: meal, helpings: read.helpings, line: row.line))
    }
    guard !entries.isEmpty else {
      throw InputError(
        file: table.file, problem: "the diary is empty", allowed: "a row for each food: day, meal, food, amount, unit")
    }
    self.entries = entries
    days = Array(Set(entries.map(\.day))).sorted()
    let without = entries.count { $0.meal == nil }
    if without > 0 {
      let which = without == entries.count ? "The diary names no meals" : "\(without) entries name no meal"
      assumptions.append("\(which): each such food is spread evenly over three meals of its day")
    }
    for entry in entries {
      for helping in entry.helpings {
        guard let dish = dishes.first(where: { $0.name == helping.dish }) else { continue }
        for assumption in dish.assumptions where !assumptions.contains(assumption) { assumptions.append(assumption) }
      }
    }
    self.assumptions = assumptions
  }

  private static func day(_ row: Table.Row, first: Day?) throws(InputError) -> Day {
    guard let day = Day(text: try row.text("day")) else {
      throw row.error("day", "this is not a day", allowed: Day.allowed)
    }
    if let first, first.kind != day.kind {
      throw row.error(
        "day", "days are written in two ways", allowed: "the way of the first row (\(first.text)) throughout")
    }
    return day
  }

  private static func meal(_ row: Table.Row) throws(InputError) -> MealTime? {
    guard let text = row.optionalText("meal") else { return nil }
    guard let meal = MealTime(text: text) else {
      throw row.error("meal", "this is not a meal", allowed: MealTime.allowed)
    }
    return meal
  }

  /// The meals of the diary, each eaten once in as many days as it has.
  public var occasions: [Occasion] {
    var occasions: [Occasion] = []
    var places: [String: Int] = [:]
    let frequency = 1 / Double(days.count)
    for entry in entries {
      let meals = entry.meal.map { [$0] } ?? MealTime.assumedMeals
      let share = 1 / Double(meals.count)
      for meal in meals {
        let key = "\(entry.day.text)/\(meal.name)"
        if places[key] == nil {
          places[key] = occasions.count
          let name = "\(entry.day.text), \(meal.name)"
          occasions.append(Occasion(name: name, day: entry.day, hour: meal.hour, perDay: frequency, helpings: []))
        }
        guard let place = places[key] else { continue }
        occasions[place].helpings += entry.helpings.map { $0.scaled(by: share) }
      }
    }
    return occasions
  }
}
