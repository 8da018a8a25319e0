import Foundation
import GRDB

/// A trial that was asked for: its file and how far it is. What it found stands in its folder.
struct StoredRun: Codable, Sendable, FetchableRecord, PersistableRecord, Identifiable {
  static var databaseTableName: String { "run" }

  enum State: String, Codable, Sendable {
    case running, done, cancelled, failed
    /// The program or the time limit ended it; it goes on from where it was.
    case stopped

    var canResume: Bool { self == .cancelled || self == .stopped }
  }

  var id: String
  var title: String
  /// The trial's file as it was sent.
  var trial: String
  var state: State
  var message: String
  var people: Int
  /// Share done, 0 to 1.
  var share: Double
  var started: Date
}

extension Store {
  func runs() async throws -> [StoredRun] {
    try await read { try StoredRun.order(Column("started").desc).fetchAll($0) }
  }

  func run(_ id: String) async throws -> StoredRun {
    let found = RandomName.isOne(id) ? try await read { try StoredRun.fetchOne($0, key: id) } : nil
    guard let found else { throw AppFault(.notFound, "There is no such run.") }
    return found
  }

  func save(_ run: StoredRun) async throws { try await write { try run.save($0) } }

  func deleteRun(_ id: String) async throws {
    let run = try await run(id)
    try await write { _ = try run.delete($0) }
    try? FileManager.default.removeItem(atPath: folder(of: id))
  }

  func folder(of run: String) -> String { home.runs + "/" + run }

  /// Runs that the end of an earlier program left running.
  func markInterrupted() async throws {
    try await write { database in
      try database.execute(
        sql:
          "UPDATE run SET state = 'stopped', message = 'The program was ended. Resume it to go on from there.' WHERE state = 'running'"
      )
    }
  }
}
