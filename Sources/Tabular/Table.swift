/// A table read from CSV: a header line and rows of text under it, each row knowing its line.
///
/// Reading is strict (see `RecordReader`): every row has as many fields as the header, headers are named and differ.
/// Spaces around a header or a value do not count. A number has a point as its decimal mark.
public struct Table: Sendable {
  /// The file as the user named it.
  public let file: String
  public let headers: [String]
  private let columns: [String: Int]
  private let cells: [String]
  private let lines: [Int]

  /// Reads the file at `path`, or standard input for `-`.
  public init(file path: String, limit: Int = InputFile.defaultLimit) throws(InputError) {
    try self.init(bytes: InputFile.bytes(of: path, limit: limit), file: InputFile.displayName(of: path))
  }

  public init(text: String, file: String) throws(InputError) {
    try self.init(bytes: Array(text.utf8), file: file)
  }

  public init(bytes: [UInt8], file: String) throws(InputError) {
    let start = try TextCheck.check(bytes, file: file)
    let result = bytes.withUnsafeBufferPointer { text in
      Self.parse(RecordReader(file: file, text: text, start: start), file: file)
    }
    let parts = try result.get()
    self.file = file
    headers = parts.headers
    columns = Dictionary(uniqueKeysWithValues: zip(parts.headers, parts.headers.indices))
    cells = parts.cells
    lines = parts.lines
  }

  public var rowCount: Int { lines.count }

  public var rows: some RandomAccessCollection<Row> {
    lines.indices.lazy.map { Row(table: self, index: $0) }
  }

  public func hasColumn(_ header: String) -> Bool { columns[header] != nil }

  /// Demands that all `required` columns are there and that no column is unknown.
  public func expectColumns(_ required: [String], optional: [String] = []) throws(InputError) {
    let known = required + optional
    for header in headers where !known.contains(header) {
      throw InputError(
        file: file, line: 1, key: header, problem: "there is no such column", found: header,
        allowed: known.joined(separator: ", "))
    }
    for header in required where columns[header] == nil {
      throw InputError(
        file: file, line: 1, key: header, problem: "the column is missing",
        found: headers.joined(separator: ", "), allowed: known.joined(separator: ", "))
    }
  }

  /// One row of a table; values are read by the header of their column.
  public struct Row: Sendable {
    fileprivate let table: Table
    fileprivate let index: Int

    /// The line on which the row begins, counted from 1.
    public var line: Int { table.lines[index] }
    public var file: String { table.file }

    /// The cell as it stands, without the spaces around it; nil where there is no such column.
    public subscript(column: String) -> String? {
      table.columns[column].map { table.cells[index * table.headers.count + $0].trimmingBlanks }
    }

    /// Whether every field of the row is empty, as spreadsheets write an empty line.
    public var isBlank: Bool {
      let first = index * table.headers.count
      return table.cells[first..<first + table.headers.count].allSatisfy { $0.trimmingBlanks.isEmpty }
    }

    /// An error about the value of `column` in this row.
    public func error(_ column: String, _ problem: String, allowed: String? = nil) -> InputError {
      InputError(file: file, line: line, key: column, problem: problem, found: self[column], allowed: allowed)
    }
  }

  private struct Parts {
    var headers: [String] = []
    var cells: [String] = []
    var lines: [Int] = []
  }

  // A Result, since a closure given to `withUnsafeBufferPointer` cannot yet pass on a typed error.
  private static func parse(_ source: RecordReader, file: String) -> Result<Parts, InputError> {
    var reader = source
    var parts = Parts()
    do throws(InputError) {
      guard let header = try reader.next() else {
        throw InputError(file: file, problem: "the file is empty", allowed: "a header line and rows under it")
      }
      parts.headers = try checkedHeaders(header, file: file)
      while let record = try reader.next() {
        guard record.fields.count == parts.headers.count else {
          throw InputError(
            file: file, line: record.line, problem: "the row has another number of fields than the header",
            found: "\(record.fields.count) fields",
            allowed: "\(parts.headers.count) fields (\(listed(parts.headers)))")
        }
        parts.cells.append(contentsOf: record.fields)
        parts.lines.append(record.line)
      }
      return .success(parts)
    } catch {
      return .failure(error)
    }
  }

  private static func checkedHeaders(_ record: RecordReader.Record, file: String) throws(InputError) -> [String] {
    let headers = record.fields.map(\.trimmingBlanks)
    if headers.count == 1, let only = headers.first, let mark = only.first(where: { $0 == ";" || $0 == "\t" }) {
      throw InputError(
        file: file, line: record.line, problem: "fields are separated by \(mark == ";" ? "semicolons" : "tabs")",
        found: only, allowed: "fields separated by commas")
    }
    var seen: Set<String> = []
    for (index, header) in headers.enumerated() {
      if header.isEmpty {
        throw InputError(
          file: file, line: record.line, key: "column \(index + 1)", problem: "the column has no header",
          allowed: "a name for every column")
      }
      if header.utf8.count > longestHeader {
        throw InputError(
          file: file, line: record.line, key: "column \(index + 1)", problem: "the header is too long", found: header,
          allowed: "at most \(longestHeader) bytes")
      }
      if !seen.insert(header).inserted {
        throw InputError(
          file: file, line: record.line, key: header, problem: "the header stands twice", found: header,
          allowed: "each header once")
      }
    }
    return headers
  }

  private static let longestHeader = 200

  private static func listed(_ headers: [String]) -> String {
    headers.count <= 12 ? headers.joined(separator: ", ") : headers.prefix(12).joined(separator: ", ") + ", …"
  }
}

extension String {
  /// Without spaces and tabs at either end.
  var trimmingBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    guard first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 else { return self }
    var slice = self[...]
    while let character = slice.first, character == " " || character == "\t" { slice.removeFirst() }
    while let character = slice.last, character == " " || character == "\t" { slice.removeLast() }
    return String(slice)
  }
}
