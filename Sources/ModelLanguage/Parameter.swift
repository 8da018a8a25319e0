/// A number of the model, with everything one must know to trust or change it.
public struct Parameter: Sendable, Hashable {
  /// Dotted name, unique in the model: `vitaminK.menaquinone7.clearance`.
  public var key: String
  public var meaning: String
  /// The reference value of a woman and of a man, in `unit`; mostly the same.
  public var female: Double
  public var male: Double
  public var unit: UnitOfMeasure
  /// Hard limits of any draw or override, in `unit`.
  public var range: ClosedRange<Double>
  /// What science does not know.
  public var uncertainty: Distribution
  /// How people differ.
  public var spread: Distribution
  /// Value under an evidence scenario where it differs from `trials`; a scenario named here has no uncertainty band.
  public var scenarios: [EvidenceScenario: Double]
  public var source: Citation
  public var method: Method

  public init(
    key: String, meaning: String, female: Double, male: Double, unit: UnitOfMeasure, range: ClosedRange<Double>,
    uncertainty: Distribution, spread: Distribution, scenarios: [EvidenceScenario: Double], source: Citation,
    method: Method
  ) {
    precondition(range.contains(female) && range.contains(male), "\(key): its value lies outside its range")
    self.key = key
    self.meaning = meaning
    self.female = female
    self.male = male
    self.unit = unit
    self.range = range
    self.uncertainty = uncertainty
    self.spread = spread
    self.scenarios = scenarios
    self.source = source
    self.method = method
  }

  /// The reference value in `unit`.
  public func value(sex: Sex, scenario: EvidenceScenario = .trials) -> Double {
    scenarios[scenario] ?? (sex == .female ? female : male)
  }
}

/// A parameter as a term of a rate law.
public func parameter(
  _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>,
  uncertainty: Distribution = .fixed, spread: Distribution = .fixed, scenarios: [EvidenceScenario: Double] = [:],
  from source: Citation, by method: Method
) -> RateLaw {
  parameter(
    key, meaning, female: value, male: value, unit, in: range, uncertainty: uncertainty, spread: spread,
    scenarios: scenarios, from: source, by: method)
}

/// A parameter whose reference value differs between the sexes.
public func parameter(
  _ key: String, _ meaning: String, female: Double, male: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>,
  uncertainty: Distribution = .fixed, spread: Distribution = .fixed, scenarios: [EvidenceScenario: Double] = [:],
  from source: Citation, by method: Method
) -> RateLaw {
  RateLaw(
    .parameter(
      Parameter(
        key: key, meaning: meaning, female: female, male: male, unit: unit, range: range, uncertainty: uncertainty,
        spread: spread, scenarios: scenarios, source: source, method: method)))
}
