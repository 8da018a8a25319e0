import Foods
import Foundation
import ModelLanguage
import Reporting
import Tabular
import Trials

/// One trial from its file to its folder: the report, the table, and what identifies the run.
struct TrialJob: Sendable {
  let trial: Trial
  let people: Int
  let folder: String
  let threads: Int
  let foods: FoodTable

  static let name = "trial.yaml"
  static let report = "report.html"
  static let table = "summary.csv"
  private static let seed: UInt64 = 1

  /// - Throws: `InputFaults` where the file cannot be read, `AppFault` where it lies outside the model's domain.
  static func read(_ text: String) throws -> Trial {
    let trial = try TrialReader.read(text: text, file: name, isAlone: true)
    let outside = trial.outsideDomain
    guard outside.isEmpty else {
      throw AppFault(
        .input,
        "Outside the model's validity domain: \(outside.joined(separator: "; ")). The command runs it with --research.")
    }
    return trial
  }

  /// - Returns: whether it came to its end; where not, it goes on from there the next time.
  func run(_ progress: RunProgress) throws -> Bool {
    let virtual = try TrialPeople(trial, seed: Self.seed, scenario: .trials)
    let settings = TrialEngine.Settings(
      people: people, seed: Self.seed, threads: threads, scenario: .trials, folder: folder)
    let engine = try TrialEngine(trial, settings: settings, foods: foods, maker: { try virtual.participant($0) })
    let run = try engine.run(progress: { progress.reach($0) }, isCancelled: { progress.shouldEnd })
    guard run.isComplete else { return false }
    let command = "menaquin trial \(Self.name) --people \(people) --scenario trials --seed \(Self.seed)"
    let report = TrialReport(run, version: Version.text, command: command, notes: virtual.assumptions + trial.assumed)
    let identity = RunArchive.Identity(
      fingerprint: run.fingerprint, version: Version.text, people: people, seed: Self.seed,
      scenario: EvidenceScenario.trials.rawValue, command: command)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try OutputFolder.write(
      [
        (Self.report, Array(report.html.utf8)), (Self.table, Array(TrialTable.csv(run).utf8)),
        (RunArchive.identity, Array(try encoder.encode(identity))),
      ], to: folder)
    engine.forgetCheckpoint()
    return true
  }
}
