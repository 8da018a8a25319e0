import ModelLanguage
import Testing

/// Each refusal is met with a model that is broken in that one way.
@Suite("A model is read as a referee would") struct ModelCheckTests {
  private struct Drug: Mechanism {
    let name = "Drug"
    let summary = "A drug in plasma."
    var flows: [Flow]
    var observables: [Quantity] = []
  }

  private let plasma = Pool("plasma", "drug in plasma", .nanomole, scale: 10, atBirth: 0, of: [.phylloquinone: 1])
  private let tissue = Pool("tissue", "drug in tissue", .nanomole, scale: 10, atBirth: 0, of: [.phylloquinone: 1])
  private let rate = number("k", 1, .perDay)

  private var sound: [Flow] {
    [
      Flow("moves", from: plasma, to: tissue, at: rate * plasma.now),
      Flow("back", from: tissue, to: plasma, at: rate * tissue.now),
    ]
  }

  private func findings(
    _ flows: [Flow], observing observables: [Quantity] = [], resolves: @escaping (String) -> Bool = { _ in true }
  ) -> [String] {
    findings(in: Drug(flows: flows, observables: observables), resolves: resolves)
  }
  private func findings(in mechanism: any Mechanism, resolves: @escaping (String) -> Bool = { _ in true }) -> [String] {
    ModelCheck.findings(in: Model(name: "test", mechanisms: [mechanism]), resolves: resolves).map(\.description)
  }

  @Test("a sound model has no findings")
  func nothingToFind() { #expect(findings(sound).isEmpty) }

  // MARK: - Units

  @Test("a flow in the wrong unit is found")
  func flowUnit() {
    #expect(
      findings([Flow("moves", from: plasma, to: tissue, at: plasma.now)]) == [
        "moves: moves nmol where plasma is kept in nmol", "moves: moves nmol where tissue is kept in nmol",
      ])
  }

  @Test("a flow whose share brings it into another unit is found at that leg alone")
  func legUnit() {
    let bone = Pool("bone", "drug in bone", .milligram, scale: 10, atBirth: 0)
    let flow = Flow("moves", from: [.init(plasma)], to: [.init(bone, number("share", 0.5))], at: rate * plasma.now)
    let found = findings([flow])
    #expect(found.count == 2, "\(found)")
    #expect(found[0].contains("where bone is kept in mg"))
    #expect(found[1].contains("phylloquinone does not balance"))
  }

