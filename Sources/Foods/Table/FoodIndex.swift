import Foundation
import GRDB
import Physiology
import Tabular

/// The SQLite index over the food tables: made once from the CSV files, kept in the user's cache directory under the
/// hash of their content, and made again when that hash differs. Where no cache can be written it lives in memory.
///
/// Several processes may make it at once: each writes a file of its own, and the last to rename it wins with the same
/// bytes of meaning. A file of the right name is never changed again, only replaced.
enum FoodIndex {
  /// Raised when the schema or the classification of foods changes, so that an older cache is not believed.
  static let version = 2

  /// Opens the cached index, or makes one.
  static func open(_ sources: FoodSources, cacheDirectory: URL?) throws -> DatabaseQueue {
    let hash = contentHash(sources)
    guard let directory = cacheDirectory else { return try inMemory(sources, hash: hash) }
    let file = directory.appendingPathComponent("foods-\(hash).sqlite")
    if let queue = try? openExisting(file, hash: hash) { return queue }
    do {
      try makeFile(file, sources, hash: hash)
      let queue = try openExisting(file, hash: hash)
      removeOlder(than: file, in: directory)
      return queue
    } catch is DatabaseError {
      return try inMemory(sources, hash: hash)
    } catch is CocoaError {
      return try inMemory(sources, hash: hash)
    }
  }

  /// The user's cache directory for this program, made if it is not there; nil where that fails.
  static func userCacheDirectory(environment: [String: String] = ProcessInfo.processInfo.environment) -> URL? {
    let root: URL?
    if let stated = environment["XDG_CACHE_HOME"], stated.hasPrefix("/") {
      root = URL(fileURLWithPath: stated)
    } else {
      root = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
    }
    guard let directory = root?.appendingPathComponent("menaquin") else { return nil }
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      return nil
    }
    return directory
  }

  /// FNV-1a over every shipped byte that the index depends on, eight bytes at a time.
  static func contentHash(_ sources: FoodSources) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    mix(UInt64(version))
    for file in [sources.curated, sources.standardReference, sources.survey, sources.groups, sources.aliases] {
      mix(UInt64(file.count))
      file.withUnsafeBytes { bytes in
        var offset = 0
        while offset + 8 <= bytes.count {
          mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
          offset += 8
        }
        while offset < bytes.count {
          mix(UInt64(bytes[offset]))
          offset += 1
        }
      }
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  private static func inMemory(_ sources: FoodSources, hash: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { database in try fill(database, sources, hash: hash) }
    return queue
  }

  private static func makeFile(_ file: URL, _ sources: FoodSources, hash: String) throws {
    let own = "\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: .min ... .max))"
    let partial = file.deletingPathExtension().appendingPathExtension(own + ".part")
    defer { try? FileManager.default.removeItem(at: partial) }
    let queue = try DatabaseQueue(path: partial.path)
    try queue.write { database in try fill(database, sources, hash: hash) }
    try queue.close()
    guard rename(partial.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Opens a finished index for reading; throws when it is not one, or not of this content.
  private static func openExisting(_ file: URL, hash: String) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: file.path) else { throw CocoaError(.fileNoSuchFile) }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    let found = try queue.read { database in
      try String.fetchOne(database, sql: "SELECT hash || ':' || (SELECT count(*) FROM food) || ':' || foods FROM made")
    }
    let parts = (found ?? "").split(separator: ":")
    guard parts.count == 3, parts[0] == hash, parts[1] == parts[2] else { throw CocoaError(.fileReadCorruptFile) }
    return queue
  }

  private static func removeOlder(than file: URL, in directory: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    for name in names where name.hasPrefix("foods-") && name.hasSuffix(".sqlite") && name != file.lastPathComponent {
      try? FileManager.default.removeItem(at: directory.appendingPathComponent(name))
    }
    for name in names where name.hasPrefix("foods-") && name.contains(".part") {
      removeAbandoned(directory.appendingPathComponent(name))
    }
  }

  /// Removes what a process left unfinished more than an hour ago.
  private static func removeAbandoned(_ file: URL) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard let changed = attributes?[.modificationDate] as? Date, changed.timeIntervalSinceNow < -3600 else { return }
    try? FileManager.default.removeItem(at: file)
  }
}
