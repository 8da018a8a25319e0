import Physiology
import Tabular

/// A mixed dish: what goes into it, what it weighs when done, and how many portions it makes.
public struct Dish: Sendable, Hashable {
  public struct Ingredient: Sendable, Hashable {
    public let food: FoodItem
    public let grams: Double
  }

  public let name: String
  public let ingredients: [Ingredient]
  /// The weight of the finished dish: less than its ingredients where water was lost, more where it was taken up.
  public let yieldGrams: Double
  /// How many portions it makes; nil where nobody said.
  public let portions: Double?
  public let assumptions: [String]

  public init(
    name: String, ingredients: [Ingredient], yieldGrams: Double? = nil, portions: Double? = nil,
    assumptions: [String] = []
  ) {
    precondition(!ingredients.isEmpty, "A dish has at least one ingredient.")
    let raw = ingredients.reduce(0) { $0 + $1.grams }
    self.name = name
    self.ingredients = ingredients
    self.yieldGrams = yieldGrams ?? raw
    self.portions = portions
    self.assumptions =
      assumptions + (yieldGrams == nil ? ["\(name) is taken to weigh as much as its ingredients"] : [])
  }

  /// The ingredients in `grams` of the finished dish.
  public func helpings(grams: Double) -> [Helping] {
    ingredients.map { ingredient in
      Helping(
        food: ingredient.food, grams: ingredient.grams * grams / yieldGrams, matrix: Self.matrix(ingredient.food),
        dish: name)
    }
  }

  /// Natto and oil stay what they are in a dish; everything else is eaten as part of a mixture.
  private static func matrix(_ food: FoodItem) -> FoodMatrix {
    food.matrix == .natto || food.matrix == .oil || food.matrix == .dairy ? food.matrix : .mixedDish
  }

  /// The weight of an amount of the dish: a mass, or portions where it says how many it makes.
  func weight(_ amount: Amount) throws(UnknownUnit) -> Weight {
    if let mass = Amount.masses[amount.unit.lowercased()] {
      return Weight(grams: amount.value * mass, assumption: nil)
    }
    let key = SearchText.key(amount.unit)
    if let portions, key == "portion" || key == "serving" {
      return Weight(grams: amount.value * yieldGrams / portions, assumption: nil)
    }
    throw UnknownUnit(allowed: "g, kg, mg, oz, lb" + (portions == nil ? "" : ", portion"))
  }

  /// Reads dishes from a table with the columns `dish, food, amount, unit` and, on any row of a dish, `yield_g` and
  /// `portions`.
  public static func read(_ table: Table, foods: FoodTable) throws -> [Dish] {
    try table.expectColumns(["dish", "food", "amount", "unit"], optional: ["yield_g", "portions"])
    var drafts: [Draft] = []
    for row in table.rows where !row.isBlank {
      let name = try row.text("dish")
      let index = drafts.firstIndex { $0.name == name } ?? drafts.count
      if index == drafts.count { drafts.append(Draft(name: name)) }
      try drafts[index].add(row, foods: foods)
    }
    guard !drafts.isEmpty else {
      throw InputError(file: table.file, problem: "there is no dish in the file", allowed: "at least one row")
    }
    return drafts.map { draft in
      Dish(
        name: draft.name, ingredients: draft.ingredients, yieldGrams: draft.yieldGrams, portions: draft.portions,
        assumptions: draft.assumptions)
    }
  }

  private struct Draft {
    let name: String
    var ingredients: [Ingredient] = []
    var yieldGrams: Double?
    var portions: Double?
    var assumptions: [String] = []

    init(name: String) { self.name = name }

    mutating func add(_ row: Table.Row, foods: FoodTable) throws {
      let helping = try EntryReader(foods: foods, dishes: []).read(row)
      for part in helping.helpings { ingredients.append(Ingredient(food: part.food, grams: part.grams)) }
      if let assumption = helping.assumption { assumptions.append(assumption) }
      yieldGrams = try row.optionalNumber("yield_g", in: 1...100_000) ?? yieldGrams
      portions = try row.optionalNumber("portions", in: 0.1...1000) ?? portions
    }
  }
}
