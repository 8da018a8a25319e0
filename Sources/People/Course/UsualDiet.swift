import Foods
import Physiology

/// What fills in for a diet that is not given, or given in totals that leave something out: the reference diet.
///
/// Where foods are listed, those that are not listed are not eaten.
struct UsualDiet {
  private let diet: Diet

  init(_ diet: Diet) { self.diet = diet }

  private var listsFoods: Bool { diet.diary != nil || !diet.habits.isEmpty }

  /// Whether the file says how much of a nutrient is eaten.
  func isStated(_ nutrient: Nutrient) -> Bool { listsFoods || diet.stated[nutrient] != nil }

  private var missing: [Vitamer] { Vitamer.allCases.filter { !isStated($0.nutrient) } }

  /// Meals of the reference diet, with the vitamers of which the file says nothing.
  var doses: [MealDose] {
    ReferenceMeals.doses.filter { dose in dose.doses.contains { missing.contains($0.vitamer) } }
  }

  var filledIn: [FilledIn] {
    var notes: [FilledIn] = []
    if missing.count == Vitamer.allCases.count {
      notes.append(FilledIn("diet", ReferenceMeals.words, .assumed, from: "no diet is given"))
    } else if !missing.isEmpty {
      let names = missing.map(\.shortName).joined(separator: ", ")
      notes.append(
        FilledIn("\(names) eaten", "as in the reference diet", .assumed, from: "the totals given leave them out"))
    }
    if !isStated(.vitaminD) {
      notes.append(FilledIn("vitamin D eaten", "as most people eat", .assumed, from: "not given"))
    }
    if listsFoods, diet.diary == nil {
      notes.append(
        FilledIn("other foods", "none: what is not listed is not eaten", .assumed, from: "how habits are read"))
    }
    return notes
  }
}
