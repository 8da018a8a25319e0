import Foundation
import ModelLanguage
import Qualification
import Reporting
import Tabular
import Trials

/// What a qualification leaves: text for a terminal, JSON, and the files of a folder.
struct QualificationOutput {
  private let qualification: Qualification
  private let report: QualificationReport

  init(_ qualification: Qualification, command: String) {
    self.qualification = qualification
    report = QualificationReport(qualification, version: Version.text, command: command)
  }

  // MARK: Text

  var text: String {
    var parts = [report.sentence.wrapped(), values, scores]
    if !qualification.nullTrials.isEmpty { parts.append(nulls) }
    if !qualification.leftOutReasons.isEmpty { parts.append(leftOutReasons) }
    if !qualification.notSimulated.isEmpty { parts.append(notSimulated) }
    parts.append("Criteria:\n" + qualification.criteria.map(Self.line).joined(separator: "\n"))
    parts.append(qualification.schedule.words)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func line(_ criterion: QualificationCriterion) -> String {
    let state = criterion.holds ? "holds" : criterion.explained == nil ? "FAILS" : "explained"
    return "  \(state): \(criterion.words)" + (criterion.holds ? "" : criterion.explained.map { " (\($0))" } ?? "")
  }

  private var values: String {
    var table = OutputTable([
      ("study", .left), ("value", .left), ("role", .left), ("observed (95 %)", .right), ("predicted (95 %)", .right),
      ("unit", .left),
      ("difference", .right), ("", .left),
    ])
    for row in qualification.rows where row.isScored || qualification.studies < 5 {
      table.add([
        row.study.cut(to: 32), QualificationWords.what(row).cut(to: 52), row.role.rawValue,
        QualificationWords.middle(row.observed),
        QualificationWords.middle(row.predicted), row.unit,
        row.standardDifference.map { PlainNumber.text(($0 * 100).rounded() / 100) } ?? "",
        row.isInside ? "inside" : "outside",
      ])
    }
    return table.isEmpty ? "" : Self.trimmed(table)
  }

  private var scores: String {
    var table = OutputTable(
      zip(QualificationWords.scoreHead, [OutputTable.Side.left, .left, .right, .right, .right, .right]).map { ($0, $1) }
    )
    let totals = [Trial.Use.calibration, .validation].compactMap { qualification.total($0) }
    for score in totals + qualification.scores { table.add(QualificationWords.score(score)) }
    return table.isEmpty ? "" : Self.trimmed(table)
  }

  private var nulls: String {
    var table = OutputTable([
      ("trial without a difference", .left), ("endpoint", .left), ("people", .right),
      ("replicates with p > 0.05", .right),
    ])
    for trial in qualification.nullTrials {
      table.add([trial.study, trial.endpoint, "\(trial.people)", NumberText.percent(trial.share)])
    }
    return Self.trimmed(table)
  }

  /// Only what would score: the rest is in left-out.csv.
  private var leftOutReasons: String {
    var table = OutputTable([("values with a spread that are not compared", .left), ("values", .right)])
    for (reason, values) in qualification.leftOutReasons { table.add([reason, "\(values)"]) }
    return Self.trimmed(table)
  }

  private var notSimulated: String {
    let lines = qualification.notSimulated.map { "  \($0.study): \($0.reason)" }
    return "Of \(lines.count) studies nothing was simulated:\n" + lines.joined(separator: "\n")
  }

  private static func trimmed(_ table: OutputTable) -> String { table.lines.joined(separator: "\n") }

  // MARK: Files

  func write(to folder: String) throws {
    try Output.write(
      [("rows.csv", rows.text), ("left-out.csv", leftOut.text), ("report.html", report.html)], toFolder: folder)
  }

  private var rows: TableWriter {
    var writer = TableWriter(headers: [
      "study", "context", "role", "scored", "endpoint", "form", "arm", "against", "time_days", "who", "unit", "n",
      "observed", "observed_low",
      "observed_high", "predicted", "predicted_low", "predicted_high", "uncertainty", "sampling", "between",
      "standardised_difference", "inside",
      "outside_domain", "row",
    ])
    func number(_ value: Double?) -> String? { value.map { PlainNumber.text($0) } }
    for row in qualification.rows {
      writer.append([
        row.study, row.context, row.role.rawValue, row.isScored ? "yes" : "no", row.endpoint, row.form, row.arm,
        row.against, number(row.day),
        row.who, row.unit, row.people.map { "\($0)" }, number(row.observed.value),
        number(row.observed.interval?.lowerBound),
        number(row.observed.interval?.upperBound), number(row.predicted.value),
        number(row.predicted.interval?.lowerBound),
        number(row.predicted.interval?.upperBound), number(row.uncertainty), number(row.sampling),
        number(row.between),
        number(row.standardDifference),
        row.isInside ? "yes" : "no", row.isOutsideDomain ? "yes" : "no", row.row,
      ])
    }
    return writer
  }

  private var leftOut: TableWriter {
    var writer = TableWriter(headers: ["study", "context", "role", "scored", "endpoint", "reason"])
    for value in qualification.leftOut {
      writer.append([
        value.study, value.context, value.role.rawValue, value.wouldScore ? "yes" : "no", value.endpoint, value.reason,
      ])
    }
    return writer
  }

  // MARK: JSON

  var json: JSONValue {
    .object([
      "sentence": .string(report.sentence), "schedule": .string(qualification.schedule.words),
      "holds": .flag(qualification.holds),
      "criteria": .list(
        qualification.criteria.map {
          .object(["criterion": .string($0.words), "holds": .flag($0.holds), "explained": JSONValue($0.explained)])
        }),
      "scores": .list(
        ([Trial.Use.calibration, .validation].compactMap { qualification.total($0) } + qualification.scores).map {
          .object([
            "context": .string($0.context), "role": .string($0.role.rawValue), "studies": JSONValue($0.studies),
            "values": JSONValue($0.count),
            "coverage": .number($0.coverage), "mean_standardised_difference": .number($0.meanStandardDifference),
          ])
        }),
      "rows": .list(qualification.rows.map(row)),
      "null_trials": .list(
        qualification.nullTrials.map {
          .object([
            "study": .string($0.study), "endpoint": .string($0.endpoint), "people": JSONValue($0.people),
            "replicates": JSONValue($0.replicates),
            "null_share": .number($0.share),
          ])
        }),
      "left_out_reasons": .list(
        qualification.leftOutReasons.map {
          .object(["reason": .string($0.reason), "values": JSONValue($0.values)])
        }),
      "not_simulated": .list(
        qualification.notSimulated.map { .object(["study": .string($0.study), "reason": .string($0.reason)]) }),
    ])
  }

  private func row(_ row: QualificationRow) -> JSONValue {
    func middle(_ middle: QualificationRow.Middle) -> JSONValue {
      .object([
        "value": .number(middle.value), "low": JSONValue(middle.interval?.lowerBound),
        "high": JSONValue(middle.interval?.upperBound),
      ])
    }
    return .object([
      "study": .string(row.study), "context": .string(row.context), "role": .string(row.role.rawValue),
      "scored": .flag(row.isScored),
      "value": .string(QualificationWords.what(row)), "unit": .string(row.unit), "observed": middle(row.observed),
      "predicted": middle(row.predicted), "standardised_difference": JSONValue(row.standardDifference),
      "inside": .flag(row.isInside),
      "evidence": JSONValue(row.row),
    ])
  }
}
