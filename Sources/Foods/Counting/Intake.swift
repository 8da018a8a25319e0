import Physiology

/// What a diet brings per day: vitamers, minerals and the rest, what of it is unknown, from which foods, meal by meal.
public struct Intake: Sendable, Hashable {
  /// The five vitamers after folding, µg per day.
  public let vitamers: [Vitamer: NutrientIntake]
  /// Known nmol per day.
  public let nanomoles: [Vitamer: Double]
  /// K1 and MK-4 to MK-10 as laboratories reported them, and minerals, vitamin D, protein, fat and energy, per day.
  public let nutrients: [Nutrient: NutrientIntake]
  /// K2 of all vitamers together, µg per day.
  public let menaquinones: NutrientIntake
  /// From foods, dishes, supplements and stated totals, largest in known vitamin K first.
  public let contributions: [IntakeContribution]
  /// Every food and supplement at every meal, for absorption.
  public let meals: [MealDose]
  /// Days of the diary; 0 where there is none.
  public let diaryDays: [Day]
  /// What had to be assumed, in sentences without a full stop.
  public let assumptions: [String]

  /// Sums a diet; the table is asked what unknown numbers are likely to be.
  public init(_ diet: Diet, foods: FoodTable) throws {
    let occasions = diet.occasions
    let days = diet.diary?.days ?? []
    let dosing = try MealDosing(occasions, foods: foods)
    let tally = IntakeTally(occasions: occasions, days: days, diet: diet)
    vitamers = Dictionary(uniqueKeysWithValues: Vitamer.allCases.map { ($0, tally.vitamer($0)) })
    nanomoles = vitamers.reduce(into: [:]) { $0[$1.key] = $1.key.nanomoles(micrograms: $1.value.known) }
    nutrients = Dictionary(uniqueKeysWithValues: Nutrient.reported.map { ($0, tally.nutrient($0)) })
    menaquinones = tally.menaquinones()
    contributions = IntakeContribution.all(of: diet, occasions)
    meals = Self.meals(diet, occasions.flatMap(dosing.doses))
    diaryDays = days
    assumptions = diet.assumptions
  }

  /// The meal doses, with stated totals in place of the foods' and with supplements.
  private static func meals(_ diet: Diet, _ doses: [MealDose]) -> [MealDose] {
    let overridden = Vitamer.allCases.filter { diet.stated[$0.nutrient] != nil }
    var meals = overridden.isEmpty ? doses : doses.map { $0.without(overridden) }
    for vitamer in overridden {
      meals += StatedIntake.meals(vitamer, perDay: diet.stated[vitamer.nutrient, default: 0], fat: diet.fatOfMeal)
    }
    return meals + diet.supplements.compactMap { $0.mealDose(fatOfMeal: diet.fatOfMeal) }
  }

  /// What the unknown vitamers of the foods are likely to add, µg per day, where their groups say anything; never part
  /// of what is known.
  public func likelyUnknown(_ vitamer: Vitamer) -> Double {
    meals.reduce(0) { sum, meal in
      let likely = meal.unknown.reduce(0) { $1.vitamer == vitamer ? $0 + ($1.meanNanomoles ?? 0) : $0 }
      return sum + vitamer.micrograms(nanomoles: likely) * meal.perDay
    }
  }

  /// What counts towards a reference value: all forms of vitamin K, phylloquinone alone, or all as moles of MK-4, as
  /// its authority has it.
  public func counted(towards value: DietaryReferenceValue) -> (known: Double, isComplete: Bool) {
    switch (value.nutrient, value.authority) {
    case (.calcium, _): part(nutrients[.calcium])
    case (.vitaminD, _): part(nutrients[.vitaminD])
    case (.vitaminK, .europe): part(vitamers[.phylloquinone])
    case (.vitaminK, .us):
      (vitamers.values.map(\.known).sorted().reduce(0, +), vitamers.values.allSatisfy(\.isComplete))
    case (.vitaminK, .japan):
      (
        Vitamer.menaquinone4.micrograms(nanomoles: nanomoles.values.sorted().reduce(0, +)),
        vitamers.values.allSatisfy(\.isComplete)
      )
    }
  }

  private func part(_ intake: NutrientIntake?) -> (known: Double, isComplete: Bool) {
    (intake?.known ?? 0, intake?.isComplete ?? false)
  }
}

extension Nutrient {
  /// What an intake reports by laboratory name: all but the unsplit total.
  public static let reported = allCases.filter { $0 != .menaquinoneTotal }
}
