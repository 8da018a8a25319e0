import ModelLanguage
import Tabular

/// What a body of experts holds to be enough of a nutrient for people of one age and sex.
///
/// No body has set a value for K2. Values for infants, pregnancy and lactation beyond the table are not here.
public struct DietaryReferenceValue: Sendable, Hashable {
  public enum Authority: String, CaseIterable, Sendable, Hashable, Codable {
    /// Institute of Medicine of the United States.
    case us
    /// European Food Safety Authority.
    case europe
    /// Ministry of Health, Labour and Welfare of Japan.
    case japan
  }

  public enum Nutrient: String, CaseIterable, Sendable, Hashable, Codable {
    case vitaminK, calcium, vitaminD
  }

  public let authority: Authority
  public let nutrient: Nutrient
  public let sex: Sex
  /// From the first age up to, not including, the second, years.
  public let ages: Range<Double>
  public let amount: Double
  public let unit: String
  /// `AI` (adequate intake), `RDA` or `PRI` (meets the need of nearly all).
  public let kind: String
  /// What counts towards it.
  public let covers: String
  public let source: String
  /// Whether the value was read in a text, or only recalled.
  public let isConfirmed: Bool

  /// All values of the shipped table.
  public static func shipped() throws(InputError) -> [DietaryReferenceValue] {
    let name = "dietary_reference_values.csv"
    return try read(Table(bytes: FoodSources.bytes(name), file: name))
  }

  static func read(_ table: Table) throws(InputError) -> [DietaryReferenceValue] {
    try table.expectColumns([
      "body", "nutrient", "sex", "age_from_years", "age_to_years", "amount", "unit", "kind", "covers", "source",
      "provenance",
    ])
    var values: [DietaryReferenceValue] = []
    for row in table.rows { values.append(try DietaryReferenceValue(row)) }
    return values
  }

  private init(_ row: Table.Row) throws(InputError) {
    let body = try row.choice("body", from: Authority.allCases.map(\.rawValue))
    let named = try row.choice("nutrient", from: Nutrient.allCases.map(\.rawValue))
    let sexName = try row.choice("sex", from: Sex.allCases.map(\.rawValue))
    guard let authority = Authority(rawValue: body), let nutrient = Nutrient(rawValue: named),
      let sex = Sex(rawValue: sexName)
    else { throw row.error("body", "the row cannot be placed") }
    self.authority = authority
    self.nutrient = nutrient
    self.sex = sex
    let from = try row.number("age_from_years", in: 0...120)
    ages = from..<(try row.number("age_to_years", in: from...120))
    amount = try row.number("amount", in: 0...10_000)
    unit = try row.text("unit")
    kind = try row.choice("kind", from: ["AI", "RDA", "PRI"])
    covers = row.optionalText("covers") ?? ""
    source = try row.text("source")
    isConfirmed = try row.choice("provenance", from: ["seen", "recalled"]) == "seen"
  }
}

extension [DietaryReferenceValue] {
  /// The value for a person; nil where that body has set none for the age.
  public func value(
    _ nutrient: DietaryReferenceValue.Nutrient, _ authority: DietaryReferenceValue.Authority, sex: Sex, age: Double
  ) -> DietaryReferenceValue? {
    first { value in
      value.authority == authority && value.nutrient == nutrient && value.sex == sex && value.ages.contains(age)
    }
  }
}
