import Foundation
import ModelLanguage
import Simulation
import Testing

@testable import Exchange

@Suite("A fit as PEtab version 1")
struct PEtabTests {
  private let problem = PEtabProblem(
    life: Life(Individual(sex: .female), changes: [Change(atAge: 3, set: ["drug.intake": 50])]),
    unknowns: [
      .init("drug.clearance", middle: 0.72, range: 0.1...10, prior: .logNormal(sd: 0.3)),
      .init("mineral.growthAge", middle: 12.5, range: 5...20, prior: .normal(sd: 1)),
    ],
    readings: [
      .init(
        "drug in plasma", keys: ["drug.concentration"], factor: 2, age: 4, value: 30, sd: 0.1, isLogarithmic: true,
        laboratory: 0.2),
      .init(
        "drug in plasma again", keys: ["drug.concentration"], factor: 2, age: 5, value: 31, sd: 0.15,
        isLogarithmic: true,
        laboratory: 0.2),
      .init(
        "drug in both", keys: ["drug.plasma", "drug.tissue"], factor: 1, offset: 0.1, age: 6, value: 9, sd: 2,
        isLogarithmic: false),
    ], leftOut: [.init("an old scan", "it says too little")])

  private func table(_ name: String) throws -> [[String: String]] {
    let files = try PEtabExport.files(of: problem, in: ExampleModel.model, fingerprint: "f00d")
    let text = try #require(files.first { $0.name == name }?.text)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { Dictionary(zip(rows[0], $0)) { $1 } }
  }

  @Test("priors stand in the units of the SBML model, where clearance is in litres a day")
  func priors() throws {
    let rows = try table("parameters.tsv")
    #expect(rows.map { $0["parameterId"] } == ["drug_clearance", "mineral_growthAge", "laboratory_drug_concentration"])
    #expect(rows[0]["nominalValue"].flatMap(Double.init) == 0.72 * UnitOfMeasure.litrePerHour.factor)
    #expect(rows[0]["objectivePriorType"] == "logNormal" && rows[1]["objectivePriorType"] == "normal")
    let parts = try #require(rows[0]["objectivePriorParameters"]).split(separator: ";").compactMap { Double($0) }
    #expect(abs(parts[0] - log(0.72 * 24)) < 1e-12 && parts[1] == 0.3)
  }

  @Test("readings of one kind share an observable, each has its own noise, and times are days")
  func readings() throws {
    #expect(try table("observables.tsv").count == 2)
    let rows = try table("measurements.tsv")
    #expect(rows.map { $0["noiseParameters"] } == ["0.1", "0.15", "2"])
    #expect(rows[0]["observableId"] == rows[1]["observableId"])
    #expect(rows.map { $0["measurement"].flatMap(Double.init) } == [30, 31, 9.1])
    #expect(rows[0]["time"].flatMap(Double.init) == 4 * UnitOfMeasure.year.factor)
    let formula = try #require(try table("observables.tsv").first?["observableFormula"])
    #expect(formula.hasSuffix("* exp(0.2 * laboratory_drug_concentration)"))
    #expect(try table("left-out.tsv") == [["what": "an old scan", "why": "it says too little"]])
  }

  @Test("readings of different things share the unknown of their source, and a uniform prior is said")
  func source() throws {
    var problem = problem
    problem.unknowns[1].prior = .uniform
    problem.readings[2].laboratory = 0.1
    for index in [0, 2] { problem.readings[index].source = "study of both" }
    problem.condition = .init(id: "reference", name: "a reference")
    let files = try PEtabExport.files(of: problem, in: ExampleModel.model, fingerprint: "f00d")
    let text = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    let parameters = try #require(text["parameters.tsv"])
    #expect(parameters.contains("\tuniform\t"))
    #expect(parameters.contains("study_of_both\tscale of the study of both\t"))
    let formulas = try #require(text["observables.tsv"]).split(separator: "\n").filter {
      $0.contains("* study_of_both)")
    }
    #expect(formulas.count == 2)
    #expect(try #require(text["conditions.tsv"]) == "conditionId\tconditionName\nreference\ta reference\n")
    #expect(try #require(text["measurements.tsv"]).components(separatedBy: "\treference\t").count == 4)
  }

  @Test("a key the model does not have is named")
  func unknown() {
    var wrong = problem
    wrong.readings[0].keys = ["drug.nowhere"]
    let fault = #expect(throws: ExportFault.self) {
      try PEtabExport.files(of: wrong, in: ExampleModel.model, fingerprint: "")
    }
    #expect(fault.map { "\($0)" } == "'drug.nowhere' is not a quantity or pool of this model")
  }

  @Test(
    "PEtab's own linter is content",
    .enabled(if: OutsideSimulator.isAvailable(for: "check_petab"), "python3 with petab is not here"))
  func lint() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-petab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in try PEtabExport.files(of: problem, in: ExampleModel.model, fingerprint: "f00d") {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let answer = try OutsideSimulator.python(
      [OutsideSimulator.script("check_petab"), folder.appending(path: "problem.yaml").path])
    let line = try #require(answer.text.split(separator: "\n").last, "\(answer)")
    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(line.utf8))
    #expect(!verdict.faulty && verdict.measured == 3)
    #expect(verdict.estimated == ["drug_clearance", "mineral_growthAge", "laboratory_drug_concentration"])
  }

  private struct Verdict: Decodable {
    var faulty: Bool
    var estimated: [String]
    var measured: Int
  }
}
