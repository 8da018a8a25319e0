/// A JSON value. Objects are written with sorted keys, so that the same result is the same text.
public enum JSONValue: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
  case null
  case flag(Bool)
  case number(Double)
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])

  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(nilLiteral: ()) { self = .null }

  /// Unknown is null, never zero and never left out.
  public init(_ value: Double?) { self = value.map { .number($0) } ?? .null }
  public init(_ value: Int) { self = .number(Double(value)) }
  public init(_ value: String?) { self = value.map { .string($0) } ?? .null }
  public init(_ values: [String]) { self = .list(values.map { .string($0) }) }

  /// Two spaces of indentation, one line end at the end.
  public var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// Without a line end anywhere: one record of a log.
  public var line: String {
    switch self {
    case .null: "null"
    case .flag(let value): value ? "true" : "false"
    case .number(let value): Self.number(value)
    case .string(let value): Self.quoted(value)
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.line }.joined(separator: ",") + "}"
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .flag(let value): text += value ? "true" : "false"
    case .number(let value): text += Self.number(value)
    case .string(let value): text += Self.quoted(value)
    case .list(let values) where values.allSatisfy(\.isShort):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text, indent: indent)
      }
      text += "]"
    case .list(let values):
      Self.write(values.map { ("", $0) }, "[", "]", to: &text, indent: indent)
    case .object(let pairs):
      let sorted = pairs.sorted { $0.key < $1.key }.map { (Self.quoted($0.key) + ": ", $0.value) }
      Self.write(sorted, "{", "}", to: &text, indent: indent)
    }
  }

  /// Numbers of a list stand beside each other.
  private var isShort: Bool {
    switch self {
    case .null, .flag, .number: true
    case .string, .list, .object: false
    }
  }

  private static func write(
    _ items: [(label: String, value: JSONValue)], _ open: String, _ close: String, to text: inout String, indent: String
  ) {
    guard !items.isEmpty else {
      text += open + close
      return
    }
    let inner = indent + "  "
    text += open
    for (index, item) in items.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + inner + item.label
      item.value.write(to: &text, indent: inner)
    }
    text += "\n" + indent + close
  }

  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if let whole = Int(exactly: value), abs(whole) < 1_000_000_000_000_000 { return "\(whole)" }
    return "\(value)"
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let code = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
