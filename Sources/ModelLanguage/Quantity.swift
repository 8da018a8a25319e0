/// A named law: something computed from the pools that a reader would call by name, used in other laws or reported.
public final class Quantity: Sendable, Hashable {
  public let key: String
  public let meaning: String
  /// The unit it is reported in.
  public let unit: UnitOfMeasure
  public let law: RateLaw

  public init(_ key: String, _ meaning: String, _ unit: UnitOfMeasure, _ law: RateLaw) {
    self.key = key
    self.meaning = meaning
    self.unit = unit
    self.law = law
  }

  /// The quantity's present value, as a term of another law.
  public var now: RateLaw { RateLaw(.quantity(self)) }

  public static func == (a: Quantity, b: Quantity) -> Bool { a.key == b.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
