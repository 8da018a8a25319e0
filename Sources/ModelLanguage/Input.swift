/// Something the outside decides and may change at a moment: a daily intake, a dose rate, a medicine. Constant in between.
public struct Input: Sendable, Hashable {
  public var key: String
  public var meaning: String
  /// Value where nothing is said, in `unit`.
  public var normal: Double
  public var unit: UnitOfMeasure
  public var range: ClosedRange<Double>

  public init(key: String, meaning: String, normal: Double, unit: UnitOfMeasure, range: ClosedRange<Double>) {
    precondition(range.contains(normal), "\(key): its normal value lies outside its range")
    self.key = key
    self.meaning = meaning
    self.normal = normal
    self.unit = unit
    self.range = range
  }
}

/// An input as a term of a rate law.
public func input(
  _ key: String, _ meaning: String, normal: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>
) -> RateLaw {
  RateLaw(.input(Input(key: key, meaning: meaning, normal: normal, unit: unit, range: range)))
}
