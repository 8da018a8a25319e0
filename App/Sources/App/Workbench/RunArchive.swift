import Foundation
import Reporting

/// A run to take along: the trial's file, the tables and drawings, the report, and what identifies the run.
enum RunArchive {
  /// How a run was made; `run.json` of its folder.
  struct Identity: Codable, Sendable {
    let fingerprint: String
    let version: String
    let people: Int
    let seed: UInt64
    let scenario: String
    let command: String
  }

  static let identity = "run.json"

  /// - Throws: `AppFault` where the run has no result yet.
  static func tar(_ run: StoredRun, folder: String) throws -> [UInt8] {
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter(isResult).sorted()
    guard names.contains(TrialJob.report) else { throw AppFault(.notFound, "This run has no result yet.") }
    var archive = TarArchive(modified: run.started)
    let root = "menaquin-\(run.id)/"
    archive.add(root + TrialJob.name, Array(run.trial.utf8))
    for name in names where name != TrialJob.name {
      guard let data = files.contents(atPath: folder + "/" + name) else {
        throw AppFault(.storage, "The file \(name) of this run cannot be read.")
      }
      archive.add(root + name, Array(data))
    }
    return archive.whole
  }

  /// Tables, drawings, the report and `run.json`; not what a run keeps to go on from.
  private static func isResult(_ name: String) -> Bool {
    let isPlain = name.utf8.count <= 60 && name.utf8.allSatisfy { $0 < 0x80 }
    return isPlain && [".csv", ".html", ".svg", ".json"].contains { name.hasSuffix($0) } && !name.contains("checkpoint")
  }
}
