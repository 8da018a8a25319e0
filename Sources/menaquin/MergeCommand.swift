import ArgumentParser
import Foundation
import Reporting
import Tabular
import Trials

/// Finished shards as the trial that one process would have run.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Verifies the shards of a plan and merges them into the trial's results.",
    usage: "menaquin merge MANIFEST.json [--work DIR] [--out DIR] [--rows FORMAT] [--json]",
    discussion: """
      The results are those of menaquin trial, byte for byte. Shards that are missing (exit code 75), or cut short, changed, \
      there twice or of another plan (65), are named and nothing is written. Where the shards have fewer people than are \
      wanted, the rest is simulated here.
      """)

  @Argument(help: ArgumentHelp("The plan's manifest.", valueName: "manifest"))
  var manifest: String

  @OptionGroup var options: ShardOptions

  @OptionGroup var results: RunOptions

  @OptionGroup var common: CommonOptions

  private var log: JobLog { JobLog(command: "merge", isJSON: options.jsonLog, isQuiet: common.quiet) }

  func run() throws { try log.run(merge) }

  private func merge() throws {
    let plan = try ShardManifest.read(manifest, program: Version.text)
    if let out = results.out { try OutputFolder.check(out) }
    let work = try TrialWork(plan, threads: results.threads, folder: results.out)
    let set = try ShardSet(plan, work: options.folder(of: manifest))
    log.tell(
      "verified", "\(plan.shards.count) shards are whole: \(plan.candidates) candidates, \(set.people) people",
      ["shards": JSONValue(plan.shards.count), "people": JSONValue(set.people), "failures": JSONValue(set.failures)])
    let interrupt = Interrupt([SIGINT, SIGTERM])
    let progress = ProgressLine(isShown: !common.quiet && !options.jsonLog, of: 1, doing: "merging")
    let run = try work.engine.merge(
      set, rows: try work.personRows(results), progress: { progress.show(person: 0, share: min($0, 1)) },
      lacking: {
        log.tell("lacking", "\($0) people are still wanted; they are simulated here", ["people": JSONValue($0)])
      },
      isCancelled: { interrupt.isRaised })
    progress.clear()
    try work.publish(run, results, command: plan.command, asJSON: common.json)
  }
}
