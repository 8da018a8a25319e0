import ModelLanguage
import Physiology

@testable import Simulation

/// People of the whole model whose every number is drawn, both as people differ and as science does not know, and whom
/// much befalls: medicines, illnesses, diets, doses. No person, a stress.
enum DrawnLives {
  static let count = 200
  static let ages: [Double] = [0, 0.1, 0.5, 2, 8, 13, 18, 30, 45, 52, 60, 70, 80, 90, 100]
  static let pools = ReferenceModel.model.pools
  static let books = Conserved.allCases.flatMap { ["ledger.in.\($0.rawValue)", "ledger.out.\($0.rawValue)"] }

  /// Every pool, and what crossed the body's edge.
  static let compiled = Result { () throws(ModelFault) in
    try CompiledModel(ReferenceModel.model, observing: pools.map(\.key) + books, ledgers: true)
  }

  /// Lives and what became of them, run once.
  static let run = Result { () throws(ModelFault) in
    let lives = (0..<count).map(life)
    let results = try compiled.get().run(lives, at: ages, relativeTolerance: 1e-5, threads: 2)
    return zip(lives, results).map { (life: $0, result: $1) }
  }

  static func life(_ person: Int) -> Life {
    let sex: Sex = person % 2 == 0 ? .female : .male
    let scenario = EvidenceScenario.allCases[person % EvidenceScenario.allCases.count]
    let draw = ParameterDraw(seed: 20_261_125)
    let model = ReferenceModel.model
    var values = draw.values(of: .uncertainty, for: model, person: person, sex: sex, scenario: scenario)
    let spread = draw.values(of: .spread, for: model, person: person, sex: sex, scenario: scenario, around: values)
    values.merge(spread) { $1 }
    var stream = RandomStream(seed: 20_261_125, person: person, purpose: "events")
    let changes = befalling(&stream).filter { $0.age < 100 }.sorted { $0.age < $1.age }
    return Life(Individual(sex: sex, scenario: scenario, parameters: values), changes: changes)
  }

  /// Each happens to a part of the people, at an age of its own.
  private static func befalling(_ stream: inout RandomStream) -> [Change] {
    let eaten = Vitamer.allCases.map { "intake.\($0.rawValue).uptake" }
    let happenings: [(share: Double, earliest: Double, inputs: [String: Double])] = [
      (0.3, 18, ["habit.smoking": 1]), (0.3, 30, ["condition.diabetes": 1]), (0.3, 45, ["medicine.statin": 1]),
      (0.2, 40, ["medicine.glucocorticoid": 1]), (0.2, 20, ["bone.load": 0.7]),
      (0.2, 50, ["medicine.hormoneReplacement": 1]), (0.3, 20, ["condition.kidneyDisease.lossRate": 0.03]),
      (0.15, 20, ["treatment.dialysis": 1]), (0.3, 40, ["dose.warfarin": 8 * stream.uniform()]),
      (0.3, 10, ["intake.calcium.supplement": 1500 * stream.uniform()]),
      (0.2, 10, ["intake.calcium.diet": 0.4, "intake.vitaminD": 0, "sun.exposure": 0.2]),
      (0.3, 5, [eaten[2]: 600 * stream.uniform(), eaten[0]: 2000 * stream.uniform()]),
      (0.1, 5, Dictionary(uniqueKeysWithValues: eaten.map { ($0, 0.0) })),
      (0.1, 20, ["vitaminK.epoxideReductase.otherCauses": 0]),
    ]
    var changes = [
      Change(atAge: 0.02, add: ["vitaminK.depot.fast": 2000 * stream.uniform()]),
      Change(atAge: 25, add: ["vitaminK.phylloquinone.plasma": 20_000 * stream.uniform()]),
    ]
    for happening in happenings where stream.uniform() < happening.share {
      let age = happening.earliest + (95 - happening.earliest) * stream.uniform()
      changes.append(Change(atAge: age, set: happening.inputs))
      let eaten = Dictionary(uniqueKeysWithValues: Vitamer.allCases.map { ("gut.\($0.rawValue).first", 500.0) })
      changes.append(Change(atAge: age, add: eaten))
    }
    return changes
  }

  /// Amount of a conserved thing that was given outside the flows, by the age of a row.
  static func given(_ kind: Conserved, _ life: Life, until age: Double, contents: [String: Double]) -> Double {
    life.changes.filter { $0.age < age }.flatMap(\.add).reduce(0) { $0 + $1.value * (contents[$1.key] ?? 0) }
  }

  /// Amount of a conserved thing in one unit of each pool, with a person's own numbers.
  static func contents(_ kind: Conserved, _ individual: Individual) -> [String: Double] {
    let reference = Bindings.reference(sex: individual.sex, scenario: individual.scenario)
    var bindings = Bindings(
      time: 0,
      parameter: { parameter in
        individual.parameters[parameter.key].map { $0 * parameter.unit.factor } ?? reference.parameter(parameter)
      },
      input: { reference.input($0) }, pool: { _ in 0 })
    let holding = pools.compactMap { pool in pool.composition[kind].map { (pool.key, bindings.value(of: $0)) } }
    return Dictionary(uniqueKeysWithValues: holding)
  }
}
