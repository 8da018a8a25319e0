import Foundation
import GRDB

/// The household on this machine: people, diaries, plans, runs, in one SQLite file that only its user may read.
///
/// Every change is one transaction; the write-ahead log keeps what was committed through a crash.
public struct Store: Sendable {
  let database: DatabasePool
  let home: Home

  /// Opens the file, and makes or migrates its tables.
  /// - Throws: `AppFault` where the file is damaged, locked or cannot be written.
  public init(_ home: Home) throws(AppFault) {
    try home.prepare()
    self.home = home
    do {
      var settings = Configuration()
      settings.busyMode = .timeout(5)
      settings.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
      database = try DatabasePool(path: home.database, configuration: settings)
      try Self.migrations.migrate(database)
      try Self.keepPrivate(home)
    } catch {
      throw Self.fault(error, home)
    }
  }

  /// Reads; a fault of the database becomes a sentence.
  func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
    do { return try await database.read(body) } catch let fault as AppFault { throw fault } catch {
      throw Self.fault(error, home)
    }
  }

  /// Writes all of `body` or nothing.
  @discardableResult
  func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
    do { return try await database.write(body) } catch let fault as AppFault { throw fault } catch {
      throw Self.fault(error, home)
    }
  }

  /// At the end of the program: the log is folded into the file.
  public func close() throws {
    try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try database.close()
  }

  static func keepPrivate(_ home: Home) throws {
    for path in [home.database, home.database + "-wal", home.database + "-shm"]
    where FileManager.default.fileExists(atPath: path) {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
  }

  static func fault(_ error: any Error, _ home: Home) -> AppFault {
    guard let error = error as? DatabaseError else {
      return AppFault(.storage, "The household's file cannot be used: \(error.localizedDescription).")
    }
    switch error.resultCode {
    case .SQLITE_FULL: return AppFault(.storage, "The disk is full: nothing was saved.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return AppFault(.conflict, "Another program holds the household's file. Close it and try again.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return AppFault(
        .storage,
        "The file \(home.database) is damaged. Put a backup from \(home.backups) in its place; nothing was changed.")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
      return AppFault(.storage, "The file \(home.database) cannot be written.")
    default: return AppFault(.storage, "The household's file cannot be used (SQLite \(error.resultCode.rawValue)).")
    }
  }

  private static var migrations: DatabaseMigrator {
    var migrations = DatabaseMigrator()
    migrations.registerMigration("1: people, diaries, plans, runs") { database in
      try database.create(table: "member") { table in
        table.primaryKey("id", .text)
        table.column("answers", .jsonText).notNull()
        table.column("created", .datetime).notNull()
        table.column("updated", .datetime).notNull()
      }
      try database.create(table: "diaryEntry") { table in
        table.primaryKey("id", .text)
        table.belongsTo("member", onDelete: .cascade).notNull()
        for column in ["day", "meal", "food", "name", "unit"] { table.column(column, .text).notNull() }
        table.column("amount", .double).notNull()
        table.column("position", .integer).notNull()
      }
      try database.create(table: "keptPlan") { table in
        table.autoIncrementedPrimaryKey("id")
        table.belongsTo("member", onDelete: .cascade).notNull()
        table.column("position", .integer).notNull()
        table.column("plan", .jsonText).notNull()
      }
      try database.create(table: "run") { table in
        table.primaryKey("id", .text)
        for column in ["title", "trial", "state", "message"] { table.column(column, .text).notNull() }
        table.column("people", .integer).notNull()
        table.column("share", .double).notNull()
        table.column("started", .datetime).notNull()
      }
    }
    return migrations
  }
}

/// Names of rows: random, so that they say nothing about anyone.
enum RandomName {
  static func make() -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return String((0..<16).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }

  /// Whether a text from a URL can be such a name at all.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 16 && text.utf8.allSatisfy { (97...122).contains($0) || (50...57).contains($0) }
  }
}
