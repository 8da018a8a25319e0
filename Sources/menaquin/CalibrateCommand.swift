import ArgumentParser
import Calibration
import Foods
import Foundation
import Qualification
import Tabular

/// The uncertain parameters fitted to whole studies.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Uncertain parameters fitted to whole studies: a posterior, and what the data could not move.",
    usage: "menaquin calibrate [STUDY.yaml|DIR]... --out DIR [--members N] [--steps N] [--seed N] [--json]",
    discussion: """
      Sets of parameters drawn from their own uncertainties are moved towards the values whose role is calibration, in a few \
      steps; values for validation are never read. With --out, the folder receives members.csv (the posterior), \
      parameters.csv (what moved and how far), values.csv (each value before and after) and calibration.yaml (how it was made). \
      A run that was stopped goes on from its last finished step.

        menaquin calibrate --out results/calibration
        menaquin qualify --posterior results/calibration/members.csv
      """)

  @Argument(help: ArgumentHelp("Studies, or folders of studies (.yaml).", valueName: "study"))
  var paths: [String] = ["Data/Studies"]

  @Option(help: ArgumentHelp("Sets of parameters moved together, from 20 to 2000.", valueName: "n"))
  var members: Int = 96

  @Option(help: ArgumentHelp("Steps towards the data, from 1 to 20.", valueName: "n"))
  var steps: Int = 3

  @Option(help: ArgumentHelp("Simulated people of a group, where a mean is asked for.", valueName: "n"))
  var people: Int = 8

  @Option(help: ArgumentHelp("The same where a share of people is asked for.", valueName: "n"))
  var peopleForShares: Int = 24

  @Option(help: "Seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: ArgumentHelp("Commit of the program, to be written beside the result.", valueName: "name"))
  var commit: String?

  @Option(help: ArgumentHelp("Folder for the posterior and its tables.", valueName: "dir"))
  var out: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (20...2000).contains(members) else { throw ValidationError("--members is a number from 20 to 2000") }
    guard (1...20).contains(steps) else { throw ValidationError("--steps is a number from 1 to 20") }
    guard (2...1000).contains(people), (2...1000).contains(peopleForShares) else {
      throw ValidationError("--people and --people-for-shares are numbers from 2 to 1000")
    }
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
  }

  func run() throws {
    if let out { try OutputFolder.check(out) }
    let files = try paths.flatMap { try StudyFolder.files($0) }
    let studies = try files.map { try StudyFileReader.read($0) }
    let texts = try files.map { try InputFile.text(of: $0) }
    let settings = CalibrationSettings(
      members: members, steps: steps, peopleForMeans: people, peopleForShares: peopleForShares, seed: seed)
    let calibration = StudyCalibration(
      studies, texts: texts, settings: settings, threads: threads, foods: try FoodTable.shipped())
    guard !calibration.values.isEmpty else {
      throw InputError(
        file: paths.joined(separator: ", "), key: "use", problem: "no value of these studies can calibrate",
        allowed: "use: calibration, a standard error, and a quantity that the simulation reports")
    }
    let interrupt = Interrupt()
    let progress = ProgressLine(isShown: !common.quiet, of: 1)
    let result = try calibration.run(
      folder: out, progress: { progress.show(person: 0, share: min($0, 1)) }, isCancelled: { interrupt.isRaised })
    progress.clear()
    guard let result else {
      Output.note(out.map { "stopped; run it again to go on from \($0)\n" } ?? "stopped; without --out nothing is kept\n")
      throw ExitStatus.partlyDone.code
    }
    let output = CalibrationOutput(result, commit: commit)
    if let out {
      try output.write(to: out)
      StudyCalibration.forget(out)
    }
    try Output.write(output.json, or: output.text, asJSON: common.json)
  }
}
