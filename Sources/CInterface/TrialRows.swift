import Trials

/// Takes every person's values as they are merged, into a table in memory.
final class TrialRows: PersonRowWriter {
  let table = LongTable(isNumbered: true)
  private(set) var rows: PersonRows?

  init(run: String, scenario: String) { rows = PersonRows(self, run: run, scenario: scenario) }

  /// - Throws: `CallFault` where an earlier run has been through people already: their values were not kept.
  func begin(afterPerson person: Int) throws {
    guard person < 0 else {
      throw CallFault(
        "rows: the folder holds an unfinished run whose first \(person + 1) candidates are done and whose values are not kept; finish it without rows, or name another folder"
      )
    }
  }

  func add(_ row: PersonRow) {
    table.add(
      run: row.run, arm: row.arm, age: row.ageYears, time: row.timeDays, name: row.name, value: row.value,
      unit: row.unit,
      scenario: row.scenario, kind: "person")
    table.person.add(row.person)
  }

  func flush() {}
  func finish() { rows = nil }
}
