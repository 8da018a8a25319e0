import Foundation
import Trials

/// The trial whose shards this process computes, made ready once: the next shard of the same plan finds it.
final class LoadedTrial: @unchecked Sendable {
  // Safe: what is kept is read and written under the lock.
  static let shared = LoadedTrial()

  private let lock = NSLock()
  private var kept: (plan: String, threads: Int, trial: ReadyTrial)?

  func trial(_ manifest: ShardManifest, threads: Int) throws -> ReadyTrial {
    if let kept = lock.withLock({ kept }), kept.plan == manifest.plan, kept.threads == threads { return kept.trial }
    let trial = try ReadyTrial(manifest, threads: threads, folder: nil)
    lock.withLock { kept = (manifest.plan, threads, trial) }
    return trial
  }
}
