import Tabular

/// How much of a food: a number and a unit, as a person writes it.
public struct Amount: Sendable, Hashable {
  public let value: Double
  /// `g`, `kg`, `mg`, `oz`, `lb`, `ml`, `cl`, `dl`, `l`, or a household measure of the food (`slice`, `cup`).
  public let unit: String

  public init(_ value: Double, _ unit: String) {
    self.value = value
    self.unit = unit
  }

  /// Reads `30 g`, `2 slices`, `1/2 cup`, `100g`; nil where it does not begin with a number.
  public init?(text: String) {
    let trimmed = text.drop { $0 == " " }
    let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "./".contains($0)) }
    guard let value = Amount.number(String(number)) else { return nil }
    self.init(value, trimmed.dropFirst(number.count).trimmingBlanks)
  }

  /// A decimal number or a fraction of two.
  static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { PlainNumber.parse(String($0)) }
    if parts.count == 1, let value = parts[0] { return value }
    guard parts.count == 2, let above = parts[0], let below = parts[1], below > 0 else { return nil }
    return above / below
  }

  /// Grams, mass units.
  static let masses: [String: Double] = [
    "g": 1, "gram": 1, "grams": 1, "kg": 1000, "mg": 0.001, "oz": 28.349523125, "lb": 453.59237,
  ]
  /// Millilitres, volume units; spoons and cups are the United States measures that the tables use.
  static let volumes: [String: Double] = [
    "ml": 1, "millilitre": 1, "cl": 10, "dl": 100, "l": 1000, "litre": 1000, "tsp": 4.92892159375,
    "tbsp": 14.78676478125, "cup": 236.5882365, "fl oz": 29.5735295625,
  ]
  /// Volumes that a person measures even where the table says nothing of the food's density.
  static let liquidUnits: Set<String> = ["ml", "millilitre", "cl", "dl", "l", "litre"]
}

/// The weight that an amount of a food comes to, and what had to be assumed for it.
public struct Weight: Sendable, Hashable {
  public let grams: Double
  /// Nil where nothing was assumed.
  public let assumption: String?
}

/// Why an amount of a food has no weight.
public struct UnknownUnit: Error, Hashable, Sendable {
  /// The units that this food has.
  public let allowed: String
}

extension Amount {
  /// The weight of this amount of `food`.
  ///
  /// A volume is turned into a weight by the density that the food's own cup or spoon tells, and by 1 g/ml, stated as
  /// an assumption, where it has none.
  public func weight(of food: FoodItem) throws(UnknownUnit) -> Weight {
    if let mass = Self.masses[unit] ?? Self.masses[unit.lowercased()] {
      return Weight(grams: value * mass, assumption: nil)
    }
    let measures = food.portions.compactMap(HouseholdMeasure.init)
    if let portion = food.portions.first(where: { $0.name == unit }) {
      return Weight(grams: value * portion.grams, assumption: nil)
    }
    let key = SearchText.key(unit)
    if let measure = measures.first(where: { $0.keys.contains(key) }) {
      return Weight(grams: value * measure.grams, assumption: nil)
    }
    let lower = unit.lowercased()
    if let volume = Self.volumes[lower] {
      if let density = measures.compactMap(\.density).first {
        return Weight(grams: value * volume * density, assumption: nil)
      }
      if Self.liquidUnits.contains(lower) {
        return Weight(grams: value * volume, assumption: "1 ml of \(food.name) is taken to weigh 1 g")
      }
    }
    throw UnknownUnit(allowed: Self.allowedUnits(measures))
  }

  private static func allowedUnits(_ measures: [HouseholdMeasure]) -> String {
    let household = measures.compactMap { measure in
      measure.keys.first.map { "\($0) (\(PlainNumber.text((measure.grams * 100).rounded() / 100)) g)" }
    }
    return (["g", "kg", "mg", "oz", "lb", "ml", "l"] + household).joined(separator: ", ")
  }
}

/// One household measure: the words by which a person may name it, and the grams of one.
struct HouseholdMeasure {
  /// `cup chopped`, `cup`; in the singular, the fullest first.
  let keys: [String]
  let grams: Double
  /// g/ml, where the measure is a volume.
  let density: Double?

  /// Reads `1/2 cup`, `10 olives`, `1 pat,  (1" sq, 1/3" high)`, `small box`, `1` (a piece).
  init?(_ portion: Portion) {
    let outside = portion.name.prefix { $0 != "(" }
    let number = outside.prefix { $0.isASCII && ($0.isNumber || "./".contains($0)) }
    let count = number.isEmpty ? 1 : Amount.number(String(number))
    guard let count, count > 0 else { return nil }
    let rest = String(outside.dropFirst(number.count))
    let whole = SearchText.key(rest)
    let head = SearchText.key(String(rest.prefix { $0 != "," }))
    let noun = head.split(separator: " ").first.map(String.init) ?? ""
    grams = portion.grams / count
    let volume = Amount.volumes[head] ?? Amount.volumes[noun]
    density = volume.map { portion.grams / count / $0 }
    let named = whole.isEmpty ? ["piece"] : [whole, head] + (volume == nil ? [] : [noun])
    keys = named.reduce(into: []) { keys, key in if !key.isEmpty && !keys.contains(key) { keys.append(key) } }
    if Amount.masses[whole] != nil { return nil }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var slice = self
    while slice.first == " " || slice.first == "\t" { slice.removeFirst() }
    while slice.last == " " || slice.last == "\t" { slice.removeLast() }
    return String(slice)
  }
}
