import Foods

/// A food as the API tells it: unknown is null, never zero.
struct FoodAnswer: Encodable, Sendable {
  struct Portion: Encodable, Sendable {
    let name: String
    let grams: Double
  }

  struct Content: Encodable, Sendable {
    let amount: Double?
    let quality: String
  }

  let id, name, group: String
  let portions: [Portion]
  /// `K1`, `MK-4` … `MK-9`, in µg.
  let per100g: [String: Content]
  /// Grams of one of each unit asked for, null where this food is not measured in it; absent where none was asked for.
  let weighs: [Double?]?

  static let vitamers: [(name: String, nutrient: Nutrient)] = [
    ("K1", .phylloquinone), ("MK-4", .menaquinone4), ("MK-7", .menaquinone7), ("MK-8", .menaquinone8),
    ("MK-9", .menaquinone9),
  ]

  init(_ food: FoodItem, weighing units: [String]? = nil) {
    weighs = units.map { $0.map { unit in try? Amount(1, unit).weight(of: food).grams } }
    id = food.id
    name = food.name
    group = food.group.words
    portions = food.portions.map { Portion(name: $0.name, grams: $0.grams) }
    per100g = Self.vitamers.reduce(into: [:]) { contents, vitamer in
      let value = food[vitamer.nutrient]
      contents[vitamer.name] = Content(amount: value.amount, quality: value.quality.words)
    }
  }
}
