import Foundation
import Tabular

/// The file of a shard's rows: a head that says whose it is, then blocks of verdicts, each with its length and hash. A block
/// that was not written whole is found out and taken off, so that the file is its own checkpoint.
struct ShardRows: Sendable {
  /// One block, by where its verdicts stand in the file.
  struct Block: Sendable, Hashable {
    var candidates: Range<Int>
    var place: Range<Int>
  }

  /// What stands in the file, up to the first block that is not whole.
  struct Content: Sendable, Hashable {
    var blocks: [Block]
    /// Of the head and the whole blocks, and of the file.
    var bytes: Int
    var size: Int
    /// Of the bytes that are whole.
    var hash: String

    var rows: Int { blocks.reduce(0) { $0 + $1.candidates.count } }
  }

  private static let magic = Array("MNQSHARD".utf8)
  private static let version: UInt32 = 1
  private static let blockHead = 32

  let path: String
  private let data: Data

  /// Nil where there is no file. The file is mapped, not read.
  /// - Throws: `ShardFault` where it cannot be read.
  init?(path: String) throws(ShardFault) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      throw ShardFault(.bad, "\(path): cannot be read")
    }
    self.path = path
    self.data = data
  }

  // MARK: Writing

  static func head(_ manifest: ShardManifest, _ shard: ShardManifest.Shard) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(magic)
    writer.put(version)
    writer.put(manifest.plan)
    writer.put(manifest.fingerprint)
    writer.put(UInt64(shard.index))
    writer.put(UInt64(shard.first))
    writer.put(UInt64(shard.rows))
    return writer.bytes
  }

  static func block(_ verdicts: [Verdict]) -> [UInt8] {
    let body = VerdictCoding.bytes(of: verdicts)
    var writer = ByteWriter()
    writer.put(UInt64(verdicts.first?.number ?? 0))
    writer.put(UInt64(verdicts.count))
    writer.put(UInt64(body.count))
    writer.put(body.withUnsafeBytes { hash($0) })
    writer.put(body)
    return writer.bytes
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash()
    hash.add(bytes)
    return hash.value
  }

  // MARK: Reading

  /// Which shard of which plan the head names.
  struct Owner: Sendable, Hashable {
    var plan: String
    var fingerprint: String
    var index: Int
    var headBytes: Int
  }

  /// - Throws: `ShardFault` where the file is none of a shard, or of another version. Nil where not even the head is whole.
  func owner() throws(ShardFault) -> Owner? {
    guard data.count >= Self.magic.count + 4 else { return nil }
    guard data.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      throw ShardFault(.bad, "\(path): this is no file of a shard's rows")
    }
    let read = data.withUnsafeBytes { bytes -> (UInt32, Owner?)? in
      var reader = ByteReader(bytes)
      guard (try? reader.raw(Self.magic.count)) != nil, let version = try? reader.number(UInt32.self) else {
        return nil
      }
      guard version == Self.version, let plan = try? reader.text(), let fingerprint = try? reader.text(),
        let numbers = try? (0..<3).map({ _ in try reader.number(UInt64.self) })
      else { return (version, nil) }
      return (
        version,
        Owner(
          plan: plan, fingerprint: fingerprint, index: Int(truncatingIfNeeded: numbers[0]), headBytes: reader.offset)
      )
    }
    if let version = read?.0, version != Self.version {
      throw ShardFault(.bad, "\(path): the rows are of another version (\(version), here \(Self.version))")
    }
    return read?.1
  }

  /// The blocks that are whole and are those expected, from the first on.
  func content(after headBytes: Int, expecting expected: [Range<Int>]) -> Content {
    data.withUnsafeBytes { bytes in
      var blocks: [Block] = []
      var end = headBytes
      for candidates in expected {
        guard let block = Self.block(in: bytes, at: end), block.candidates == candidates else { break }
        blocks.append(block)
        end = block.place.upperBound
      }
      let whole = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      var hash = StableHash()
      hash.add(whole)
      return Content(blocks: blocks, bytes: end, size: bytes.count, hash: hash.text)
    }
  }

  private static func block(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Block? {
    guard bytes.count - offset >= blockHead else { return nil }
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[offset...]))
    guard let head = try? (0..<4).map({ _ in try reader.number(UInt64.self) }),
      let first = Int(exactly: head[0]), let count = Int(exactly: head[1]), let length = Int(exactly: head[2]),
      first <= Int.max - count, let body = try? reader.raw(length), hash(body) == head[3]
    else { return nil }
    let start = offset + blockHead
    return Block(candidates: first..<first + count, place: start..<start + length)
  }

  /// - Throws: `ShardFault` where the bytes are no verdicts on these candidates.
  func verdicts(_ block: Block) throws(ShardFault) -> [Verdict] {
    let verdicts = data.withUnsafeBytes { bytes in
      try? VerdictCoding.verdicts(from: UnsafeRawBufferPointer(rebasing: bytes[block.place]))
    }
    guard let verdicts, verdicts.map(\.number) == Array(block.candidates) else {
      throw ShardFault(.bad, "\(path): rows of people \(block.candidates.lowerBound) and on cannot be read")
    }
    return verdicts
  }
}
