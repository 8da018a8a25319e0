import ArgumentParser
import Exchange
import ModelLanguage
import Physiology
import Simulation
import Tabular

/// The model itself, for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The model itself for other programs: SBML to run it, OMEX with a run of it, tables to read it.",
    usage: """
      menaquin export --format sbml [--sex female|male] [--scenario described|trials|none] [--out FILE|-]
      menaquin export --format omex [--person PERSON.yaml [--plan PLAN.yaml]] [--until AGE] [--scenario …] --out FILE
      menaquin export --format petab --person PERSON.yaml --out DIR
      menaquin export --format petab --studies STUDY.yaml|DIR [--sex female|male] --out DIR
      menaquin export --format csv --out DIR
      menaquin export --format csv --table parameters [--out FILE|-]
      """,
    discussion: """
      SBML is Level 3 Version 2 with units, written for the reference person of one sex; libRoadRunner and COPASI run \
      it. The tables are \(CSVExport.allCases.map(\.rawValue).joined(separator: ", ")). \
      With --json, standard output holds what was written where, or the tables or the SBML document as JSON.

      An OMEX archive holds a run: the model in SBML, the simulation in SED-ML, the curves as CSV, a person's report; \
      libRoadRunner and COPASI find the same curves. PEtab holds the fit to a person's measurements, so that others can make \
      it again, or the part of the calibration to studies that one body can stand for; what it has no words for is named in \
      left-out.tsv.

        menaquin export --format sbml > menaquin.xml
        menaquin export --format omex --person anna.yaml --out anna.omex
        menaquin export --format csv --out tables
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case sbml, omex, petab, csv }

  @Option(help: "What to write: sbml, omex, petab or csv.")
  var format: Format

  @Option(help: "Whose numbers SBML holds: female or male (sbml, omex, and petab of studies).")
  var sex: Sex = .female

  @Option(help: "The reading of the evidence SBML holds: described, trials or none.")
  var scenario: EvidenceScenario = .trials

  @Option(help: "One table instead of all of them.")
  var table: CSVExport?

  @Option(
    help: ArgumentHelp(
      "Where to: a file (sbml, omex, one table), a folder (petab, all tables), or - for standard output.",
      valueName: "path"))
  var out = "-"

  @OptionGroup var exported: ExportedRun
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out is the name of a file or folder, or - for standard output") }
    if table != nil, format != .csv { throw ValidationError("--table goes with --format csv") }
    if ![.omex, .petab].contains(format), exported.person != nil {
      throw ValidationError("--person goes with --format omex or petab")
    }
    if format != .petab, exported.studies != nil { throw ValidationError("--studies goes with --format petab") }
    if format == .petab, (exported.person == nil) == (exported.studies == nil) {
      throw ValidationError("--format petab needs --person, whose fit it is, or --studies")
    }
    if format == .petab, exported.plan != nil { throw ValidationError("--plan goes with --format omex") }
    if [.omex, .petab].contains(format), out == "-" {
      throw ValidationError("this is more than one text: give --out \(format == .omex ? "FILE" : "DIR")")
    }
    if format == .csv, table == nil, out == "-", !common.json {
      throw ValidationError("all tables do not fit into one output: give --out DIR, or one --table NAME")
    }
  }

  func run() throws {
    switch (format, table) {
    case (.sbml, _):
      let life = Life(Individual(sex: sex, scenario: scenario))
      let text = try SBMLExport.document(of: ReferenceModel.model, for: life).text
      try write(text, json: ["document": .string(text)])
    case (.omex, _):
      let archive = try exported.archive(sex: sex, scenario: scenario, quiet: common.quiet)
      try OutputFile.write(archive.bytes, to: out)
      try tell([out])
    case (.petab, _):
      let files = try exported.fit(sex: sex)
      try Output.write(files, toFolder: out)
      try tell(files.map { "\(out)/\($0.name)" })
    case (.csv, let table?):
      try write(table.text(of: ReferenceModel.model), json: [table.rawValue: Self.json(table)])
    case (.csv, nil):
      try writeAll()
    }
  }

  /// One document: to its file, or to standard output as it is or inside a JSON object.
  private func write(_ text: String, json: @autoclosure () -> [String: JSONValue]) throws {
    guard out != "-" else {
      return try Output.write(.object(json().merging(described) { $1 }), or: text, asJSON: common.json)
    }
    try Output.write(text, to: out)
    try tell([out])
  }

  private func writeAll() throws {
    let model = ReferenceModel.model
    guard out != "-" else {
      var tables: [String: JSONValue] = [:]
      for table in CSVExport.allCases { tables[table.rawValue] = Self.json(table) }
      return try Output.write(JSONValue.object(tables.merging(described) { $1 }).text)
    }
    try Output.write(CSVExport.allCases.map { ("\($0.rawValue).csv", $0.text(of: model)) }, toFolder: out)
    try tell(CSVExport.allCases.map { "\(out)/\($0.rawValue).csv" })
  }

  private var described: [String: JSONValue] {
    guard [.sbml, .omex].contains(format) else { return ["format": .string(format.rawValue)] }
    return ["format": .string(format.rawValue), "sex": .string(sex.rawValue), "scenario": .string(scenario.rawValue)]
  }

  private func tell(_ written: [String]) throws {
    try Output.write(
      .object(described.merging(["written": JSONValue(written)]) { $1 }), or: written.map { $0 + "\n" }.joined(),
      asJSON: common.json)
  }

  /// Rows by the names of their columns, cells as the table writes them.
  private static func json(_ table: CSVExport) -> JSONValue {
    let rows = table.rows(ReferenceModel.model)
    let header = rows.first ?? []
    return .list(rows.dropFirst().map { row in .object(Dictionary(zip(header, row.map { .string($0) })) { $1 }) })
  }
}

extension EvidenceScenario: ExpressibleByArgument {}
extension CSVExport: ExpressibleByArgument {}
