/// Splits UTF-8 text into records and fields by RFC 4180, strictly.
///
/// Fields are separated by commas, records by LF or CRLF; a field that holds a comma, a quote or a line end stands in
/// double quotes, and a quote inside it is doubled. A line with nothing on it separates records and is skipped.
/// Refused, with line and column: text after a closing quote, a quote inside an unquoted field, a quote that is never
/// closed, a carriage return that ends no line.
struct RecordReader {
  struct Record {
    /// Where it begins, counted from 1.
    let line: Int
    let fields: [String]
  }

  /// No table of ours comes near it; it keeps a megabyte of commas from becoming a gigabyte of fields.
  static let mostFields = 4096

  private let file: String
  private let text: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var line = 1

  init(file: String, text: UnsafeBufferPointer<UInt8>, start: Int) {
    self.file = file
    self.text = text
    self.index = start
  }

  /// The next record, or nil at the end.
  mutating func next() throws(InputError) -> Record? {
    while index < text.count, try skipLineEnd() {}
    guard index < text.count else { return nil }
    let first = line
    var fields: [String] = []
    while true {
      let field = text.at(index) == .quote ? try quotedField(fields.count) : try plainField(fields.count)
      fields.append(field)
      guard fields.count <= Self.mostFields else {
        throw fault("a row has more fields than any table here", column: nil, found: "over \(Self.mostFields) fields")
      }
      guard index < text.count else { break }
      if text[index] == .comma {
        index += 1
        continue
      }
      if try skipLineEnd() { break }
      throw fault("text follows the closing quote", column: fields.count - 1, found: excerpt(from: index))
    }
    return Record(line: first, fields: fields)
  }

  private mutating func plainField(_ column: Int) throws(InputError) -> String {
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte == .comma || byte == .lineFeed || byte == .carriageReturn { break }
      if byte == .quote {
        throw fault("a quote stands inside a field that is not quoted", column: column, found: excerpt(from: start))
      }
      index += 1
    }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func quotedField(_ column: Int) throws(InputError) -> String {
    let opening = index
    let openingLine = line
    index += 1
    var start = index
    var content: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      if byte == .lineFeed { line += 1 }
      guard byte == .quote else {
        index += 1
        continue
      }
      content.append(contentsOf: text[start..<index])
      index += 1
      guard text.at(index) == .quote else { return String(decoding: content, as: UTF8.self) }
      start = index
      index += 1
    }
    line = openingLine
    throw fault("a quoted field is never closed", column: column, found: excerpt(from: opening))
  }

  /// Steps over an LF or CRLF if one stands here.
  private mutating func skipLineEnd() throws(InputError) -> Bool {
    switch text[index] {
    case .lineFeed:
      index += 1
    case .carriageReturn:
      guard text.at(index + 1) == .lineFeed else {
        throw fault("a carriage return ends no line", column: nil, found: "\\r alone")
      }
      index += 2
    default:
      return false
    }
    line += 1
    return true
  }

  private func excerpt(from start: Int) -> String {
    String(decoding: text[start..<min(text.count, start + 40)], as: UTF8.self)
  }

  private func fault(_ problem: String, column: Int?, found: String) -> InputError {
    InputError(
      file: file, line: line, key: column.map { "column \($0 + 1)" }, problem: problem, found: found,
      allowed: "comma-separated values as in RFC 4180 (a field with quotes, commas or line ends stands in quotes)")
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func at(_ index: Int) -> UInt8? { index < count ? self[index] : nil }
}
