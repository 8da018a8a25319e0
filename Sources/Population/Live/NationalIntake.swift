import Evidence
import Foundation
import ModelLanguage

/// A country's own number of a nutrient: of the rows that have one, the best-sourced, then the one of the sex, then the largest.
struct NationalIntake: Sendable {
  /// Per day, in µg or mg.
  let mean: Double
  let ratioToUS: Double

  init?(_ nutrient: String, country: String, sex: Sex) {
    let rows = HabitualIntake.shipped.filter {
      $0.nutrient == nutrient && $0.country == country && Self.rank($0) < 3 && Self.mean($0) != nil
    }
    let best = rows.min { a, b in Self.order(a, sex).lexicographicallyPrecedes(Self.order(b, sex)) }
    guard let best, let mean = Self.mean(best) else { return nil }
    self.mean = mean
    // Against US people like those of the row: a study of women alone says of men what it says of women.
    let middle = ((best.youngest ?? 20) + min(best.oldest ?? 80, 80)) / 2
    let sexes = best.sex.map { [$0] } ?? Sex.allCases
    let there = sexes.reduce(0) { $0 + HabitualDiet.surveyed(nutrient, $1, middle) } / Double(sexes.count)
    ratioToUS = there > 0 ? mean / there : 1
  }

  private static func order(_ row: HabitualIntake, _ sex: Sex) -> [Double] {
    [Double(rank(row)), row.sex == nil ? 1 : row.sex == sex ? 0 : 2, -(row.people ?? 0)]
  }

  private static func rank(_ row: HabitualIntake) -> Int {
    switch row.provenance {
    case "read", "computed_from_data": 0
    case "derived_from_seen": 1
    case "recalled": 2
    default: 3
    }
  }

  /// A median or geometric mean stands for a log-normal with the usual spread of habits.
  private static func mean(_ row: HabitualIntake) -> Double? {
    let spread = IntakeSurvey.habitualSpreadOfPhylloquinone
    let lift = exp(spread * spread / 2)
    if row.statistic.contains("geometric mean") { return row.mean.map { $0 * lift } }
    return row.mean ?? row.percentiles[50].map { $0 * lift }
  }
}
