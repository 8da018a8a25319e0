/// Numbers as people and other programs write them in tables: sign, digits, a point, an exponent; nothing else.
///
/// `Double("nan")`, `Double("inf")` and `Double("0x1p3")` are numbers to Swift and mistakes in a table.
public enum PlainNumber {
  /// The finite number that `text` writes, or nil.
  public static func parse(_ text: String) -> Double? {
    var sawDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): sawDigit = true
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
      default: return nil
      }
    }
    guard sawDigit, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The shortest text that reads back as `value`; a whole number without a point.
  public static func text(_ value: Double) -> String {
    guard let whole = Int(exactly: value), abs(whole) < 1_000_000_000_000_000 else { return "\(value)" }
    return "\(whole)"
  }
}
