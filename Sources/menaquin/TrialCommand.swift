import ArgumentParser
import Foods
import Foundation
import ModelLanguage
import People
import Reporting
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

  enum Rows: String, ExpressibleByArgument, CaseIterable { case sqlite, csv }

  @Argument(help: ArgumentHelp("The trial, or a published study (.yaml).", valueName: "trial"))
  var file: String

  @Option(help: "Virtual people enrolled; the trial's own number where not given.")
  var people: Int?

  @Option(
    help: "Trials of the file's own size, drawn from the simulated people: power, and the chance of a wrong sign.")
  var replicates: Int = 0

  @Option(help: "The reading of the evidence: described, trials or none.")
  var scenario: EvidenceScenario = .trials

  @Option(help: "Seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: "Also write every person's values, as rows.sqlite or rows.csv in the folder of --out.")
  var rows: Rows?

  @Option(help: ArgumentHelp("Folder for the report, the charts and the tables.", valueName: "dir"))
  var out: String?

  @Flag(help: "Run outside the model's validity domain; recorded in every output.")
  var research = false

  @Flag(help: "Also compare averaged dosing with every dose as an event, for a few people, and print the difference.")
  var checkDosing = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let people, !(1...100_000_000).contains(people) {
      throw ValidationError("--people is a whole number from 1 to 100000000")
    }
    guard (0...100_000).contains(replicates) else { throw ValidationError("--replicates is a number from 0 to 100000") }
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
    if rows != nil, out == nil { throw ValidationError("--rows needs --out, the folder to write them in") }
  }

  func run() throws {
    let trial = try TrialReader.read(file)
    let outside = trial.outsideDomain
    guard outside.isEmpty || research else {
      throw CommandFault(
        .outsideValidity,
        "\(file): outside the model's validity domain: \(outside.joined(separator: "; ")). Run it with --research to see results all the same."
      )
    }
    let people = try TrialPeople(trial, seed: seed, scenario: scenario)
    let engine = try TrialEngine(
      trial, settings: settings(trial), foods: try FoodTable.shipped(), maker: { try people.participant($0) })
    let interrupt = Interrupt()
    let progress = ProgressLine(isShown: !common.quiet, of: 1)
    if let out { try OutputFolder.check(out) }
    let run = try engine.run(
      rows: try personRows(engine), progress: { progress.show(person: 0, share: min($0, 1)) },
      isCancelled: { interrupt.isRaised })
    progress.clear()
    let check = checkDosing && run.isComplete ? try engine.pulseCheck() : nil
    let notes = outside + people.assumptions + trial.assumed + (check.map { [TrialOutput.words($0)] } ?? [])
    let output = TrialOutput(run, notes: notes, command: commandLine)
    if let out {
      try output.write(to: out)
      if run.isComplete { engine.forgetCheckpoint() }
    }
    try Output.write(output.json, or: output.text, asJSON: common.json)
    if !run.isComplete { throw ExitStatus.partlyDone.code }
  }

  private func settings(_ trial: Trial) -> TrialEngine.Settings {
    // Replicates are drawn from the simulated people: from few, they would repeat them.
    let least = replicates > 0 ? max(trial.population.people, 1000) : trial.population.people
    return TrialEngine.Settings(
      people: people ?? least, replicates: replicates, seed: seed, threads: threads, scenario: scenario,
      research: research, folder: out)
  }

  private func personRows(_ engine: TrialEngine) throws -> PersonRows? {
    guard let rows, let out else { return nil }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let writer: any PersonRowWriter
    switch rows {
    case .sqlite: writer = try SQLiteRows(path: "\(out)/rows.sqlite")
    case .csv: writer = CSVRows(path: "\(out)/rows.csv")
    }
    return PersonRows(writer, run: engine.fingerprint, scenario: scenario.rawValue)
  }

  private var commandLine: String {
    var words = ["menaquin trial \(file)"]
    if let people { words.append("--people \(people)") }
    if replicates > 0 { words.append("--replicates \(replicates)") }
    words.append("--scenario \(scenario.rawValue) --seed \(seed)")
    if research { words.append("--research") }
    return words.joined(separator: " ")
  }
}

/// Ctrl-C, asked for between steps: the run ends with what is whole.
final class Interrupt: @unchecked Sendable {
  // Safe: the flag is read and written under the lock.
  private let lock = NSLock()
  private var raised = false
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue.global())
    source.setEventHandler { [weak self] in
      guard let self else { return }
      // A second one means it.
      if self.isRaised { Foundation.exit(130) }
      self.lock.withLock { self.raised = true }
    }
    source.resume()
  }

  var isRaised: Bool { lock.withLock { raised } }
}
