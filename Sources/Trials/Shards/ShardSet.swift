import Foundation
import Tabular

/// All shards of a plan, found in their folder and verified: none missing, none twice, none cut short, none of another plan.
public struct ShardSet: Sendable {
  /// Everything that is wrong with a set, told at once.
  public struct Faults: Error, Sendable, Hashable {
    public let faults: [ShardFault]

    /// 65 where a shard is bad, else 75: what is missing can be computed.
    public var exitCode: Int32 { faults.contains { $0.kind == .bad } ? 65 : 75 }
  }

  public let manifest: ShardManifest
  /// By index.
  public let markers: [ShardMarker]
  /// By number of the merged chunk.
  private let pieces: [Int: [(rows: ShardRows, block: ShardRows.Block)]]

  /// - Throws: `Faults`.
  public init(_ manifest: ShardManifest, work: String) throws(Faults) {
    var search = ShardSearch(manifest, work: work)
    let found = search.found()
    guard search.faults.isEmpty else { throw Faults(faults: search.faults) }
    self.manifest = manifest
    markers = found.map(\.marker)
    var pieces: [Int: [(rows: ShardRows, block: ShardRows.Block)]] = [:]
    for shard in found {
      for block in shard.content.blocks {
        pieces[block.candidates.lowerBound / manifest.block, default: []].append((shard.rows, block))
      }
    }
    self.pieces = pieces
  }

  /// People in all shards.
  public var people: Int { markers.reduce(0) { $0 + $1.people } }
  public var failures: Int { markers.reduce(0) { $0 + $1.failures } }

  /// A chunk's verdicts; nil beyond the last shard. Plans hold whole chunks.
  func verdicts(ofChunk chunk: Int) throws -> [Verdict]? {
    try pieces[chunk]?.flatMap { try $0.rows.verdicts($0.block) }
  }
}

/// Looks through the folder of shards and collects what is wrong.
private struct ShardSearch {
  struct Found {
    var marker: ShardMarker
    var rows: ShardRows
    var content: ShardRows.Content
  }

  let manifest: ShardManifest
  let work: String
  private(set) var faults: [ShardFault] = []

  init(_ manifest: ShardManifest, work: String) {
    self.manifest = manifest
    self.work = work
  }

  /// In the order of the shards; not all of them where there are faults.
  mutating func found() -> [Found] {
    var folders: [Int: [ShardFolder]] = [:]
    for folder in ShardFolder.all(in: work) {
      if let index = index(of: folder) { folders[index, default: []].append(folder) }
    }
    for (index, several) in folders.sorted(by: { $0.key < $1.key }) where several.count > 1 {
      bad("shard \(index) is there \(several.count) times: \(several.map(\.path).joined(separator: ", ")); keep one")
    }
    var found: [Found] = []
    var missing: [Int] = []
    for shard in manifest.shards {
      guard let folder = folders[shard.index]?.first, FileManager.default.fileExists(atPath: folder.marker) else {
        missing.append(shard.index)
        continue
      }
      if let whole = check(folder, shard) { found.append(whole) }
    }
    if !missing.isEmpty { tellMissing(missing) }
    return found
  }

  private mutating func bad(_ sentence: String) { faults.append(ShardFault(.bad, sentence)) }

  /// Which shard a folder holds, whatever it is called; nil where that cannot be said, and then a fault is.
  private mutating func index(of folder: ShardFolder) -> Int? {
    do throws(ShardFault) {
      let marker = try ShardMarker.read(folder)
      let owner = try ShardRows(path: folder.rows)?.owner()
      let plan = owner?.plan ?? marker?.plan ?? manifest.plan
      guard plan == manifest.plan else {
        bad(
          "\(folder.path): the shard belongs to another plan (\(plan), run \(owner?.fingerprint ?? marker?.fingerprint ?? "unknown"); the manifest's plan is \(manifest.plan), run \(manifest.fingerprint))"
        )
        return nil
      }
      guard let index = owner?.index ?? marker?.index else { return nil }
      guard manifest.shards.indices.contains(index) else {
        bad("\(folder.path): the plan has no shard \(index)")
        return nil
      }
      return index
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func check(_ folder: ShardFolder, _ shard: ShardManifest.Shard) -> Found? {
    do throws(ShardFault) {
      guard let marker = try ShardMarker.read(folder) else { return nil }
      guard let rows = try ShardRows(path: folder.rows), let owner = try rows.owner() else {
        bad("\(folder.rows): shard \(shard.index) is marked as done, and its rows are not there; \(again(shard))")
        return nil
      }
      let content = rows.content(after: owner.headBytes, expecting: manifest.blocks(of: shard))
      if content.size < marker.bytes {
        bad(
          "\(folder.rows): shard \(shard.index) is cut short: \(content.size) of \(marker.bytes) bytes, \(content.rows) of \(shard.rows) rows; \(again(shard))"
        )
        return nil
      }
      guard marker.describes(content, of: shard, in: manifest) else {
        bad("\(folder.rows): shard \(shard.index) was changed after it was done; \(again(shard))")
        return nil
      }
      return Found(marker: marker, rows: rows, content: content)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private func again(_ shard: ShardManifest.Shard) -> String { "run shard \(shard.index) again" }

  private mutating func tellMissing(_ missing: [Int]) {
    let count = manifest.shards.count
    let named =
      missing.count == count ? "none of the \(count) shards is done" : "\(Self.list(missing)) of \(count) not done"
    faults.append(
      ShardFault(.unfinished, "\(work): \(named); run \(missing.count == 1 ? "it" : "them"), then merge again"))
  }

  /// `shards 0, 3–5`
  private static func list(_ indices: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound + 1 == index {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    let words = runs.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return (indices.count == 1 ? "shard " : "shards ") + words.joined(separator: ", ") + (runs.count > 12 ? ", …" : "")
  }
}
