/// Typed reading of cells. A required value that is missing, or a value of the wrong kind, throws with its place.
extension Table.Row {
  /// The text of a required cell.
  public func text(_ column: String) throws(InputError) -> String {
    guard let value = self[column] else { throw missingColumn(column) }
    guard !value.isEmpty else { throw error(column, "the value is missing", allowed: "a text") }
    return value
  }

  /// The text, or nil where the cell is empty or the column absent.
  public func optionalText(_ column: String) -> String? {
    guard let value = self[column], !value.isEmpty else { return nil }
    return value
  }

  /// One of `choices`, exactly as written there.
  public func choice(_ column: String, from choices: [String]) throws(InputError) -> String {
    guard let value = self[column] else { throw missingColumn(column) }
    guard choices.contains(value) else {
      throw error(column, "the value is not one of those known", allowed: choices.joined(separator: ", "))
    }
    return value
  }

  /// A required finite number, within `range` if given.
  public func number(_ column: String, in range: ClosedRange<Double>? = nil) throws(InputError) -> Double {
    guard let value = try optionalNumber(column, in: range) else {
      throw self[column] == nil
        ? missingColumn(column) : error(column, "the value is missing", allowed: Self.allowedNumber(range))
    }
    return value
  }

  /// A finite number, or nil where the cell is empty or the column absent.
  public func optionalNumber(_ column: String, in range: ClosedRange<Double>? = nil) throws(InputError) -> Double? {
    guard let text = optionalText(column) else { return nil }
    guard let value = PlainNumber.parse(text) else {
      throw error(column, "the value is not a number", allowed: Self.allowedNumber(range))
    }
    if let range, !range.contains(value) {
      throw error(column, "the number is out of range", allowed: Self.allowedNumber(range))
    }
    return value
  }

  /// A required whole number, within `range` if given.
  public func integer(_ column: String, in range: ClosedRange<Int>? = nil) throws(InputError) -> Int {
    guard let value = try optionalInteger(column, in: range) else {
      throw self[column] == nil
        ? missingColumn(column) : error(column, "the value is missing", allowed: Self.allowedInteger(range))
    }
    return value
  }

  /// A whole number, or nil where the cell is empty or the column absent.
  public func optionalInteger(_ column: String, in range: ClosedRange<Int>? = nil) throws(InputError) -> Int? {
    guard let text = optionalText(column) else { return nil }
    guard let value = Int(text) else {
      throw error(column, "the value is not a whole number", allowed: Self.allowedInteger(range))
    }
    if let range, !range.contains(value) {
      throw error(column, "the number is out of range", allowed: Self.allowedInteger(range))
    }
    return value
  }

  private func missingColumn(_ column: String) -> InputError {
    InputError(
      file: file, line: 1, key: column, problem: "the column is missing", allowed: "a column named \(column)")
  }

  private static func allowedNumber(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return "a number with a point as decimal mark" }
    return "a number from \(PlainNumber.text(range.lowerBound)) to \(PlainNumber.text(range.upperBound))"
  }

  private static func allowedInteger(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "a whole number" }
    return "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }
}
