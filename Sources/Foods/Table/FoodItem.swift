import Physiology

/// A number of the food table with what is needed to trust it; `amount` is nil where it is unknown.
public struct NutrientValue: Sendable, Hashable {
  /// Per 100 g, in the nutrient's unit.
  public let amount: Double?
  public let quality: Quality
  /// Where the number comes from, or why there is none.
  public let source: String

  public init(amount: Double?, quality: Quality, source: String) {
    precondition((amount == nil) == (quality == .unknown), "A value is unknown exactly when it has no amount.")
    self.amount = amount
    self.quality = quality
    self.source = source
  }
}

/// A household measure of one food: one `name` weighs `grams`.
public struct Portion: Sendable, Hashable {
  /// As the table writes it: `1/2 cup`, `1 slice`, `10 olives`.
  public let name: String
  /// The weight of all that `name` says.
  public let grams: Double

  public init(name: String, grams: Double) {
    self.name = name
    self.grams = grams
  }
}

/// One food of the table, with what is known of 100 g of it.
public struct FoodItem: Sendable, Hashable, Identifiable {
  /// The table a food comes from; earlier ones are found first.
  public enum Origin: String, CaseIterable, Sendable, Hashable, Codable {
    /// Foods chosen for this project because their vitamin K is best known.
    case curated
    /// USDA National Nutrient Database for Standard Reference.
    case standardReference = "usda_sr"
    /// USDA Food and Nutrient Database for Dietary Studies: foods and dishes as eaten.
    case survey = "usda_fndds"
  }

  public let id: String
  public let name: String
  public let origin: Origin
  /// The group as the table of origin writes it.
  public let category: String
  public let group: FoodGroup
  public let matrix: FoodMatrix
  public let portions: [Portion]
  /// The row it is in the table of origin: an NDB, Ciqual or STFCJ number.
  public let reference: String
  private let amounts: [Double?]
  private let qualities: [Quality]
  let phylloquinoneSource: String
  let menaquinoneSource: String

  init(
    id: String, name: String, origin: Origin, category: String, group: FoodGroup, matrix: FoodMatrix,
    portions: [Portion], reference: String, values: FoodValues
  ) {
    self.id = id
    self.name = name
    self.origin = origin
    self.category = category
    self.group = group
    self.matrix = matrix
    self.portions = portions
    self.reference = reference
    amounts = values.amounts
    qualities = values.qualities
    phylloquinoneSource = values.phylloquinoneSource
    menaquinoneSource = values.menaquinoneSource
  }

  /// What is known of `nutrient` in 100 g.
  public subscript(nutrient: Nutrient) -> NutrientValue {
    NutrientValue(amount: amounts[nutrient.index], quality: qualities[nutrient.index], source: source(of: nutrient))
  }

  var values: FoodValues {
    FoodValues(
      amounts: amounts, qualities: qualities, phylloquinoneSource: phylloquinoneSource,
      menaquinoneSource: menaquinoneSource)
  }

  private func source(of nutrient: Nutrient) -> String {
    if nutrient == .phylloquinone { return phylloquinoneSource }
    if nutrient.isMenaquinone || nutrient == .menaquinoneTotal { return menaquinoneSource }
    return reference
  }
}

/// The numbers of one food, one place for each nutrient.
struct FoodValues: Sendable, Hashable {
  var amounts: [Double?]
  var qualities: [Quality]
  var phylloquinoneSource: String
  var menaquinoneSource: String

  init(phylloquinoneSource: String, menaquinoneSource: String) {
    amounts = Array(repeating: nil, count: Nutrient.allCases.count)
    qualities = Array(repeating: .unknown, count: Nutrient.allCases.count)
    self.phylloquinoneSource = phylloquinoneSource
    self.menaquinoneSource = menaquinoneSource
  }

  init(amounts: [Double?], qualities: [Quality], phylloquinoneSource: String, menaquinoneSource: String) {
    self.amounts = amounts
    self.qualities = qualities
    self.phylloquinoneSource = phylloquinoneSource
    self.menaquinoneSource = menaquinoneSource
  }

  /// Sets a nutrient; nil is unknown whatever the quality says.
  mutating func set(_ nutrient: Nutrient, _ amount: Double?, _ quality: Quality) {
    amounts[nutrient.index] = amount
    qualities[nutrient.index] = amount == nil ? .unknown : quality
  }
}

extension Nutrient {
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))

  /// The place of the nutrient in the arrays of a food.
  var index: Int { Self.indices[self, default: 0] }
}
