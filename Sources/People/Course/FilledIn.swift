/// A value that went into a person's life: what, how much, and where it came from.
public struct FilledIn: Sendable, Hashable {
  public enum Origin: Sendable, Hashable {
    /// From the person's file.
    case stated
    /// From the person's measurement, on that day.
    case measured(on: String)
    /// For want of a statement; the text says from what.
    case assumed
  }

  public var what: String
  public var value: String
  public var origin: Origin
  /// What it rests on, in a few words.
  public var from: String

  public init(_ what: String, _ value: String, _ origin: Origin, from: String) {
    self.what = what
    self.value = value
    self.origin = origin
    self.from = from
  }
}
