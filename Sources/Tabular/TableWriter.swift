/// Writes a table as RFC 4180: quotes where they are needed, one header, rows of equal length.
public struct TableWriter: Sendable {
  public let headers: [String]
  /// LF as this project writes by default, or CRLF as RFC 4180 prints it; both read back the same.
  public let lineEnd: String
  private var body: String

  public init(headers: [String], lineEnd: String = "\n") {
    precondition(!headers.isEmpty, "A table has at least one column.")
    precondition(lineEnd == "\n" || lineEnd == "\r\n", "A line ends with LF or CRLF.")
    self.headers = headers
    self.lineEnd = lineEnd
    body = Self.record(headers) + lineEnd
  }

  /// Adds one row; nil is an empty cell (unknown), which is not zero.
  public mutating func append(_ fields: [String?]) {
    precondition(fields.count == headers.count, "A row has one field for each header.")
    body += Self.record(fields.map { $0 ?? "" })
    body += lineEnd
  }

  public var text: String { body }

  /// One row with its line end, for a table that is written row by row; nil is an empty cell.
  public static func line(_ fields: [String?]) -> String { record(fields.map { $0 ?? "" }) + "\n" }

  /// Writes the table to `path` whole or not at all; `-` is standard output.
  public func write(to path: String) throws(OutputError) {
    try OutputFile.write(Array(body.utf8), to: path)
  }

  private static func record(_ fields: [String]) -> String {
    // A single empty field would write an empty line, which reads back as no record at all.
    if fields == [""] { return "\"\"" }
    return fields.map(quoted).joined(separator: ",")
  }

  /// The field, in quotes if it holds a comma, a quote or a line end, or starts with what reads as a byte order mark.
  static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains {
      $0 == .comma || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
    }
    guard needsQuotes || field.unicodeScalars.first == "\u{FEFF}" else { return field }
    var quoted = "\""
    for character in field.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
