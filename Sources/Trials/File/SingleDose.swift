import Foods
import Physiology

extension Trial {
  /// Whether an arm gives a dose once.
  public var givesOnce: Bool { arms.contains { $0.treatments.contains { $0.single != nil } } }
}

extension Trial {
  /// A tracer's dose in a vein a thousandfold: disposition is linear, so that half-lives do not depend on the dose, and what
  /// is left of it after days stands above the solver's error.
  public mutating func strengthenTracers() {
    for arm in arms.indices {
      for index in arms[arm].treatments.indices where arms[arm].treatments[index].single?.route == .vein {
        guard case .supplement(var use) = arms[arm].treatments[index].what else { continue }
        use.dose *= 1000
        arms[arm].treatments[index].what = .supplement(use)
      }
    }
  }
}

/// How a dose that is given once is taken: an event of its own, not spread over a day.
public struct SingleDose: Sendable, Hashable {
  public enum Route: String, Sendable, Hashable, CaseIterable {
    case oral
    case vein = "iv"
    case muscle = "im"
  }

  public var route: Route
  /// What it is eaten in; nil as its form is made.
  public var matrix: FoodMatrix?
  /// Of the meal it is taken with, g; nil takes an ordinary meal's.
  public var mealFat: Double?

  public init(route: Route = .oral, matrix: FoodMatrix? = nil, mealFat: Double? = nil) {
    self.route = route
    self.matrix = matrix
    self.mealFat = mealFat
  }

  /// Matrices as studies write them.
  static let matrices: [String: FoodMatrix] = [
    "greens cooked": .greensCooked, "greens raw": .greensRaw, "oil": .oil, "mixed dish": .mixedDish, "dairy": .dairy,
    "natto": .natto, "supplement in oil": .supplementInOil, "tablet": .tablet, "solubilised": .solubilised,
    "MK-4 drug": .menaquinone4Drug,
  ]

  /// The meal that brings a supplement in this way.
  func meal(_ supplement: Supplement) -> MealDose? {
    guard let dose = supplement.mealDose(fatOfMeal: mealFat ?? Diet.referenceMealFat) else { return nil }
    guard let matrix else { return dose }
    return MealDose(
      meal: dose.meal, day: nil, hour: dose.hour, perDay: 1, source: dose.source, matrix: matrix,
      fat: mealFat ?? dose.fat, doses: dose.doses, unknown: [])
  }
}
