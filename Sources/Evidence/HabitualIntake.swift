import ModelLanguage
import Tabular

/// What groups of people eat of one nutrient, as a survey or study reported it.
public struct HabitualIntake: Sendable, Hashable {
  public let country: String
  public let study: String
  /// Nil where both sexes are meant.
  public let sex: Sex?
  public let youngest: Double?
  public let oldest: Double?
  public let people: Double?
  /// `K1`, `MK_total`, `calcium`, `vitamin_D` …
  public let nutrient: String
  public let unit: String
  public let mean: Double?
  public let spread: Double?
  /// Percentiles by their number: 5, 10, 25, 50, 75, 90, 95.
  public let percentiles: [Int: Double]
  /// What the numbers are: mean, median, one day's or usual intake.
  public let statistic: String
  public let source: String
  /// How the number came here: computed from data, read, derived, recalled.
  public let provenance: String

  /// Read once, when first asked for.
  public static let shipped: [HabitualIntake] = EvidenceResources.table("curves/intakes.csv").rows.map {
    HabitualIntake($0)
  }

  /// Rows of a nutrient that cover an age, in the given country.
  public static func find(_ nutrient: String, country: String, sex: Sex, age: Double) -> [HabitualIntake] {
    shipped.filter { row in
      row.nutrient == nutrient && row.country == country && (row.sex == nil || row.sex == sex)
        && age >= (row.youngest ?? 0) && age < (row.oldest ?? 120) + 1
    }
  }

  private init(_ row: Table.Row) {
    func number(_ column: String) -> Double? { row.optionalText(column).flatMap(Double.init) }
    func text(_ column: String) -> String { row.optionalText(column) ?? "" }
    country = text("country")
    study = text("study")
    sex = Sex(rawValue: text("sex"))
    youngest = number("age_min")
    oldest = number("age_max")
    people = number("n")
    nutrient = text("nutrient")
    unit = text("unit")
    mean = number("mean")
    spread = number("sd")
    var percentiles: [Int: Double] = [:]
    for percent in [5, 10, 25, 50, 75, 90, 95] { percentiles[percent] = number("p\(percent)") }
    self.percentiles = percentiles
    statistic = text("statistic")
    source = text("source")
    provenance = text("provenance")
  }
}
