/// A diary as the API tells it: days in order, and what was eaten last, for choosing again.
struct DiaryAnswer: Encodable, Sendable {
  struct Entry: Encodable, Sendable {
    let id, day, meal, food, name: String
    let amount: Double
    let unit: String

    init(_ entry: DiaryEntry) {
      id = entry.id
      day = entry.day
      meal = entry.meal
      food = entry.food
      name = entry.name
      amount = entry.amount
      unit = entry.unit
    }
  }

  struct Day: Encodable, Sendable {
    let day: String
    let entries: [Entry]
  }

  struct Recent: Encodable, Sendable {
    let food, name: String
    let amount: Double
    let unit: String
  }

  let days: [Day]
  let recent: [Recent]

  init(_ entries: [DiaryEntry]) {
    var days: [String] = []
    for entry in entries where !days.contains(entry.day) { days.append(entry.day) }
    self.days = days.sorted(by: Self.isEarlier).map { day in
      Day(day: day, entries: entries.filter { $0.day == day }.map(Entry.init))
    }
    var seen: Set<String> = []
    recent = entries.reversed().filter { seen.insert($0.food).inserted }.prefix(12).map {
      Recent(food: $0.food, name: $0.name, amount: $0.amount, unit: $0.unit)
    }
  }

  private static let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Weekdays in their order; dates sort as they are written.
  private static func isEarlier(_ one: String, _ other: String) -> Bool {
    func place(_ day: String) -> Int? { week.firstIndex(of: day.lowercased().prefix(3).description) }
    if let left = place(one), let right = place(other) { return left < right }
    return one < other
  }
}
