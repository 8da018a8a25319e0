import Foundation
import Tabular
import Testing

@testable import Trials

@Suite("Tables of a trial's people as statisticians expect them") struct AnalysisTableTests {
  private static let trial =
    TestPeople.changed(
      "duration: 8 weeks\nvisits: [0, 4 weeks, 8 weeks]\ndropout: 0.1 per year",
      "duration: 6 years\nvisits: [0, 3 years, 6 years]\ndropout: 0.15 per year"
    ).replacing("mean: 60, sd: 4, min: 50, max: 70", with: "mean: 82, sd: 2, min: 78, max: 86")
    + "\n  - {what: fracture, as: event}\n"

  private struct Tables {
    var subjects: Table
    var readings: Table
    var times: Table
    var run: TrialRun
  }

  /// Simulated once for all tests.
  private static let made: Result<Tables, any Error> = Result {
    try ShardBench.withFolder { folder in
      try OutputFolder.make(folder)
      let engine = try TestPeople.engine(trial, TrialEngine.Settings(threads: 2))
      let run = try engine.run(rows: .analysis(folder: folder, run: "R"))
      func table(_ name: String) throws -> Table { try Table(file: "\(folder)/\(name).csv") }
      let columns = try table("columns")
      for name in ["adsl", "adlb", "adtte"] {
        let described = columns.rows.filter { $0.optionalText("table") == name.uppercased() }
        #expect(described.compactMap { $0.optionalText("column") } == (try table(name)).headers)
        #expect(described.allSatisfy { $0.optionalText("meaning")?.isEmpty == false })
      }
      return Tables(subjects: try table("adsl"), readings: try table("adlb"), times: try table("adtte"), run: run)
    }
  }

  private func number(_ row: Table.Row, _ column: String) throws -> Double {
    try #require(row.optionalText(column).flatMap { Double($0) }, "\(column)")
  }

  @Test("one subject each, with the arms, losses and deaths that the run counts")
  func subjects() throws {
    let tables = try Self.made.get()
    let rows = tables.subjects.rows
    #expect(rows.count == tables.run.people)
    #expect(Set(rows.map { $0.optionalText("USUBJID") }).count == rows.count)
    for (index, arm) in tables.run.arms.enumerated() {
      let own = rows.filter { $0.optionalText("ARM") == arm.name }
      #expect(own.count == tables.run.enrolled[index])
      #expect(own.filter { $0.optionalText("DCSREAS") == "LOST TO FOLLOW-UP" }.count == tables.run.lost[index])
      #expect(own.filter { $0.optionalText("DTHFL") == "Y" }.count == tables.run.died[index])
      let ages = try own.map { try number($0, "AGE") }
      #expect(abs(ages.reduce(0, +) / Double(own.count) - tables.run.ages[index].mean) < 1e-9)
    }
    // Both endings must occur, or the counts above say nothing.
    #expect(tables.run.lost.reduce(0, +) > 0 && tables.run.died.reduce(0, +) > 0)
  }

  @Test("readings begin with a baseline, change from it, and mean what the run reports")
  func readings() throws {
    let tables = try Self.made.get()
    let rows = tables.readings.rows
    #expect(Set(rows.map { $0.optionalText("PARAMCD") }) == ["UCOCCOC", "DPUCMGP", "PLASMAMK"])
    for row in rows {
      let (value, base) = (try number(row, "AVAL"), try number(row, "BASE"))
      #expect(try number(row, "CHG") == value - base)
      #expect((row.optionalText("ABLFL") == "Y") == (row.optionalText("AVISIT") == "Baseline"))
    }
    let last = rows.filter { $0.optionalText("PARAMCD") == "DPUCMGP" && $0.optionalText("AVISIT") == "6 years" }
    for (index, arm) in tables.run.arms.enumerated() {
      let changes = try last.filter { $0.optionalText("TRTP") == arm.name }.map { try number($0, "PCHG") }
      let told = tables.run.values.first {
        $0.endpoint.name == "dp-ucMGP" && $0.arm == index && $0.visit == 2 && $0.group == "all"
      }
      let reported = try #require(told)
      #expect(changes.count == reported.people)
      #expect(abs(changes.reduce(0, +) / Double(changes.count) - reported.mean) < 1e-9)
    }
  }

  @Test("times to events hold the run's events and years at risk")
  func times() throws {
    let tables = try Self.made.get()
    for happening in tables.run.happenings {
      let own = tables.times.rows.filter { $0.optionalText("TRTP") == tables.run.arms[happening.arm].name }
      #expect(own.count == happening.table.people)
      #expect(own.filter { $0.optionalText("CNSR") == "0" }.count == happening.table.eventCount)
      let years = try own.reduce(0) { $0 + (try number($1, "AVAL")) } / 365.25
      #expect(abs(years - happening.table.personYears) < 1e-9)
    }
    #expect(Set(tables.times.rows.compactMap { $0.optionalText("CNSR") }).isSubset(of: ["0", "1", "2", "3"]))
  }

  @Test("short names are short, and each its own")
  func codes() {
    let codes = AnalysisColumns.codes(of: ["ucOC/cOC", "25-OH-D", "lumbar spine BMD", "lumbar spine BMC", "µ"])
    #expect(codes == ["UCOCCOC", "P25OHD", "LUMBARSP", "LUMBARS2", "P"])
  }

  @Test("go on after an interruption as if there had been none")
  func resumed() throws {
    try ShardBench.withFolder { folder in
      try OutputFolder.make(folder)
      let table = PersonTable(path: "\(folder)/t.csv", headers: ["run", "person", "arm"], personColumn: 1)
      try table.begin(afterPerson: -1)
      for person in [3, 4, 9] { try table.add(["r", "\(person)", "a, \"b\"\nc"]) }
      try table.finish()
      let whole = try InputFile.bytes(of: "\(folder)/t.csv")
      try table.begin(afterPerson: 4)
      try table.add(["r", "9", "a, \"b\"\nc"])
      try table.finish()
      #expect(try InputFile.bytes(of: "\(folder)/t.csv") == whole)
    }
  }
}
