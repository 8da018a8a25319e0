import Foundation
import GRDB

/// All that is kept, as one file that people and programs can read.
struct Everything: Encodable, Sendable {
  struct Person: Encodable, Sendable {
    let id: String
    let answers: [String: [String]]
    /// The person as the command reads them.
    let file: String
    /// The diary as the command reads it; nil where there is none.
    let diary: String?
    let plans: [PlanSetting]
    let created, updated: Date
  }

  let version: String
  let people: [Person]
  let runs: [StoredRun]
}

extension Store {
  func everything(version: String) async throws -> Everything {
    var people: [Everything.Person] = []
    for member in try await members() {
      let diary = DiaryText.csv(try await diary(of: member.id))
      people.append(
        Everything.Person(
          id: member.id, answers: member.answers.fields,
          file: PersonFile(member.answers).text(diary: diary == nil ? nil : DiaryText.name), diary: diary,
          plans: try await plans(of: member.id), created: member.created, updated: member.updated))
    }
    return Everything(version: version, people: people, runs: try await runs())
  }

  /// Removes every row, every run's folder and every backup, and the freed pages of the file.
  func deleteEverything() async throws {
    try await write { database in
      for table in ["keptPlan", "diaryEntry", "member", "run"] { try database.execute(sql: "DELETE FROM \(table)") }
    }
    do {
      try await database.vacuum()
      try await database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      for folder in [home.runs, home.backups] { try FileManager.default.removeItem(atPath: folder) }
    } catch {
      throw Self.fault(error, home)
    }
    try home.prepare()
  }

  // MARK: Backups

  /// Names of the backups, newest first.
  func backups() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home.backups)) ?? []
    return names.filter(Self.isBackup).sorted(by: >)
  }

  private static func isBackup(_ name: String) -> Bool {
    name.hasSuffix(".sqlite") && name.dropLast(7).allSatisfy { $0.isASCII && ($0.isNumber || "-T".contains($0)) }
  }

  /// A whole copy of the household as it is now; its name tells when it was made.
  @discardableResult
  func backUp() async throws -> String {
    let stamp = Date().formatted(
      .iso8601.year().month().day().dateSeparator(.dash).time(includingFractionalSeconds: true).timeSeparator(.omitted))
    let name = stamp.filter { $0.isASCII && ($0.isNumber || "-T".contains($0)) } + ".sqlite"
    let path = home.backups + "/" + name
    do {
      let copy = try DatabaseQueue(path: path)
      try database.backup(to: copy)
      try copy.close()
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw Self.fault(error, home)
    }
    return name
  }

  /// Puts a backup in place of what is here, of which a backup is made first.
  /// - Throws: `AppFault` where the backup is damaged or no household of this app; then nothing changes.
  func restore(_ name: String) async throws {
    guard Self.isBackup(name), backups().contains(name) else { throw AppFault(.notFound, "There is no such backup.") }
    do {
      var settings = Configuration()
      settings.readonly = true
      let copy = try DatabaseQueue(path: home.backups + "/" + name, configuration: settings)
      let isWhole = try await copy.read { database in
        let check = try String.fetchOne(database, sql: "PRAGMA integrity_check")
        return try check == "ok" && database.tableExists("member") && database.tableExists("run")
      }
      guard isWhole else { throw AppFault(.input, "The backup \(name) is damaged: nothing was changed.") }
      try await backUp()
      try copy.backup(to: database)
      try Self.keepPrivate(home)
    } catch let fault as AppFault {
      throw fault
    } catch {
      throw Self.fault(error, home)
    }
  }
}
