import ArgumentParser
import Calibration
import Foods
import Foundation
import ModelLanguage
import People
import Reporting
import Tabular

/// A person's life, from the plate to the outcome, under plans and the three readings of the evidence.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "A person's life from birth on, as now and under plans: one sentence, a table, and a report to print.",
    usage: """
      menaquin simulate PERSON.yaml|-... [--plan PLAN.yaml|-]... [--scenario described|trials|none]
                        [--until AGE] [--draws N] [--seed N] [--out DIR] [--json]
      """,
    discussion: """
      What the file does not say is filled in from age, sex and population references, and the report says so. \
      With --out, the folder receives report.html (opens offline, prints), charts as SVG, and trajectories.csv.

        menaquin simulate examples/people/anna.yaml --out results/anna
        menaquin simulate anna.yaml --plan mk7-180.yaml --plan natto.yaml
      """)

  @Argument(help: ArgumentHelp("A person or household (.yaml), or - for standard input; several make a household.", valueName: "person"))
  var files: [String]

  @Option(name: .customLong("plan"), help: ArgumentHelp("What to try, compared with living as now; may be given up to three times.", valueName: "plan"))
  var plans: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The last age shown, in years; ten years from today are shown at the least.", valueName: "age"))
  var until: Double = 100

  @Option(help: "Only this reading of the evidence: described, trials or none. All three where not given.")
  var scenario: EvidenceScenario?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Lives drawn for each of the two bands, per plan and scenario; a number from 0 to 5000.", valueName: "n"))
  var draws: Int = 60

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seed of the draws, a whole number from 0; the same seed gives the same bytes.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads, a number from 1 to 512; as many as the machine has where not given. The result does not depend on it.",
      valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("Folder for the report, the charts and the table.", valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp("The day that counts as today, for a run that can be repeated.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Flag(help: "For research: give results where the safety gate stops. Recorded in every output; not for a person's decision.")
  var research = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...120).contains(until) else { throw ValidationError("--until is an age from 1 to 120 years") }
    guard (0...5000).contains(draws) else { throw ValidationError("--draws is a number from 0 to 5000") }
    guard threads.map((1...512).contains) ?? true else { throw ValidationError("--threads is a number from 1 to 512") }
    guard plans.count <= 3 else { throw ValidationError("at most three plans are compared at once") }
    guard (files + plans).count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("standard input (-) can be read only once")
    }
    if let out, ["", "-"].contains(out) {
      throw ValidationError("--out is a folder; the result itself is on standard output")
    }
    if let today, CalendarDay(today) == nil { throw ValidationError("--today is a day such as 2026-11-24") }
  }

  func run() throws {
    let day = today.flatMap(CalendarDay.init) ?? .today
    if let out { try OutputFolder.check(out) }
    let people = try HouseholdReader.read(files, today: day)
    let plans = try readPlans()
    for person in people {
      try checkUntil(person, day)
      for plan in plans { try plan.check(for: person) }
    }
    let results = try simulate(people, plans, day)
    // Everything is computed before anything is written, and all files are written or none.
    if let out { try Output.write(results.flatMap(\.files), toFolder: out) }
    try Output.write(
      .object(["people": .list(results.map(\.json))]), or: results.map(\.text).joined(separator: "\n\n"), asJSON: common.json)
    if results.contains(where: { !$0.run.verdict.allowsResults }) { throw ExitStatus.outsideValidity.code }
  }

  private func simulate(_ people: [Person], _ plans: [Plan], _ day: CalendarDay) throws -> [SimulationOutput] {
    let foods = try FoodTable.shipped()
    let command = SimulationCommand(files: files, plans: self.plans, scenario: scenario, settings: settings, today: day)
    let progress = ProgressLine(isShown: !common.quiet, of: people.count)
    defer { progress.clear() }
    return try people.enumerated().map { index, person in
      progress.show(person: index, share: 0)
      let run = try PersonRun(
        person, plans: plans, settings: settings, today: day, foods: foods, personalise: Personaliser.fit,
        progress: { progress.show(person: index, share: $0) })
      let folder = people.count > 1 ? SimulationOutput.folder(of: person, number: index + 1) : nil
      return SimulationOutput(run, command: command.line(for: person), out: out, folder: folder)
    }
  }

  private var settings: PersonRun.Settings {
    PersonRun.Settings(
      projection: Projection.Settings(
        scenarios: scenario.map { [$0] } ?? EvidenceScenario.allCases, draws: draws, seed: seed,
        threads: threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)),
      until: until, research: research, version: Version.text)
  }

  /// - Throws: `InputFaults` also where two plans could not be told apart.
  private func readPlans() throws -> [Plan] {
    var read: [Plan] = []
    for path in plans {
      let plan = try PlanReader.read(path)
      guard plan.name != "as now", !read.contains(where: { $0.name == plan.name }) else {
        throw InputError(
          file: plan.place?.file ?? path, line: plan.place?.line, key: "name", problem: "the name is taken",
          found: plan.name, allowed: "a name that tells it from the other plans and from living as now")
      }
      read.append(plan)
    }
    return read
  }

  private func checkUntil(_ person: Person, _ day: CalendarDay) throws {
    let age = person.age(on: day, today: day)
    guard until >= age else {
      throw CommandFault(
        .usage, "--until \(PlainNumber.text(until)): \(person.name ?? "the person") is \(Int(age)) years old already")
    }
  }
}
