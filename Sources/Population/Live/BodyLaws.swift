import ModelLanguage
import Physiology
import Simulation

/// The model's own laws of body size, blood and 25-OH-D, read for one person at one age without running the model.
struct BodyLaws: Sendable {
  /// What the laws give, each in the unit of its covariate.
  struct Reading: Sendable {
    let height: Double
    let bodyMassIndex: Double
    let systolicPressure: Double
    let ldl: Double
    let hdl: Double
    /// mg/dL
    let triglycerides: Double
    let totalCholesterol: Double
    /// Mean calcium intake of the age and sex, mg a day.
    let calciumOfAge: Double
    /// 25-OH-D that the present intake and sun keep up, nmol/L.
    let calcidiol: Double
  }

  /// mg/dL per mmol/L: the molar mass of triglyceride, g/mol, over ten.
  private static let triglycerideFactor =
    (ReferenceModel.model.parameter("circulation.triglycerides.molarMass")?.female ?? 0) / 10

  static let shared = BodyLaws()

  let laws: CompiledLaws
  private let units: [Double]

  private init() {
    let quantities = [
      Body.height, Body.bodyMassIndex, Circulation.systolicPressure, Circulation.ldl, Circulation.hdl,
      Circulation.triglycerides, Circulation.totalCholesterol, MineralIntake.calciumOfAge,
    ]
    let flows = ReferenceModel.model.flows
    guard let rise = flows.first(where: { $0.name == "mineral.calcidiol rises" }),
      let fall = flows.first(where: { $0.name == "mineral.calcidiol falls" })
    else { preconditionFailure("the model no longer follows 25-OH-D by a rise and a fall") }
    // With one nmol/L in the pool, the fall is 1/lag: the rise over it is what the level tends to.
    laws = CompiledLaws(quantities.map(\.now) + [rise.rate / fall.rate], pools: UnitOfMeasure.nanomolePerLitre.factor)
    units = quantities.map(\.unit.factor) + [1]
  }

  func read(age: Double, _ person: LawPerson) -> Reading { read(age: age, person, laws.reader()) }

  /// - Parameter reader: of `laws`.
  func read(age: Double, _ person: LawPerson, _ reader: CompiledLaws.Reader) -> Reading {
    let raw = reader.values(
      time: age * UnitOfMeasure.year.factor, parameters: person.parameters, inputs: person.inputs)
    func value(_ index: Int) -> Double { raw[index] / units[index] }
    return Reading(
      height: value(0), bodyMassIndex: value(1), systolicPressure: value(2), ldl: value(3), hdl: value(4),
      triglycerides: value(5) * Self.triglycerideFactor, totalCholesterol: value(6), calciumOfAge: value(7),
      calcidiol: value(8))
  }
}
