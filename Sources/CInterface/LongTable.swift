import Trials

/// The long format that every result shares: one row per value, its unit beside it.
struct LongTable {
  let run = Column("run", .word)
  let arm = Column("arm", .word)
  let person: Column
  let age = Column("age_years", .number, unit: "a")
  let time = Column("time_days", .number, unit: "d")
  let name = Column("name", .word)
  let value = Column("value", .number)
  let unit = Column("unit", .word)
  let scenario = Column("scenario", .word)
  let kind = Column("kind", .word)

  /// - Parameter isNumbered: people have numbers, not names.
  init(isNumbered: Bool = false) { person = Column("person", isNumbered ? .integer : .word) }

  var columns: [Column] { [run, arm, person, age, time, name, value, unit, scenario, kind] }

  func add(
    run: String, arm: String, age: Double?, time: Double?, name: String, value: Double, unit: String, scenario: String,
    kind: String
  ) {
    self.run.add(run)
    self.arm.add(arm)
    self.age.add(age)
    self.time.add(time)
    self.name.add(name)
    self.value.add(value)
    self.unit.add(unit)
    self.scenario.add(scenario)
    self.kind.add(kind)
  }
}
