/// What a trial reports.
public struct Endpoint: Sendable, Hashable {
  public enum What: Sendable, Hashable {
    case quantity(TrialQuantity)
    /// Time to the first event.
    case event(TrialEvent)
    /// Something a study reports that a trial does not simulate: read and kept for those who can.
    case special(String)
  }

  /// How a value at a visit is told, each from the same person's value at the start.
  public enum Form: Sendable, Hashable {
    case value, change, percentChange, ratio
    /// Time to the first event.
    case event
    /// A form that only studies have, as `peak rate`.
    case special(String)

    static let plain: [(name: String, form: Form)] = [
      ("value", .value), ("change", .change), ("percent change", .percentChange), ("ratio", .ratio), ("event", .event),
    ]

    public init(text: String) {
      self = Self.plain.first { $0.name == text.lowercased() }?.form ?? .special(text)
    }

    public var name: String {
      if case .special(let text) = self { return text }
      return Self.plain.first { $0.form == self }?.name ?? ""
    }
  }

  /// How far a reading lies from the truth.
  public enum Noise: Sendable, Hashable {
    /// As published for the quantity.
    case standard
    case none
    /// Of one reading: relative where the quantity's noise is relative, else in its unit.
    case size(Double)
  }

  public var what: What
  /// As the file writes it.
  public var name: String
  public var form: Form
  public var bySex: Bool
  public var noise: Noise
  /// Readings below it are reported as half of it.
  public var lowerLimit: Double?
  /// Who counts as having responded, on the reported form; nil counts none.
  public var responder: Bound?
  public var line: Int?

  public init(
    _ what: What, name: String, form: Form = .value, bySex: Bool = false, noise: Noise = .standard,
    lowerLimit: Double? = nil, responder: Bound? = nil, line: Int? = nil
  ) {
    self.what = what
    self.name = name
    self.form = form
    self.bySex = bySex
    self.noise = noise
    self.lowerLimit = lowerLimit
    self.responder = responder
    self.line = line
  }

  public var quantity: TrialQuantity? { if case .quantity(let quantity) = what { quantity } else { nil } }
  public var event: TrialEvent? { if case .event(let event) = what { event } else { nil } }

  /// Unit of what is reported.
  public var unit: String {
    guard let quantity else { return "" }
    switch form {
    case .value, .change: return quantity.unit == "ratio" ? "" : quantity.unit
    case .percentChange: return "%"
    case .ratio, .event, .special: return ""
    }
  }

  /// `ucOC/cOC, percent change`.
  public var words: String { form == .value || event != nil ? name : "\(name), \(form.name)" }

  /// The reported value from the reading at a visit and that at the start; nil where it has none.
  public func told(_ now: Double, from start: Double) -> Double? {
    let told: Double
    switch form {
    case .value: told = now
    case .change: told = now - start
    case .percentChange: told = 100 * (now / start - 1)
    case .ratio: told = now / start
    case .event, .special: return nil
    }
    return told.isFinite ? told : nil
  }
}

/// A comparison with a number: `< -20`, `>= 2.5`.
public struct Bound: Sendable, Hashable {
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
  }

  public var relation: Relation
  public var value: Double

  public init(_ relation: Relation, _ value: Double) {
    self.relation = relation
    self.value = value
  }

  public func holds(_ x: Double) -> Bool {
    switch relation {
    case .atLeast: x >= value
    case .atMost: x <= value
    case .above: x > value
    case .below: x < value
    }
  }

  public var words: String { "\(relation.rawValue) \(shortAmount(value))" }
}
