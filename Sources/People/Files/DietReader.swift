import Foods
import Yams

/// Reads what a file says about food.
package enum DietReader {
  static func diet(_ person: MappingReader) -> StatedDiet {
    guard let node = person.node("diet"), !node.isNothing,
      let reader = MappingReader(
        node, path: person.path(of: "diet"), keys: ["diary", "habits", "intake", "other_foods"], faults: person.faults)
    else { return StatedDiet() }
    let diet = StatedDiet(
      diary: reader.text("diary", allowed: "the path of a table with the columns day, meal, food, amount, unit"),
      habits: reader.items("habits", of: "habits").compactMap {
        habit($0.node, path: $0.path, faults: person.faults)
      },
      intake: intake(reader), otherFoods: reader.choice("other_foods", StatedDiet.OtherFoods.self),
      diaryLine: reader.has("diary") ? reader.line(of: "diary") : nil)
    if let other = diet.otherFoods, !reader.has("diary"), !reader.has("habits") {
      reader.fault(
        "other_foods", "no foods are listed that others could be eaten besides", found: other.rawValue,
        allowed: "other_foods beside a diary or habits")
    }
    return diet
  }

  package static func habit(_ node: Node, path: String, faults: FaultList) -> StatedHabit? {
    guard let reader = MappingReader(node, path: path, keys: ["food", "amount", "per", "times"], faults: faults)
    else { return nil }
    reader.require("food", "a food of the food table")
    reader.require("amount", amountAllowed)
    reader.require("per", Habit.Period.allCases.map(\.rawValue).joined(separator: ", "))
    let times = reader.number("times", in: 0...100, "times", aboveZero: true)
    guard let food = reader.text("food", allowed: "a food of the food table"), let amount = amount(reader),
      let period = reader.choice("per", Habit.Period.self)
    else { return nil }
    return StatedHabit(food: food, amount: amount, times: times ?? 1, per: period, line: reader.line(of: "food"))
  }

  private static let amountAllowed = "a number above 0 and a unit, such as 30 g"

  /// Only the shape is checked here; which units a food has, the food table knows.
  private static func amount(_ reader: MappingReader) -> String? {
    guard let text = reader.text("amount", allowed: amountAllowed) else { return nil }
    let digits = text.prefix { $0.isASCIIDigit || $0 == "." || $0 == "/" }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    let isZero = digits.allSatisfy { "0./".contains($0) }
    guard !digits.isEmpty, !isZero, unit.first?.isLetter == true else {
      let problem = text.hasPrefix("-") ? "the amount is negative" : "the value is not an amount"
      reader.fault("amount", problem, found: text, allowed: amountAllowed)
      return nil
    }
    return text
  }

  private static func intake(_ diet: MappingReader) -> [Nutrient: Double] {
    guard let node = diet.node("intake"), !node.isNothing,
      let reader = MappingReader(
        node, path: diet.path(of: "intake"), keys: Diet.statedKeys, anyCapitals: true, faults: diet.faults)
    else { return [:] }
    var totals: [Nutrient: Double] = [:]
    for key in Diet.statedKeys {
      guard let nutrient = Diet.statedNutrient(key: key) else { continue }
      totals[nutrient] = reader.number(key, in: 0...most(nutrient), "\(nutrient.unit) a day")
    }
    return totals
  }

  /// More than anyone eats in a day is a slip of the unit.
  private static func most(_ nutrient: Nutrient) -> Double {
    switch nutrient {
    case .calcium, .phosphorus: 6000
    case .magnesium: 3000
    case .vitaminD: 1250
    case .protein, .fat: 500
    case .energy: 10000
    default: 5000
    }
  }
}
