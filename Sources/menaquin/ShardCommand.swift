import ArgumentParser
import Foundation
import Reporting
import Tabular
import Trials

/// One shard of a plan, on this machine.
struct ShardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shard",
    abstract: "Computes one shard of a plan; run again, it goes on where it stood.",
    usage: "menaquin shard --manifest MANIFEST.json [--index I] [--work DIR] [--json-log]",
    discussion: """
      The index is given, or comes from the array job: \(ShardIndex.variables.joined(separator: ", ")). \
      A shard that is done is checked and not computed again. Ended with exit code 75 it is unfinished, and what was computed \
      stands: run it again.
      """)

  @Option(help: ArgumentHelp("The plan's manifest.", valueName: "file"))
  var manifest: String

  @Option(help: "Which shard, from 0; where not given, as the array job says.")
  var index: Int?

  @OptionGroup var options: ShardOptions

  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
  }

  private var log: JobLog { JobLog(command: "shard", isJSON: options.jsonLog, isQuiet: common.quiet) }

  func run() throws { try log.run(compute) }

  private func compute() throws {
    let plan = try ShardManifest.read(manifest, program: Version.text)
    let choice = try ShardIndex(
      option: index, environment: ProcessInfo.processInfo.environment, shards: plan.shards.count)
    let shard = plan.shards[choice.index]
    log.tell(
      "begins",
      "shard \(choice.index) of 0 to \(plan.shards.count - 1) (index from \(choice.source)): \(shard.rows) candidates from number \(shard.first)",
      [
        "shard": JSONValue(choice.index), "shards": JSONValue(plan.shards.count), "index_from": .string(choice.source),
        "first": JSONValue(shard.first), "rows": JSONValue(shard.rows), "run": .string(plan.fingerprint),
        "plan": .string(plan.plan), "threads": JSONValue(threads),
      ])
    let work = try TrialWork(plan, threads: threads, folder: nil)
    let run = try ShardRun(plan, index: choice.index, engine: work.engine, work: options.folder(of: manifest))
    let interrupt = Interrupt([SIGINT, SIGTERM])
    let progress = ShardProgress(shard, log: log)
    let ending = try run.run(
      holder: "process \(ProcessInfo.processInfo.processIdentifier) on \(ProcessInfo.processInfo.hostName)",
      tell: progress.tell, isCancelled: { interrupt.isRaised })
    progress.clear()
    try tell(ending, shard)
  }

  private func tell(_ ending: ShardRun.Ending, _ shard: ShardManifest.Shard) throws {
    switch ending {
    case .done(let marker): try tell(marker, "done")
    case .wasDone(let marker): try tell(marker, "was done before, and is whole")
    case .stopped(let rows):
      log.tell(
        "stopped", "stopped with \(rows) of \(shard.rows) rows; run shard \(shard.index) again to go on",
        ["shard": JSONValue(shard.index), "rows": JSONValue(rows)], level: "warning")
      throw ExitStatus.partlyDone.code
    }
  }

  private func tell(_ marker: ShardMarker, _ state: String) throws {
    let json = JSONValue.object([
      "shard": JSONValue(marker.index), "rows": JSONValue(marker.rows), "qualified": JSONValue(marker.qualified),
      "people": JSONValue(marker.people), "failures": JSONValue(marker.failures), "bytes": JSONValue(marker.bytes),
      "hash": .string(marker.hash), "state": .string(state),
    ])
    if options.jsonLog {
      log.tell(
        "done", "shard \(marker.index): \(state)",
        ["shard": JSONValue(marker.index), "people": JSONValue(marker.people)])
    }
    try Output.write(
      json,
      or:
        "shard \(marker.index): \(state); \(marker.rows) candidates, \(marker.people) people, \(marker.failures) not simulated\n",
      asJSON: common.json)
  }
}
