import ModelLanguage
import Physiology
import Simulation
import Solver
import Testing

@Suite("What must hold of the vitamin K part whatever the numbers") struct VitaminKInvariantTests {
  @Test("units agree, inner flows balance, nothing leaves an empty pool")
  func checks() {
    let findings = ModelCheck.findings(in: IsolatedVitaminK.model, resolves: { _ in true })
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test("the part has 45 states: 41 of the specification and two more drugs")
  func size() { #expect(IsolatedVitaminK.model.pools.count == 45) }

  /// A reproducible stream of numbers in 0...1.
  private struct Stream {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(UInt64(1) << 53)
    }
  }

  /// Every parameter anywhere in its range.
  private func drawn(_ stream: inout Stream) -> [String: Double] {
    var values: [String: Double] = [:]
    for parameter in IsolatedVitaminK.model.parameters {
      let range = parameter.range
      values[parameter.key] = range.lowerBound + stream.next() * (range.upperBound - range.lowerBound)
    }
    return values
  }

  private static let vitamers = Vitamer.allCases.map(\.conserved) + [.menadione]

  @Test(
    "each vitamer and menadione balance to 1e-9, and no amount is negative, with every parameter drawn in its range")
  func conservation() throws {
    let model = IsolatedVitaminK.model
    let pools = model.pools.map(\.key)
    let books = Self.vitamers.flatMap { ["ledger.in.\($0.rawValue)", "ledger.out.\($0.rawValue)"] }
    let compiled = try CompiledModel(model, observing: pools + books, ledgers: true)
    var stream = Stream(state: 20_261_124)
    for draw in 0..<40 {
      let parameters = drawn(&stream)
      var inputs = ["test.weight": 2.5 + 127 * stream.next(), "dose.warfarin": 8 * stream.next()]
      inputs["intake.phylloquinone.intravenous"] = 100 * stream.next()
      let dose = 2000 * stream.next()
      let change = Change(
        atAge: 0.02, set: ["intake.menaquinone9.uptake": 40 * stream.next()],
        add: ["gut.menaquinone7.first": dose, "vitaminK.phylloquinone.plasma": dose])
      let life = try compiled.run(
        Individual(sex: .female, parameters: parameters, inputs: inputs), at: [0, 0.01, 0.03, 0.1, 0.5],
        changes: [change],
        options: SolverOptions(relativeTolerance: 1e-6))
      for pool in pools { #expect((life[pool].min() ?? -1) >= -1e-9, "draw \(draw): \(pool) \(life[pool])") }
      for kind in Self.vitamers { checkBalance(kind, life, dose: dose, draw: draw) }
    }
  }

  private func checkBalance(_ kind: Conserved, _ life: Trajectory, dose: Double, draw: Int) {
    let holding = IsolatedVitaminK.model.pools.filter { $0.composition[kind] != nil }.map(\.key)
    func content(_ row: Int) -> Double { holding.reduce(0) { $0 + life[$1][row] } }
    let given = kind == .menaquinone7 || kind == .phylloquinone ? dose : 0
    for (row, age) in life.ages.enumerated() {
      let entered = life["ledger.in.\(kind.rawValue)"][row] + content(0) + (age > 0.02 ? given : 0)
      let present = content(row) + life["ledger.out.\(kind.rawValue)"][row]
      #expect(
        abs(entered - present) <= 1e-9 * max(entered, 1e-6), "draw \(draw): \(kind) at \(age) y: \(entered) \(present)")
    }
  }

  @Test("without any intake, vitamin or antagonist every marker stays finite")
  func starvation() throws {
    let keys = IsolatedVitaminK.model.quantities.map(\.key) + IsolatedVitaminK.model.pools.map(\.key)
    var subject = Subject(eating: [], inputs: Subject.none)
    subject.parameters = ["gut.background.menaquinone7": 0]
    for (key, values) in try subject.run(keys, atDays: [0, 1000]) {
      let isFinite = values.allSatisfy { $0.isFinite }
      #expect(isFinite, "\(key) \(values)")
    }
    let u = try subject.run([Trial.osteocalcin, Trial.vessel], atDays: [0])
    #expect(
      abs((u[Trial.osteocalcin]?[0] ?? 0) - 0.472) < 0.003,
      "without diet the resident supply of bone remains: (75 + 67)/75")
    #expect(abs((u[Trial.vessel]?[0] ?? 0) - 1.2185) < 0.003, "and that of the vessel wall: (305 + 67)/305")
  }

