import ModelLanguage
import Physiology
import Simulation
import Testing

/// Section 8 of the design, "invariants", in the whole body.
@Suite("What must hold of the whole body whatever the numbers") struct WholeBodyInvariantTests {
  @Test("two hundred drawn lives of a hundred years: every one is finished, nothing is ever negative or infinite")
  func neverNegative() throws {
    for (person, life) in try DrawnLives.run.get().enumerated() {
      let trajectory = try life.result.get()
      for pool in DrawnLives.pools {
        let values = trajectory[pool.key]
        #expect(values.allSatisfy { $0.isFinite }, "person \(person): \(pool.key) \(values)")
        guard pool.isNonNegative else { continue }
        let least = values.min() ?? -1
        #expect(least >= -1e-9 * pool.scale, "person \(person): \(pool.key) \(values)")
      }
    }
  }

  @Test("in each of them what came in is there or went out, to 1e-9", arguments: Conserved.allCases)
  func balance(kind: Conserved) throws {
    for (person, life) in try DrawnLives.run.get().enumerated() {
      let trajectory = try life.result.get()
      let contents = DrawnLives.contents(kind, life.life.individual)
      let held = contents.map { (values: trajectory[$0.key], content: $0.value) }
      func present(_ row: Int) -> Double { held.reduce(0) { $0 + $1.values[row] * $1.content } }
      for (row, age) in trajectory.ages.enumerated() {
        let given = DrawnLives.given(kind, life.life, until: age, contents: contents)
        let entered = present(0) + given + trajectory["ledger.in.\(kind.rawValue)"][row]
        let found = present(row) + trajectory["ledger.out.\(kind.rawValue)"][row]
        #expect(
          abs(entered - found) <= 1e-9 * max(entered, 1e-3), "person \(person) at \(age): \(entered) in, \(found) found"
        )
      }
    }
  }

  @Test("a life is the same bits alone, in a crowd, shuffled, and on 1, 2 and 8 threads")
  func crowd() throws {
    let compiled = try DrawnLives.compiled.get()
    let ages = [0.5, 13, 40, 70]
    let lives = (0..<29).map { person in
      var life = DrawnLives.life(person)
      life.changes.removeAll { $0.age >= 70 }
      return life
    }
    func bits(_ result: Result<Trajectory, ModelFault>) throws -> [UInt64] { try result.get().rows.map(\.bitPattern) }
    let alone = try lives.map { try bits(compiled.run([$0], at: ages)[0]) }
    for threads in [1, 2, 8] {
      let crowd = try compiled.run(lives, at: ages, threads: threads).map(bits)
      #expect(crowd == alone, "on \(threads) threads")
    }
    let order = lives.indices.sorted { ($0 * 11) % 29 < ($1 * 11) % 29 }
    let shuffled = try compiled.run(order.map { lives[$0] }, at: ages, threads: 2).map(bits)
    #expect(shuffled == order.map { alone[$0] })
  }

  /// Everything that people take, at a dose of nothing.
  private static let nothing: [String: Double] = [
    "dose.warfarin": 0, "dose.phenprocoumon": 0, "dose.acenocoumarol": 0, "intake.calcium.supplement": 0,
    "intake.phosphorus.supplement": 0, "intake.phylloquinone.intravenous": 0, "intake.menaquinone4.intravenous": 0,
    "medicine.statin": 0, "medicine.glucocorticoid": 0, "medicine.hormoneReplacement": 0, "treatment.dialysis": 0,
  ]

  @Test("doses of nothing change nothing, in any pool", arguments: Sex.allCases)
  func zeroDose(sex: Sex) throws {
    let compiled = try CompiledModel(ReferenceModel.model, observing: DrawnLives.pools.map(\.key))
    let add = Dictionary(uniqueKeysWithValues: Vitamer.allCases.map { ("gut.\($0.rawValue).first", 0.0) })
    let dosed = Life(
      Individual(sex: sex), changes: [20.0, 40, 60].map { Change(atAge: $0, set: Self.nothing, add: add) })
    let ages = [30.0, 50, 80]
    let results = compiled.run([dosed, Life(Individual(sex: sex))], at: ages, relativeTolerance: 1e-8)
    let (with, without) = (try results[0].get(), try results[1].get())
    for pool in DrawnLives.pools {
      // The events end a step; what is left is the tolerance of the steps.
      for (a, b) in zip(with[pool.key], without[pool.key]) {
        #expect(abs(a - b) <= 1e-6 * max(abs(b), 0.01 * pool.scale), "\(pool.key): \(a) against \(b)")
      }
    }
  }

  @Test("without any vitamin K, by mouth or made by bacteria, everything that can be asked for stays finite")
  func starvation() throws {
    let quantities = ReferenceModel.model.quantities.map(\.key)
    let compiled = try CompiledModel(ReferenceModel.model, observing: quantities + DrawnLives.pools.map(\.key))
    let inputs = Dictionary(
      uniqueKeysWithValues: Vitamer.allCases.flatMap { vitamer in
        ["oral", "uptake"].map { ("intake.\(vitamer.rawValue).\($0)", 0.0) }
      })
    let none = Individual(sex: .male, parameters: ["gut.background.menaquinone7": 0], inputs: inputs)
    let life = try compiled.run(none, at: [0, 0.5, 10, 50, 100])
    for column in life.columns {
      let values = life[column.key]
      #expect(values.allSatisfy { $0.isFinite }, "\(column.key) \(values)")
    }
    // Resident supply remains: u = (75 + 67)/75 · 0.25 in bone, (305 + 67)/305 in the vessel wall.
    let row = try CompiledModel(
      ReferenceModel.model, observing: ["vitaminK.vessel.undercarboxylation", "coagulation.INR"]
    ).run(none, at: [50])
    #expect(abs(row["vitaminK.vessel.undercarboxylation"][0] - 1.2185) < 0.01)
    #expect(row["coagulation.INR"][0] > 1.5, "INR \(row["coagulation.INR"])")
  }
}
