import Foundation

/// JSON for chart specifications: keys keep their order, numbers are as short as the picture needs.
enum ChartJSON: Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([ChartJSON])
  case object([(key: String, value: ChartJSON)])
  case null

  init(stringLiteral value: String) { self = .string(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: ChartJSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, ChartJSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
  init(nilLiteral: ()) { self = .null }

  static func numbers(_ values: [Double]) -> ChartJSON { .array(values.map { .number($0) }) }

  /// One line of text. `<`, `>` and `&` are written as escapes, so that it can stand inside a page.
  var text: String {
    switch self {
    case .string(let value): Self.quoted(value)
    case .number(let value): Self.short(value)
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": result += String(format: "\\u%04x", scalar.value)
      case _ where scalar.value < 0x20: result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Four significant figures: less than a pixel on any screen.
  private static func short(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e9 { return String(Int(value)) }
    return String(format: "%.4g", value)
  }
}
