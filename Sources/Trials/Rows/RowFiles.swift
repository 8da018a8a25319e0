import Foundation
import GRDB
import Tabular

/// Person-level rows as a SQLite file, in transactions that end with each checkpoint.
public final class SQLiteRows: PersonRowWriter {
  private let queue: DatabaseQueue
  private var waiting: [PersonRow] = []

  public init(path: String) throws {
    queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS rows (run TEXT NOT NULL, arm TEXT NOT NULL, person INTEGER NOT NULL, age_years REAL NOT NULL,
          time_days REAL NOT NULL, name TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, scenario TEXT NOT NULL,
          kind TEXT NOT NULL)
          """)
    }
  }

  public func begin(afterPerson person: Int) throws {
    try queue.write { try $0.execute(sql: "DELETE FROM rows WHERE person > ?", arguments: [person]) }
  }

  public func add(_ row: PersonRow) throws {
    waiting.append(row)
    if waiting.count >= 50_000 { try flush() }
  }

  public func flush() throws {
    let rows = waiting
    waiting.removeAll(keepingCapacity: true)
    try queue.write { database in
      let statement = try database.makeStatement(sql: "INSERT INTO rows VALUES (?,?,?,?,?,?,?,?,?,'person')")
      for row in rows {
        try statement.execute(arguments: [
          row.run, row.arm, row.person, row.ageYears, row.timeDays, row.name, row.value, row.unit, row.scenario,
        ])
      }
    }
  }

  public func finish() throws { try flush() }
}

/// Person-level rows as CSV.
public final class CSVRows: PersonRowWriter {
  private let path: String
  private var waiting = ""
  private var handle: FileHandle?

  public init(path: String) { self.path = path }

  public func begin(afterPerson person: Int) throws {
    let header = PersonRow.columns.joined(separator: ",") + "\n"
    let kept = person >= 0 ? try Self.rows(of: path, upTo: person) : ""
    try OutputFile.write(Array((header + kept).utf8), to: path)
    handle = FileHandle(forWritingAtPath: path)
    try handle?.seekToEnd()
  }

  /// The third field is the person; arms with a comma are quoted.
  private static func rows(of path: String, upTo person: Int) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else { return "" }
    let table = try Table(file: path, limit: .max)
    var writer = TableWriter(headers: PersonRow.columns)
    for row in table.rows {
      guard let number = row.optionalText("person").flatMap({ Int($0) }), number <= person else { continue }
      writer.append(PersonRow.columns.map { row.optionalText($0) })
    }
    return String(writer.text.drop { $0 != "\n" }.dropFirst())
  }

  public func add(_ row: PersonRow) throws {
    let arm = row.arm.contains(",") || row.arm.contains("\"") ? "\"\(row.arm.replacing("\"", with: "\"\""))\"" : row.arm
    waiting +=
      "\(row.run),\(arm),\(row.person),\(PlainNumber.text(row.ageYears)),\(PlainNumber.text(row.timeDays)),\(row.name),"
      + "\(PlainNumber.text(row.value)),\(row.unit),\(row.scenario),person\n"
    if waiting.utf8.count > 4_000_000 { try flush() }
  }

  public func flush() throws {
    try handle?.write(contentsOf: Data(waiting.utf8))
    waiting = ""
  }

  public func finish() throws {
    try flush()
    try handle?.close()
  }
}
