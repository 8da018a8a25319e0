import ModelLanguage
import Physiology
import Simulation

/// From what is eaten to what the gut takes up, by the model's own laws for one meal of three with 25 g of fat.
struct DietLaws: Sendable {
  static let mealsPerDay = 3.0
  /// The food that stands for each vitamer, in the order of `Vitamer.allCases`: those of the reference diet.
  private static let matrices: [FoodMatrix] = [.mixedDish, .meatEgg, .dairy, .dairy, .dairy]

  /// Names of the inputs a vitamer's eating sets.
  struct Keys: Sendable {
    let eaten: String
    let uptake: String
    let transit: String
  }

  static let shared = DietLaws()
  static let keys = Vitamer.allCases.map {
    Keys(
      eaten: "intake.\($0.rawValue).oral", uptake: "intake.\($0.rawValue).uptake",
      transit: "gut.\($0.rawValue).transitRate")
  }
  static let escapeKey = "gut.menaquinone4.firstPassEscape"

  let laws: CompiledLaws
  private let meals: [LawPerson.Place]
  /// Inputs of a meal that is the mean over many: the chance of meals makes their mean more than their median.
  let inputs: [Double]

  private init() {
    let vitamers = Array(zip(Vitamer.allCases, Self.matrices))
    laws = CompiledLaws(
      vitamers.map { Absorption.uptakeShare(of: $0, in: $1) } + vitamers.map { Absorption.transitRate(of: $0, in: $1) }
        + [Absorption.firstPassEscape])
    meals = Vitamer.allCases.map { [laws] in laws.inputPlace("meal.\($0.rawValue)") }
    var person = LawPerson(parameters: [], inputs: laws.normalInputs)
    let spread = ReferenceModel.model.parameter("gut.mealToMeal")?.female ?? 0
    person.setInput(laws.inputPlace("meal.chance"), spread / 2)
    inputs = person.inputs
  }

  /// What of a day's µg by vitamer is taken up, and how it moves on.
  struct Uptake: Sendable {
    /// Share of what is eaten, by vitamer.
    let shares: [Double]
    /// Per hour, by vitamer.
    let transit: [Double]
    let escape: Double
  }

  /// - Parameters:
  ///   - micrograms: a day's, in the order of `Vitamer.allCases`.
  ///   - reader: of `laws`.
  func uptake(
    of micrograms: [Double], age: Double, parameters: [Double], _ reader: CompiledLaws.Reader
  ) -> Uptake {
    var person = LawPerson(parameters: [], inputs: inputs)
    for (place, amount) in zip(meals, micrograms) { person.setInput(place, amount / Self.mealsPerDay) }
    let values = reader.values(
      time: age * UnitOfMeasure.year.factor, parameters: parameters, inputs: person.inputs)
    let count = Vitamer.allCases.count
    return Uptake(
      shares: Array(values[0..<count]), transit: values[count..<2 * count].map { $0 / UnitOfMeasure.perHour.factor },
      escape: values[2 * count])
  }
}
