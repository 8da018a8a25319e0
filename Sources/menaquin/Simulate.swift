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
    usage: "menaquin simulate PERSON.yaml... [--plan PLAN.yaml]... [--until AGE] [--draws N] [--out DIR] [--json]",
    discussion: """
      What the file does not say is filled in from age, sex and population references, and the report says so. \
      With --out, the folder receives report.html (opens offline, prints), charts as SVG, and trajectories.csv.

        menaquin simulate examples/people/anna.yaml --plan examples/plans/mk7-180.yaml --out results/anna
      """)

  @Argument(help: ArgumentHelp("A person or household (.yaml); several make a household.", valueName: "person"))
  var files: [String]

  @Option(name: .customLong("plan"), help: ArgumentHelp("What to try, compared with living as now; may be given up to three times.", valueName: "plan"))
  var plans: [String] = []

  @Option(help: "The last age shown, in years.")
  var until: Double = 100

  @Option(help: "Only this reading of the evidence: described, trials or none. All three where not given.")
  var scenario: EvidenceScenario?

  @Option(help: "Lives drawn for each of the two bands, per plan and scenario.")
  var draws: Int = 60

  @Option(help: "Seed of the draws; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

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
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
    guard plans.count <= 3 else { throw ValidationError("at most three plans are compared at once") }
    if let today, CalendarDay(today) == nil { throw ValidationError("--today is a day such as 2026-11-24") }
  }

  func run() throws {
    let day = today.flatMap(CalendarDay.init) ?? .today
    let people = try HouseholdReader.read(files, today: day)
    let plans = try readPlans()
    for person in people { for plan in plans { try plan.check(for: person) } }
    let foods = try FoodTable.shipped()
    var results: [SimulateResult] = []
    for (index, person) in people.enumerated() {
      let progress = ProgressLine(isShown: !common.quiet, of: people.count)
      let run = try PersonRun(
        person, plans: plans, settings: settings, today: day, foods: foods, personalise: Personaliser.fit,
        progress: { progress.show(person: index, share: $0) })
      progress.clear()
      results.append(SimulateResult(run, command: commandLine(person), folder: folder(for: person, among: people)))
    }
    // Everything is computed before anything is written, so that a failure leaves nothing behind.
    for result in results { try result.write() }
    try Output.write(.object(["people": .list(results.map(\.json))]), or: results.map(\.text).joined(separator: "\n\n"), asJSON: common.json)
    if results.contains(where: { !$0.run.verdict.allowsResults }) { throw ExitStatus.outsideValidity.code }
  }

  private var settings: PersonRun.Settings {
    PersonRun.Settings(
      projection: Projection.Settings(
        scenarios: scenario.map { [$0] } ?? EvidenceScenario.allCases, draws: draws, seed: seed, threads: threads),
      until: until, research: research)
  }

  private func readPlans() throws -> [Plan] {
    var read: [Plan] = []
    for path in plans { read.append(try PlanReader.read(path)) }
    return read
  }

  /// One person's results stand in the folder itself, several people's in a folder each.
  private func folder(for person: Person, among people: [Person]) -> String? {
    guard let out else { return nil }
    guard people.count > 1 else { return out }
    let number = people.firstIndex(of: person).map { $0 + 1 } ?? 1
    let letters = (person.name ?? "person").lowercased().replacing("example: ", with: "").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "\(out)/\(number)-\(String(letters.prefix(40)))"
  }

  /// The command that makes the report again; names of files only, never what is in them.
  private func commandLine(_ person: Person) -> String {
    let plan = plans.map { "--plan \($0)" }
    let extra = (scenario.map { ["--scenario \($0.rawValue)"] } ?? []) + (research ? ["--research"] : [])
    let file = person.place?.file ?? files.joined(separator: " ")
    return (["menaquin simulate \(file)"] + plan + ["--until \(Int(until)) --draws \(draws) --seed \(seed)"] + extra).joined(separator: " ")
  }
}

/// One line of progress on standard error, only where a person watches.
struct ProgressLine {
  private let isShown: Bool
  private let people: Int

  init(isShown: Bool, of people: Int) {
    self.isShown = isShown && isatty(2) == 1
    self.people = people
  }

  func show(person: Int, share: Double) {
    guard isShown else { return }
    let width = 30
    let filled = Int((Double(person) + share) / Double(people) * Double(width))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    Output.note("\r\(bar) simulating lives")
  }

  func clear() {
    guard isShown else { return }
    Output.note("\r\u{1B}[2K")
  }
}
