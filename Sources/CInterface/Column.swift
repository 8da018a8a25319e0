/// A column of a table that is handed over: its values lie in memory as Arrow wants them, so that nothing is copied.
final class Column {
  enum Values {
    case numbers(Buffer<Double>)
    case integers(Buffer<Int64>)
    case flags(Buffer<UInt8>)
    /// Each text once, and which of them stands in each row.
    case words(WordList)
    /// UTF-8 one after the other, and where each begins.
    case texts(bytes: Buffer<UInt8>, starts: Buffer<Int32>)
  }

  enum Kind { case number, integer, flag, word, text }

  let name: String
  /// Of the numbers; nil where they have none, or each row names its own.
  let unit: String?
  let values: Values
  private(set) var count = 0
  private(set) var missing = 0
  /// A bit per row, set where there is a value; nil as long as none is missing.
  private(set) var present: Buffer<UInt8>?

  init(_ name: String, _ kind: Kind, unit: String? = nil) {
    self.name = name
    self.unit = unit
    switch kind {
    case .number: values = .numbers(Buffer())
    case .integer: values = .integers(Buffer())
    case .flag: values = .flags(Buffer())
    case .word: values = .words(WordList())
    case .text:
      let starts = Buffer<Int32>()
      starts.append(0)
      values = .texts(bytes: Buffer(), starts: starts)
    }
  }

  func add(_ value: Double?) {
    guard case .numbers(let buffer) = values else { preconditionFailure("\(name) takes no numbers") }
    buffer.append(value ?? 0)
    note(value != nil)
  }

  func add(_ value: Int) {
    guard case .integers(let buffer) = values else { preconditionFailure("\(name) takes no whole numbers") }
    buffer.append(Int64(value))
    note(true)
  }

  func add(_ value: Bool) {
    guard case .flags(let bits) = values else { preconditionFailure("\(name) takes no flags") }
    Self.set(bits, count, value)
    note(true)
  }

  func add(_ value: String?) {
    switch values {
    case .words(let words): words.append(value ?? "")
    case .texts(let bytes, let starts):
      for byte in (value ?? "").utf8 { bytes.append(byte) }
      starts.append(Int32(bytes.count))
    default: preconditionFailure("\(name) takes no texts")
    }
    note(value != nil)
  }

  private func note(_ isPresent: Bool) {
    if !isPresent, present == nil {
      let bits = Buffer<UInt8>()
      for row in 0..<count { Self.set(bits, row, true) }
      present = bits
    }
    if let present { Self.set(present, count, isPresent) }
    if !isPresent { missing += 1 }
    count += 1
  }

  private static func set(_ bits: Buffer<UInt8>, _ row: Int, _ value: Bool) {
    if row % 8 == 0 { bits.append(0) }
    if value { bits[row / 8] |= 1 << UInt8(row % 8) }
  }
}

/// Texts that repeat: each is kept once.
final class WordList {
  let codes = Buffer<Int32>()
  private(set) var words: [String] = []
  private var known: [String: Int32] = [:]
  private var last: (word: String, code: Int32)?

  func append(_ word: String) {
    if let last, last.word == word { return codes.append(last.code) }
    let code = known[word] ?? add(word)
    last = (word, code)
    codes.append(code)
  }

  private func add(_ word: String) -> Int32 {
    let code = Int32(words.count)
    words.append(word)
    known[word] = code
    return code
  }

  /// The words themselves as a column.
  var column: Column {
    let column = Column("words", .text)
    for word in words { column.add(word) }
    return column
  }
}
