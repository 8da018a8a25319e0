import Calibration
import Foods
import ModelLanguage
import People
import Reporting
import Tabular

/// One person's life, as `menaquin simulate` runs it.
enum SimulateTask {
  /// Opened once for all calls.
  static let foods = Result<FoodTable, any Error> { try FoodTable.shipped() }

  static func answer(_ request: Request, watch: CallWatch) throws -> Answer {
    let today = try request.today()
    let (path, text) = (try request.text("path"), try request.text("text"))
    let people =
      if let text {
        try HouseholdReader.read(text: text, file: "text", folder: path.map { $0 + "/" } ?? "", today: today)
      } else {
        try HouseholdReader.read(try request.required("path"), today: today)
      }
    let plans = try plans(request)
    let settings = try settings(request)
    let out = try request.text("out")
    let command = SimulationCommand(
      files: [text == nil ? path ?? "-" : "-"], plans: try request.texts("plans"), scenario: try request.scenario(),
      settings: settings, today: today)
    try request.finish()
    if let out { try OutputFolder.check(out) }
    for person in people { for plan in plans { try plan.check(for: person) } }
    let foods = try foods.get()
    let outputs = try people.enumerated().map { index, person in
      guard !watch.isCancelled else { throw CallFault(CallFault.partlyDone, "stopped; nothing was written") }
      let run = try PersonRun(
        person, plans: plans, settings: settings, today: today, foods: foods, personalise: Personaliser.fit,
        progress: { watch.show((Double(index) + $0) / Double(people.count)) })
      return SimulationOutput(
        run, command: command.line(for: person), out: out,
        folder: people.count > 1 ? SimulationOutput.folder(of: person, number: index + 1) : nil)
    }
    if let out { try OutputFolder.write(outputs.flatMap(\.files).map { ($0.name, Array($0.text.utf8)) }, to: out) }
    return answer(outputs)
  }

  static func settings(_ request: Request, draws: Int = 60) throws -> PersonRun.Settings {
    PersonRun.Settings(
      projection: Projection.Settings(
        scenarios: try request.scenario().map { [$0] } ?? EvidenceScenario.allCases,
        draws: try request.whole("draws", in: 0...5000) ?? draws, seed: try request.seed(),
        threads: try request.threads()),
      until: try request.number("until", in: 1...120, or: 100), research: try request.flag("research"),
      version: Version.text)
  }

  /// Plans by file name under `plans`, or as text under `plan_texts`.
  static func plans(_ request: Request) throws -> [Plan] {
    let files = try request.texts("plans").map { try PlanReader.read($0) }
    let texts = try request.texts("plan_texts").enumerated().map {
      try PlanReader.read(text: $1, file: "plan \($0 + 1)")
    }
    let plans = files + texts
    let names = ["as now"] + plans.map(\.name)
    guard Set(names).count == names.count else {
      throw CallFault(
        "plans: two plans have the same name; found \"\(names.dropFirst().joined(separator: "\", \""))\"; allowed: names that differ, and not as now"
      )
    }
    guard plans.count <= 3 else { throw CallFault("plans: found \(plans.count); allowed: at most 3 at once") }
    return plans
  }

  private static func answer(_ outputs: [SimulationOutput]) -> Answer {
    let table = LongTable()
    for output in outputs {
      SimulationRows(output.run).visit { row in
        table.add(
          run: row.run, arm: row.arm, age: row.ageYears, time: row.timeDays, name: row.name, value: row.value,
          unit: row.unit,
          scenario: row.scenario, kind: row.kind)
        table.person.add(row.person)
      }
    }
    let json = JSONValue.object(["people": .list(outputs.map(\.json))])
    let fingerprints = outputs.map(\.run.fingerprint).joined(separator: " ")
    let isStopped = outputs.contains { !$0.run.verdict.allowsResults }
    return Answer(
      code: isStopped ? CallFault.outsideValidity : 0, text: isStopped ? stops(outputs) : json.text,
      tables: [
        ExportTable(
          name: "values", columns: table.columns, metadata: [("fingerprint", fingerprints), ("version", Version.text)])
      ])
  }

  /// What the safety gate says, in words.
  private static func stops(_ outputs: [SimulationOutput]) -> String {
    outputs.compactMap(\.run.verdict.stop).map { ([$0.title] + $0.sentences).joined(separator: " ") }.joined(
      separator: "\n")
  }
}
