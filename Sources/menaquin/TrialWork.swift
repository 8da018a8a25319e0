import Foundation
import Tabular
import Trials

/// A trial made ready to run, and what becomes of its run; the same for one process and for merged shards.
struct TrialWork {
  let engine: TrialEngine
  private let notes: [String]

  /// - Throws: `TrialFault` outside the domain of validity without `--research`; what a trial cannot be made from.
  init(_ trial: Trial, file: String, settings: TrialEngine.Settings) throws {
    self.init(try ReadyTrial(trial, file: file, settings: settings))
  }

  /// The trial of a manifest.
  init(_ manifest: ShardManifest, threads: Int, folder: String?) throws {
    self.init(try ReadyTrial(manifest, threads: threads, folder: folder))
  }

  private init(_ ready: ReadyTrial) {
    engine = ready.engine
    notes = ready.notes
  }

  func personRows(_ options: RunOptions) throws -> PersonRows? {
    guard let format = options.rows, let folder = options.out else { return nil }
    try OutputFolder.make(folder)
    let (run, scenario) = (engine.fingerprint, engine.settings.scenario.rawValue)
    switch format {
    case .sqlite: return PersonRows(try SQLiteRows(path: "\(folder)/rows.sqlite"), run: run, scenario: scenario)
    case .csv: return PersonRows(CSVRows(path: "\(folder)/rows.csv"), run: run, scenario: scenario)
    case .adam: return .analysis(folder: folder, run: run)
    case .nonmem: return .dosing(path: "\(folder)/nonmem.csv")
    }
  }

  /// Writes the report and the tables, prints the result, and ends with 75 where the run was stopped.
  func publish(_ run: TrialRun, _ options: RunOptions, command: String, asJSON: Bool) throws {
    let check = options.checkDosing && run.isComplete ? try engine.pulseCheck() : nil
    let output = TrialOutput(run, notes: notes + (check.map { [TrialOutput.words($0)] } ?? []), command: command)
    if let folder = options.out {
      try output.write(to: folder)
      if run.isComplete { engine.forgetCheckpoint() }
    }
    try Output.write(output.json, or: output.text, asJSON: asJSON)
    if !run.isComplete { throw ExitStatus.partlyDone.code }
  }
}
