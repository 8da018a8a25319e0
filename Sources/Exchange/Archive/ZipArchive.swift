/// A ZIP file of stored entries: PKWARE's APPNOTE 6.3 without compression. The same files give the same bytes.
///
/// Left out: compression, entries of 4 GB and more.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// - Parameter name: a path inside the archive, with `/` between folders.
  mutating func add(_ name: String, _ content: [UInt8]) {
    precondition(body.count + content.count < Int(UInt32.max), "a ZIP file without extensions stays below 4 GB")
    let offset = body.count
    let header = description(of: content, name)
    body += Self.bytes(0x0403_4B50, 4) + header + Array(name.utf8) + content
    directory += Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2) + header
    // No remark, one disk, no attributes; then where the entry begins.
    directory += Self.bytes(0, 2) + Self.bytes(0, 2) + Self.bytes(0, 2) + Self.bytes(0, 4) + Self.bytes(offset, 4)
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole file.
  var bytes: [UInt8] {
    var end = Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 2) + Self.bytes(0, 2)
    end += Self.bytes(count, 2) + Self.bytes(count, 2) + Self.bytes(directory.count, 4) + Self.bytes(body.count, 4)
    return body + directory + end + Self.bytes(0, 2)
  }

  /// What the two headers of an entry share: version 2.0, names in UTF-8, stored, 1 January 1980, sum, sizes.
  private func description(of content: [UInt8], _ name: String) -> [UInt8] {
    var header = Self.bytes(20, 2) + Self.bytes(0x0800, 2) + Self.bytes(0, 2) + Self.bytes(0, 2) + Self.bytes(0x0021, 2)
    header += Self.bytes(Int(CyclicRedundancy.sum(of: content)), 4)
    header += Self.bytes(content.count, 4) + Self.bytes(content.count, 4)
    return header + Self.bytes(name.utf8.count, 2) + Self.bytes(0, 2)
  }

  /// A number with its lowest byte first.
  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// CRC-32 of ISO 3309, as ZIP and PNG use it.
enum CyclicRedundancy {
  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
  }

  static func sum(of bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
