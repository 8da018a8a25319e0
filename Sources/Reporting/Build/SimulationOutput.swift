import Foundation
import ModelLanguage
import People
import Tabular

/// What one person's run leaves: the text for a terminal, the JSON, and the files of a folder.
public struct SimulationOutput {
  public let run: PersonRun
  private let content: ReportContent
  private let out: String?
  private let folder: String

  /// - Parameters:
  ///   - out: the folder of all results; nil where nothing is written.
  ///   - folder: this person's folder below it; nil where the results are one person's.
  public init(_ run: PersonRun, command: String, out: String?, folder: String?) {
    self.run = run
    self.out = out
    self.folder = folder.map { $0 + "/" } ?? ""
    content = ReportBuilder(run, command: command, version: Version.text).content()
  }

  // MARK: Files

  /// The folder of one of several people, below that of all.
  public static func folder(of person: Person, number: Int) -> String {
    let name = (person.name ?? "person").lowercased().replacing("example: ", with: "")
    let letters = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "\(number)-\(String(letters.prefix(40)))"
  }

  /// Names relative to the folder of all results.
  public var files: [(name: String, text: String)] {
    var files = [("\(folder)report.html", ReportPage.html(content))]
    guard run.projection != nil else { return files }
    for plan in content.plans {
      for figure in plan.figures { files.append(("\(folder)\(plan.id)-\(figure.id).svg", StaticChart.svg(figure))) }
    }
    files.append(("\(folder)trajectories.csv", csv))
    return files
  }

  private var report: String? { out.map { "\($0)/\(folder)report.html" } }

  /// Long format, one row per value.
  private var csv: String {
    guard run.projection != nil else { return "" }
    var table = TableWriter(
      headers: ["run", "arm", "person", "age_years", "time_days", "name", "value", "unit", "scenario", "kind"],
      lineEnd: "\r\n")
    SimulationRows(run).visit { row in
      table.append([
        row.run, row.arm, row.person, "\(row.ageYears)", "\(row.timeDays)", row.name, "\(row.value)", row.unit,
        row.scenario,
        row.kind,
      ])
    }
    return table.text
  }

  // MARK: Terminal

  public var text: String {
    if let stop = content.stop {
      return ([stop.title, ""] + stop.paragraphs + ["", "What to ask:"] + stop.ask.map { "  - \($0)" } + reportLine)
        .joined(separator: "\n") + "\n"
    }
    var parts: [String] = []
    if let research = content.researchMode { parts.append(research) }
    for plan in content.plans {
      parts.append(plan.sentences.joined(separator: " "))
      parts.append(TextTable.text(plan.results).trimmingCharacters(in: .newlines))
    }
    if let other = run.course.otherFoods { parts.append(other) }
    parts.append("Simulated, not measured; no advice. Run \(run.label).")
    return (parts + reportLine).joined(separator: "\n\n") + "\n"
  }

  private var reportLine: [String] { report.map { ["Report: " + $0] } ?? [] }

  // MARK: JSON

  public var json: JSONValue {
    var object: [String: JSONValue] = [
      "name": JSONValue(run.person.name), "age_years": .number(run.course.age), "fingerprint": .string(run.fingerprint),
      "research": .flag(run.settings.research), "assumed": .list(run.course.filledIn.map(Self.filled)),
      "report": JSONValue(report),
    ]
    if let stop = run.verdict.stop {
      object["stop"] = .object([
        "title": .string(stop.title), "sentences": JSONValue(stop.sentences), "questions": JSONValue(stop.questions),
      ])
    }
    if let projection = run.projection {
      object["ages_years"] = .list(projection.ages.map { .number($0) })
      object["plans"] = .list(zip(projection.outcomes, projection.outcomes.indices).map { plan($0, sentences: $1) })
      object["failed_lives"] = JSONValue(projection.failures)
    }
    return .object(object)
  }

  private static func filled(_ value: FilledIn) -> JSONValue {
    .object([
      "what": .string(value.what), "value": .string(value.value), "from": .string(value.from),
      "assumed": .flag(value.origin == .assumed),
    ])
  }

  private func plan(_ outcome: Projection.Outcome, sentences index: Int) -> JSONValue {
    let told = content.plans.first { $0.name == outcome.plan }?.sentences ?? []
    var object: [String: JSONValue] = ["name": .string(outcome.plan), "sentences": JSONValue(told)]
    for scenario in EvidenceScenario.allCases {
      guard let lines = outcome.lines[scenario], let readings = outcome.readings[scenario] else { continue }
      object[scenario.rawValue] = .object([
        "lines": .object(lines.mapValues(Self.line)), "readings": .object(readings.mapValues(Self.reading)),
        "differences": .object((outcome.readingDifferences[scenario] ?? [:]).mapValues(Self.reading)),
      ])
    }
    return .object(object)
  }

  private static func line(_ line: Line) -> JSONValue {
    func list(_ values: [Double]) -> JSONValue { .list(values.map { .number($0) }) }
    return .object([
      "middle": list(line.middle), "between_people_low": list(line.betweenPeople.low),
      "between_people_high": list(line.betweenPeople.high),
      "unknown_low": list(line.unknown.low), "unknown_high": list(line.unknown.high),
    ])
  }

  private static func reading(_ reading: Reading) -> JSONValue {
    .object([
      "middle": .number(reading.middle),
      "between_people": .list([.number(reading.betweenPeople.lowerBound), .number(reading.betweenPeople.upperBound)]),
      "unknown": .list([.number(reading.unknown.lowerBound), .number(reading.unknown.upperBound)]),
    ])
  }
}
