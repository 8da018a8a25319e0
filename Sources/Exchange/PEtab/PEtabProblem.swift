import Simulation

/// A fit as PEtab version 1 can say it: what is unknown, with its prior, and what was measured, with its noise.
public struct PEtabProblem: Sendable {
  /// How an unknown lies around its middle.
  public enum Prior: Sendable, Equatable {
    case normal(sd: Double)
    /// `sd` is of the logarithm.
    case logNormal(sd: Double)
    /// Evenly over the range.
    case uniform
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
    /// Whose scale that is, where readings of other keys share it too; empty for the laboratory of these keys.
    public var source: String

    public init(
      _ name: String, keys: [String], factor: Double, offset: Double = 0, age: Double, value: Double, sd: Double,
      isLogarithmic: Bool, laboratory: Double = 0, source: String = ""
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
      self.source = source
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

  /// Whose life the model is run as.
  public struct Condition: Sendable, Equatable {
    public var id: String
    public var name: String

    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  public var life: Life
  public var unknowns: [Unknown]
  public var readings: [Reading]
  public var leftOut: [LeftOut]
  public var condition: Condition

  public init(
    life: Life, unknowns: [Unknown], readings: [Reading], leftOut: [LeftOut],
    condition: Condition = Condition(id: "person", name: "the person's own life")
  ) {
    self.condition = condition
    self.life = life
    self.unknowns = unknowns
    self.readings = readings
    self.leftOut = leftOut
  }
}
