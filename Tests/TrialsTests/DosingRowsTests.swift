import Foundation
import Tabular
import Testing

@testable import Trials

@Suite("A data set with NONMEM's columns") struct DosingRowsTests {
  private func rows(_ text: String, _ body: (Table, String) throws -> Void) throws {
    try ShardBench.withFolder { folder in
      try OutputFolder.make(folder)
      let path = "\(folder)/nonmem.csv"
      _ = try TestPeople.engine(text).run(rows: .dosing(path: path))
      try body(try Table(file: path), folder)
    }
  }

  @Test("holds each person's doses and readings in the order of time")
  func whole() throws {
    try rows(TestPeople.markers) { table, _ in
      #expect(table.headers == DosingRows.columns)
      let people = Dictionary(grouping: table.rows) { $0.optionalText("ID") ?? "" }
      #expect(people.count == 40)
      for own in people.values {
        let times = try own.map { try #require(Double($0.optionalText("TIME") ?? "")) }
        #expect(times == times.sorted())
        #expect(own.filter { $0.optionalText("EVID") == "0" && $0.optionalText("TIME") == "0" }.count == 3)
      }
      let doses = table.rows.filter { $0.optionalText("EVID") == "1" }
      #expect(doses.count == 20)
      #expect(
        doses.allSatisfy {
          $0.optionalText("CMT") == "MK-7" && $0.optionalText("AMT") == "180" && $0.optionalText("II") == "24"
            && $0.optionalText("DV") == "."
        })
    }
  }

  @Test("is read back as the treatments that it was written from")
  func back() throws {
    // Nobody is lost, and everyone is treated: the first person's doses are the arm's.
    let text = TestPeople.changed("  - {name: placebo}\n", "").replacing("dropout: 0.1 per year\n", with: "")
      .replacing("q24h x 365", with: "q24h x 20")
    try rows(text) { _, folder in
      let trial = try TrialReader.read(text: text, file: "trial.yaml")
      let read = try DosingTable.treatments("\(folder)/nonmem.csv")
      #expect(read.count == 1 && read.map(\.words) == trial.arms[0].treatments.map(\.words))
      guard case .supplement(let use) = read[0].what, case .supplement(let stated) = trial.arms[0].treatments[0].what
      else {
        Issue.record("no supplement")
        return
      }
      #expect(use.doses == 20 && stated.doses == 20 && use.interval.dosesPerDay == stated.interval.dosesPerDay)
    }
  }
}
