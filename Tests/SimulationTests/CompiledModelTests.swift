import ModelLanguage
import Testing

@testable import Simulation

private func value(_ key: String, _ x: Double, _ unit: UnitOfMeasure, spread: Distribution = .fixed) -> RateLaw {
  parameter(key, "test value", x, unit, in: 0...1e6, spread: spread, from: .assumption("test"), by: .assumed)
}

/// A drug with first-order loss and one exchange: small enough to solve on paper.
private struct TwoCompartments: Mechanism {
  let name = "Two compartments"
  let summary = "A drug given steadily, exchanged with tissue, cleared from plasma."
  static let plasma = Pool("drug.plasma", "drug in plasma", .nanomole, scale: 100, atBirth: 0, of: [.phylloquinone: 1])
  static let tissue = Pool("drug.tissue", "drug in tissue", .nanomole, scale: 100, atBirth: 0, of: [.phylloquinone: 1])
  let clearance = value("drug.clearance", 2, .litrePerDay, spread: .logNormal(sd: 0.3))
  let volume = value("drug.volume", 4, .litre)
  let exchange = value("drug.exchange", 3, .litrePerDay)
  let dose = input("drug.dose", "steady input", normal: 0, .nanomolePerDay, in: 0...1e4)

  var concentration: Quantity { Quantity("drug.concentration", "plasma concentration", .picomolePerLitre, Self.plasma.now / volume) }
  var flows: [Flow] {
    Flow("given", to: Self.plasma, at: dose)
    Flow("into tissue", from: Self.plasma, to: Self.tissue, at: exchange * Self.plasma.now / volume)
    Flow("out of tissue", from: Self.tissue, to: Self.plasma, at: exchange * Self.tissue.now / volume)
    Flow("cleared", from: Self.plasma, at: clearance * Self.plasma.now / volume)
  }
  var observables: [Quantity] { [concentration] }
}

@Suite("A model made ready to run") struct CompiledModelTests {
  private let model = Model(name: "test", mechanisms: [TwoCompartments()])

  @Test("at steady state, concentration is input over clearance, in the quantity's own unit")
  func steadyState() throws {
    let compiled = try CompiledModel(model, observing: ["drug.concentration"])
    let life = try compiled.run(Individual(sex: .female, inputs: ["drug.dose": 10]), at: [1])
    #expect(abs(life["drug.concentration"][0] - 5000) < 5000 * 1e-5)
  }

  @Test("what came in is in the body or went out, to 1e-9")
  func ledger() throws {
    let compiled = try CompiledModel(
      model, observing: ["drug.plasma", "drug.tissue", "ledger.in.phylloquinone", "ledger.out.phylloquinone"], ledgers: true)
    let life = try compiled.run(
      Individual(sex: .male, inputs: ["drug.dose": 10]), at: [0.01, 0.1, 1],
      changes: [Change(atAge: 0.05, set: ["drug.dose": 300]), Change(atAge: 0.5, set: ["drug.dose": 0])])
    for row in 0..<3 {
      let inside = life["drug.plasma"][row] + life["drug.tissue"][row] + life["ledger.out.phylloquinone"][row]
      #expect(abs(inside - life["ledger.in.phylloquinone"][row]) <= 1e-9 * life["ledger.in.phylloquinone"][row])
    }
  }

  @Test("a dose is added at its moment, in the pool's unit")
  func dose() throws {
    let compiled = try CompiledModel(model, observing: ["drug.plasma"])
    let day = 1 / 365.25
    let life = try compiled.run(
      Individual(sex: .male), at: [day, day * 1.000001], changes: [Change(atAge: day, add: ["drug.plasma": 40])])
    #expect(life["drug.plasma"][1] > 39.99)
  }

  @Test("unknown names and values out of range are refused by name")
  func refusals() throws {
    #expect(throws: ModelFault.self) { try CompiledModel(model, observing: ["drug.nowhere"]) }
    let compiled = try CompiledModel(model, observing: ["drug.plasma"])
    #expect(throws: ModelFault.self) { try compiled.run(Individual(sex: .male, parameters: ["drug.clearence": 1]), at: [1]) }
    #expect(throws: ModelFault.self) { try compiled.run(Individual(sex: .male, inputs: ["drug.dose": -1]), at: [1]) }
  }

  @Test("a life in a crowd is the same life, bit for bit")
  func crowd() throws {
    let compiled = try CompiledModel(model, observing: ["drug.concentration"])
    let draws = ParameterDraw(seed: 3)
    let lives = (0..<37).map { person in
      Life(
        Individual(
          sex: .female, parameters: draws.values(of: .spread, for: model, person: person, sex: .female, scenario: .trials),
          inputs: ["drug.dose": 10]))
    }
    let crowd = compiled.run(lives, at: [0.1, 1], threads: 2)
    for (life, result) in zip(lives, crowd) {
      let alone = compiled.run([life], at: [0.1, 1])
      #expect(try alone[0].get().rows == result.get().rows)
    }
  }
}
