import Calibration
import Foundation
import Reporting
import Tabular

/// What a calibration leaves: text for a terminal, JSON, and the files of a folder.
struct CalibrationOutput {
  private let result: CalibrationResult
  private let commit: String

  init(_ result: CalibrationResult, commit: String?) {
    self.result = result
    self.commit = commit ?? "not stated"
  }

  private static func short(_ value: Double) -> String { String(format: "%.3g", value) }

  // MARK: Text

  var text: String {
    let moved = result.parameters.filter(\.isMoved)
    var parts = [
      """
      Of \(result.parameters.count) uncertain parameters the data moved \(moved.count), by \(result.values.count) values of \
      \(Set(result.values.map(\.value.study)).count) studies. χ² of all values \(Self.short(result.chiSquareBefore)) before, \
      \(Self.short(result.chiSquareAfter)) after.
      """.wrapped()
    ]
    parts.append(movedTable(moved.sorted { $0.shrinkage > $1.shrinkage }))
    parts.append(kindTable)
    parts.append("\(checks)\n\(result.settings.words)\n\(result.fingerprint)")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func movedTable(_ lines: [CalibrationResult.ParameterLine]) -> String {
    var table = OutputTable([
      ("parameter", .left), ("deviate", .right), ("spread left", .right), ("woman", .right), ("man", .right),
    ])
    for line in lines.prefix(30) {
      table.add([
        line.key, String(format: "%+.2f", line.mean), String(format: "%.2f", line.spread), Self.short(line.female),
        Self.short(line.male),
      ])
    }
    return table.lines.joined(separator: "\n")
  }

  private var kindTable: String {
    var table = OutputTable([
      ("values", .left), ("number", .right), ("between studies", .right), ("χ² before", .right), ("after", .right),
    ])
    for kind in result.tau.keys.sorted() {
      let own = result.values.filter { $0.kind == kind }
      table.add([
        kind, "\(own.count)", Self.short(result.tau[kind] ?? 0),
        Self.short(own.reduce(0) { $0 + $1.chiSquareBefore }), Self.short(own.reduce(0) { $0 + $1.chiSquareAfter }),
      ])
    }
    return table.lines.joined(separator: "\n")
  }

  /// How far the ensemble can be trusted, in a sentence or two.
  private var checks: String {
    var text =
      "Importance weights in the \(result.checkedParameters.count) parameters moved most: effective sample size \(Self.short(result.effectiveSampleSize)) of \(result.settings.members)."
    if let difference = result.meanDifference, let ratio = result.spreadRatio {
      text +=
        " Against the exact answer of a linear model in them: means \(Self.short(difference)) standard deviations apart, spreads \(Self.short(ratio)) times as wide."
    }
    return text
  }

  // MARK: Files

  func write(to folder: String) throws {
    try Output.write(
      [
        ("members.csv", result.posterior.text), ("parameters.csv", parameters.text), ("values.csv", values.text),
        ("calibration.yaml", about),
      ], toFolder: folder)
  }

  private static func number(_ value: Double) -> String { value.isFinite ? String(format: "%.5g", value) : "" }

  private var parameters: TableWriter {
    var writer = TableWriter(headers: [
      "parameter", "mean_deviate", "spread_deviate", "shrinkage", "value_female", "value_male", "moved",
    ])
    for line in result.parameters {
      writer.append([
        line.key, Self.number(line.mean), Self.number(line.spread), Self.number(line.shrinkage),
        Self.number(line.female), Self.number(line.male), line.isMoved ? "yes" : "no",
      ])
    }
    return writer
  }

  private var values: TableWriter {
    var writer = TableWriter(headers: [
      "study", "context", "value", "kind", "observed", "standard_error", "before", "after", "chi_square_before",
      "chi_square_after", "left_out",
    ])
    for line in result.values {
      let value = line.value
      writer.append([
        value.study, value.context, value.what, line.kind, Self.number(value.observed),
        Self.number(value.standardError), Self.number(line.before), Self.number(line.after),
        Self.number(line.chiSquareBefore), Self.number(line.chiSquareAfter), nil,
      ])
    }
    for (name, reason) in result.leftOut.sorted(by: { $0.key < $1.key }) {
      writer.append([name, nil, nil, nil, nil, nil, nil, nil, nil, nil, reason])
    }
    return writer
  }

  private var about: String {
    var lines = [
      "# How this posterior was made; members.csv holds it.",
      "version: \(Version.text)", "commit: \(commit)", "fingerprint: \(result.fingerprint)", "data: \(result.data)",
      "model: \(result.model)", "seed: \(result.settings.seed)", "members: \(result.settings.members)",
      "steps: \(result.settings.steps)", "people_for_means: \(result.settings.peopleForMeans)",
      "people_for_shares: \(result.settings.peopleForShares)", "parameters: \(result.parameters.count)",
      "parameters_moved: \(result.parameters.filter(\.isMoved).count)", "values: \(result.values.count)",
      "values_left_out: \(result.leftOut.count)", "answers_filled_in: \(result.filled)",
      "chi_square_before: \(Self.number(result.chiSquareBefore))",
      "chi_square_after: \(Self.number(result.chiSquareAfter))",
      "effective_sample_size: \(Self.number(result.effectiveSampleSize))",
    ]
    if let difference = result.meanDifference, let ratio = result.spreadRatio {
      lines.append("linear_check_mean_difference: \(Self.number(difference))")
      lines.append("linear_check_spread_ratio: \(Self.number(ratio))")
    }
    lines.append("between_studies:")
    for (kind, tau) in result.tau.sorted(by: { $0.key < $1.key }) { lines.append("  \"\(kind)\": \(Self.number(tau))") }
    lines.append("studies: [\(result.studies.joined(separator: ", "))]")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: JSON

  var json: JSONValue {
    .object([
      "fingerprint": .string(result.fingerprint), "data": .string(result.data), "model": .string(result.model),
      "settings": .string(result.settings.words),
      "parameters": JSONValue(result.parameters.count),
      "moved": .list(
        result.parameters.filter(\.isMoved).map {
          .object([
            "parameter": .string($0.key), "mean_deviate": .number($0.mean), "spread_deviate": .number($0.spread),
            "shrinkage": .number($0.shrinkage),
          ])
        }),
      "values": JSONValue(result.values.count), "chi_square_before": .number(result.chiSquareBefore),
      "chi_square_after": .number(result.chiSquareAfter),
      "effective_sample_size": .number(result.effectiveSampleSize),
      "linear_check_mean_difference": JSONValue(result.meanDifference),
      "linear_check_spread_ratio": JSONValue(result.spreadRatio),
      "between_studies": .object(result.tau.mapValues { .number($0) }),
      "studies": JSONValue(result.studies),
      "left_out": .object(result.leftOut.mapValues { .string($0) }),
    ])
  }
}
