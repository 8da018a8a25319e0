import ArgumentParser
import Foundation
import Interchange
import Tabular

/// SBML models of others, run on this program's own solver.
struct SBMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sbml",
    abstract: "Run SBML models of others, and score that on the SBML Test Suite.",
    usage: """
      menaquin sbml run MODEL.xml --until T --steps N [--column NAME]... [--out FILE|-]
      menaquin sbml score DIR|TAR [--json]
      """,
    discussion: """
      Ordinary differential models of SBML Level 2 and 3: species, compartments, parameters, reactions, rate, assignment \
      and initial rules, functions, events with delay, priority and persistence, hierarchical models. What is not supported (algebraic rules, \
      delayed values, fast reactions, other packages) is refused by name and never left out in silence.

        menaquin sbml run glycolysis.xml --until 100 --steps 200
        menaquin sbml score sbml-semantic-cases.tar.gz
      """,
    subcommands: [SBMLRunCommand.self, SBMLScoreCommand.self])
}

/// One run of one model, as a table.
struct SBMLRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run one SBML model from time 0 and write its course as CSV.",
    usage: "menaquin sbml run MODEL.xml --until T --steps N [--column NAME]... [--json] [--out FILE|-]",
    discussion: """
      Times and values are in the model's own units. Without --column there is one for every compartment, species, \
      parameter and reaction; a species is what its name means in the model, an amount or a concentration.
      """)

  @Argument(help: ArgumentHelp("The model, or - for standard input.", valueName: "model"))
  var model: String

  @Option(help: ArgumentHelp("The time of the last row.", valueName: "time"))
  var until: Double

  @Option(
    help: ArgumentHelp("Into how many equal parts that time is divided; one row more is written.", valueName: "count"))
  var steps = 100

  @Option(
    name: .customLong("column"), help: ArgumentHelp("A quantity to write; may be given again.", valueName: "name"))
  var columnNames: [String] = []

  @Option(help: ArgumentHelp("Allowed error per step, relative to a value.", valueName: "number"))
  var relative = 1e-9

  @Option(help: ArgumentHelp("Allowed error per step of a value near zero, in its own unit.", valueName: "number"))
  var absolute = 1e-12

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard until > 0, until.isFinite else { throw ValidationError("--until is a time above 0") }
    guard (1...1_000_000).contains(steps) else { throw ValidationError("--steps is a whole number from 1 to 1000000") }
    guard (1e-13...0.1).contains(relative) else { throw ValidationError("--relative is a number from 1e-13 to 0.1") }
    guard absolute > 0, absolute.isFinite else { throw ValidationError("--absolute is a number above 0") }
  }

  func run() throws {
    let bytes = try InputFile.bytes(of: model, limit: ForeignModel.largestDocument)
    do {
      let read = try ForeignModel(sbml: bytes)
      let columns = columnNames.isEmpty ? read.columns : columnNames.map { SBMLColumn($0) }
      let times = (0...steps).map { until * Double($0) / Double(steps) }
      let options = SBMLRunOptions(relativeTolerance: relative, absoluteTolerance: absolute)
      try write(columns, times, try read.run(columns, at: times, options: options))
    } catch let fault as InterchangeFault {
      throw CommandFault(.badInput, "\(InputFile.displayName(of: model)): \(fault)")
    }
  }

  private func write(_ columns: [SBMLColumn], _ times: [Double], _ rows: [[Double]]) throws {
    var table = TableWriter(headers: ["time"] + columns.map(\.name))
    for (time, row) in zip(times, rows) { table.append((["\(time)"] + row.map { "\($0)" })) }
    let json = JSONValue.object([
      "columns": JSONValue(["time"] + columns.map(\.name)),
      "rows": .list(zip(times, rows).map { time, row in .list(([time] + row).map { .number($0) }) }),
    ])
    try Output.write(json, or: table.text, asJSON: common.json, to: answer.out)
  }
}

/// How many cases of the SBML Test Suite come out right.
struct SBMLScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Score the cases of the SBML Test Suite by the suite's own tolerances.",
    usage: "menaquin sbml score DIR|TAR [--json] [--out FILE|-]",
    discussion: """
      Each case is right, refused by the name of what it asks for, stopped with a message, or wrong. Exit code 1 when one \
      is wrong.
      """)

  @Argument(help: ArgumentHelp("The suite's semantic cases: a folder or a tar archive.", valueName: "suite"))
  var suite: String

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard FileManager.default.fileExists(atPath: suite) else {
      throw CommandFault(.notFound, "\(suite): there is no such file or folder")
    }
    do {
      let score = try SuiteFolder.use(suite) { folder in
        let line = ProgressLine(isShown: !common.quiet && !common.json, of: 1, doing: "running cases")
        defer { line.clear() }
        return try SuiteScore(folder: folder) { line.show(person: 0, share: Double($0) / Double($1)) }
      }
      try Output.write(score.json, or: score.text, asJSON: common.json, to: answer.out)
      if !score.wrong.isEmpty { throw ExitCode(1) }
    } catch let fault as InterchangeFault {
      throw CommandFault(.badInput, "\(suite): \(fault)")
    }
  }
}

extension SuiteScore {
  var json: JSONValue {
    .object([
      "cases": JSONValue(count), "right": JSONValue(right), "share_right": .number(Double(right) / Double(count)),
      "refused": .object(refused.mapValues { JSONValue($0) }),
      "stopped": .object(Dictionary(stopped.map { ($0.number, .string($0.why)) }) { $1 }),
      "wrong": .object(Dictionary(wrong.map { ($0.number, .string($0.why)) }) { $1 }),
    ])
  }

  var text: String {
    let share = (Double(right) / Double(count) * 1000).rounded() / 10
    var lines = ["\(right) of \(count) cases right (\(share) %), \(wrong.count) wrong, \(stopped.count) stopped"]
    let features = refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    lines.append("refused by name: \(features.reduce(0) { $0 + $1.value })")
    lines += features.map { "  \($0.value)  \($0.key)" }
    lines += stopped.map { "stopped  \($0.number)  \($0.why)" }
    lines += wrong.map { "wrong  \($0.number)  \($0.why)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
