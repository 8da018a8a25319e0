import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// What must hold of minerals and bone whatever the numbers.
@Suite("What must hold of minerals and bone whatever the numbers") struct BoneInvariantTests {
  @Test("Units agree, flows balance, nothing leaves an empty pool")
  func checks() {
    let findings = ModelCheck.findings(in: BoneAlone.model, resolves: { _ in true })
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test("The part has 37 states and one cumulative hazard per fracture site")
  func size() { #expect(BoneAlone.model.pools.count == 37 + Fractures.Site.allCases.count) }

  /// A person: how people differ and what is unknown drawn together, a usual life with its mishaps.
  private func drawn(_ person: Int) -> (Individual, [Change]) {
    let sex: Sex = person % 2 == 0 ? .female : .male
    let draw = ParameterDraw(seed: 20_261_124)
    var values = draw.values(of: .uncertainty, for: BoneAlone.model, person: person, sex: sex, scenario: .trials)
    let spread = draw.values(
      of: .spread, for: BoneAlone.model, person: person, sex: sex, scenario: .trials, around: values)
    values.merge(spread) { $1 }
    var inputs: [String: Double] = [:]
    if person % 5 == 0 { inputs["alone.filtration"] = 0.4 }
    let changes = person % 3 == 0 ? [Change(atAge: 60, set: ["medicine.glucocorticoid": 1])] : []
    return (Individual(sex: sex, parameters: values, inputs: inputs), changes)
  }

  private static let elements: [Conserved] = [.calcium, .phosphorus]

  @Test(
    "In 250 drawn lives no pool is negative, quality stays within 0 and 1, and calcium and phosphorus balance to 1e-9")
  func lives() throws {
    let pools = BoneAlone.model.pools
    let books = Self.elements.flatMap { ["ledger.in.\($0.rawValue)", "ledger.out.\($0.rawValue)"] }
    let compiled = try CompiledModel(BoneAlone.model, observing: pools.map(\.key) + books, ledgers: true)
    let ages = [0.0, 0.5, 2, 13, 35, 61, 90]
    for person in 0..<250 {
      let (individual, changes) = drawn(person)
      let life = try compiled.run(individual, at: ages, changes: changes, options: .init(relativeTolerance: 1e-4))
      for pool in pools {
        let values = life[pool.key]
        #expect(values.allSatisfy { $0.isFinite && $0 >= 0 }, "person \(person): \(pool.key) \(values)")
        if pool.key.hasSuffix(".quality") { #expect(values.allSatisfy { (0...1).contains($0) }) }
      }
      for element in Self.elements { check(element, life, individual, person) }
    }
  }

  /// What is in the body at the end less what was at birth is what came in less what left.
  private func check(_ element: Conserved, _ life: Trajectory, _ individual: Individual, _ person: Int) {
    let reference = Bindings.reference(sex: individual.sex)
    var bindings = Bindings(
      time: 0,
      parameter: {
        individual.parameters[$0.key].map { [unit = $0.unit] in $0 * unit.factor } ?? reference.parameter($0)
      },
      input: { reference.input($0) }, pool: { _ in 0 })
    func held(_ index: Int) -> Double {
      BoneAlone.model.pools.reduce(0) { sum, pool in
        guard let content = pool.composition[element] else { return sum }
        return sum + bindings.value(of: content) * life[pool.key][index]
      }
    }
    let last = life.ages.count - 1
    let eaten = life["ledger.in.\(element.rawValue)"][last] - life["ledger.in.\(element.rawValue)"][0]
    let lost = life["ledger.out.\(element.rawValue)"][last] - life["ledger.out.\(element.rawValue)"][0]
    let gap = held(last) - held(0) - (eaten - lost)
    #expect(abs(gap) <= 1e-9 * eaten, "person \(person): \(element.rawValue) is out by \(gap) mg of \(eaten)")
  }

  @Test("Each kind of thing has its own key: no parameter, input, pool and quantity share one")
  func keys() {
    let model = ReferenceModel.model
    let keys =
      model.parameters.map(\.key) + model.inputs.map(\.key) + model.pools.map(\.key) + model.quantities.map(\.key)
    let shared = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
      .filter {
        $0.hasPrefix("mineral.") || $0.hasPrefix("bone.") || $0.hasPrefix("body.") || $0.hasPrefix("fracture.")
      }
    #expect(shared.isEmpty, "\(shared.sorted())")
  }

  @Test("Matrix follows the carboxylated share as bone is renewed: in three years 45 % of trabecular bone at 40")
  func renewal() throws {
    let keys = ["bone.lumbarSpine.trabecular.quality", "bone.lumbarSpine.cortical.quality"]
    let compiled = try CompiledModel(BoneAlone.model, observing: keys)
    for (sex, age, trabecular, cortical) in [(Sex.male, 40.0, 0.45, 0.09), (.female, 60, 0.71, 0.16)] {
      let life = try compiled.run(
        Individual(sex: sex), at: [age, age + 3], changes: [Change(atAge: age, set: ["alone.carboxylated": 0.9])])
      let renewed = keys.map { (life[$0][1] - life[$0][0]) / (0.9 - life[$0][0]) }
      #expect(abs(renewed[0] - trabecular) < 0.04)
      #expect(abs(renewed[1] - cortical) < 0.02)
    }
  }
}
