import Foods

/// A diary as the API tells it: days in order, and what was eaten last, for choosing again.
struct DiaryAnswer: Encodable, Sendable {
  struct Entry: Encodable, Sendable {
    let id, day, meal, food, name: String
    let amount: Double
    let unit: String
    let vitamins: Vitamins?

    enum CodingKeys: String, CodingKey { case id, day, meal, food, name, amount, unit, K1, K2 }

    init(_ entry: DiaryEntry, foods: FoodTable) {
      vitamins = Vitamins(entry, foods: foods)
      id = entry.id
      day = entry.day
      meal = entry.meal
      food = entry.food
      name = entry.name
      amount = entry.amount
      unit = entry.unit
    }

    func encode(to encoder: any Encoder) throws {
      var keys = encoder.container(keyedBy: CodingKeys.self)
      for (key, text) in [(CodingKeys.id, id), (.day, day), (.meal, meal), (.food, food), (.name, name), (.unit, unit)]
      {
        try keys.encode(text, forKey: key)
      }
      try keys.encode(amount, forKey: .amount)
      try keys.encodeIfPresent(vitamins?.phylloquinone, forKey: .K1)
      try keys.encodeIfPresent(vitamins?.menaquinones, forKey: .K2)
    }
  }

  /// What an entry brings, µg; nil where nobody measured any of it.
  struct Vitamins: Sendable {
    struct Amount: Encodable, Sendable {
      let amount: Double?
      let isPartial: Bool
    }
    let phylloquinone, menaquinones: Amount

    /// Nil where the food or its weight is not in the table.
    init?(_ entry: DiaryEntry, foods: FoodTable) {
      guard let food = try? foods.food(entry.food),
        let grams = try? Foods.Amount(entry.amount, entry.unit).weight(of: food).grams
      else { return nil }
      func sum(_ names: [String]) -> Amount {
        let values = FoodAnswer.vitamers.filter { names.contains($0.name) }.map { food[$0.nutrient].amount }
        let known = values.compactMap { $0 }
        return Amount(
          amount: known.isEmpty ? nil : known.reduce(0, +) * grams / 100, isPartial: known.count < values.count)
      }
      phylloquinone = sum(["K1"])
      menaquinones = sum(["MK-4", "MK-7", "MK-8", "MK-9"])
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

  init(_ entries: [DiaryEntry], foods: FoodTable) {
    var days: [String] = []
    for entry in entries where !days.contains(entry.day) { days.append(entry.day) }
    self.days = days.sorted(by: Self.isEarlier).map { day in
      Day(day: day, entries: entries.filter { $0.day == day }.map { Entry($0, foods: foods) })
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
