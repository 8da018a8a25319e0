import Simulation

/// A fit as PEtab version 1 can say it: what is unknown, with its prior, and what was measured, with its noise.
public struct PEtabProblem: Sendable {
  /// How an unknown lies around its middle.
  public enum Prior: Sendable, Equatable {
    case normal(sd: Double)
    /// `sd` is of the logarithm.
    case logNormal(sd: Double)
  }

  /// A parameter of the model to be found, in its own unit.
  public struct Unknown: Sendable {
    public var key: String
    public var middle: Double
    public var range: ClosedRange<Double>
    public var prior: Prior

    public init(_ key: String, middle: Double, range: ClosedRange<Double>, prior: Prior) {
      self.key = key
      self.middle = middle
      self.range = range
      self.prior = prior
    }
  }

  /// One measurement: factor · (sum of the keys' values) + offset against value + offset.
  public struct Reading: Sendable {
    public var name: String
    /// Quantities or pools, read in their own units.
    public var keys: [String]
    public var factor: Double
    public var offset: Double
    /// Years.
    public var age: Double
    public var value: Double
    public var sd: Double
    /// Whether `sd` is of the logarithm.
    public var isLogarithmic: Bool
    /// Log standard deviation of the laboratory's scale, an unknown that readings of the same keys share; 0 for none.
    public var laboratory: Double

    public init(
      _ name: String, keys: [String], factor: Double, offset: Double = 0, age: Double, value: Double, sd: Double,
      isLogarithmic: Bool, laboratory: Double = 0
    ) {
      self.name = name
      self.keys = keys
      self.factor = factor
      self.offset = offset
      self.age = age
      self.value = value
      self.sd = sd
      self.isLogarithmic = isLogarithmic
      self.laboratory = laboratory
    }
  }

  /// What the fit has and PEtab has no words for.
  public struct LeftOut: Sendable, Equatable {
    public var what: String
    public var why: String

    public init(_ what: String, _ why: String) {
      self.what = what
      self.why = why
    }
  }

  public var life: Life
  public var unknowns: [Unknown]
  public var readings: [Reading]
  public var leftOut: [LeftOut]

  public init(life: Life, unknowns: [Unknown], readings: [Reading], leftOut: [LeftOut]) {
    self.life = life
    self.unknowns = unknowns
    self.readings = readings
    self.leftOut = leftOut
  }
}
