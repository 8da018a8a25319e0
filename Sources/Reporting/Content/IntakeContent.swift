/// What is eaten and taken: by vitamer and mineral, against adequate intake, and from which foods.
public struct IntakeContent: Sendable {
  /// Where it is from: "mean of six diary days", "from habits", "population reference for women aged 58".
  public var basis: String
  public var vitamers: [IntakeRow]
  public var minerals: [IntakeRow]
  /// Foods and supplements, any order; the page sorts them by amount.
  public var contributions: [FoodContribution]
  /// "K2 of three foods is unknown; no supplements."
  public var notes: [String]

  public init(
    basis: String, vitamers: [IntakeRow], minerals: [IntakeRow] = [], contributions: [FoodContribution] = [],
    notes: [String] = []
  ) {
    self.basis = basis
    self.vitamers = vitamers
    self.minerals = minerals
    self.contributions = contributions
    self.notes = notes
  }
}

/// A nutrient per day. Unknown is unknown: a nil amount is shown as the word, never as zero.
public struct IntakeRow: Sendable {
  /// "K1", "MK-4", …, "calcium".
  public var nutrient: String
  /// A day; nil where nothing is known.
  public var amount: Double?
  /// "µg", "mg".
  public var unit: String
  /// The share of the eaten weight whose content is known, 0 – 1; below 1 the amount is shown as "31 +".
  public var knownShare: Double
  public var unknownFoods: [String]
  public var adequateIntakes: [AdequateIntake]
  /// "spinach, lettuce".
  public var mostlyFrom: [String]
  public var quality: DataQuality

  public init(
    nutrient: String, amount: Double?, unit: String, knownShare: Double = 1, unknownFoods: [String] = [],
    adequateIntakes: [AdequateIntake] = [], mostlyFrom: [String] = [], quality: DataQuality
  ) {
    self.nutrient = nutrient
    self.amount = amount
    self.unit = unit
    self.knownShare = knownShare
    self.unknownFoods = unknownFoods
    self.adequateIntakes = adequateIntakes
    self.mostlyFrom = mostlyFrom
    self.quality = quality
  }
}

public struct AdequateIntake: Sendable {
  public var amount: Double
  /// "AI", "RDA", "PRI".
  public var kind: String
  /// Who set it: "NASEM 2001", "EFSA 2017".
  public var source: String

  public init(_ amount: Double, kind: String, source: String) {
    self.amount = amount
    self.kind = kind
    self.source = source
  }
}

/// What one food or supplement brings, in µg a day by vitamer; a vitamer that is not known is left out.
public struct FoodContribution: Sendable {
  public var food: String
  /// Keyed "K1", "MK-4", "MK-7", "MK-8", "MK-9".
  public var microgramsPerDay: [String: Double]
  /// Vitamers of this food that nobody has measured or estimated.
  public var unknownVitamers: [String]
  public var isSupplement: Bool

  public init(
    food: String, microgramsPerDay: [String: Double], unknownVitamers: [String] = [], isSupplement: Bool = false
  ) {
    self.food = food
    self.microgramsPerDay = microgramsPerDay
    self.unknownVitamers = unknownVitamers
    self.isSupplement = isSupplement
  }
}

/// How well a food value is known. A sign and a word, never a colour.
public enum DataQuality: String, Sendable, Hashable, CaseIterable {
  case measured
  case estimated
  case assumedZero = "assumed zero"
  case unknown
}
