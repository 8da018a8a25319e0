import People
import Tabular

/// Everyone's planned doses and their readings as a data set with NONMEM's columns. `TIME` and `II` are hours since the start,
/// `AMT` is µg; `CMT` names the supplement that is taken (with `iv` or `im` where it is injected), or the quantity that is read; `DV` is the reading in that quantity's
/// unit. Doses end where the person is lost, dies or ends the trial. Foods and medicines are not doses here.
final class DosingRows: PersonSink {
  static let columns = ["ID", "TIME", "AMT", "II", "ADDL", "SS", "RATE", "CMT", "EVID", "DV", "MDV"]

  private let table: PersonTable

  /// One row, and where it stands among a person's rows: readings before doses at the same time.
  private struct Row {
    var day: Double
    var isDose: Bool
    var fields: [String?]
  }

  init(path: String) { table = PersonTable(path: path, headers: Self.columns, personColumn: 0) }

  func begin(afterPerson person: Int) throws { try table.begin(afterPerson: person) }
  func flush() throws { try table.flush() }
  func finish() throws { try table.finish() }

  func add(_ person: Enrolled, arm: Int, _ design: TrialDesign, seed: UInt64) throws {
    let last = min(person.lostDay, person.outcomes[arm].deathDay, design.end)
    let treatments = design.trial.background + design.trial.arms[arm].treatments
    var rows = treatments.compactMap { Self.dose($0, person.entrant.number, until: last) }
    rows += Self.readings(person, arm, design, seed, until: last)
    rows.sort { ($0.day, $0.isDose ? 1 : 0) < ($1.day, $1.isDose ? 1 : 0) }
    for row in rows { try table.add(row.fields) }
  }

  /// Nil for what is no supplement, and where not even the first dose is taken.
  private static func dose(_ treatment: Treatment, _ person: Int, until last: Double) -> Row? {
    guard case .supplement(let use) = treatment.what else { return nil }
    let end = min(last, treatment.until)
    guard treatment.from < end else { return nil }
    let interval = 1 / use.interval.dosesPerDay
    // A dose on the last day would be taken as observation ends.
    let due = Int(((end - treatment.from) / interval).rounded(.up))
    let route = treatment.single?.route ?? .oral
    let doses = treatment.single == nil ? min(due, use.doses ?? due) : 1
    return Row(
      day: treatment.from, isDose: true,
      fields: [
        "\(person)", PlainNumber.text(treatment.from * 24), PlainNumber.text(use.doseMicrograms),
        doses > 1 ? PlainNumber.text(interval * 24) : "0", "\(doses - 1)", "0", "0",
        route == .oral ? use.form.label : "\(use.form.label) \(route.rawValue)", "1", ".", "1",
      ])
  }

  private static func readings(
    _ person: Enrolled, _ arm: Int, _ design: TrialDesign, _ seed: UInt64, until last: Double
  ) -> [Row] {
    var seen: Set<String> = []
    return design.measured.enumerated().filter { seen.insert($0.element.name).inserted }.flatMap { index, endpoint in
      let values = SummaryMaker.readings(
        person.outcomes[arm].values[index], endpoint, design.noises[index], seed: seed, person: person.entrant.number)
      return design.trial.visits.enumerated().filter { $0.element <= last }.map { visit, day in
        Row(
          day: day, isDose: false,
          fields: [
            "\(person.entrant.number)", PlainNumber.text(day * 24), "0", "0", "0", "0", "0", endpoint.name, "0",
            PlainNumber.text(values[visit + 1]), "0",
          ])
      }
    }
  }
}
