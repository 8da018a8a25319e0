import Foods
import ModelLanguage
import Physiology

/// What the meals of a life bring to the gut's wall, for one set of parameter values.
///
/// The absorption laws are those of the physiology, computed meal by meal; only the mean over meals goes on.
package struct MealUptake {
  /// One meal dose's part in one vitamer, per time it is eaten.
  package struct Part {
    package var eaten = 0.0
    package var takenUp = 0.0
    package var transit = 0.0
    package var escape = 0.0
  }

  private let value: (Parameter) -> Double
  private var laws: [String: (uptake: RateLaw, transit: RateLaw)] = [:]

  /// - Parameter value: a parameter's value in internal units.
  package init(value: @escaping (Parameter) -> Double) { self.value = value }

  /// nmol per time the dose is eaten. Conditions and age come later, as one factor (`conditionFactor`).
  package mutating func part(_ dose: MealDose, _ vitamer: Vitamer, isSupplement: Bool, unknownFactor: Double) -> Part {
    let likely = dose.unknown.reduce(0) { $1.vitamer == vitamer ? $0 + ($1.medianNanomoles ?? 0) : $0 } * unknownFactor
    let eaten = dose.nanomoles(vitamer) + likely
    guard eaten > 0 else { return Part() }
    let content = isSupplement ? evaluate(SupplementContent.relativeToLabel.law, dose, vitamer) : 1
    let law = self.law(vitamer, dose.matrix)
    let share = evaluate(law.uptake, dose, vitamer)
    let takenUp = (dose.availableNanomoles(vitamer) + likely) * share * content
    return Part(
      eaten: eaten * content, takenUp: takenUp, transit: evaluate(law.transit, dose, vitamer) / UnitOfMeasure.perHour.factor,
      escape: vitamer == .menaquinone4 ? evaluate(Absorption.firstPassEscape, dose, vitamer) : 0)
  }

  private mutating func law(_ vitamer: Vitamer, _ matrix: FoodMatrix) -> (uptake: RateLaw, transit: RateLaw) {
    let key = "\(vitamer.rawValue).\(matrix.rawValue)"
    if let known = laws[key] { return known }
    let made = (Absorption.uptakeShare(of: vitamer, in: matrix), Absorption.transitRate(of: vitamer, in: matrix))
    laws[key] = made
    return made
  }

  /// A law of one meal, for a healthy adult of 40: conditions and age are left out here.
  private func evaluate(_ law: RateLaw, _ dose: MealDose, _ vitamer: Vitamer) -> Double {
    let fat = dose.fat * UnitOfMeasure.gram.factor
    let micrograms = (dose.wholeMeal[vitamer] ?? 0) * UnitOfMeasure.microgram.factor
    // A spread-out mean of meals: `chance` at half the spread makes the factor of chance 1.
    var bindings = Bindings(
      time: 40 * UnitOfMeasure.year.factor, parameter: value,
      input: { input in
        switch input.key {
        case "meal.fat": fat
        case "meal.\(vitamer.rawValue)": micrograms
        case "meal.chance": MealUptake.meanChance
        default: input.normal * input.unit.factor
        }
      }, pool: { _ in 0 })
    return bindings.value(of: law)
  }

  /// `exp(s·z − s²/2)` is 1, its mean over many meals, at z = s/2.
  private static let meanChance: Double = {
    let spread = ReferenceModel.model.parameter("gut.mealToMeal")?.female ?? 0
    return spread / 2
  }()
}
