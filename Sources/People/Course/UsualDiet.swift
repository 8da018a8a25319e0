import Foods
import Physiology

/// What fills in for a diet that is not given, or given in part: the reference diet.
struct UsualDiet {
  private let diet: Diet
  private let rest: RestOfDiet

  init(_ diet: Diet, rest: RestOfDiet) {
    self.diet = diet
    self.rest = rest
  }

  /// The part of the usual amount of a nutrient that is eaten besides what the file says.
  func share(_ nutrient: Nutrient) -> Double { diet.stated[nutrient] == nil ? rest.share : 0 }

  /// Meals of the reference diet, with the vitamers of which the file does not say all.
  var doses: [MealDose] {
    ReferenceMeals.doses(share: rest.share).filter { dose in
      dose.doses.contains { share($0.vitamer.nutrient) > 0 }
    }
  }

  var filledIn: [FilledIn] {
    var notes: [FilledIn] = []
    let missing = rest.listsFoods ? [] : Vitamer.allCases.filter { share($0.nutrient) > 0 }
    if missing.count == Vitamer.allCases.count {
      notes.append(FilledIn("diet", ReferenceMeals.words, .assumed, from: "no diet is given"))
    } else if !missing.isEmpty {
      let names = missing.map(\.shortName).joined(separator: ", ")
      notes.append(
        FilledIn("\(names) eaten", "as in the reference diet", .assumed, from: "the totals given leave them out"))
    }
    if !rest.listsFoods, share(.vitaminD) > 0 {
      notes.append(FilledIn("vitamin D eaten", "as most people eat", .assumed, from: "not given"))
    }
    return notes + [rest.filledIn].compactMap { $0 }
  }
}
