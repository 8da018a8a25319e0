import ModelLanguage
import Tabular

/// A trial's people as the analysis tables that CDISC's ADaM describes: subjects (ADSL), readings (ADLB) and times to events
/// (ADTTE). Readings of every quantity stand in ADLB, of bones and vessels too; a quantity that several endpoints tell stands
/// there once. Dates are days of the trial, since virtual people have no calendar.
final class AnalysisTables: PersonSink {
  private let folder: String
  private let run: String
  private let subjects: PersonTable
  private let readings: PersonTable
  private let times: PersonTable
  private var tables: [PersonTable] { [subjects, readings, times] }
  private var names: Names?

  /// Quantities and events with their codes.
  private struct Names {
    /// Position among the measured endpoints, quantity's name, code.
    var measured: [(index: Int, name: String, code: String, unit: String)]
    var events: [(name: String, code: String)]

    init(_ design: TrialDesign) {
      var seen: Set<String> = []
      let first = design.measured.enumerated().filter { seen.insert($0.element.name).inserted }
      let codes = AnalysisColumns.codes(of: first.map(\.element.name) + design.events.map(\.name))
      measured = zip(first, codes).map { ($0.offset, $0.element.name, $1, $0.element.quantity?.unit ?? "") }
      events = zip(design.events, codes.dropFirst(first.count)).map { ($0.name, $1) }
    }
  }

  init(folder: String, run: String) {
    self.folder = folder
    self.run = run
    func table(_ name: String, _ columns: [AnalysisColumns.Column]) -> PersonTable {
      PersonTable(path: "\(folder)/\(name).csv", headers: columns.map(\.name), personColumn: 2)
    }
    subjects = table("adsl", AnalysisColumns.subjects)
    readings = table("adlb", AnalysisColumns.readings)
    times = table("adtte", AnalysisColumns.times)
  }

  func begin(afterPerson person: Int) throws {
    try OutputFile.write(Array(AnalysisColumns.text.utf8), to: "\(folder)/columns.csv")
    for table in tables { try table.begin(afterPerson: person) }
  }

  func flush() throws { for table in tables { try table.flush() } }
  func finish() throws { for table in tables { try table.finish() } }

  func add(_ person: Enrolled, arm: Int, _ design: TrialDesign, seed: UInt64) throws {
    let names = names ?? Names(design)
    self.names = names
    let number = person.entrant.number
    let who: [String?] = [run, "\(run)-\(number)", "\(number)"]
    try addSubject(person, arm, design, who)
    try addReadings(person, arm, design, seed, who, names)
    try addTimes(person, arm, design, who, names)
  }

  private func addSubject(_ person: Enrolled, _ arm: Int, _ design: TrialDesign, _ who: [String?]) throws {
    let (name, entrant) = (design.schedules[arm].name, person.entrant.version(ofArm: arm))
    let death = person.outcomes[arm].deathDay
    let end = min(death, person.lostDay, design.end)
    let isDead = death <= min(person.lostDay, design.end)
    let isLost = !isDead && person.lostDay < design.end
    try subjects.add(
      who + [
        name, name, PlainNumber.text(entrant.age), "YEARS", entrant.sex == .female ? "F" : "M",
        PlainNumber.text(person.adherence), isDead || isLost ? "DISCONTINUED" : "COMPLETED",
        isDead ? "DEATH" : isLost ? "LOST TO FOLLOW-UP" : nil, PlainNumber.text(end + 1), isDead ? "Y" : nil,
      ])
  }

  private func addReadings(
    _ person: Enrolled, _ arm: Int, _ design: TrialDesign, _ seed: UInt64, _ who: [String?], _ names: Names
  ) throws {
    let last = min(person.lostDay, person.outcomes[arm].deathDay)
    for quantity in names.measured {
      let values = SummaryMaker.readings(
        person.outcomes[arm].values[quantity.index], design.measured[quantity.index], design.noises[quantity.index],
        seed: seed, person: person.entrant.number)
      let base = values[0]
      let param = quantity.unit.isEmpty ? quantity.name : "\(quantity.name) (\(quantity.unit))"
      // The first reading is the start's, and a visit on that day is the same reading.
      let days = [(0, 0.0)] + design.trial.visits.enumerated().map { ($0 + 1, $1) }.filter { $1 > 0 && $1 <= last }
      for (visit, (place, day)) in days.enumerated() {
        let change = values[place] - base
        try readings.add(
          who + [
            design.schedules[arm].name, quantity.code, param, visit == 0 ? "Baseline" : TrialTime.text(day),
            "\(visit)", PlainNumber.text(day + 1), PlainNumber.text(values[place]), quantity.unit,
            PlainNumber.text(base), PlainNumber.text(change),
            base == 0 ? nil : PlainNumber.text(100 * change / base), visit == 0 ? "Y" : nil,
          ])
      }
    }
  }

  private func addTimes(
    _ person: Enrolled, _ arm: Int, _ design: TrialDesign, _ who: [String?], _ names: Names
  ) throws {
    let outcome = person.outcomes[arm]
    for (index, event) in names.events.enumerated() {
      let happens = outcome.eventDays[index]
      let day = min(happens, outcome.deathDay, person.lostDay, design.end)
      let (censor, words): (String, String) =
        happens <= day
        ? ("0", event.name)
        : outcome.deathDay <= day
          ? ("2", "died") : person.lostDay <= day ? ("1", "lost to follow-up") : ("3", "end of the trial")
      try times.add(
        who + [
          design.schedules[arm].name, event.code, "time to the first: \(event.name)", PlainNumber.text(day), "DAYS",
          censor, words,
        ])
    }
  }
}
