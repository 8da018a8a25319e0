/// What is wrong with something a user gave us: which file, which line, which key or column, what was found there and
/// what is allowed.
///
/// It reads as one line, in the order a person looks for it:
///
///     anna-week.csv:3: amount: the amount is negative; found "-30"; allowed: a number above 0
///
/// Readers of other formats (YAML, JSON) throw it too, so that every bad input reads the same.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which exit code the fault leads to.
  public enum Kind: Hashable, Sendable {
    /// The content is wrong (exit code 65).
    case badData
    /// There is no such file (exit code 66), or it cannot be opened or read.
    case notFound
  }

  public let kind: Kind
  /// The file as the user named it; `standard input` for `-`.
  public let file: String
  /// The line, counted from 1, where it begins; nil where the fault has no line.
  public let line: Int?
  /// The key or column header; nil where the fault concerns the whole line or file.
  public let key: String?
  /// What is wrong, as a clause without a capital or a full stop.
  public let problem: String
  /// What stands there, exactly; nil where there is nothing to show.
  public let found: String?
  /// What would have been accepted.
  public let allowed: String?

  public init(
    _ kind: Kind = .badData, file: String, line: Int? = nil, key: String? = nil, problem: String,
    found: String? = nil, allowed: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.key = key
    self.problem = problem
    self.found = found
    self.allowed = allowed
  }

  /// 65 for bad data, 66 for input that is not there.
  public var exitCode: Int32 { kind == .badData ? 65 : 66 }

  public var description: String {
    var place = line.map { "\(file):\($0): " } ?? "\(file): "
    if let key { place += "\(Self.printable(key)): " }
    var sentence = place + problem
    if let found { sentence += "; found \"\(Self.printable(found))\"" }
    if let allowed { sentence += "; allowed: \(allowed)" }
    return sentence
  }

  /// Text from a user's file made safe to print on a terminal: control characters written out, long text cut short.
  public static func printable(_ text: String, limit: Int = 60) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return shown + "…" }
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      default:
        if isControl(scalar) {
          shown += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
      count += 1
    }
    return shown
  }

  /// C0 and C1 controls, and the invisible marks that turn the direction of the text around them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// A result that could not be written (exit code 73).
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let problem: String
  /// The reader at the other end of a pipe has gone: nobody is left to tell.
  public let isClosedPipe: Bool

  public init(file: String, problem: String, isClosedPipe: Bool = false) {
    self.file = file
    self.problem = problem
    self.isClosedPipe = isClosedPipe
  }

  public var exitCode: Int32 { 73 }
  public var description: String { "\(file): cannot be written: \(problem)" }
}
