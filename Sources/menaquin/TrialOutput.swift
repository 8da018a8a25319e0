import Foundation
import ModelLanguage
import Reporting
import Trials

/// What a trial leaves: the text for a terminal, the JSON, and the files of a folder.
struct TrialOutput {
  private let run: TrialRun
  private let notes: [String]
  private let command: String
  private let teller: TrialTeller

  init(_ run: TrialRun, notes: [String], command: String) {
    self.run = run
    self.notes = notes
    self.command = command
    teller = TrialTeller(run)
  }

  static func words(_ check: PulseCheck) -> String {
    let worst = check.differences.max { $0.share < $1.share }
    return
      "Averaged dosing against every dose as an event, \(check.people) people, \(Int(check.days)) days: largest difference "
      + "\(NumberText.figures(100 * check.largest, 2)) % (\(worst?.endpoint ?? ""), \(worst?.arm ?? ""))"
  }

  // MARK: Text

  var text: String {
    var table = OutputTable(
      zip(TrialTeller.tableHead, [OutputTable.Side.left, .left, .right, .right, .right, .right, .right, .right]).map {
        ($0, $1)
      })
    for row in teller.table { table.add(row) }
    var parts = [teller.sentence.wrapped()]
    if !table.isEmpty {
      parts.append("At \(run.visits.last.map { TrialRun.time($0) } ?? "the end"):\n" + table.text.trimmingNewline)
    }
    if !run.events.isEmpty { parts.append(events) }
    if let replicates { parts.append(replicates) }
    parts += notes.map { $0.wrapped(indent: "") }
    parts.append("run \(run.fingerprint)")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var events: String {
    var table = OutputTable([
      ("event", .left), ("arm", .left), ("events", .right), ("hazard ratio (95 %)", .right),
      ("expected per 1,000", .right),
    ])
    for happening in run.happenings {
      let ratio = happening.hazardRatio.map {
        "\(NumberText.decimals($0.ratio, places: 2)) (\(NumberText.range(Interval($0.interval.lowerBound, $0.interval.upperBound))))"
      }
      table.add([
        happening.endpoint.name, run.arms[happening.arm].name,
        "\(happening.table.eventCount) of \(happening.table.people)", ratio ?? "",
        NumberText.perThousand(happening.expected.mean * 1000),
      ])
    }
    return table.text.trimmingNewline
  }

  private var replicates: String? {
    guard let replicates = run.replicates, let last = run.visits.indices.last else { return nil }
    var table = OutputTable([("endpoint", .left), ("arm", .left), ("p < 0.05", .right), ("wrong sign", .right)])
    for arm in run.arms.indices.dropFirst() {
      for (index, endpoint) in run.measured.enumerated() {
        let comparison = replicates.values[arm][index][last]
        table.add([
          endpoint.words, run.arms[arm].name, NumberText.percent(comparison.power),
          NumberText.percent(comparison.wrongSignShare),
        ])
      }
      for (index, endpoint) in run.events.enumerated() {
        let comparison = replicates.events[arm][index]
        table.add([
          endpoint.name, run.arms[arm].name, NumberText.percent(comparison.power),
          NumberText.percent(comparison.wrongSignShare),
        ])
      }
    }
    return "\(replicates.count) trials of \(replicates.people) people would report:\n" + table.text.trimmingNewline
  }

  // MARK: Files

  func write(to folder: String) throws {
    // No clock in it: the same run is the same bytes on any day.
    let report = TrialReport(run, version: Version.text, command: command, notes: notes)
    let files = [("summary.csv", TrialTable.csv(run)), ("summary.json", json.text), ("report.html", report.html)]
    try Output.write(files + report.drawings.map { ("\($0.name).svg", $0.svg) }, toFolder: folder)
  }

  // MARK: JSON

  var json: JSONValue {
    .object([
      "title": .string(run.trial.title), "fingerprint": .string(run.fingerprint),
      "scenario": .string(run.scenario.rawValue),
      "seed": .number(Double(run.seed)), "sentence": .string(teller.sentence), "partial": .flag(!run.isComplete),
      "research": .flag(run.research), "people": JSONValue(run.people), "wanted": JSONValue(run.wanted),
      "candidates": JSONValue(run.candidates),
      "arms": .list(run.arms.indices.map(arm)), "values": .list(run.values.map(value)),
      "events": .list(run.happenings.map(event)),
      "replicates": replicateJSON, "notes": JSONValue(notes), "failures": JSONValue(run.failureCount),
      "criteria": .list(
        run.criteria.map {
          .object(["criterion": .string($0.text), "asked": JSONValue($0.asked), "passed": JSONValue($0.passed)])
        }),
    ])
  }

  private func arm(_ index: Int) -> JSONValue {
    .object([
      "name": .string(run.arms[index].name),
      "treatments": JSONValue((run.trial.background + run.arms[index].treatments).map(\.words)),
      "people": JSONValue(run.enrolled[index]), "lost": JSONValue(run.lost[index]), "died": JSONValue(run.died[index]),
      "age_mean": .number(run.ages[index].mean), "women": JSONValue(run.women[index]),
    ])
  }

  private func value(_ value: TrialRun.Value) -> JSONValue {
    .object([
      "endpoint": .string(value.endpoint.name), "as": .string(value.endpoint.form.name),
      "unit": .string(value.endpoint.unit),
      "arm": .string(run.arms[value.arm].name), "time_days": .number(run.visits[value.visit]),
      "group": .string(value.group),
      "n": JSONValue(value.people), "mean": .number(value.mean), "sd": JSONValue(value.sd),
      "se": JSONValue(value.standardError),
      "geometric_mean": JSONValue(value.geometricMean), "quantiles": .list(value.quantiles.map { .number($0) }),
      "responders": JSONValue(value.responders), "difference": contrast(value.contrast),
      "true_mean": .number(value.truth.mean),
      "same_people": contrast(value.counterfactual.flatMap { Contrast(paired: $0) }),
    ])
  }

  private func contrast(_ contrast: Contrast?) -> JSONValue {
    guard let contrast else { return .null }
    return .object([
      "value": .number(contrast.difference), "low": .number(contrast.interval.lowerBound),
      "high": .number(contrast.interval.upperBound),
      "p": .number(contrast.p),
    ])
  }

  private func event(_ happening: TrialRun.Happening) -> JSONValue {
    .object([
      "event": .string(happening.endpoint.name), "arm": .string(run.arms[happening.arm].name),
      "n": JSONValue(happening.table.people),
      "events": JSONValue(happening.table.eventCount), "person_years": .number(happening.table.personYears),
      "hazard_ratio": happening.hazardRatio.map {
        .object([
          "value": .number($0.ratio), "low": .number($0.interval.lowerBound), "high": .number($0.interval.upperBound),
        ])
      } ?? .null,
      "expected": .number(happening.expected.mean),
      "expected_difference": contrast(happening.expectedDifference.flatMap { Contrast(paired: $0) }),
      "survival": .list(happening.table.survival.values.map { .number($0) }),
      "at_risk": .list(happening.table.atRisk.map { JSONValue($0) }),
    ])
  }

  private var replicateJSON: JSONValue {
    guard let replicates = run.replicates else { return .null }
    func told(_ comparison: Replicates.Comparison) -> JSONValue {
      .object([
        "mean": .number(comparison.moments.mean), "sd": JSONValue(comparison.moments.sd),
        "power": .number(comparison.power),
        "wrong_sign": .number(comparison.wrongSignShare),
        "quantiles": .list([0.025, 0.5, 0.975].compactMap { comparison.sketch.quantile($0) }.map { .number($0) }),
      ])
    }
    return .object([
      "count": JSONValue(replicates.count), "people": JSONValue(replicates.people),
      "values": .list(replicates.values.map { .list($0.map { .list($0.map(told)) }) }),
      "events": .list(replicates.events.map { .list($0.map(told)) }),
    ])
  }
}

extension String {
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
