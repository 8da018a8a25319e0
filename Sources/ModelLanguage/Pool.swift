/// What a conserved amount is made of; the ledger of each closes over the whole body.
public enum Conserved: String, Sendable, Hashable, CaseIterable, Codable {
  case calcium, phosphorus, phylloquinone, menaquinone4, menaquinone7, menaquinone8, menaquinone9, menadione
}

/// A state of the model: an amount somewhere in the body, or a signal with a memory.
public final class Pool: Sendable, Hashable {
  /// Dotted name, unique in the model: `vitaminK.menaquinone7.plasma`.
  public let key: String
  public let meaning: String
  /// The unit in which the state is kept.
  public let unit: UnitOfMeasure
  /// A typical size in `unit`: errors are judged against at least 1 % of it.
  public let scale: Double
  /// Value at birth, a law of parameters, inputs and other pools' values at birth.
  public let initial: RateLaw
  /// Amount of each conserved thing in one `unit` of this pool, in mg for elements and nmol for vitamers; empty for a signal.
  public let composition: [Conserved: RateLaw]
  /// False for a quantity that may run below zero; most may not.
  public let isNonNegative: Bool
  /// True for a sum of risk over a life, such as a cumulative hazard: it feels what changes within months and not within
  /// hours, and holds nothing that a ledger follows, so that it may be integrated over finished steps.
  public let isSumOfRisk: Bool

  public init(
    _ key: String, _ meaning: String, _ unit: UnitOfMeasure, scale: Double, atBirth initial: RateLaw,
    of composition: [Conserved: RateLaw] = [:], nonNegative: Bool = true, sumOfRisk: Bool = false
  ) {
    precondition(scale > 0, "\(key): a pool's scale is a positive typical size")
    precondition(!sumOfRisk || composition.isEmpty, "\(key): a sum of risk holds no matter")
    self.key = key
    self.meaning = meaning
    self.unit = unit
    self.scale = scale
    self.initial = initial
    self.composition = composition
    self.isNonNegative = nonNegative
    isSumOfRisk = sumOfRisk
  }

  /// The pool's present content, as a term of a rate law.
  public var now: RateLaw { RateLaw(.pool(self)) }

  public static func == (a: Pool, b: Pool) -> Bool { a.key == b.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
