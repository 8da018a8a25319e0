import Physiology

/// Sums what is eaten, per day, with what is unknown kept apart.
struct IntakeTally {
  let occasions: [Occasion]
  let days: [Day]
  let diet: Diet

  /// One of the five vitamers, after folding.
  func vitamer(_ vitamer: Vitamer) -> NutrientIntake {
    tally("µg", stated: diet.stated[vitamer.nutrient], supplemented: supplemented { $0.vitamer == vitamer }) { food in
      let (known, unknown) = VitamerFolding.fold(food)
      let parts = known.filter { $0.vitamer == vitamer }.map { ($0.micrograms, $0.quality) }
      return (parts, unknown.contains(vitamer))
    }
  }

  /// All menaquinones together; unknown where any of the four long-followed ones is.
  func menaquinones() -> NutrientIntake {
    let stated = Vitamer.menaquinones.compactMap { diet.stated[$0.nutrient] }
    let whole = stated.count == Vitamer.menaquinones.count ? stated.reduce(0, +) : nil
    let replaced = Vitamer.menaquinones.filter { diet.stated[$0.nutrient] != nil }
    let supplemented = supplemented { form in form.vitamer.map(Vitamer.menaquinones.contains) ?? false }
    let plain = tally("µg", stated: whole, supplemented: supplemented) { food in
      let (known, unknown) = VitamerFolding.fold(food)
      let counted = known.filter { $0.vitamer != .phylloquinone && !replaced.contains($0.vitamer) }
      let missing = unknown.contains { $0 != .phylloquinone && !replaced.contains($0) }
      return (counted.map { ($0.micrograms, $0.quality) }, missing)
    }
    return whole == nil ? plain.adding(stated.reduce(0, +)) : plain
  }

  /// A nutrient as the table reports it.
  func nutrient(_ nutrient: Nutrient) -> NutrientIntake {
    tally(nutrient.unit, stated: diet.stated[nutrient], supplemented: supplemented { $0.nutrient == nutrient }) {
      food in
      let value = food[nutrient]
      return (value.amount.map { [($0, value.quality)] } ?? [], value.amount == nil)
    }
  }

  /// What supplements of the meant forms add per day, by their labels.
  private func supplemented(_ isMeant: (SupplementForm) -> Bool) -> Double {
    diet.supplements.reduce(0) { isMeant($1.form) ? $0 + $1.dose * $1.perDay : $0 }
  }

  /// Sums `content` (known parts per 100 g with their quality, and whether some is unknown) over what is eaten.
  private func tally(
    _ unit: String, stated: Double?, supplemented: Double,
    content: (FoodItem) -> (parts: [(Double, Quality)], isUnknown: Bool)
  ) -> NutrientIntake {
    var sums = Sums(days: days)
    var memory: [String: (parts: [(Double, Quality)], isUnknown: Bool)] = [:]
    for occasion in occasions {
      for helping in occasion.helpings {
        let known = memory[helping.food.id] ?? content(helping.food)
        memory[helping.food.id] = known
        sums.add(helping, occasion, parts: known.parts, isUnknown: known.isUnknown, foodsCount: stated == nil)
      }
    }
    if let stated { sums.byQuality[.estimated] = stated }
    if supplemented > 0 { sums.byQuality[.estimated, default: 0] += supplemented }
    return sums.intake(unit: unit)
  }
}

/// Running sums of one nutrient.
private struct Sums {
  var byQuality: [Quality: Double] = [:]
  private var unknownFoods: [String] = []
  private var foods: Set<String> = []
  private var weight = 0.0
  private var unknownWeight = 0.0
  private var perDay: [Double]
  private let places: [Day: Int]

  init(days: [Day]) {
    perDay = Array(repeating: 0, count: days.count)
    places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
  }

  /// Adds a helping; where a stated total overrides the foods they are counted but add nothing.
  mutating func add(
    _ helping: Helping, _ occasion: Occasion, parts: [(Double, Quality)], isUnknown: Bool, foodsCount: Bool
  ) {
    foods.insert(helping.food.id)
    let grams = helping.grams * occasion.perDay
    weight += grams
    guard foodsCount else { return }
    for (amount, quality) in parts {
      byQuality[quality, default: 0] += amount * grams / 100
      if let day = occasion.day, let place = places[day] { perDay[place] += amount * helping.grams / 100 }
    }
    guard isUnknown else { return }
    unknownWeight += grams
    if !unknownFoods.contains(helping.food.name) { unknownFoods.append(helping.food.name) }
  }

  func intake(unit: String) -> NutrientIntake {
    NutrientIntake(
      known: byQuality.values.sorted().reduce(0, +), unit: unit, byQuality: byQuality, unknownFoods: unknownFoods,
      foodCount: foods.count, unknownShareOfWeight: weight > 0 ? unknownWeight / weight : 0, perDiaryDay: perDay)
  }
}

extension NutrientIntake {
  /// The same with an amount per day that was stated rather than eaten.
  fileprivate func adding(_ stated: Double) -> NutrientIntake {
    guard stated > 0 else { return self }
    var byQuality = byQuality
    byQuality[.estimated, default: 0] += stated
    return NutrientIntake(
      known: known + stated, unit: unit, byQuality: byQuality, unknownFoods: unknownFoods, foodCount: foodCount,
      unknownShareOfWeight: unknownShareOfWeight, perDiaryDay: perDiaryDay)
  }
}
