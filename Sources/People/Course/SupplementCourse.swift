import Foods
import Physiology

/// Supplements as spells of doses and minerals.
package enum SupplementCourse {
  static func spells(_ uses: [SupplementUse], age: Double, today: CalendarDay, fat: Double, scale: Double = 1, plannedFrom: Double? = nil, plannedUntil: Double? = nil) -> [Spell] {
    uses.flatMap { use in
      let start = use.from.map { age + today.years(to: $0.first) } ?? plannedFrom ?? age - habitYears
      var end = use.until.map { age + today.years(to: $0.last) } ?? plannedUntil ?? .infinity
      if let count = use.doses { end = min(end, start + Double(count) / use.interval.dosesPerDay / 365.25) }
      return effects(use, fat: fat, scale: scale).map {
        Spell(effect: $0, from: max(start, 0), until: end, name: use.form.label)
      }
    }
  }

  /// A supplement without a date has been taken for a while: long enough for markers to be at rest.
  static let habitYears = 1.0

  package static func effects(_ use: SupplementUse, fat: Double, scale: Double) -> [Spell.Effect] {
    let perDay = use.dosePerDay * scale
    switch use.form {
    case .calcium: return [.addition("intake.calcium.supplement", perDay)]
    case .phosphorus: return [.addition("intake.phosphorus.supplement", perDay)]
    case .vitaminD: return [.addition("intake.vitaminD", perDay)]
    case .magnesium: return []
    case .phylloquinone, .menaquinone4, .menaquinone7, .menaquinone8, .menaquinone9:
      guard let dose = try? use.supplement().mealDose(fatOfMeal: fat) else { return [] }
      return [.dose(dose, scale: scale, isSupplement: true)]
    }
  }
}
