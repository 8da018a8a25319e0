import Foods
import Reporting
import Tabular

/// Foods as text: many in a table, one on a card.
enum FoodLines {
  static let vitamers: [Nutrient] = [.phylloquinone, .menaquinone4, .menaquinone7, .menaquinone8, .menaquinone9]

  static func table(_ foods: [FoodItem], title: String?, limit: Int) -> String {
    var table = OutputTable(
      [("µg per 100 g", .left)] + vitamers.map { ($0.label, .right) } + [("id", .left)])
    for food in foods {
      table.add([food.name.cut(to: 46)] + vitamers.map { sign(food[$0]) } + [food.id])
    }
    var text = title.map { $0 + "\n\n" } ?? ""
    text += table.text + "\n" + legend(foods) + "\n"
    if foods.count == limit { text += "There may be more: --limit \(limit * 4).\n" }
    return text
  }

  /// A number with the sign of its quality; unknown is a word.
  static func sign(_ value: NutrientValue) -> String {
    guard let amount = value.amount else { return "unknown" }
    switch value.quality {
    case .assumedZero: return "(0)"
    case .estimated: return "~" + NumberText.figures(amount, 3)
    case .measured, .unknown: return NumberText.figures(amount, 3)
    }
  }

  /// Explains the signs that occur.
  private static func legend(_ foods: [FoodItem]) -> String {
    let present = Set(foods.flatMap { food in vitamers.map { food[$0].quality } })
    var signs: [String] = []
    if present.contains(.measured) { signs.append("plain: measured") }
    if present.contains(.estimated) { signs.append("~ estimated") }
    if present.contains(.assumedZero) { signs.append("(0) assumed zero, not measured") }
    if present.contains(.unknown) { signs.append("unknown: nobody measured it, which is not zero") }
    return signs.joined(separator: "   ")
  }

  static func card(_ food: FoodItem) -> String {
    var text = "\(food.name)   \(food.id)\n\(food.group.words); \(origin(food))\n\n"
    let portion = food.portions.first
    var table = OutputTable([
      ("", .left), ("per 100 g", .right), (portion.map { "\($0.name), \(grams($0.grams))" } ?? "", .right),
      ("", .left), ("known", .left),
    ])
    for nutrient in Nutrient.allCases where isWorthALine(nutrient, food) {
      let value = food[nutrient]
      let share = portion.flatMap { portion in value.amount.map { $0 * portion.grams / 100 } }
      table.add([
        nutrient.label, value.amount.map { NumberText.figures($0, 3) } ?? "unknown",
        share.map { NumberText.figures($0, 3) } ?? "", value.amount == nil ? "" : nutrient.unit, value.quality.words,
      ])
    }
    text += table.text
    let others = food.portions.dropFirst().map { "\($0.name) \(grams($0.grams))" }
    if !others.isEmpty { text += "\n" + ("Other portions: " + others.joined(separator: "; ")).wrapped() + "\n" }
    text += "\nSource of K1: \(food[.phylloquinone].source)\n"
    text += "Source of menaquinones: \(food[.menaquinone7].source)\n"
    text += "Source of the rest: \(food.reference)\n"
    return text
  }

  /// MK-5, MK-6, MK-10 and the unsplit total only where they are known.
  private static func isWorthALine(_ nutrient: Nutrient, _ food: FoodItem) -> Bool {
    switch nutrient {
    case .menaquinone5, .menaquinone6, .menaquinone10: (food[nutrient].amount ?? 0) > 0
    case .menaquinoneTotal: food[nutrient].amount != nil
    default: true
    }
  }

  private static func grams(_ grams: Double) -> String { NumberText.plain(grams) + " g" }

  private static func origin(_ food: FoodItem) -> String {
    switch food.origin {
    case .curated: "from the table compiled for this project"
    case .standardReference: "from USDA Standard Reference, public domain"
    case .survey: "from USDA FNDDS, public domain"
    }
  }
}

extension Nutrient {
  /// `K1`, `MK-7`, `calcium`.
  var label: String { self == .phylloquinone ? "K1" : words }
}

extension FoodItem {
  /// Keys: id, name, group, category, matrix, origin, reference, portions, per_100_g.
  var json: JSONValue {
    let portions = portions.map { JSONValue.object(["name": .string($0.name), "grams": .number($0.grams)]) }
    var contents: [String: JSONValue] = [:]
    for nutrient in Nutrient.allCases {
      let value = self[nutrient]
      contents[nutrient.column] = .object([
        "amount": JSONValue(value.amount), "quality": .string(value.quality.words), "source": .string(value.source),
      ])
    }
    return .object([
      "id": .string(id), "name": .string(name), "group": .string(group.words), "category": .string(category),
      "matrix": .string(matrix.rawValue), "origin": .string(origin.rawValue), "reference": .string(reference),
      "portions": .list(portions), "per_100_g": .object(contents),
    ])
  }
}
