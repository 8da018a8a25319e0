/// One condition for taking part: `lumbar spine T-score > -2.5`, `age >= 60`.
public struct Criterion: Sendable, Hashable {
  public enum What: Sendable, Hashable {
    case age
    /// Known before the life is simulated; in the unit of its name.
    case covariate(String)
    /// Read off the simulated life at entry, without noise.
    case quantity(TrialQuantity)
  }

  public var what: What
  public var bound: Bound
  /// As the file writes it.
  public var text: String
  public var line: Int?

  public init(_ what: What, _ bound: Bound, text: String, line: Int? = nil) {
    self.what = what
    self.bound = bound
    self.text = text
    self.line = line
  }
}
