/// Where the model may be believed, as data: ages, kidney function, doses by form, conditions, each with its reason.
public struct ValidityDomain: Sendable, Hashable, Codable {
  public struct Limits: Sendable, Hashable, Codable {
    public let least: Double
    public let most: Double?
    public let reason: String
    public let source: String
  }

  /// The largest daily dose that a study gave people for months, µg.
  public struct Dose: Sendable, Hashable, Codable {
    /// As a label writes it: `MK-7`.
    public let form: String
    public let adultMicrograms: Double
    public let adultRows: [String]
    /// Below 18 years; nil where no study of children is known here.
    public let childMicrograms: Double?
    public let childRows: [String]?
    public let reason: String

    private enum CodingKeys: String, CodingKey {
      case form, reason
      case adultMicrograms = "adult_ug"
      case adultRows = "adult_rows"
      case childMicrograms = "child_ug"
      case childRows = "child_rows"
    }
  }

  public struct Exclusion: Sendable, Hashable, Codable {
    /// Of the catalogue of conditions.
    public let name: String
    public let reason: String
    public let source: String
  }

  /// Years.
  public let ages: Limits
  /// mL/min/1.73 m², without dialysis.
  public let filtration: Limits
  public let doses: [Dose]
  public let conditions: [Exclusion]

  /// Read once, when first asked for.
  public static let shipped = ShippedYAML.decode(ValidityDomain.self, "validity.yaml")

  public func dose(of form: String) -> Dose? { doses.first { $0.form == form } }

  /// Why an age lies outside; nil inside.
  public func outside(age: Double) -> String? {
    let most = ages.most ?? .infinity
    guard age < ages.least || age > most else { return nil }
    return "an age of \(Self.text(age)) years lies outside \(Self.text(ages.least)) to \(Self.text(most)) years: \(ages.reason)"
  }

  public func outside(filtration value: Double) -> String? {
    guard value < filtration.least else { return nil }
    return "an eGFR of \(Self.text(value)) lies below \(Self.text(filtration.least)): \(filtration.reason)"
  }

  public func outside(condition name: String) -> String? {
    conditions.first { $0.name == name }.map { "\($0.name): \($0.reason)" }
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }
}
