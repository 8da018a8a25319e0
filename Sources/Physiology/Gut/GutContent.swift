import ModelLanguage

/// What a vitamer's doses have left in the gut, followed outside the solver: it tells with which transit rate, and which
/// first-pass escape, the model must go on after each dose.
///
///     g₁(t) = g₁·e     g₂(t) = (g₂ + kt·g₁)·e     g₃(t) = (g₃ + kt·g₂ + (kt)²/2·g₁)·e        e = exp(−kt)
///
/// The closed form of `GutTransit` between doses. Whoever lays out a diary of meals walks through it once and writes, for each
/// meal, one event: add `uptake` to the first gut state, set the transit rate (and, for MK-4, the escape) to the mixed ones.
public struct GutContent: Sendable {
  /// nmol in the three states.
  public private(set) var first = 0.0
  public private(set) var second = 0.0
  public private(set) var third = 0.0
  /// Present transit rate, per day.
  public private(set) var transitRate: Double
  /// Present share of absorbed MK-4 that escapes the first pass; of no meaning for other vitamers.
  public private(set) var escape: Double

  /// - Parameter transitRate: per day, of whatever comes first.
  public init(transitRate: Double, escape: Double = 0) {
    precondition(transitRate > 0, "a transit rate is positive")
    self.transitRate = transitRate
    self.escape = escape
  }

  public var total: Double { first + second + third }

  /// Lets time pass, in days.
  public mutating func pass(_ days: Double) {
    precondition(days >= 0, "doses are given in the order of time")
    let steps = transitRate * days
    let left = RateLaw.Function.exp.apply(-steps)
    third = (third + steps * second + steps * steps / 2 * first) * left
    second = (second + steps * first) * left
    first *= left
  }

  /// A dose joins: its rate and escape mix with what is there, by amount.
  public mutating func take(_ uptake: Double, transitRate new: Double, escape share: Double = 0) {
    precondition(uptake >= 0, "a dose is not negative")
    transitRate = GutTransit.mixed(transitRate, content: total, with: new, dose: uptake)
    escape = GutTransit.mixed(escape, content: total, with: share, dose: uptake)
    first += uptake
  }
}
