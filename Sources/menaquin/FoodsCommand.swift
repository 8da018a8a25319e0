import ArgumentParser
import Foods
import Tabular

/// Searches the food table.
struct FoodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "foods",
    abstract: "Search the food table: vitamin K by vitamer, and how well each number is known.",
    usage: """
      menaquin foods TEXT… [--limit N] [--json] [--out FILE|-]
      menaquin foods --richest MK-7 [--limit N] [--json] [--out FILE|-]
      """,
    discussion: """
      Words are matched in any order, by their beginnings, in English and by everyday names. An id, or a search that \
      finds one food only, shows all that is known of that food: portions, minerals, sources.

        menaquin foods gouda
        menaquin foods spinach boiled
        menaquin foods --richest MK-7
      """)

  @Argument(help: ArgumentHelp("What to look for: words of a name, or an id.", valueName: "text"))
  var words: [String] = []

  @Option(help: "Show the foods whose usual portion brings most of: K1, MK-4, MK-7, MK-8, MK-9, calcium, vitamin D.")
  var richest: String?

  @Option(parsing: .unconditional, help: "At most so many foods.")
  var limit = 12

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard words.isEmpty == (richest != nil) else {
      throw ValidationError("give words to look for, or --richest with a vitamer, one of the two")
    }
    guard (1...1000).contains(limit) else { throw ValidationError("--limit is a whole number from 1 to 1000") }
    if let richest, Nutrient(label: richest) == nil {
      throw ValidationError("--richest does not know '\(richest)'; allowed: \(Nutrient.labels)")
    }
  }

  func run() throws {
    let table = try FoodTable.shipped()
    if let nutrient = richest.flatMap(Nutrient.init(label:)) {
      let foods = try table.richest(in: nutrient, limit: limit)
      return try show(foods, title: "Most \(nutrient.words) in a usual portion, the best known foods, few of a kind")
    }
    let text = words.joined(separator: " ")
    if let food = try table.food(text), food.id == text { return try showOne(food) }
    let foods = try table.search(text, limit: limit)
    if foods.count == 1, let only = foods.first { return try showOne(only) }
    guard !foods.isEmpty else { throw try Self.notFound(text, in: table) }
    try show(foods, title: nil)
  }

  static func notFound(_ text: String, in table: FoodTable) throws -> CommandFault {
    let near = try table.nearest(to: text, count: 5)
    let hint = near.isEmpty ? "try one word of its name" : "nearest: " + near.joined(separator: "; ")
    return CommandFault(.notFound, "no food matches \"\(InputError.printable(text))\"; \(hint)")
  }

  private func show(_ foods: [FoodItem], title: String?) throws {
    try Output.write(
      .object(["foods": .list(foods.map(\.json))]), or: FoodLines.table(foods, title: title, limit: limit),
      asJSON: common.json, to: answer.out)
  }

  private func showOne(_ food: FoodItem) throws {
    try Output.write(
      .object(["foods": .list([food.json])]), or: FoodLines.card(food), asJSON: common.json, to: answer.out)
  }
}

extension Nutrient {
  /// What `--richest` understands.
  fileprivate static let choices: [Nutrient] = [
    .phylloquinone, .menaquinone4, .menaquinone5, .menaquinone6, .menaquinone7, .menaquinone8, .menaquinone9,
    .menaquinone10, .calcium, .phosphorus, .magnesium, .vitaminD, .protein, .fat, .energy,
  ]

  fileprivate static let labels = choices.map { $0 == .phylloquinone ? "K1" : $0.words }.joined(separator: ", ")

  /// `MK-7`, `mk7`, `K1`, `vitamin D`, `calcium`, or the name of the column.
  fileprivate init?(label: String) {
    let folded = label.lowercased().filter { !" -_".contains($0) }
    let found = Self.choices.first { nutrient in
      let names = [nutrient.words, nutrient.rawValue, nutrient.column, nutrient == .phylloquinone ? "K1" : ""]
      return names.contains { $0.lowercased().filter { !" -_".contains($0) } == folded }
    }
    guard let found else { return nil }
    self = found
  }
}
