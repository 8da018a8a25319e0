import Exchange
import ModelLanguage
import Physiology
import Simulation
import Solver
import Testing

@Suite(
  // One at a time: libRoadRunner takes a gigabyte to compile the whole model.
  "SBML, judged by libSBML and libRoadRunner", .serialized,
  .enabled(if: OutsideSimulator.isAvailable, "python3 with python-libsbml and libroadrunner is not here"))
struct SBMLVerificationTests {
  @Test("every form of law, a dose and a changed intake agree within 1e-5 on every pool")
  func example() throws {
    let dose = Change(atAge: 3, set: ["drug.intake": 50], add: ["drug.gut": 277])
    let life = Life(
      Individual(sex: .female, parameters: ["drug.clearance": 0.9], inputs: ["drug.intake": 5]),
      changes: [dose, Change(atAge: 3.01, add: ["drug.gut": 300]), Change(atAge: 40, set: ["drug.intake": 0])])
    let ages = [0, 0.001, 0.5, 2, 3.001, 3.005, 3.02, 3.05, 10, 12.5, 20, 39, 41, 70, 100]
    try agrees(ExampleModel.model, life, ages: ages)
  }

  @Test("libSBML finds every form of law consistent, units included")
  func unitsOfEveryForm() throws {
    let reading = try OutsideSimulator.read(
      SBMLExport.document(of: ExampleModel.model, for: Life(Individual(sex: .male))), units: true)
    #expect(reading.errors == [] && reading.units == [])
  }

  @Test("libSBML finds the reference model consistent, and its species say what they are")
  func referenceDocument() throws {
    let life = Life(Individual(sex: .female))
    let reading = try OutsideSimulator.read(SBMLExport.document(of: ReferenceModel.model, for: life), units: false)
    #expect(reading.errors == [])
    // All but the pools of MK-9, whose entry could not be confirmed.
    #expect(reading.species > 40 && reading.species - reading.annotated <= 5)
  }

  @Test(
    "libSBML finds the units of the reference model consistent, but for sums it cannot make out",
    .enabled(if: OutsideSimulator.runsWholeModel, "slow: `make verify` runs it"))
  func referenceUnits() throws {
    let life = Life(Individual(sex: .female))
    let reading = try OutsideSimulator.read(SBMLExport.document(of: ReferenceModel.model, for: life), units: true)
    withKnownIssue("libSBML's inference loses the unit of seven to nine sums with tables, not the same in every run") {
      #expect(reading.units == [])
    }
  }

  @Test(
    "the reference woman and man agree within 1e-5 on every pool from birth to 100",
    .enabled(if: OutsideSimulator.runsWholeModel, "slow: `make verify` runs it"), arguments: Sex.allCases)
  func reference(sex: Sex) throws {
    let ages = [
      0, 0.25, 1, 2.5, 5, 8, 10, 12, 14, 16, 18, 20, 25, 30, 35, 40, 45, 50, 52, 55, 60, 65, 70, 75, 80, 90, 100,
    ]
    try agrees(ReferenceModel.model, Life(Individual(sex: sex)), ages: ages)
  }

  @Test(
    "a warfarin patient who starts MK-7 agrees within 1e-5 on every pool before, during and after",
    .enabled(if: OutsideSimulator.runsWholeModel, "slow: `make verify` runs it"))
  func warfarin() throws {
    let changes = [
      Change(atAge: 62, set: ["dose.warfarin": 5]),
      Change(atAge: 65, set: ["intake.menaquinone7.uptake": 170], add: ["gut.menaquinone7.first": 170]),
      Change(atAge: 66, set: ["dose.warfarin": 0]),
    ]
    let ages = [30, 61.9, 62.01, 62.03, 62.1, 63, 64.9, 65.001, 65.01, 65.1, 65.9, 66.01, 66.1, 67, 80]
    try agrees(ReferenceModel.model, Life(Individual(sex: .male), changes: changes), ages: ages)
  }

  private func agrees(_ model: Model, _ life: Life, ages: [Double]) throws {
    let document = try SBMLExport.document(of: model, for: life)
    let scales = model.pools.map { $0.scale * $0.unit.factor }
    let answer = try OutsideSimulator.run(document, scales: scales, days: ages.map { $0 * UnitOfMeasure.year.factor })
    #expect(answer.errors == [])
    for (warning, count) in answer.warnings { print("libSBML warns \(count) times: \(warning)") }
    let compiled = try CompiledModel(model, observing: model.pools.map(\.key))
    let options = SolverOptions(relativeTolerance: 1e-8)
    let trajectory = try compiled.run(life.individual, at: ages, changes: life.changes, options: options)
    let agreement = Agreement.between(trajectory, answer.rows, model)
    #expect(agreement.worst < 1e-5, "\(agreement)")
    print(model.name, "worst:", agreement)
  }
}
