import Foundation
import Tabular

/// Says that a shard is done: what it holds, how many bytes they are and their hash, and an exact count of what it found.
public struct ShardMarker: Sendable, Hashable, Codable {
  public var plan: String
  public var fingerprint: String
  public var program: String
  public var index: Int
  public var first: Int
  /// Candidates looked at; each has one row.
  public var rows: Int
  public var bytes: Int
  public var hash: String
  /// Candidates who qualify; of them, who could be simulated to the end.
  public var qualified: Int
  public var people: Int
  public var failures: Int
  /// Per criterion: candidates who were asked, and who passed.
  public var asked: [Int]
  public var passed: [Int]

  /// Counts what stands in the rows, block by block.
  /// - Throws: `ShardFault` where they cannot be read.
  init(
    _ manifest: ShardManifest, _ shard: ShardManifest.Shard, _ rows: ShardRows, _ content: ShardRows.Content,
    criteria: Int
  ) throws(ShardFault) {
    plan = manifest.plan
    fingerprint = manifest.fingerprint
    program = manifest.program
    index = shard.index
    first = shard.first
    self.rows = content.rows
    bytes = content.bytes
    hash = content.hash
    var screening = ChunkRunner.Result([], criteria: criteria).screening
    (people, failures) = (0, 0)
    for block in content.blocks {
      let result = ChunkRunner.Result(try rows.verdicts(block), criteria: criteria)
      screening.merge(result.screening)
      people += result.people.count
      failures += result.failures.count
    }
    (qualified, asked, passed) = (screening.qualified, screening.asked, screening.passed)
  }

  /// Nil where there is none.
  /// - Throws: `ShardFault` for a file that is no marker.
  static func read(_ folder: ShardFolder) throws(ShardFault) -> ShardMarker? {
    guard let data = FileManager.default.contents(atPath: folder.marker) else { return nil }
    guard let marker = try? JSONDecoder().decode(ShardMarker.self, from: data) else {
      throw ShardFault(.bad, "\(folder.marker): this is no done-marker of a shard")
    }
    return marker
  }

  func write(to folder: ShardFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try OutputFile.write([UInt8](encoder.encode(self)) + [0x0A], to: folder.marker)
  }
}
