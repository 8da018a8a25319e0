import Physiology

/// A total that a person states instead of foods: eaten in thirds at three meals, in a mixed diet.
enum StatedIntake {
  static func meals(_ vitamer: Vitamer, perDay total: Double, fat: Double) -> [MealDose] {
    MealTime.assumedMeals.map { meal in
      let micrograms = total / Double(MealTime.assumedMeals.count)
      let dose = VitamerDose(
        vitamer: vitamer, nanomoles: vitamer.nanomoles(micrograms: micrograms), availability: 1, quality: .estimated,
        reportedAs: vitamer.nutrient)
      return MealDose(
        meal: meal.name, day: nil, hour: meal.hour, perDay: 1, source: "stated total", matrix: .mixedDish, fat: fat,
        doses: [dose], unknown: [])
    }
  }
}

extension MealDose {
  /// The same without some vitamers, known or not.
  func without(_ vitamers: [Vitamer]) -> MealDose {
    MealDose(
      meal: meal, day: day, hour: hour, perDay: perDay, source: source, matrix: matrix, fat: fat,
      doses: doses.filter { !vitamers.contains($0.vitamer) },
      unknown: unknown.filter { !vitamers.contains($0.vitamer) },
      wholeMeal: wholeMeal.filter { !vitamers.contains($0.key) })
  }
}
