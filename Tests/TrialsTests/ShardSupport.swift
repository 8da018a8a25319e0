import Foundation
import People
import Testing

@testable import Trials

/// A plan of the markers' trial and a folder for its shards.
struct ShardBench {
  let manifest: ShardManifest
  let engine: TrialEngine
  let work: String

  init(
    shards: Int, candidates: Int? = nil, text: String = TestPeople.markers, seed: UInt64 = 1, threads: Int = 2,
    in folder: String
  )
    throws
  {
    engine = try TestPeople.engine(text, TrialEngine.Settings(replicates: 3, seed: seed, threads: threads))
    manifest = try engine.plan(
      shards: shards, candidates: candidates, file: "trial.yaml", text: text, command: "menaquin trial trial.yaml",
      program: "test")
    work = "\(folder)/shards"
  }

  /// - Parameter rows: the run is asked to stop once so many are written.
  @discardableResult
  func run(
    _ index: Int, stoppingAt rows: Int = .max, tell: @escaping (ShardRun.Event) -> Void = { _ in }
  ) throws -> ShardRun.Ending {
    let stop = Flag()
    return try ShardRun(manifest, index: index, engine: engine, work: work).run(
      holder: "the test",
      tell: { event in
        if case .written(let written) = event, written >= rows { stop.raise() }
        tell(event)
      }, isCancelled: { stop.isRaised })
  }

  func runAll() throws { for index in manifest.shards.indices { try run(index) } }

  /// Everything that the merged run holds, to the last bit.
  func merged() throws -> String { Self.text(try engine.merge(try ShardSet(manifest, work: work))) }

  func folder(_ index: Int) -> ShardFolder { ShardFolder(index: index, in: work) }

  static func text(_ run: TrialRun) -> String { CanonicalText.of(run) }

  /// The same trial in one process.
  static func alone(_ text: String = TestPeople.markers, seed: UInt64 = 1) throws -> String {
    Self.text(try TestPeople.engine(text, TrialEngine.Settings(replicates: 3, seed: seed)).run())
  }

  /// A folder that is gone after the test.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-shards-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// With half the people failing a simulated criterion, so that ranks and numbers differ.
  static let choosy = TestPeople.changed(
    "  sex: {female: 0.5}", "  sex: {female: 0.5}\n  include: [\"ucOC/cOC > 0.5\", \"age > 57\"]")

  func sentences() throws -> [String] {
    do {
      _ = try ShardSet(manifest, work: work)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  func exitCode() -> Int32 {
    do {
      _ = try ShardSet(manifest, work: work)
      return 0
    } catch {
      return error.exitCode
    }
  }
}

final class Flag: @unchecked Sendable {
  // Safe: the flag is read and written under the lock.
  private let lock = NSLock()
  private var raised = false
  var isRaised: Bool { lock.withLock { raised } }
  func raise() { lock.withLock { raised = true } }
}
