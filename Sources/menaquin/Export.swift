import ArgumentParser
import Exchange
import ModelLanguage
import Physiology
import Simulation

/// The model itself, for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The model itself for other programs: SBML to run it, tables to read it.",
    usage: """
      menaquin export --format sbml [--sex female|male] [--scenario described|trials|none] [--out FILE|-]
      menaquin export --format csv --out DIR
      menaquin export --format csv --table parameters [--out FILE|-]
      """,
    discussion: """
      SBML is Level 3 Version 2 with units, written for the reference person of one sex; libRoadRunner and COPASI run \
      it. The tables are \(CSVExport.allCases.map(\.rawValue).joined(separator: ", ")).

        menaquin export --format sbml > menaquin.xml
        menaquin export --format csv --out tables
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case sbml, csv }

  @Option(help: "What to write: sbml or csv.")
  var format: Format

  @Option(help: "Whose numbers SBML holds: female or male.")
  var sex: Sex = .female

  @Option(help: "The reading of the evidence SBML holds: described, trials or none.")
  var scenario: EvidenceScenario = .trials

  @Option(help: "One table instead of all of them.")
  var table: CSVExport?

  @Option(
    help: ArgumentHelp(
      "Where to: a file (sbml, one table), a folder (all tables), or - for standard output.", valueName: "path"))
  var out = "-"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if common.json { throw ValidationError("export writes sbml or csv; --json has no meaning here") }
    if table != nil, format != .csv { throw ValidationError("--table goes with --format csv") }
    if format == .csv, table == nil, out == "-" {
      throw ValidationError("all tables do not fit into one output: give --out DIR, or one --table NAME")
    }
  }

  func run() throws {
    let model = ReferenceModel.model
    switch (format, table) {
    case (.sbml, _):
      let life = Life(Individual(sex: sex, scenario: scenario))
      try Output.write(SBMLExport.document(of: model, for: life).text, to: out)
    case (.csv, let table?):
      try Output.write(table.text(of: model), to: out)
    case (.csv, nil):
      try Output.makeFolder(out)
      for table in CSVExport.allCases { try Output.write(table.text(of: model), to: "\(out)/\(table.rawValue).csv") }
      try Output.write(CSVExport.allCases.map { "\(out)/\($0.rawValue).csv\n" }.joined())
    }
  }
}

extension EvidenceScenario: ExpressibleByArgument {}
extension CSVExport: ExpressibleByArgument {}
