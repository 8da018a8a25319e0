import Foundation
import ModelLanguage
import Tabular
import Trials

/// What a trial leaves for programs and for a folder: JSON, tables, the report and its drawings.
public struct TrialRecord {
  private let run: TrialRun
  private let notes: [String]
  private let command: String
  private let teller: TrialTeller

  /// - Parameters:
  ///   - notes: sentences about what was assumed and where the answer ends.
  ///   - command: the line that makes the record again.
  public init(_ run: TrialRun, notes: [String], command: String) {
    self.run = run
    self.notes = notes
    self.command = command
    teller = TrialTeller(run)
  }

  /// Names and contents of the folder's files. No clock in them: the same run is the same bytes on any day.
  public var files: [(name: String, text: String)] {
    let report = TrialReport(run, version: Version.text, command: command, notes: notes)
    let files = [("summary.csv", TrialTable.csv(run)), ("summary.json", json.text), ("report.html", report.html)]
    return files + report.drawings.map { ("\($0.name).svg", $0.svg) }
  }

  public var json: JSONValue {
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
