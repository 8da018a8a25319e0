import Evidence
import Foundation
import ModelLanguage
import Simulation

/// The US survey of single days (NHANES 2015-2016), and what it says of habits and of days.
public enum IntakeSurvey {
  /// One band of age and sex.
  struct Band: Sendable {
    let youngest: Double
    let mean: Double
    /// Standard deviation of the logarithm of one day's intake, from the 5th and 95th percentile.
    let dailySpread: Double
  }

  private struct Key: Hashable {
    let nutrient: String
    let sex: Sex
  }

  private static let bands: [Key: [Band]] = {
    var bands: [Key: [Band]] = [:]
    let width = 2 * NormalDistribution.quantile(0.95)
    for row in HabitualIntake.shipped where row.country == "US" && row.statistic.contains("single-day") {
      guard let sex = row.sex, let youngest = row.youngest, let mean = row.mean, let low = row.percentiles[5],
        let high = row.percentiles[95], low > 0
      else { continue }
      let band = Band(youngest: youngest, mean: mean, dailySpread: log(high / low) / width)
      bands[Key(nutrient: row.nutrient, sex: sex), default: []].append(band)
    }
    return bands.mapValues { $0.sorted { $0.youngest < $1.youngest } }
  }()

  /// The band of an age; the youngest reaches down to birth, the oldest up.
  static func band(_ nutrient: String, sex: Sex, age: Double) -> Band? {
    let list = bands[Key(nutrient: nutrient, sex: sex)] ?? []
    return list.last { $0.youngest <= age } ?? list.first
  }

  /// Spread of the logarithm of people's habitual K1: the mean of what studies of habits report (read rows alone).
  public static let habitualSpreadOfPhylloquinone: Double = habitualSpread("K1")
  /// The same of the sum of menaquinones.
  public static let habitualSpreadOfMenaquinones: Double = habitualSpread("MK_total")

  private static func habitualSpread(_ nutrient: String) -> Double {
    let spreads = HabitualIntake.shipped.compactMap { row -> Double? in
      guard row.nutrient == nutrient, row.provenance == "read", !row.statistic.contains("single-day"),
        let mean = row.mean, let spread = row.spread
      else { return nil }
      return log(1 + spread * spread / (mean * mean)).squareRoot()
    }
    return spreads.isEmpty ? 0 : spreads.reduce(0, +) / Double(spreads.count)
  }

  /// Spread of the logarithm of one day's intake in adults of 31 to 50, both sexes.
  public static func dailySpread(_ nutrient: String) -> Double {
    let two = Sex.allCases.compactMap { band(nutrient, sex: $0, age: 40)?.dailySpread }
    return two.isEmpty ? 0 : two.reduce(0, +) / Double(two.count)
  }

  /// Habits of a nutrient of which only single days were surveyed: spread as K1's habits against K1's days.
  public static func habitualSpread(fromDaysOf nutrient: String) -> Double {
    dailySpread(nutrient) * habitualSpreadOfPhylloquinone / dailySpread("K1")
  }

  /// Of vitamin D.
  public static let habitualSpreadOfVitaminD: Double = habitualSpread(fromDaysOf: "vitamin_D")

  /// What one person's days differ by: spread of the logarithm of a day's intake about the habit.
  public static func dayToDaySpread(_ nutrient: String, habitual: Double) -> Double {
    let day = dailySpread(nutrient)
    return max(day * day - habitual * habitual, 0).squareRoot()
  }
}
