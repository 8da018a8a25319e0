import ArrowData

/// People handed in as a table: one row each, read in place.
struct PeopleTable {
  enum Field {
    case number((Int) -> Double?)
    case text((Int) -> String?)
  }

  let count: Int
  /// In the table's order.
  let fields: [(name: String, field: Field)]

  /// - Throws: `CallFault` for a column of a type that is not read, and for one without any value.
  init(_ schema: UnsafePointer<ArrowSchema>, _ array: UnsafePointer<ArrowArray>) throws(CallFault) {
    let (schema, array) = (schema.pointee, array.pointee)
    guard String(cString: schema.format) == "+s", let names = schema.children, let columns = array.children else {
      throw CallFault(
        CallFault.badInput,
        "people: this is no table of columns; found type \"\(String(cString: schema.format))\"; allowed: a record batch"
      )
    }
    count = Int(array.length)
    var fields: [(name: String, field: Field)] = []
    for index in 0..<Int(schema.n_children) {
      guard let child = names[index]?.pointee, let column = columns[index]?.pointee else { continue }
      let name = String(cString: child.name)
      guard !fields.contains(where: { $0.name == name }) else {
        throw CallFault(CallFault.badInput, "people: \(name): two columns have this name")
      }
      fields.append(
        (name, try Self.field(name, String(cString: child.format), column, from: Int(array.offset), rows: count)))
    }
    self.fields = fields
  }

  private static let allowed = "float64, float32, int64, int32 for numbers, string or large_string for texts"

  private static func field(
    _ name: String, _ format: String, _ column: ArrowArray, from offset: Int, rows: Int
  ) throws(CallFault) -> Field {
    let first = offset + Int(column.offset)
    guard format != "n", !(rows > 0 && column.null_count >= rows) else {
      throw CallFault(CallFault.badInput, "people: \(name): the column holds no value; leave it out")
    }
    let reader = ColumnReader(column, first: first)
    switch format {
    case "g": return .number { reader.value($0, Double.self) }
    case "f": return .number { reader.value($0, Float.self).map(Double.init) }
    case "l": return .number { reader.value($0, Int64.self).map(Double.init) }
    case "i": return .number { reader.value($0, Int32.self).map(Double.init) }
    case "u": return .text { reader.text($0, Int32.self) }
    case "U": return .text { reader.text($0, Int64.self) }
    default:
      throw CallFault(
        CallFault.badInput,
        "people: \(name): the column has a type that is not read here; found Arrow type \"\(format)\"; allowed: \(allowed)"
      )
    }
  }
}

/// Values of one column where they lie; nil where there is none.
private struct ColumnReader {
  private let column: ArrowArray
  private let first: Int

  init(_ column: ArrowArray, first: Int) {
    self.column = column
    self.first = first
  }

  private func buffer<Element>(_ number: Int, _ type: Element.Type) -> UnsafePointer<Element>? {
    column.buffers?[number].map { $0.assumingMemoryBound(to: type) }
  }

  private func isPresent(_ row: Int) -> Bool {
    guard column.null_count != 0, let bits = buffer(0, UInt8.self) else { return true }
    let place = first + row
    return bits[place / 8] & (1 << UInt8(place % 8)) != 0
  }

  func value<Element>(_ row: Int, _ type: Element.Type) -> Element? {
    isPresent(row) ? buffer(1, type)?[first + row] : nil
  }

  func text<Place: BinaryInteger>(_ row: Int, _ type: Place.Type) -> String? {
    guard isPresent(row), let starts = buffer(1, type) else { return nil }
    let (start, end) = (Int(starts[first + row]), Int(starts[first + row + 1]))
    guard end > start, let bytes = buffer(2, UInt8.self) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes + start, count: end - start), as: UTF8.self)
  }
}
