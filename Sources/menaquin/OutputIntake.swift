import Foods
import ModelLanguage
import Physiology
import Reporting

/// One person's intake as text and as JSON.
struct IntakeLines {
  let plate: Plate
  let comparisons: [IntakeComparison]
  private var intake: Intake { plate.intake }

  init(_ plate: Plate, references: [DietaryReferenceValue]) {
    self.plate = plate
    comparisons = IntakeComparison.all(plate, references)
  }

  var text: String {
    guard plate.dietIsStated else {
      return heading + "\n\nThe file says nothing of food or supplements, so nothing can be counted.\n"
    }
    let parts = [heading + "\n", amounts, enough, foods, unknowns, assumptions]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    var words = [plate.name ?? "Diet"]
    if let sex = plate.sex, let age = plate.age {
      words.append("\(sex == .female ? "woman" : "man") of \(Int(age))")
    }
    let days = intake.diaryDays.count
    words.append(days == 0 ? "per day" : "per day, mean of \(days) \(days == 1 ? "day" : "days") of the diary")
    return words.joined(separator: ", ")
  }

  // MARK: - Tables

  private var amounts: String {
    var table = OutputTable([
      ("", .left), ("per day", .right), ("", .left), ("day to day", .left), ("mostly from", .left),
    ])
    for vitamer in Vitamer.allCases {
      guard let amount = intake.vitamers[vitamer] else { continue }
      add(vitamer.shortName, amount, mostly { $0.micrograms[vitamer] ?? 0 }, to: &table)
    }
    add("K2 together", intake.menaquinones, mostly { $0.menaquinones }, to: &table)
    for nutrient in [Nutrient.calcium, .phosphorus, .magnesium, .vitaminD, .protein, .fat, .energy] {
      guard let amount = intake.nutrients[nutrient] else { continue }
      add(nutrient.words, amount, mostly { $0.others[nutrient] ?? 0 }, to: &table)
    }
    return table.text
  }

  private func add(_ name: String, _ amount: NutrientIntake, _ mostly: String, to table: inout OutputTable) {
    // Sums of equal days differ in the last bit.
    let isSpread = (amount.dayToDayDeviation ?? 0) > 1e-9 * amount.known
    let spread = isSpread ? amount.dayToDayDeviation.map { "± " + NumberText.figures($0, 2) } ?? "" : ""
    table.add([name, Self.known(amount.known, isComplete: amount.isComplete), amount.unit, spread, mostly])
  }

  /// `31`, or `31 +` where an unknown amount comes on top.
  static func known(_ amount: Double, isComplete: Bool) -> String {
    NumberText.figures(amount, 2) + (isComplete ? "  " : " +")
  }

  /// The two things that bring most.
  private func mostly(_ amount: (IntakeContribution) -> Double) -> String {
    let sorted = intake.contributions.filter { amount($0) > 0 }.sorted { amount($0) > amount($1) }
    return sorted.prefix(2).map { $0.name.cut(to: 32) }.joined(separator: ", ")
  }

  private var enough: String {
    guard !comparisons.isEmpty else { return "No adequate intake is set for this age.\n" }
    var table = OutputTable([
      ("held to be enough", .left), ("for", .left), ("amount", .right), ("this diet", .right), ("share", .left),
    ])
    for line in comparisons { table.add(line.cells) }
    return table.text + "Nobody has set an adequate intake for K2.\n"
  }

  private static let mostFoods = 15

  private var foods: String {
    let bringing = intake.contributions.filter { $0.vitaminK > 0 }
    guard !bringing.isEmpty else { return "" }
    var table = OutputTable(
      [("vitamin K from, µg per day", .left)] + Vitamer.allCases.map { ($0.shortName, .right) } + [
        ("g per day", .right)
      ])
    for food in bringing.prefix(Self.mostFoods) {
      let cells = Vitamer.allCases.map { vitamer in
        food.unknown.contains(vitamer) ? "unknown" : NumberText.figures(food.micrograms[vitamer] ?? 0, 2)
      }
      let weight = food.kind == .food ? NumberText.figures(food.gramsPerDay, 2) : food.kind.rawValue
      table.add([food.name.cut(to: 46)] + cells + [weight])
    }
    let rest = bringing.count - Self.mostFoods
    return table.text + (rest > 0 ? "… and \(rest) more; --json lists all.\n" : "")
  }

  private var unknowns: String {
    let lines = Vitamer.allCases.compactMap { vitamer -> String? in
      guard let amount = intake.vitamers[vitamer], !amount.isComplete else { return nil }
      let likely = intake.likelyUnknown(vitamer)
      let guess = likely > 0 ? "; foods of their groups would add about \(NumberText.figures(likely, 2)) µg" : ""
      let names = amount.unknownFoods.prefix(6).joined(separator: ", ")
      let more = amount.unknownFoods.count > 6 ? " and \(amount.unknownFoods.count - 6) more" : ""
      return "Unknown \(vitamer.shortName) in \(names)\(more)\(guess).".wrapped()
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var assumptions: String {
    let simulated = plate.otherFoods.map { "In a simulation: \($0.prefix(1).lowercased() + $0.dropFirst())".wrapped() + "\n" } ?? ""
    guard !intake.assumptions.isEmpty else { return simulated }
    return simulated + "Assumed:\n" + intake.assumptions.map { ("- " + $0 + ".").wrapped() + "\n" }.joined()
  }
}
