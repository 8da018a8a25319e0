import Physiology
import Tabular

/// What a person eats: any mix of a diary, habits, stated totals and supplements.
public struct Diet: Sendable, Hashable {
  public var diary: Diary?
  public var habits: [Habit]
  /// Totals that override the foods, per day, in the nutrient's unit (`calcium_mg: 780`).
  public var stated: [Nutrient: Double]
  public var supplements: [Supplement]

  public init(
    diary: Diary? = nil, habits: [Habit] = [], stated: [Nutrient: Double] = [:], supplements: [Supplement] = []
  ) {
    self.diary = diary
    self.habits = habits
    self.stated = stated
    self.supplements = supplements
  }

  /// Fat in a meal of which nothing is known: the meal under which reference absorption was defined, g.
  public static let referenceMealFat = 20.0

  /// The key of a stated total in a person's file; nil where there is no such key.
  public static func statedNutrient(key: String) -> Nutrient? {
    let nutrient = Nutrient.allCases.first { $0.column == key.lowercased() }
    return nutrient == .menaquinoneTotal ? nil : nutrient
  }

  /// The keys that `intake:` of a person's file may have.
  public static let statedKeys = Nutrient.allCases.filter { $0 != .menaquinoneTotal }.map(\.column)

  /// Fat in one of three meals of a day: of the diary where there is one, else that of the reference meal.
  public var fatOfMeal: Double {
    guard let diary else { return Self.referenceMealFat }
    let fat = diary.occasions.reduce(0) { $0 + $1.fat * $1.perDay }
    return fat / Double(MealTime.assumedMeals.count)
  }

  /// Every meal of the diary, and a meal for every habit with the fat that is usually beside it.
  public var occasions: [Occasion] {
    let beside = fatOfMeal
    let repeated = habits.map { habit in
      Occasion(
        name: "habit", day: nil, hour: 13, perDay: habit.perDay, helpings: habit.helpings, fatBeside: beside)
    }
    return (diary?.occasions ?? []) + repeated
  }

  /// What was assumed, in sentences without a full stop.
  public var assumptions: [String] {
    var assumptions = diary?.assumptions ?? []
    assumptions += habits.flatMap(\.assumptions)
    let fat = Figures.text(fatOfMeal, figures: 2)
    if !habits.isEmpty {
      let why = diary == nil ? "as in the reference meal" : "a third of the fat of a diary day"
      assumptions.append("Habits are eaten at a meal with \(fat) g of other fat, \(why)")
    }
    if supplements.contains(where: { $0.withMeal && $0.form.vitamer != nil }) {
      assumptions.append("Supplements with a meal are taken with \(fat) g of fat")
    }
    for supplement in supplements where supplement.formulationIsAssumed && supplement.form.vitamer != nil {
      assumptions.append("\(supplement.words) is taken to be made as \(supplement.formulation.rawValue)")
    }
    if !stated.isEmpty {
      let names = Nutrient.allCases.filter { stated[$0] != nil }.map(\.words)
      assumptions.append("Stated totals override the foods: \(names.joined(separator: ", "))")
    }
    return assumptions
  }
}
