import Evidence
import ModelLanguage

/// How much vitamin K people of an age eat, against the person's own age now: history and future are filled in with it.
///
/// From 4 years on by the survey's means; below, by what milk and small meals bring.
struct FoodShare: Sendable {
  /// Ages in years at which the share changes.
  static let ages: [Double] = [0, 0.5, 1, 4, 9, 14, 19, 31, 51, 71]

  private let now: Double
  private let sex: Sex

  init(sex: Sex, age: Double) {
    self.sex = sex
    now = Self.phylloquinone(sex: sex, age: age)
  }

  /// Intake at an age relative to now.
  func share(at age: Double) -> Double { Self.phylloquinone(sex: sex, age: age) / now }

  static let source = "NHANES 2015-2016 day-1 means by age and sex; breast milk to half a year"

  /// K1, µg a day.
  private static func phylloquinone(sex: Sex, age: Double) -> Double {
    // Breast milk holds 0.25 µg per 100 g, an infant drinks about 780 g; toddlers eat about three quarters of a child of 6.
    if age < 0.5 { return 2 }
    if age < 1 { return 20 }
    let surveyed = max(age, 4)
    let rows = HabitualIntake.find("K1", country: "US", sex: sex, age: min(surveyed, 79))
    let band = rows.filter { $0.mean != nil && ($0.oldest ?? 0) - ($0.youngest ?? 0) < 30 }
    guard let mean = band.first?.mean else { return 90 }
    return age < 4 ? mean * 0.75 : mean
  }
}
