import Foundation
import ModelLanguage
import Tabular

/// What a trial in shards consists of: the trial itself, its settings, and which candidates each shard looks at. It is all that
/// a machine needs beside the program.
public struct ShardManifest: Sendable, Hashable, Codable {
  public static let format = "menaquin shards"
  public static let version = 1

  /// A run of candidates by number; a finished shard has one row for each.
  public struct Shard: Sendable, Hashable, Codable {
    public var index: Int
    public var first: Int
    public var rows: Int

    public var candidates: Range<Int> { first..<first + rows }
  }

  /// What decides the numbers beside the trial.
  public struct Settings: Sendable, Hashable, Codable {
    public var people: Int
    public var replicates: Int
    public var seed: UInt64
    public var scenario: EvidenceScenario
    public var research: Bool
  }

  public var format = Self.format
  public var version = Self.version
  /// Version of the program; shards are computed and merged by the same.
  public var program: String
  /// Of the run, as `menaquin trial` prints it.
  public var fingerprint: String
  /// The trial's file as it was named, and what stood in it.
  public var file: String
  public var trial: String
  public var settings: Settings
  /// The line that runs the same trial in one process.
  public var command: String
  /// Candidates that are merged together; pieces that a shard writes do not cross from one to the next.
  public var block: Int
  public var shards: [Shard]
  /// A hash of everything above.
  public var plan = ""

  init(
    program: String, fingerprint: String, file: String, trial: String, settings: Settings, command: String, block: Int,
    candidates: Int, shards count: Int
  ) {
    self.program = program
    self.fingerprint = fingerprint
    self.file = file
    self.trial = trial
    self.settings = settings
    self.command = command
    self.block = block
    shards = (0..<count).map { index in
      let (first, next) = (index * candidates / count, (index + 1) * candidates / count)
      return Shard(index: index, first: first, rows: next - first)
    }
    plan = hash
  }

  public var candidates: Int { shards.reduce(0) { $0 + $1.rows } }

  /// The shard's candidates in the pieces that it writes.
  func blocks(of shard: Shard) -> [Range<Int>] {
    guard shard.rows > 0 else { return [] }
    let all = shard.candidates
    return (all.lowerBound / block...(all.upperBound - 1) / block).map { number in
      (number * block..<(number + 1) * block).clamped(to: all)
    }
  }

  private var hash: String {
    var hash = StableHash()
    for text in [format, "\(version)", program, fingerprint, file, trial, command] { hash.add(text) }
    hash.add(
      "\(settings.people) \(settings.replicates) \(settings.seed) \(settings.scenario) \(settings.research) \(block)")
    for shard in shards { hash.add("\(shard.index) \(shard.first) \(shard.rows)") }
    return hash.text
  }

  // MARK: As a file

  /// Where the shards of a manifest stand if nothing else is said: `mk7-shards` beside `mk7.json`.
  public static func workFolder(of path: String) -> String {
    (path.hasSuffix(".json") ? String(path.dropLast(".json".count)) : path) + "-shards"
  }

  /// JSON with sorted keys.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  private struct Kind: Decodable {
    var format: String
    var version: Int
  }

  /// - Parameter program: version of this program.
  /// - Throws: `InputError` for a file that is not there, is no manifest, was changed, or belongs to another version.
  public static func read(_ path: String, program: String) throws(InputError) -> ShardManifest {
    let data = Data(try InputFile.bytes(of: path, limit: 512 * 1024 * 1024))
    let file = InputFile.displayName(of: path)
    func fault(_ key: String?, _ problem: String, _ found: String? = nil, _ allowed: String? = nil) -> InputError {
      InputError(file: file, key: key, problem: problem, found: found, allowed: allowed)
    }
    let decoder = JSONDecoder()
    guard let kind = try? decoder.decode(Kind.self, from: data), kind.format == format else {
      throw fault(nil, "this is no manifest of shards", nil, "a file that `menaquin plan` has written, whole")
    }
    guard kind.version == version else {
      throw fault("version", "the manifest is of another version", "\(kind.version)", "\(version)")
    }
    guard let manifest = try? decoder.decode(ShardManifest.self, from: data) else {
      throw fault(nil, "the manifest is not whole", nil, "a file that `menaquin plan` has written, whole")
    }
    guard manifest.program == program else {
      throw fault("program", "the manifest was made by another version of the program", manifest.program, program)
    }
    guard manifest.plan == manifest.hash, manifest.block > 0 else {
      throw fault("plan", "the manifest was changed after it was written", manifest.plan, manifest.hash)
    }
    return manifest
  }
}

extension StableHash {
  /// Sixteen digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
