import Foods
import Foundation
import ModelLanguage
import People
import Reporting
import Tabular
import Trials

/// A table of people in, a table of results out: what each comes to, one row per number.
enum PeopleTask {
  static func answer(_ request: Request, people table: PeopleTable?, watch: CallWatch) throws -> Answer {
    let today = try request.today()
    let plans = try SimulateTask.plans(request)
    var settings = try SimulateTask.settings(request, draws: 0)
    let threads = settings.projection.threads
    try request.finish()
    guard let table else { throw CallFault("people: no table is given") }
    let people = try PeopleColumns(table).people(today: today)
    for (_, person) in people { for plan in plans { try plan.check(for: person) } }
    // People go in parallel, not the lives of one: a person's numbers do not depend on it.
    settings.projection.threads = 1
    let list = WorkList<PeopleResult>(people.count)
    let foods = try SimulateTask.foods.get()
    let kept = settings
    let work: @Sendable (Int) -> Void = { _ in
      while !watch.isCancelled, let place = list.next() {
        list.put(place, PeopleResult.of(people[place].person, plans: plans, settings: kept, today: today, foods: foods))
        {
          watch.show(Double($0) / Double(people.count))
        }
      }
    }
    DispatchQueue.concurrentPerform(iterations: min(threads, max(people.count, 1)), execute: work)
    guard !watch.isCancelled else { throw CallFault(CallFault.partlyDone, "stopped before all people were simulated") }
    return Answer(tables: [answer(zip(people.map(\.name), list.results), hasDraws: settings.projection.draws > 0)])
  }

  private static func answer(_ results: some Sequence<(String, PeopleResult)>, hasDraws: Bool) -> ExportTable {
    let texts = ["run", "person", "arm", "scenario", "name", "unit", "note"].map { Column($0, .word) }
    let age = Column("age_years", .number, unit: "a")
    let numbers = ["value", "between_low", "between_high", "unknown_low", "unknown_high"].map { Column($0, .number) }
    func add(_ words: [String?], _ values: [Double?]) {
      for (column, word) in zip(texts, words) { column.add(word) }
      for (column, value) in zip(numbers, values) { column.add(value) }
    }
    for (name, result) in results {
      if let reason = result.leftOut {
        add([result.fingerprint, name, nil, nil, "left out", nil, reason], [nil, nil, nil, nil, nil])
        age.add(nil as Double?)
      }
      for row in result.rows {
        add(
          [result.fingerprint, name, row.arm, row.scenario, row.name, row.unit, nil],
          [row.value] + row.bands.map { hasDraws ? $0 : nil })
        age.add(row.age)
      }
    }
    return ExportTable(name: "people", columns: texts + [age] + numbers, metadata: [("version", Version.text)])
  }
}

/// What one person comes to.
private struct PeopleResult: Sendable {
  struct Row: Sendable {
    var arm: String
    var scenario: String
    var name: String
    var unit: String
    /// Nil for what is no state at an age, such as the risk within ten years.
    var age: Double?
    var value: Double
    /// Between people low and high, unknown low and high.
    var bands: [Double]
  }

  var fingerprint: String?
  var rows: [Row] = []
  /// Why there are no numbers: the safety gate, or a life that could not be run. It does not stop the others.
  var leftOut: String?

  static func of(
    _ person: Person, plans: [Plan], settings: PersonRun.Settings, today: CalendarDay, foods: FoodTable
  ) -> PeopleResult {
    do {
      let run = try PersonRun(person, plans: plans, settings: settings, today: today, foods: foods)
      guard let projection = run.projection else {
        let stop = run.verdict.stop.map { ([$0.title] + $0.sentences).joined(separator: " ") }
        return PeopleResult(fingerprint: run.fingerprint, leftOut: stop ?? "the safety gate is shut")
      }
      return PeopleResult(fingerprint: run.fingerprint, rows: rows(projection, age: run.course.age))
    } catch {
      return PeopleResult(leftOut: "\(error)")
    }
  }

  /// Readings, and every line at the last age.
  private static func rows(_ projection: Projection, age: Double) -> [Row] {
    let rules = ReportedQuantities.readings(age: age)
    var rows: [Row] = []
    for outcome in projection.outcomes {
      for scenario in EvidenceScenario.allCases {
        func add(_ name: String, _ unit: String, _ age: Double?, _ value: Double, _ bands: [Double]) {
          rows.append(
            Row(
              arm: outcome.plan, scenario: scenario.rawValue, name: name, unit: unit, age: age, value: value,
              bands: bands))
        }
        for rule in rules {
          guard let reading = outcome.readings[scenario]?[rule.key] else { continue }
          let bands = [reading.betweenPeople, reading.unknown].flatMap { [$0.lowerBound, $0.upperBound] }
          add(rule.key, rule.unit.symbol, nil, reading.middle, bands)
        }
        for column in projection.columns {
          guard let line = outcome.lines[scenario]?[column.key], let last = line.middle.last else { continue }
          let bands = [line.betweenPeople.low, line.betweenPeople.high, line.unknown.low, line.unknown.high].compactMap(
            \.last)
          add(column.key, column.unit.symbol, projection.ages.last, last, bands)
        }
      }
    }
    return rows
  }
}
