/// One condition for taking part: `lumbar spine T-score > -2.5`, `age >= 60`.
public struct Criterion: Sendable, Hashable {
  public enum What: Sendable, Hashable {
    case age
    /// Known before the life is simulated; in the unit of its name.
    case covariate(String)
    /// Read off the simulated life at entry, without noise.
    case quantity(TrialQuantity)
    /// The lowest of several that have the same unit, read in the same way.
    case lowest([TrialQuantity])
  }

  public var what: What
  public var bound: Bound
  /// As the file writes it.
  public var text: String
  public var line: Int?

  /// What is read off the simulated life; empty for what is known beforehand.
  var quantities: [TrialQuantity] {
    switch what {
    case .age, .covariate: []
    case .quantity(let quantity): [quantity]
    case .lowest(let quantities): quantities
    }
  }

  public init(_ what: What, _ bound: Bound, text: String, line: Int? = nil) {
    self.what = what
    self.bound = bound
    self.text = text
    self.line = line
  }
}
