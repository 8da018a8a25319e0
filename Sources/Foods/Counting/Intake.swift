import Physiology

/// What a diet brings per day: vitamers, minerals and the rest, what of it is unknown, from which foods, meal by meal.
public struct Intake: Sendable, Hashable {
  /// A food's part in the intake of a day.
  public struct Contribution: Sendable, Hashable {
    public let name: String
    public let gramsPerDay: Double
    /// Known µg per day of each vitamer.
    public let micrograms: [Vitamer: Double]
    /// Vitamers of which nothing is known in it.
    public let unknown: [Vitamer]
    /// The poorest quality among its menaquinones.
    public let quality: Quality

    /// Known K2, µg per day.
    public var menaquinones: Double { Vitamer.menaquinones.reduce(0) { $0 + micrograms[$1, default: 0] } }
  }

  /// The five vitamers after folding, µg per day.
  public let vitamers: [Vitamer: NutrientIntake]
  /// Known nmol per day.
  public let nanomoles: [Vitamer: Double]
  /// K1 and MK-4 to MK-10 as laboratories reported them, and minerals, vitamin D, protein, fat and energy, per day.
  public let nutrients: [Nutrient: NutrientIntake]
  /// K2 of all vitamers together, µg per day.
  public let menaquinones: NutrientIntake
  /// From the foods, largest in known vitamin K first.
  public let contributions: [Contribution]
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
    contributions = Self.contributions(occasions)
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

  private static func contributions(_ occasions: [Occasion]) -> [Contribution] {
    var drafts: [ContributionDraft] = []
    var places: [String: Int] = [:]
    for occasion in occasions {
      for helping in occasion.helpings {
        let place = places[helping.label] ?? drafts.count
        if place == drafts.count {
          places[helping.label] = place
          drafts.append(ContributionDraft(name: helping.label))
        }
        drafts[place].add(helping, perDay: occasion.perDay)
      }
    }
    return drafts.map(\.contribution).enumerated().sorted { left, right in
      let (a, b) = (left.element.total, right.element.total)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }
}

extension Intake.Contribution {
  /// Known vitamin K, µg per day.
  var total: Double { micrograms.values.reduce(0, +) }
}

/// Adds up what one food or dish brings.
private struct ContributionDraft {
  let name: String
  var grams = 0.0
  var micrograms: [Vitamer: Double] = [:]
  var unknown: [Vitamer] = []
  var qualities: Set<Quality> = []

  init(name: String) { self.name = name }

  mutating func add(_ helping: Helping, perDay: Double) {
    let (known, missing) = VitamerFolding.fold(helping.food)
    grams += helping.grams * perDay
    for dose in known {
      micrograms[dose.vitamer, default: 0] += dose.micrograms * helping.grams / 100 * perDay
      if dose.vitamer != .phylloquinone { qualities.insert(dose.quality) }
    }
    for vitamer in missing where !unknown.contains(vitamer) { unknown.append(vitamer) }
    if missing.contains(where: { $0 != .phylloquinone }) && known.allSatisfy({ $0.vitamer == .phylloquinone }) {
      qualities.insert(.unknown)
    }
  }

  var contribution: Intake.Contribution {
    let order: [Quality] = [.unknown, .estimated, .measured, .assumedZero]
    return Intake.Contribution(
      name: name, gramsPerDay: grams, micrograms: micrograms, unknown: unknown,
      quality: order.first(where: qualities.contains) ?? .unknown)
  }
}

extension Nutrient {
  /// What an intake reports by laboratory name: all but the unsplit total.
  public static let reported = allCases.filter { $0 != .menaquinoneTotal }
}
