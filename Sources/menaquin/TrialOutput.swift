import Foundation
import ModelLanguage
import Reporting
import Tabular
import Trials

/// What a trial leaves: the text for a terminal, the JSON, and the files of a folder.
struct TrialOutput {
  private let run: TrialRun
  private let notes: [String]
  private let record: TrialRecord
  private let teller: TrialTeller

  init(_ run: TrialRun, notes: [String], command: String) {
    self.run = run
    self.notes = notes
    record = TrialRecord(run, notes: notes, command: command)
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

  func write(to folder: String) throws { try Output.write(record.files, toFolder: folder) }

  var json: JSONValue { record.json }
}

extension String {
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
