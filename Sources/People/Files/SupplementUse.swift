import Foods
import Tabular

/// How often a dose is taken.
public enum DosingInterval: Sendable, Hashable {
  /// Every so many days: 1, 0.5 (twelve hours), 7.
  case every(days: Double)
  /// So many times in a day, week or month.
  case times(Double, per: Habit.Period)

  public var dosesPerDay: Double {
    switch self {
    case .every(let days): 1 / days
    case .times(let times, let period): times / period.days
    }
  }

  /// Reads `1 day`, `12 hours`, `2 weeks`.
  public init?(every text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let count = Double(words[0]), count.isFinite, count > 0 else { return nil }
    switch words[1].lowercased() {
    case "hour", "hours", "h": self = .every(days: count / 24)
    case "day", "days", "d": self = .every(days: count)
    case "week", "weeks": self = .every(days: count * 7)
    case "month", "months": self = .every(days: count * Habit.Period.month.days)
    default: return nil
    }
  }
}

/// A supplement taken regularly.
public struct SupplementUse: Sendable, Hashable {
  public var form: SupplementForm
  /// What the label says that one dose holds, in the form's unit (`form.nutrient.unit`).
  public var dose: Double
  public var interval: DosingInterval
  public var withMeal: Bool?
  /// How it is made, where the label says.
  public var formulation: Formulation?
  public var from: PartialDate?
  public var until: PartialDate?
  /// Number of doses after which it ends, where given (`x 365`).
  public var doses: Int?
  public var line: Int?

  public init(
    form: SupplementForm, dose: Double, interval: DosingInterval, withMeal: Bool? = nil,
    formulation: Formulation? = nil, from: PartialDate? = nil, until: PartialDate? = nil, doses: Int? = nil,
    line: Int? = nil
  ) {
    self.form = form
    self.dose = dose
    self.interval = interval
    self.withMeal = withMeal
    self.formulation = formulation
    self.from = from
    self.until = until
    self.doses = doses
    self.line = line
  }

  /// In the form's unit.
  public var dosePerDay: Double { dose * interval.dosesPerDay }

  /// One dose in micrograms, whatever the form's unit.
  public var doseMicrograms: Double { form.nutrient.unit == "mg" ? dose * 1000 : dose }

  /// The supplement as the food part counts it; where the file does not say, it is taken with a meal.
  public func supplement(file: String = "supplement") throws(InputError) -> Supplement {
    try Supplement(
      form: form, dose: dose, perDay: interval.dosesPerDay, withMeal: withMeal ?? true, formulation: formulation,
      file: file, line: line)
  }
}

/// A medicine taken regularly.
public struct MedicineUse: Sendable, Hashable {
  /// The catalogue's name, or the person's own word where the catalogue does not know it (`other:`).
  public var name: String
  public var isKnown: Bool
  /// One dose; nil where not said.
  public var doseMilligrams: Double?
  public var interval: DosingInterval
  public var since: PartialDate?
  public var until: PartialDate?
  public var line: Int?

  public init(
    name: String, isKnown: Bool = true, doseMilligrams: Double? = nil, interval: DosingInterval = .every(days: 1),
    since: PartialDate? = nil, until: PartialDate? = nil, line: Int? = nil
  ) {
    self.name = name
    self.isKnown = isKnown
    self.doseMilligrams = doseMilligrams
    self.interval = interval
    self.since = since
    self.until = until
    self.line = line
  }

  public var milligramsPerDay: Double? { doseMilligrams.map { $0 * interval.dosesPerDay } }
}