  @Test("a dose of nothing changes nothing")
  func nothing() throws {
    let keys = [Trial.osteocalcin, Trial.dpucMGP, Trial.inr, Trial.pivka]
    var dosed = Subject()
    for matrix in FoodMatrix.allCases where matrix.carries(.menaquinone7) {
      let serving = Serving(vitamer: .menaquinone7, matrix: matrix, micrograms: 0)
      #expect(serving.uptake() == 0)
    }
    dosed.add(["gut.menaquinone7.first": 0, "vitaminK.antagonist.warfarin.gut": 0])
    let with = try dosed.run(keys, atDays: [50], tolerance: 1e-9)
    let without = try Subject().run(keys, atDays: [50], tolerance: 1e-9)
    for key in keys { #expect(abs((with[key]?[0] ?? 0) / (without[key]?[0] ?? 1) - 1) < 1e-9) }
  }

  @Test("the liver needs least, then bone, then the vessel wall: MK-7 that halves u is 40, 142 and 372 µg/day")
  func order() throws {
    func left(_ key: String, _ dose: Double, _ inputs: [String: Double] = [:]) throws -> Double {
      try 1 + Trial(inputs).change(key, adding: Trial.mk7(dose), days: 365) / 100
    }
    Figure.check("bone", try left(Trial.osteocalcin, 142), predicted: 0.5, within: 0.02)
    Figure.check("vessel", try left(Trial.vessel, 372), predicted: 0.5, within: 0.02)
    // Warfarin at an INR of 2: Φ = 0.0137.
    let warfarin = ["dose.warfarin": 3.46]
    let base = try Subject(inputs: warfarin).run([Trial.inr, "vitaminK.cycle.recycling"], atDays: [0])
    Figure.check("INR", base[Trial.inr]?[0] ?? 0, predicted: 2, within: 0.03)
    Figure.check("Φ", base["vitaminK.cycle.recycling"]?[0] ?? 0, predicted: 0.0137, within: 0.05)
    Figure.check("liver", try left("vitaminK.liver.undercarboxylation", 40, warfarin), predicted: 0.5, within: 0.06)
  }

  @Test("sensitivities may be drawn at will: the reference diet still gives 0.25, 1 and 0.004")
  func anchors() throws {
    let sensitivity = [
      "vitaminK.bone.halfEffect", "vitaminK.bone.residentShare", "vitaminK.bone.exponent", "vitaminK.vessel.halfEffect",
      "vitaminK.vessel.residentShare", "vitaminK.vessel.exponent", "vitaminK.liver.ceiling", "vitaminK.liver.exponent",
      "vitaminK.potency.phylloquinone.liver", "vitaminK.potency.phylloquinone.bone",
      "vitaminK.potency.phylloquinone.vessel",
      "vitaminK.potency.menaquinone4.bone", "vitaminK.potency.longMenaquinone.bone", "vitaminK.cycle.bypass",
    ]
    var stream = Stream(state: 7)
    for _ in 0..<20 {
      let all = drawn(&stream)
      var subject = Subject()
      subject.parameters = all.filter { sensitivity.contains($0.key) }
      let row = try subject.run([Trial.osteocalcin, Trial.vessel, "vitaminK.liver.undercarboxylation"], atDays: [0])
      #expect(abs((row[Trial.osteocalcin]?[0] ?? 0) / 0.25 - 1) < 1e-4)
      #expect(abs((row[Trial.vessel]?[0] ?? 0) - 1) < 1e-4)
      #expect(abs((row["vitaminK.liver.undercarboxylation"]?[0] ?? 0) / 0.004 - 1) < 1e-4)
    }
  }

  @Test("a µg counts for more in a child and for less in an obese adult")
  func size70() throws {
    let key = "vitaminK.exposure.bone"
    func exposure(_ weight: Double) throws -> Double {
      var inputs = Subject.none
      inputs["intake.menaquinone7.uptake"] = Trial.mk7(100)[0].uptake()
      inputs["test.weight"] = weight
      return try Subject(eating: [], inputs: inputs).run([key], atDays: [0])[key]?[0] ?? 0
    }
    Figure.check("70 kg", try exposure(70), predicted: 107, within: 0.001)
    // 45 µg in 30 kg act like 92 µg in 70 kg; 100 kg lower the effect to 0.74.
    Figure.check("30 kg", (try exposure(30) - 7) / 100, predicted: 92.0 / 45, within: 0.01)
    Figure.check("100 kg", (try exposure(100) - 7) / 100, predicted: 0.74, within: 0.01)
  }

  @Test("the drive to calcify follows undercarboxylation and bends into its cap at 6")
  func drive() throws {
    var subject = Subject(inputs: ["vitaminK.epoxideReductase.otherCauses": 0])
    let key = "vitaminK.vessel.drive"
    let blocked = try subject.run([key], atDays: [0])[key]?[0] ?? 0
    #expect(blocked > 3 && blocked < 3.1, "the ceiling of R0: \(blocked)")
    subject.parameters = ["vitaminK.vessel.halfEffect": 110, "vitaminK.vessel.residentShare": 0.75]
    let steep = try subject.run([key], atDays: [0])[key]?[0] ?? 0
    #expect(steep > 5.5 && steep <= 6.0)
  }

  @Test("MK-4 of tissues comes from every oral vitamer alike per mole, and not from the vein (PK063, PK061)")
  func tissueMenaquinone4() throws {
    let key = "vitaminK.menadione.tissueMenaquinone4"
    let levels = try Vitamer.allCases.map { vitamer in
      var subject = Subject(eating: [], inputs: Subject.none)
      subject.add(["gut.\(vitamer.rawValue).first": 100])
      return try subject.run([key], atDays: [4])[key]?[0] ?? 0
    }
    #expect((levels.max() ?? 0) / (levels.min() ?? 1) < 1.05, "\(levels)")
    var injected = Subject(eating: [], inputs: Subject.none)
    injected.add(["vitaminK.phylloquinone.plasma": 100])
    let made = try injected.run([key], atDays: [4])[key]?[0] ?? 1
    #expect(abs(made) < 1e-9)
  }

  @Test("every marker that is measured in people has its noise, and each noise names an observable")
  func noise() {
    for noise in MarkerNoise.vitaminK {
      let known =
        IsolatedVitaminK.model.quantity(noise.marker) != nil || IsolatedVitaminK.model.pool(noise.marker) != nil
      #expect(known, "\(noise.marker)")
      #expect(noise.assay.female > 0 && noise.biology.female > 0)
    }
    #expect(MarkerNoise.biologyOfINROnAntagonist.female > 0 && MarkerNoise.leastPIVKA.female > 0)
  }
}
