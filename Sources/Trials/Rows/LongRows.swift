/// Turns people into rows: readings in their own arm, and the true values under every arm as `truth: …`.
final class LongRows: PersonSink {
  private let writer: any PersonRowWriter
  private let run: String
  private let scenario: String

  init(_ writer: any PersonRowWriter, run: String, scenario: String) {
    self.writer = writer
    self.run = run
    self.scenario = scenario
  }

  func begin(afterPerson person: Int) throws { try writer.begin(afterPerson: person) }
  func flush() throws { try writer.flush() }
  func finish() throws { try writer.finish() }

  func add(_ person: Enrolled, arm: Int, _ design: TrialDesign, seed: UInt64) throws {
    let outcome = person.outcomes[arm]
    let last = min(person.lostDay, outcome.deathDay)
    for (index, endpoint) in design.measured.enumerated() {
      guard let quantity = endpoint.quantity else { continue }
      let readings = SummaryMaker.readings(
        outcome.values[index], endpoint, design.noises[index], seed: seed, person: person.entrant.number)
      for (visit, day) in design.trial.visits.enumerated() {
        if day <= last { try add(person, arm, day, endpoint.name, readings[visit + 1], quantity.unit, design) }
        for (other, outcome) in person.outcomes.enumerated() {
          try add(
            person, other, day, "truth: \(endpoint.name)", outcome.values[index][visit + 1], quantity.unit, design)
        }
      }
    }
    for (index, endpoint) in design.events.enumerated() where outcome.eventDays[index] <= min(last, design.end) {
      try add(person, arm, outcome.eventDays[index], endpoint.name, 1, "event", design)
    }
    if outcome.deathDay <= min(person.lostDay, design.end) {
      try add(person, arm, outcome.deathDay, "died", 1, "event", design)
    }
    if person.lostDay < min(outcome.deathDay, design.end) {
      try add(person, arm, person.lostDay, "lost", 1, "event", design)
    }
  }

  private func add(
    _ person: Enrolled, _ arm: Int, _ day: Double, _ name: String, _ value: Double, _ unit: String,
    _ design: TrialDesign
  ) throws {
    try writer.add(
      PersonRow(
        run: run, arm: design.schedules[arm].name, person: person.entrant.number,
        ageYears: person.entrant.version(ofArm: arm).age + day / TrialTime.year, timeDays: day, name: name,
        value: value, unit: unit,
        scenario: scenario))
  }
}
