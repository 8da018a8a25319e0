import Tabular

/// Something eaten again and again: `{food: natto, amount: 45 g, per: week, times: 2}`.
public struct Habit: Sendable, Hashable {
  public enum Period: String, CaseIterable, Sendable, Hashable, Codable {
    case day, week, month

    /// A month is a twelfth of 365.25 days.
    public var days: Double {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 365.25 / 12
      }
    }
  }

  /// What the habit calls the food.
  public let name: String
  /// What is eaten each time.
  public let helpings: [Helping]
  public let times: Double
  public let period: Period
  public let assumptions: [String]

  /// - Throws: `InputError` naming `food`, `amount` or `times`, with `file` and `line` as given.
  public init(
    food: String, amount: String, per period: Period, times: Double = 1, foods: FoodTable, dishes: [Dish] = [],
    file: String = "habit", line: Int? = nil
  ) throws {
    guard let parsed = Amount(text: amount), !parsed.unit.isEmpty, parsed.value > 0 else {
      throw InputError(
        file: file, line: line, key: "amount", problem: "this is not an amount", found: amount,
        allowed: "a number above 0 and a unit (30 g, 2 slices)")
    }
    guard times > 0, times <= 100 else {
      throw InputError(
        file: file, line: line, key: "times", problem: "the number is out of range", found: PlainNumber.text(times),
        allowed: "a number above 0, at most 100")
    }
    let reader = EntryReader(foods: foods, dishes: dishes)
    let entry = try reader.entry(name: food, amount: parsed) { column, problem, allowed in
      // A habit writes amount and unit in one value.
      let key = column == "unit" ? "amount" : column
      return InputError(
        file: file, line: line, key: key, problem: problem, found: column == "food" ? food : amount, allowed: allowed)
    }
    name = food
    helpings = entry.helpings
    self.times = times
    self.period = period
    assumptions = entry.assumption.map { [$0] } ?? []
  }

  /// How often it is eaten, per day.
  public var perDay: Double { times / period.days }
}
