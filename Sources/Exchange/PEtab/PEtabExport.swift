import ModelLanguage
import RealModule
import Simulation

/// Writes a fit as a folder of PEtab version 1: the model in SBML, four tables, and a YAML file that joins them.
public struct PEtabExport {
  private let problem: PEtabProblem
  private let model: Model
  private let document: SBMLDocument
  private let observables: [PEtabObservable]

  /// - Throws: `ExportFault` when the model cannot be written or a key is unknown.
  public static func files(
    of problem: PEtabProblem, in model: Model, fingerprint: String
  ) throws(ExportFault) -> [(name: String, text: String)] {
    let export = try PEtabExport(problem, model, fingerprint)
    return [
      ("problem.yaml", yaml), ("model.xml", export.document.text), ("parameters.tsv", try export.parameters),
      ("conditions.tsv", table([["conditionId", "conditionName"], [problem.condition.id, problem.condition.name]])),
      ("observables.tsv", export.observableTable), ("measurements.tsv", export.measurements),
      ("left-out.tsv", table([["what", "why"]] + problem.leftOut.map { [$0.what, $0.why] })),
    ]
  }

  private init(_ problem: PEtabProblem, _ model: Model, _ fingerprint: String) throws(ExportFault) {
    self.problem = problem
    self.model = model
    document = try SBMLExport.document(of: model, for: problem.life, fingerprint: fingerprint)
    var observables: [PEtabObservable] = []
    for reading in problem.readings {
      let observable = try PEtabObservable(reading, model, document)
      if !observables.contains(where: { $0.isOf(reading) }) { observables.append(observable) }
    }
    self.observables = observables
  }

  private static let yaml = """
    format_version: 1
    parameter_file: parameters.tsv
    problems:
      - sbml_files: [model.xml]
        condition_files: [conditions.tsv]
        observable_files: [observables.tsv]
        measurement_files: [measurements.tsv]

    """

  private static func table(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  // MARK: Tables

  private var parameters: String {
    get throws(ExportFault) {
      var rows = [
        [
          "parameterId", "parameterName", "parameterScale", "lowerBound", "upperBound", "nominalValue", "estimate",
          "objectivePriorType", "objectivePriorParameters",
        ]
      ]
      for unknown in problem.unknowns { rows.append(try row(unknown)) }
      var scales: [String: String] = [:]
      for observable in observables { if let id = observable.laboratory { scales[id] = observable.source } }
      for (id, source) in scales.sorted(by: { $0.key < $1.key }) {
        rows.append([id, "scale of the \(source)", "lin", "-4", "4", "0", "1", "normal", "0;1"])
      }
      return Self.table(rows)
    }
  }

  /// In the units of the SBML model.
  private func row(_ unknown: PEtabProblem.Unknown) throws(ExportFault) -> [String] {
    guard let parameter = model.parameter(unknown.key), let id = document.parameterIDs[unknown.key] else {
      throw .unknownKey(unknown.key, allowed: "a parameter")
    }
    let factor = parameter.unit.factor
    let bounds = [unknown.range.lowerBound, unknown.range.upperBound, unknown.middle].map { plainNumber($0 * factor) }
    return switch unknown.prior {
    case .normal(let sd):
      [id, unknown.key, "lin"] + bounds
        + ["1", "normal", "\(plainNumber(unknown.middle * factor));\(plainNumber(sd * factor))"]
    case .logNormal(let sd):
      [id, unknown.key, "log"] + bounds
        + ["1", "logNormal", "\(plainNumber(Double.log(unknown.middle * factor)));\(plainNumber(sd))"]
    case .uniform: [id, unknown.key, "lin"] + bounds + ["1", "uniform", "\(bounds[0]);\(bounds[1])"]
    }
  }

  private var observableTable: String {
    let header = [
      "observableId", "observableName", "observableFormula", "observableTransformation", "noiseFormula",
      "noiseDistribution",
    ]
    return Self.table(
      [header]
        + observables.map {
          [$0.id, $0.name, $0.formula, $0.isLogarithmic ? "log" : "lin", "noiseParameter1_\($0.id)", "normal"]
        })
  }

  private var measurements: String {
    let header = ["observableId", "simulationConditionId", "measurement", "time", "noiseParameters"]
    let rows = problem.readings.map { reading in
      let id = observables.first { $0.isOf(reading) }?.id ?? ""
      let day = reading.age * UnitOfMeasure.year.factor
      return [
        id, problem.condition.id, plainNumber(reading.value + reading.offset), plainNumber(day),
        plainNumber(reading.sd),
      ]
    }
    return Self.table([header] + rows)
  }
}
