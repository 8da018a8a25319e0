import Foods
import Physiology

/// The meals of someone whose diet is not known: the reference diet of the physiology, in three meals with 25 g of fat.
enum ReferenceMeals {
  static let words = "the reference diet: 90 µg K1 and 28 µg K2 a day"

  /// - Parameter share: the part of its meals that is eaten, 0 to 1.
  static func doses(share: Double = 1) -> [MealDose] {
    MealTime.assumedMeals.flatMap { meal in
      perDay.map { vitamer, amount, matrix in
        let third = amount / Double(MealTime.assumedMeals.count)
        let dose = VitamerDose(
          vitamer: vitamer, nanomoles: vitamer.nanomoles(micrograms: third), availability: 1, quality: .estimated,
          reportedAs: vitamer.nutrient)
        return MealDose(
          meal: meal.name, day: nil, hour: meal.hour, perDay: share, source: "reference diet", matrix: matrix, fat: 25,
          doses: [dose], unknown: [])
      }
    }
  }

  /// µg a day: the parameters `vitaminK.referenceDiet.*`.
  private static var perDay: [(Vitamer, Double, FoodMatrix)] {
    Vitamer.allCases.map { vitamer in
      let amount = ReferenceModel.model.parameter("vitaminK.referenceDiet.\(vitamer.rawValue)")?.female ?? 0
      return (vitamer, amount, vitamer == .phylloquinone ? .mixedDish : vitamer == .menaquinone4 ? .meatEgg : .dairy)
    }
  }
}
