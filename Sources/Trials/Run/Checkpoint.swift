import Evidence
import Foundation
import People
import Tabular

/// What a trial has computed so far, in a file that is replaced whole: a run that was stopped goes on from there and ends with
/// the same bytes.
struct Checkpoint: Sendable {
  struct State: Sendable, Codable {
    var summary: TrialSummary
    var nextChunk: Int
    var pool: ReplicatePool
    /// Number of the last person merged.
    var lastPerson = -1
  }

  private struct File: Codable {
    let fingerprint: String
    let state: State
  }

  static let name = "unfinished.json"
  let path: String
  let fingerprint: String

  init(folder: String, fingerprint: String) {
    path = "\(folder)/\(Self.name)"
    self.fingerprint = fingerprint
  }

  /// Nil where there is none, or where it belongs to another run.
  func read() -> State? {
    guard let data = FileManager.default.contents(atPath: path),
      let file = try? JSONDecoder().decode(File.self, from: data),
      file.fingerprint == fingerprint
    else { return nil }
    return file.state
  }

  func write(_ state: State) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try OutputFile.write([UInt8](encoder.encode(File(fingerprint: fingerprint, state: state))), to: path)
  }

  /// After the results are written.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

extension TrialEngine {
  /// A short hash of everything that decides the numbers: the trial, the settings, what foods hold, the evidence, the model.
  public var fingerprint: String {
    var hash = StableHash()
    hash.add(CanonicalText.of(trial))
    hash.add("\(wanted) \(settings.replicates) \(settings.seed) \(settings.scenario) \(settings.research)")
    hash.add("\(TrialDesign.fromEntry) \(TrialDesign.toEntry)")
    for schedule in design.schedules { hash.add(CanonicalText.of(schedule)) }
    hash.add(Evidence.contents)
    hash.add(Fingerprint.model)
    return Fingerprint.text(hash.value)
  }

  /// Takes the checkpoint away once results stand in the folder.
  public func forgetCheckpoint() {
    if let folder = settings.folder { Checkpoint(folder: folder, fingerprint: fingerprint).remove() }
  }
}
