import Physiology
import Tabular

/// Some grams of one food on a plate, and what it is eaten in.
public struct Helping: Sendable, Hashable {
  public let food: FoodItem
  public let grams: Double
  public let matrix: FoodMatrix
  /// The dish it is part of; nil where it is eaten as it is.
  public let dish: String?

  public init(food: FoodItem, grams: Double, matrix: FoodMatrix? = nil, dish: String? = nil) {
    self.food = food
    self.grams = grams
    self.matrix = matrix ?? food.matrix
    self.dish = dish
  }

  /// How the plate calls it: the dish, or the food.
  public var label: String { dish ?? food.name }

  /// The amount of a nutrient in it; nil where it is unknown.
  public func amount(_ nutrient: Nutrient) -> Double? { food[nutrient].amount.map { $0 * grams / 100 } }

  func scaled(by factor: Double) -> Helping { Helping(food: food, grams: grams * factor, matrix: matrix, dish: dish) }
}

/// Reads a food and its amount from a row with the columns `food`, `amount`, `unit`, and says exactly what is wrong.
struct EntryReader {
  struct Entry {
    let helpings: [Helping]
    let assumption: String?
  }

  /// More of one food at once than anybody eats.
  static let mostGrams = 5000.0

  let foods: FoodTable
  let dishes: [Dish]

  func read(_ row: Table.Row) throws -> Entry {
    let name = try row.text("food")
    let value = try row.number("amount")
    guard value > 0 else {
      throw row.error(
        "amount", value < 0 ? "the amount is negative" : "the amount is zero", allowed: "a number above 0")
    }
    let amount = Amount(value, try row.text("unit"))
    let place = { (column: String, problem: String, allowed: String) in row.error(column, problem, allowed: allowed) }
    return try entry(name: name, amount: amount, fault: place)
  }

  /// The helpings of `amount` of the food or dish called `name`; `fault` makes the error for a column.
  func entry(
    name: String, amount: Amount, fault: (_ column: String, _ problem: String, _ allowed: String) -> InputError
  ) throws -> Entry {
    guard let eatable = try eatable(name) else {
      throw fault("food", "there is no such food", try allowedNames(name))
    }
    let weight: Weight
    do throws(UnknownUnit) {
      weight = try eatable.weight(amount)
    } catch {
      throw fault("unit", "\(eatable.name) is not measured in this unit", error.allowed)
    }
    guard weight.grams <= Self.mostGrams else {
      throw fault(
        "amount", "\(PlainNumber.text(weight.grams.rounded())) g of one food at once is more than anybody eats",
        "at most \(PlainNumber.text(Self.mostGrams)) g")
    }
    return Entry(helpings: eatable.helpings(grams: weight.grams), assumption: weight.assumption)
  }

  /// A dish of the person's own before a food of the table.
  private func eatable(_ name: String) throws -> Eatable? {
    let key = SearchText.folded(name)
    if let dish = dishes.first(where: { SearchText.folded($0.name) == key }) { return .dish(dish) }
    return try foods.food(name).map(Eatable.food)
  }

  private func allowedNames(_ name: String) throws -> String {
    let near = try foods.nearest(to: name)
    let tables = "an id or name of the food table" + (dishes.isEmpty ? "" : " or a dish")
    return near.isEmpty ? tables : "\(tables); nearest: \(near.joined(separator: " | "))"
  }
}

/// What a name in a diary stands for.
private enum Eatable {
  case food(FoodItem)
  case dish(Dish)

  var name: String {
    switch self {
    case .food(let food): food.name
    case .dish(let dish): dish.name
    }
  }

  func weight(_ amount: Amount) throws(UnknownUnit) -> Weight {
    switch self {
    case .food(let food): try amount.weight(of: food)
    case .dish(let dish): try dish.weight(amount)
    }
  }

  func helpings(grams: Double) -> [Helping] {
    switch self {
    case .food(let food): [Helping(food: food, grams: grams)]
    case .dish(let dish): dish.helpings(grams: grams)
    }
  }
}
