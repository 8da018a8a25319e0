import ModelLanguage

/// A closed interval of values.
public struct Interval: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  public init(_ lower: Double, _ upper: Double) {
    precondition(lower <= upper, "an interval runs from its lower to its upper end")
    self.lower = lower
    self.upper = upper
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// A value with the interval of what science does not know.
public struct Estimate: Sendable, Hashable {
  public var middle: Double
  public var interval: Interval?

  public init(_ middle: Double, _ interval: Interval? = nil) {
    self.middle = middle
    self.interval = interval
  }

}

/// A number read under each of the three evidence scenarios.
public struct ByScenario<Value: Sendable>: Sendable {
  public var described: Value
  public var trials: Value
  public var none: Value

  public init(described: Value, trials: Value, none: Value) {
    self.described = described
    self.trials = trials
    self.none = none
  }

  public subscript(scenario: EvidenceScenario) -> Value {
    switch scenario {
    case .described: described
    case .trials: trials
    case .none: none
    }
  }
}

/// One of the lines under the sentence: what, from where to where, how much of it is the plan, how sure.
public struct ResultLine: Sendable {
  /// "K2-dependent protein in bone".
  public var what: String
  /// "Osteocalcin that stays inactive".
  public var measure: String
  /// "%", "AU", "of 1,000".
  public var unit: String
  /// The same for a difference where it is said otherwise: "points", "per 1,000".
  public var differenceUnit: String
  /// Living as now.
  public var from: Double
  /// With the plan, under `trials`. Equal to `from` where there is no plan.
  public var to: Double
  /// When, and the range between people: "within three months; 10 – 29 % between people".
  public var note: String
  /// What else a person needs in order to read the number; often empty.
  public var more: String
  /// Plan minus living as now; nil where there is no plan.
  public var differences: ByScenario<Estimate>?
  public var confidence: ConfidenceWord
  public var resolution: Resolution

  public init(
    what: String, measure: String, unit: String, differenceUnit: String? = nil, from: Double, to: Double, note: String,
    more: String = "", differences: ByScenario<Estimate>? = nil, confidence: ConfidenceWord,
    resolution: Resolution = .unlimited
  ) {
    self.what = what
    self.measure = measure
    self.unit = unit
    self.differenceUnit = differenceUnit ?? unit
    self.from = from
    self.to = to
    self.note = note
    self.more = more
    self.differences = differences
    self.confidence = confidence
    self.resolution = resolution
  }
}

/// A row of the table of numbers: the quantity as now, under each scenario, and the difference.
public struct NumberRow: Sendable {
  public var quantity: String
  public var unit: String
  public var asNow: Double
  public var withPlan: ByScenario<Double>
  /// Plan minus as now under `trials`.
  public var difference: Estimate
  /// When the difference is told in another unit than the value, such as "%".
  public var differenceUnit: String?
  public var resolution: Resolution

  public init(
    quantity: String, unit: String, asNow: Double, withPlan: ByScenario<Double>, difference: Estimate,
    differenceUnit: String? = nil, resolution: Resolution = .unlimited
  ) {
    self.quantity = quantity
    self.unit = unit
    self.asNow = asNow
    self.withPlan = withPlan
    self.difference = difference
    self.differenceUnit = differenceUnit
    self.resolution = resolution
  }
}

/// Of 1,000 people like this one, how many it happens to.
public struct Risk: Sendable {
  /// "Fragility fracture".
  public var what: String
  /// "10 years".
  public var within: String
  public var asNow: Estimate
  public var withPlan: Estimate
  /// Plan minus as now under `trials`; nil where there is no plan.
  public var difference: Estimate?

  public init(what: String, within: String, asNow: Estimate, withPlan: Estimate, difference: Estimate? = nil) {
    self.what = what
    self.within = within
    self.asNow = asNow
    self.withPlan = withPlan
    self.difference = difference
  }
}
