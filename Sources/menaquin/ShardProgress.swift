import Foundation
import Tabular
import Trials

/// Tells how far a shard is: a line on a terminal, a record every ten seconds in a log.
final class ShardProgress {
  private let shard: ShardManifest.Shard
  private let log: JobLog
  private let line: ProgressLine
  private var lastTold = Date()
  private static let seconds = 10.0

  init(_ shard: ShardManifest.Shard, log: JobLog) {
    self.shard = shard
    self.log = log
    line = ProgressLine(isShown: !log.isQuiet && !log.isJSON, of: 1)
  }

  func tell(_ event: ShardRun.Event) {
    let place = ["shard": JSONValue(shard.index)]
    switch event {
    case .resumed(let rows):
      log.tell(
        "resumed", "\(rows) of \(shard.rows) rows stand from before", place.merging(["rows": JSONValue(rows)]) { $1 })
    case .damaged(let rows):
      log.tell(
        "damaged", "the shard was done, but its rows are not whole: going on after the \(rows) that are",
        place.merging(["rows": JSONValue(rows)]) { $1 }, level: "warning")
    case .written(let rows):
      line.show(person: 0, share: Double(rows) / Double(max(shard.rows, 1)))
      guard log.isJSON, Date().timeIntervalSince(lastTold) >= Self.seconds else { return }
      lastTold = Date()
      log.tell("progress", "\(rows) of \(shard.rows) rows", place.merging(["rows": JSONValue(rows)]) { $1 })
    }
  }

  func clear() { line.clear() }
}