  @Test("a quantity declared in another unit than its law's is found by its name")
  func quantityUnit() {
    let wrong = Quantity("drug.level", "level", .nanomolePerLitre, plasma.now)
    #expect(
      findings(sound, observing: [wrong]).contains {
        $0.contains("drug.level is declared in nmol/L, its law gives nmol")
      })
  }

  @Test("a value at birth in another unit than its pool is found; a plain 0 fits any")
  func birthUnit() {
    let heavy = Pool("heavy", "drug weighed", .milligram, scale: 1, atBirth: number("birth", 1, .nanomole))
    let flow = Flow("clears", from: heavy, at: rate * heavy.now)
    #expect(findings([flow]) == ["heavy: is kept in mg, its value at birth is in nmol"])
  }

  @Test("a sum of unlike terms, and a logarithm of something with a unit, are found wherever they stand")
  func insideLaws() {
    let volume = number("volume", 3, .litre)
    let mixed = Flow("moves", from: plasma, to: tissue, at: rate * plasma.now / (1 + volume))
    #expect(findings([mixed]).contains { $0.contains("1 and L are added") })
    let bent = Flow("moves", from: plasma, to: tissue, at: rate * plasma.now * log(volume))
    #expect(findings([bent]).contains { $0.contains("log of a quantity in L") })
  }

  // MARK: - Balance

  @Test("a flow that loses half on the way is found, with what leaves and what arrives")
  func balance() {
    let half = Flow("leaks", from: [.init(plasma)], to: [.init(tissue, number("half", 0.5))], at: rate * plasma.now)
    #expect(findings([half]) == ["leaks: phylloquinone does not balance: 1.0 leaves, 0.5 arrives"])
  }

  @Test("a flow that turns one conserved thing into another is found on both sides")
  func transmutation() {
    let other = Pool("other", "another vitamer", .nanomole, scale: 10, atBirth: 0, of: [.menaquinone4: 1])
    let found = findings([Flow("turns", from: plasma, to: other, at: rate * plasma.now)])
    #expect(found.count == 2 && found.allSatisfy { $0.contains("does not balance") }, "\(found)")
  }

  @Test("what crosses the body's edge needs no other side")
  func edge() {
    let eaten = Flow("eaten", to: plasma, at: number("dose", 3, .nanomolePerDay))
    #expect(findings([eaten, Flow("cleared", from: plasma, at: rate * plasma.now)]).isEmpty)
  }

  // MARK: - Parameters

  private struct Forgetful: Mechanism {
    let name = "Forgetful"
    let summary = "Declares more than it uses."
    let pool = Pool("plasma", "drug in plasma", .nanomole, scale: 10, atBirth: 0, of: [.phylloquinone: 1])
    let rate = number("k", 1, .perDay)
    let forgotten = number("forgotten", 2, .perDay)
    let table = ["fast": number("table.fast", 3, .perDay)]
    let unread = input("unread", "an input nobody reads", normal: 0, .one, in: 0...1)
    var flows: [Flow] { Flow("clears", from: pool, at: rate * pool.now) }
  }

  @Test("a parameter or input that a mechanism declares and nothing uses is found")
  func unused() {
    let found = findings(in: Forgetful())
    #expect(
      Set(found) == [
        "forgotten: is declared by 'Forgetful' and used nowhere",
        "table.fast: is declared by 'Forgetful' and used nowhere",
        "unread: is declared by 'Forgetful' and used nowhere",
      ])
  }

  @Test("a parameter that one mechanism declares and another uses is used")
  func usedElsewhere() {
    let user = Drug(
      flows: [],
      observables: [
        Quantity("a", "a", .perDay, number("forgotten", 2, .perDay) + number("table.fast", 3, .perDay)),
        Quantity("b", "b", .one, input("unread", "an input nobody reads", normal: 0, .one, in: 0...1)),
      ])
    let model = Model(name: "test", mechanisms: [Forgetful(), user])
    #expect(ModelCheck.findings(in: model, resolves: { _ in true }).isEmpty)
  }

  @Test("a citation that resolves to nothing is found, by parameter and row")
  func citation() {
    let cited = parameter("k2", "rate", 1, .perDay, in: 0...2, from: .rows("PK021", "PK999"), by: .fitted)
    let found = findings([Flow("clears", from: plasma, at: cited * plasma.now)], resolves: { $0 == "PK021" })
    #expect(found == ["k2: cites PK999, which is no evidence row"])
  }

  @Test("a parameter without a source, or without a meaning, is found")
  func bare() {
    let sourceless = parameter("k2", "rate", 1, .perDay, in: 0...2, from: Citation(rows: []), by: .fitted)
    let meaningless = parameter("k3", "", 1, .perDay, in: 0...2, from: .assumption("test"), by: .assumed)
    let found = findings([Flow("clears", from: plasma, at: (sourceless + meaningless) * plasma.now)])
    #expect(Set(found) == ["k2: has no source", "k3: has no meaning"])
  }

  // MARK: - Pools

  @Test("a flow out of an empty pool is found")
  func empty() {
    let forced = Flow("pumps", from: plasma, to: tissue, at: number("pump", 3, .nanomolePerDay))
    let back = Flow("back", from: tissue, to: plasma, at: rate * tissue.now)
    #expect(findings([forced, back]) == ["pumps: flows out of plasma when that is empty"])
  }

  @Test("a flow that only old age takes from an empty pool is found too")
  func emptyInOldAge() {
    let old = logistic((.time - number("old", 60, .year)) / number("width", 1, .year))
    let forced = Flow("pumps", from: plasma, to: tissue, at: number("pump", 3, .nanomolePerDay) * old)
    #expect(findings([forced]).contains("pumps: flows out of plasma when that is empty"))
  }

  @Test("a pool that may run below zero may be taken from when empty")
  func mayBeNegative() {
    let balance = Pool("balance", "running balance", .nanomole, scale: 10, atBirth: 0, nonNegative: false)
    #expect(findings([Flow("spent", from: balance, at: number("spending", 1, .nanomolePerDay))]).isEmpty)
  }

  @Test("a pool that is read but that nothing fills or empties is found")
  func unmoved() {
    let flow = Flow("clears", from: plasma, at: rate * plasma.now * (1 + tissue.now / number("scale", 1, .nanomole)))
    #expect(findings([flow]) == ["tissue: is read but nothing fills or empties it"])
  }

  @Test("one fault met many times is told once")
  func once() {
    let wrong = Quantity("drug.level", "level", .nanomolePerLitre, plasma.now)
    let flow = Flow("clears", from: plasma, at: rate * plasma.now * wrong.now / wrong.now)
    let found = findings([flow], observing: [wrong])
    #expect(found.count == Set(found).count)
  }
}
