import Foundation
import Tabular

/// Computes one shard of a trial and leaves it in its folder: rows of all its candidates and, last, the marker that it is done.
/// Run again it checks what is done, and goes on with what is not.
public struct ShardRun: Sendable {
  /// What is told on the way.
  public enum Event: Sendable, Hashable {
    /// So many rows stand there from an earlier run.
    case resumed(rows: Int)
    /// The shard was done, and its rows are not what the marker says.
    case damaged(wholeRows: Int)
    case written(rows: Int)
  }

  public enum Ending: Sendable, Hashable {
    case done(ShardMarker)
    /// By an earlier run; its rows were checked.
    case wasDone(ShardMarker)
    /// Interrupted; so many rows stand.
    case stopped(rows: Int)
  }

  public let manifest: ShardManifest
  public let shard: ShardManifest.Shard
  private let engine: TrialEngine
  private let folder: ShardFolder
  private var criteria: Int { engine.design.criteria.count }

  /// - Parameters:
  ///   - engine: made from the manifest's trial and settings.
  ///   - work: folder of all shards.
  /// - Throws: `ShardFault` where there is no such shard, or this program computes another run.
  public init(_ manifest: ShardManifest, index: Int, engine: TrialEngine, work: String) throws(ShardFault) {
    guard manifest.shards.indices.contains(index) else {
      throw ShardFault(.bad, "there is no shard \(index): the manifest has shards 0 to \(manifest.shards.count - 1)")
    }
    try manifest.check(engine)
    self.manifest = manifest
    self.engine = engine
    shard = manifest.shards[index]
    folder = ShardFolder(index: index, in: work)
  }

  /// - Parameters:
  ///   - holder: what another process is told that wants the same shard.
  ///   - isCancelled: asked often; once true, the run ends with what is whole.
  /// - Throws: `ShardFault` where another process computes this shard or another plan's shard stands in its place, `OutputError`
  ///   where nothing more can be written; what was written whole stays.
  public func run(
    holder: String, tell: @escaping (Event) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Ending {
    try OutputFolder.make(folder.path)
    let lock: FileLock
    do {
      lock = try FileLock(path: folder.lock, holder: holder)
    } catch let held as FileLock.Held {
      throw ShardFault(
        .unfinished, "\(folder.path): another process computes this shard (\(held.holder)); nothing was done")
    }
    return try withExtendedLifetime(lock) {
      let marker = try ShardMarker.read(folder)
      let standing = try standing()
      if let marker {
        if let standing, marker.describes(standing, of: shard, in: manifest) { return .wasDone(marker) }
        try FileManager.default.removeItem(atPath: folder.marker)
        tell(.damaged(wholeRows: standing?.rows ?? 0))
      }
      guard try write(after: standing, tell, isCancelled) else { return .stopped(rows: try self.standing()?.rows ?? 0) }
      return .done(try finish())
    }
  }

  /// What stands in the folder and can be kept; nil where nothing does.
  private func standing() throws(ShardFault) -> ShardRows.Content? {
    guard let rows = try ShardRows(path: folder.rows), let owner = try rows.owner() else { return nil }
    guard owner.plan == manifest.plan, owner.index == shard.index else {
      throw ShardFault(
        .bad, "\(folder.rows): \(owner.isNot(shard.index, of: manifest)); give another --work, or remove it")
    }
    return rows.content(after: owner.headBytes, expecting: manifest.blocks(of: shard))
  }

  /// - Returns: whether all rows are written.
  private func write(
    after standing: ShardRows.Content?, _ tell: @escaping (Event) -> Void, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> Bool {
    let file = try GrowingFile(path: folder.rows, keeping: standing?.bytes ?? 0)
    if standing == nil { try file.append(ShardRows.head(manifest, shard)) }
    let blocks = manifest.blocks(of: shard)
    let first = standing?.blocks.count ?? 0
    var rows = standing?.rows ?? 0
    if rows > 0 { tell(.resumed(rows: rows)) }
    let order = InOrder<[Verdict]>(first..<blocks.count, threads: engine.settings.threads) { number, verdicts in
      try file.append(ShardRows.block(verdicts))
      rows += verdicts.count
      tell(.written(rows: rows))
      return number + 1 < blocks.count
    }
    try order.run(isCancelled: isCancelled) { try engine.verdicts(blocks[$0], isCancelled: isCancelled) }
    try file.sync()
    return rows == shard.rows
  }

  /// Reads everything back before it is called done.
  private func finish() throws -> ShardMarker {
    guard let rows = try ShardRows(path: folder.rows), let content = try standing(), content.rows == shard.rows,
      content.bytes == content.size
    else {
      throw ShardFault(.unfinished, "\(folder.rows): what was written does not read back whole; run the shard again")
    }
    let marker = try ShardMarker(manifest, shard, rows, content, criteria: criteria)
    try marker.write(to: folder)
    return marker
  }
}

extension ShardMarker {
  /// Whether these are the bytes that the shard was finished with.
  func describes(_ content: ShardRows.Content, of shard: ShardManifest.Shard, in manifest: ShardManifest) -> Bool {
    plan == manifest.plan && index == shard.index && rows == shard.rows && content.rows == shard.rows
      && bytes == content.size && hash == content.hash
  }
}

extension ShardRows.Owner {
  /// Whose the rows are, where they are not this shard's.
  func isNot(_ index: Int, of manifest: ShardManifest) -> String {
    plan == manifest.plan
      ? "these are rows of shard \(self.index), not of shard \(index)"
      : "these are rows of another plan (\(plan), run \(fingerprint); the manifest's plan is \(manifest.plan), run \(manifest.fingerprint))"
  }
}

extension ShardManifest {
  /// - Throws: `ShardFault` where this program with its model, foods and evidence computes another run.
  func check(_ engine: TrialEngine) throws(ShardFault) {
    let found = engine.fingerprint
    guard found == fingerprint else {
      throw ShardFault(
        .bad,
        "the manifest is of run \(fingerprint), and this program computes run \(found): its model, foods, evidence or the files that the trial names are others"
      )
    }
  }
}
