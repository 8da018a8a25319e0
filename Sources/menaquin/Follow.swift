import ArgumentParser
import Calibration
import Evidence
import Explanations
import Foods
import Foundation
import ModelLanguage
import People
import Reporting
import Tabular

/// Runs a claim: changes what its trace names and shows which way the watched value moves under each reading of the evidence.
struct Follow: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "See a claim of the ledger at work: one change, one watched value, three readings of the evidence.",
    usage: "menaquin follow CLAIM [PERSON.yaml] [--research] [--json] [--out FILE|-]",
    discussion: """
      CLAIM is a number from 1 to 14 (`menaquin explain claims` lists them). Each trace runs the example person it names, \
      with and without its change; give a PERSON.yaml to run all traces with that person instead. \
      Where the safety gate stops a run, --research gives its numbers and says so.

        menaquin follow 7
        menaquin follow 14 --research
      """)

  @Argument(help: ArgumentHelp("Number of the claim, 1 to 14.", valueName: "claim"))
  var number: Int

  @Argument(help: ArgumentHelp("A person (.yaml) in place of the examples.", valueName: "person"))
  var person: String?

  @Option(help: ArgumentHelp("Folder of the example people.", valueName: "dir"))
  var examples = "examples/people"

  @Option(help: ArgumentHelp("The day that counts as today, for a run that can be repeated.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Flag(
    help: "For research: give numbers where the safety gate stops. Recorded in the output; not for a person's decision."
  )
  var research = false

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard ClaimLedger[number] != nil else { throw ValidationError("there is no claim \(number); claims are 1 to 14") }
    if let today, CalendarDay(today) == nil { throw ValidationError("--today is a day such as 2026-11-24") }
  }

  func run() throws {
    guard let claim = ClaimLedger[number] else { return }
    let day = today.flatMap(CalendarDay.init) ?? .today
    let foods = try FoodTable.shipped()
    var runs: [ClaimRun] = []
    for trace in claim.follow {
      let path = person ?? "\(examples)/\(trace.who.replacing(" ", with: "-")).yaml"
      let who = try PersonReader.read(path, today: day)
      runs.append(
        try ClaimRun(trace, for: who, today: day, foods: foods, research: research, personalise: Personaliser.fit))
    }
    let text = FollowText(claim, runs, isOwnPerson: person != nil)
    try Output.write(.object(text.json), or: text.text, asJSON: common.json, to: answer.out)
    if runs.contains(where: { $0.values == nil }) { throw ExitStatus.outsideValidity.code }
  }
}

/// What following a claim showed, for people and for programs.
struct FollowText {
  private let claim: Claim
  private let runs: [ClaimRun]
  private let isOwnPerson: Bool

  init(_ claim: Claim, _ runs: [ClaimRun], isOwnPerson: Bool) {
    self.claim = claim
    self.runs = runs
    self.isOwnPerson = isOwnPerson
  }

  var text: String {
    "Claim \(claim.number): \(claim.claim)".wrapped() + "\n\n" + runs.map(text).joined(separator: "\n")
      + "\nSimulated, not measured; no advice. What people's data say: menaquin explain claim \(claim.number)\n"
  }

  private func text(_ run: ClaimRun) -> String {
    let who = isOwnPerson ? "The person given" : ExplainLines.capitalised(run.trace.who)
    let unit = run.watch.unit.isEmpty ? "" : ", \(run.watch.unit)"
    let heading = "\(who): \(run.trace.change). Watch \(run.watch.name)\(unit).".wrapped() + "\n"
    guard let values = run.values else {
      let stop = run.verdict.stop
      return heading + ([stop?.title ?? ""] + (stop?.sentences ?? [])).map { $0.wrapped(indent: "  ") + "\n" }.joined()
        + "  For research, numbers in spite of it: menaquin follow \(claim.number) --research\n"
    }
    var table = OutputTable([
      ("", .left), ("before", .right), ("after", .right), ("moves", .left), ("claim says", .left),
    ])
    for scenario in EvidenceScenario.allCases {
      guard let value = values[scenario] else { continue }
      table.add([
        scenario.rawValue, Self.figures(value.before), Self.figures(value.after), value.direction.rawValue,
        run.trace.expect[scenario].rawValue,
      ])
    }
    let research = run.verdict.stop.map { "  Research mode, not advice: \($0.title)\n" } ?? ""
    return heading + research + table.lines.map { "  \($0)\n" }.joined()
  }

  /// Enough figures to see a small difference.
  private static func figures(_ value: Double) -> String {
    abs(value) >= 100 ? String(format: "%.2f", value) : String(format: "%.5g", value)
  }

  var json: [String: JSONValue] {
    ["claim": JSONValue(claim.number), "meaning": .string(claim.claim), "traces": .list(runs.map(json))]
  }

  private func json(_ run: ClaimRun) -> JSONValue {
    var readings: [String: JSONValue] = [:]
    for (scenario, value) in run.values ?? [:] {
      readings[scenario.rawValue] = .object([
        "before": .number(value.before), "after": .number(value.after), "moves": .string(value.direction.rawValue),
        "expected": .string(run.trace.expect[scenario].rawValue),
      ])
    }
    var isResearch = false
    if case .research = run.verdict { isResearch = true }
    return .object([
      "who": .string(run.trace.who), "change": .string("\(run.trace.change)"), "watch": .string(run.watch.name),
      "unit": .string(run.watch.unit), "research": .flag(isResearch), "runs": JSONValue(run.labels),
      "stop": JSONValue(run.verdict.stop?.title), "readings": .object(readings),
    ])
  }
}
