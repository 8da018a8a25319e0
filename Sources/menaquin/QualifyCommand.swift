import ArgumentParser
import Evidence
import Foods
import Foundation
import People
import Qualification
import Reporting
import Tabular
import Trials

/// Published studies simulated, predicted against observed.
struct QualifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qualify",
    abstract: "Published studies simulated: predicted against observed, calibration and validation apart.",
    usage:
      "menaquin qualify [STUDY.yaml|DIR]... [--people N] [--worlds N] [--prior] [--out DIR] [--check FILE] [--json]",
    discussion: """
      Every study is simulated in several worlds, each one set of uncertain parameters (a member of the calibration's posterior, \
      or with --prior drawn from each parameter's own uncertainty), and read with the noise and the size of \
      the study. With --out, the folder receives report.html with forest plots, rows.csv with every value, and left-out.csv with \
      what was not compared and why. A criterion that does not hold counts as explained where explained.csv beside the studies \
      gives the reason and the words of docs/LIMITS.md that tell it.

      Exit codes beside the general ones: 0 the stated criteria hold, or docs/LIMITS.md explains each that does not; \
      1 a criterion does not hold, or with --check a kept headline moved by more than its tolerance and the changelog has no new \
      line **Results change**. With --check the criteria are printed and do not decide.

        menaquin qualify --out results/qualification
        menaquin qualify Data/Studies/knapen-2013-mk7-three-years.yaml
      """)

  @Argument(help: ArgumentHelp("Studies, or folders of studies (.yaml).", valueName: "study"))
  var paths: [String] = ["Data/Studies"]

  @Option(help: "Simulated people of each group in each world.")
  var people: Int = QualificationSchedule.usual.people

  @Option(help: "Worlds: sets of uncertain parameters.")
  var worlds: Int = QualificationSchedule.usual.worlds

  @Flag(help: "Worlds drawn from each parameter's own uncertainty, as before any calibration.")
  var prior = false

  @Option(
    help: ArgumentHelp(
      "Worlds from this posterior (members.csv of calibrate, calibration.yaml beside it), not the shipped one.",
      valueName: "file")
  )
  var posterior: String?

  @Option(help: "Seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: ArgumentHelp("Folder for the report and the tables.", valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp("Compare with kept headlines; the schedule must be theirs.", valueName: "file"))
  var check: String?

  @Option(help: ArgumentHelp("Write the headlines to keep.", valueName: "file"))
  var keep: String?

  @Option(help: ArgumentHelp("Changelog whose lines **Results change** own up to moved headlines.", valueName: "file"))
  var changelog: String = "CHANGELOG.md"

  @Option(help: ArgumentHelp("The limits that explained.csv of a folder points to.", valueName: "file"))
  var limits: String = "docs/LIMITS.md"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (2...100_000).contains(people) else { throw ValidationError("--people is a number from 2 to 100000") }
    guard (2...10_000).contains(worlds) else {
      throw ValidationError("--worlds is a number from 2 to 10000: one world tells nothing of what is not known")
    }
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
    guard !prior || posterior == nil else { throw ValidationError("--prior and --posterior exclude each other") }
  }

  func run() throws {
    if let out { try OutputFolder.check(out) }
    let files = try paths.flatMap { try StudyFolder.files($0) }
    let studies = try files.map { try StudyFileReader.read($0) }
    let kept = try check.map { try KeptHeadlines(path: $0) }
    var schedule = QualificationSchedule(people: people, worlds: worlds, seed: seed, threads: threads)
    schedule.origin = prior ? "" : posterior.map { "posterior \($0)" } ?? "posterior"
    let members = try posterior.map { path in try Posterior(path: path) } ?? (prior ? nil : Posterior.shipped)
    let spread = try posterior.map { path in try BetweenStudySpread(besideMembers: path) } ?? (prior ? nil : .shipped)
    let explained = try paths.reduce(into: [String: String]()) {
      $0.merge(try StudyFolder.explained($1, limits: limits)) { first, _ in first }
    }
    let progress = StudyProgress(isShown: !common.quiet, of: studies.count)
    let run = QualificationRun(schedule, foods: try FoodTable.shipped(), posterior: members, spread: spread)
    let qualification = run.run(studies, explained: explained) { done, name in progress.show(done, name) }
    progress.clear()
    let output = QualificationOutput(qualification, command: commandLine)
    if let out { try output.write(to: out) }
    try Output.write(output.json, or: output.text, asJSON: common.json)
    guard kept != nil || keep != nil else {
      if !qualification.holds { throw ExitCode(1) }
      return
    }
    let now = KeptHeadlines(qualification, changelog: try InputFile.text(of: changelog))
    if let kept { try compare(kept, now) }
    if let keep { try Output.write(now.text, to: keep) }
  }

  private func compare(_ kept: KeptHeadlines, _ now: KeptHeadlines) throws {
    let moved = kept.moved(to: now)
    guard !moved.isEmpty else { return Output.note("no headline moved by more than its tolerance\n") }
    Output.note("headlines moved:\n" + moved.map { "  \($0)\n" }.joined())
    guard kept.isOwned(by: now) else {
      Output.note(
        "\(changelog) has no new line **Results change**: write one, and keep the new headlines with --keep\n")
      throw ExitCode(1)
    }
    Output.note("\(changelog) has a new line **Results change**\n")
  }

  private var commandLine: String {
    "menaquin qualify \(paths.joined(separator: " ")) --worlds \(worlds) --people \(people) --seed \(seed)"
      + (prior ? " --prior" : posterior.map { " --posterior \($0)" } ?? "")
  }
}

/// Studies of a folder.
enum StudyFolder {
  /// The file itself, or every study of a folder in the order of their names.
  static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }.sorted()
    guard !names.isEmpty else {
      throw InputError(.notFound, file: path, problem: "the folder holds no study", allowed: "files that end in .yaml")
    }
    return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// Contexts whose failing criterion a limit explains (`explained.csv` of the folder); empty without the file.
  static func explained(_ path: String, limits: String) throws -> [String: String] {
    let file = path.hasSuffix("/") ? "\(path)explained.csv" : "\(path)/explained.csv"
    return FileManager.default.fileExists(atPath: file) ? try ExplainedLimits.read(file, limits: limits) : [:]
  }
}
