import ArgumentParser
import Foods
import ModelLanguage
import People
import Tabular

/// A diet as vitamers and minerals per day.
struct IntakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intake",
    abstract: "What a diet brings per day: vitamers and minerals, from which foods, and what is unknown.",
    usage: "menaquin intake DIARY.csv|PERSON.yaml|- [--sex female|male] [--age YEARS] [--json] [--out FILE|-]",
    discussion: """
      A diary is a table with the columns day, meal, food, amount, unit. A person's file may name a diary, habits, \
      stated totals and supplements; a household's file is shown person by person. "31 +" means 31 known and an \
      unknown amount on top.

        menaquin intake examples/diaries/gouda-week.csv --sex female --age 40
        menaquin intake examples/people/anna.yaml
      """)

  @Argument(
    help: ArgumentHelp("A diary (.csv), a person or household (.yaml), or - for standard input.", valueName: "file"))
  var file: String

  @Option(help: "Compare a diary with what is held to be enough for this sex: female or male.")
  var sex: Sex?

  @Option(parsing: .unconditional, help: "Compare a diary with what is held to be enough at this age, in years.")
  var age: Double?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let age, !(0...120).contains(age) { throw ValidationError("--age is a number of years from 0 to 120") }
    if isYAML(file), let problem = needlessOptions { throw ValidationError(problem) }
  }

  func run() throws {
    let plates = try read(FoodTable.shipped())
    let references = try DietaryReferenceValue.shipped()
    let reports = plates.map { IntakeLines($0, references: references) }
    try Output.write(
      .object(["people": .list(reports.map(\.json))]), or: reports.map(\.text).joined(separator: "\n\n"),
      asJSON: common.json, to: answer.out)
  }

  private func read(_ foods: FoodTable) throws -> [Plate] {
    let name = InputFile.displayName(of: file)
    if isYAML(file) {
      return try people(HouseholdReader.read(file), foods)
    }
    guard file == "-" else { return [try plate(Table(file: file), foods)] }
    let text = try InputFile.text(of: "-")
    if Self.looksLikeTable(text) { return [try plate(Table(text: text, file: name), foods)] }
    if let problem = needlessOptions { throw CommandFault(.usage, problem) }
    return try people(HouseholdReader.read(text: text, file: name), foods)
  }

  private func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  /// The first line of a diary is its header: words with commas between, and no colon as YAML has.
  private static func looksLikeTable(_ text: String) -> Bool {
    let first = text.prefix { !$0.isNewline }
    return first.contains(",") && !first.contains(":") || text.isEmpty
  }

  private var needlessOptions: String? {
    sex == nil && age == nil ? nil : "--sex and --age are for a diary; a person's file says them itself"
  }

  private func plate(_ table: Table, _ foods: FoodTable) throws -> Plate {
    let diet = Diet(diary: try Diary(table, foods: foods))
    return Plate(name: nil, sex: sex, age: age, intake: try Intake(diet, foods: foods), dietIsStated: true)
  }

  private func people(_ people: [Person], _ foods: FoodTable) throws -> [Plate] {
    try people.map { person in
      let course = try LifeCourse(person, foods: foods, today: .today)
      return Plate(
        name: person.name, sex: course.sex, age: course.age, intake: course.intake, otherFoods: course.otherFoods,
        dietIsStated: !person.diet.isEmpty || !person.supplements.isEmpty)
    }
  }
}

/// Whose intake it is, as far as that is known.
struct Plate {
  let name: String?
  let sex: Sex?
  let age: Double?
  let intake: Intake
  /// What a simulation takes for foods that are not listed; nil where the list may be whole.
  var otherFoods: String?
  /// False where the file says nothing of food or supplements.
  let dietIsStated: Bool
}

extension Sex: ExpressibleByArgument {}
