import ArgumentParser
import Foundation
import Tabular
import Trials

/// A trial on virtual people: arms, visits, endpoints, as its file says.
struct TrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "A trial on virtual people: one sentence, a table, a report as a journal would have it.",
    usage:
      "menaquin trial TRIAL.yaml [--people N] [--replicates N] [--scenario described|trials|none] [--out DIR] [--json]",
    discussion: """
      Every virtual person lives from birth to entry once and goes on from there under every arm with the same random numbers. \
      The trial reports one arm each, with measurement noise, losses and deaths; “same people” is the difference without them. \
      With --out, the folder receives report.html, summary.csv, summary.json and charts; a run that was stopped goes on from there.

        menaquin trial examples/trials/postmenopausal-mk7.yaml --people 2000 --replicates 200 --out results/mk7
      """)

  @Argument(help: ArgumentHelp("The trial, or a published study (.yaml).", valueName: "trial"))
  var file: String

  @OptionGroup var settings: TrialSettings

  @OptionGroup var results: RunOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let trial = try TrialReader.read(file)
    let work = try TrialWork(
      trial, file: file, settings: settings.options.engine(trial, threads: results.threads, folder: results.out))
    let interrupt = Interrupt()
    let progress = ProgressLine(isShown: !common.quiet, of: 1)
    if let out = results.out { try OutputFolder.check(out) }
    let run = try work.engine.run(
      rows: try work.personRows(results), progress: { progress.show(person: 0, share: min($0, 1)) },
      isCancelled: { interrupt.isRaised })
    progress.clear()
    try work.publish(
      run, results, command: settings.options.commandLine(file), asJSON: common.json)
  }
}
