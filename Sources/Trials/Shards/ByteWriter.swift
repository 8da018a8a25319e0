/// Numbers and texts as bytes, little-endian; doubles with every bit they have.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ number: Double) { put(number.bitPattern) }

  /// Counts and numbers of people fit into 32 and 64 bits.
  mutating func put(count: Int) { put(UInt32(count)) }

  mutating func put(_ text: String) {
    put(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

  mutating func put(_ numbers: [Double]) {
    put(count: numbers.count)
    for number in numbers { put(number) }
  }

  mutating func put<Item>(each items: [Item], _ body: (Item, inout ByteWriter) -> Void) {
    put(count: items.count)
    for item in items { body(item, &self) }
  }
}

/// Reads what `ByteWriter` wrote; anything that cannot be is a fault, never a trap.
struct ByteReader {
  struct Broken: Error {}

  private let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var left: Int { bytes.count - offset }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard left >= MemoryLayout<Number>.size else { throw Broken() }
    defer { offset += MemoryLayout<Number>.size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }

  mutating func double() throws -> Double { Double(bitPattern: try number(UInt64.self)) }

  /// A count of things that take at least one byte each.
  mutating func count() throws -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= left else { throw Broken() }
    return count
  }

  mutating func text() throws -> String { String(decoding: try raw(try count()), as: UTF8.self) }

  mutating func raw(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= left else { throw Broken() }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  mutating func doubles() throws -> [Double] { try each { try $0.double() } }

  mutating func each<Item>(_ body: (inout ByteReader) throws -> Item) throws -> [Item] {
    let count = try count()
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try body(&self)) }
    return items
  }
}
