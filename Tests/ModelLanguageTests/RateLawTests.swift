import ModelLanguage
import Testing

private func constant(_ key: String, _ value: Double, _ unit: UnitOfMeasure = .one) -> RateLaw {
  parameter(key, "test value", value, unit, in: -1e6...1e6, from: .assumption("test"), by: .assumed)
}

@Suite("Laws as data") struct RateLawTests {
  @Test("a law has the value of its equation, in coherent units")
  func value() {
    let law = constant("CL", 1.2, .litrePerHour) * constant("C", 5, .nanomolePerLitre)
    var bindings = Bindings.reference(sex: .female)
    #expect(law.value(in: .nanomolePerDay, &bindings).isApproximately(144))
  }

  @Test("the logistic and the smooth positive part stay finite far out")
  func farOut() {
    #expect(RateLaw.Function.logistic.apply(-800) == 0)
    #expect(RateLaw.Function.logistic.apply(800) == 1)
    #expect(RateLaw.Function.softplus.apply(800) == 800)
    #expect(RateLaw.Function.softplus.apply(-800) == 0)
  }

  @Test("the symbolic slope of a growth curve equals its finite difference", arguments: [0.0, 3, 12, 13.5, 40])
  func slope(age: Double) {
    let year = UnitOfMeasure.year.factor
    let onset = constant("onset", 13, .year)
    let width = constant("width", 1.5, .year)
    let shape = logistic((.time - onset) / width)
    let law = exp(-.time / width) * shape + positivePart((.time - onset) / width, width: constant("w", 0.3))
      - shape.power(1.45) / (2 + sqrt(1 + shape)) + log(2 + shape)
    func at(_ days: Double) -> Double {
      var bindings = Bindings.reference(sex: .male, time: days)
      return bindings.value(of: law)
    }
    var bindings = Bindings.reference(sex: .male, time: age * year)
    let step = 1e-2
    let difference = (at(age * year + step) - at(age * year - step)) / (2 * step)
    #expect(abs(bindings.value(of: law.derivativeInTime) - difference) < 1e-9)
  }

  @Test("a table is flat outside and straight inside")
  func table() {
    let table = RateLaw.Table(
      name: "t", start: 10, step: 5, abscissaUnit: .year, values: [1, 3, 2], unit: .perYear, source: .assumption("test"))
    let year = UnitOfMeasure.year.factor
    #expect(table.value(at: 0).isApproximately(1 / year))
    #expect(table.value(at: 12.5 * year).isApproximately(2 / year))
    #expect(table.value(at: 99 * year).isApproximately(2 / year))
  }
}

@Suite("A model is read as a referee would") struct ModelCheckTests {
  private struct Drug: Mechanism {
    let name = "Drug"
    let summary = "A drug in plasma."
    var flows: [Flow]
  }

  private let plasma = Pool("plasma", "drug in plasma", .nanomole, scale: 10, atBirth: 0, of: [.phylloquinone: 1])
  private let tissue = Pool("tissue", "drug in tissue", .nanomole, scale: 10, atBirth: 0, of: [.phylloquinone: 1])
  private let rate = constant("k", 1, .perDay)

  private func findings(_ flows: [Flow], resolves: @escaping (String) -> Bool = { _ in true }) -> [String] {
    ModelCheck.findings(in: Model(name: "test", mechanisms: [Drug(flows: flows)]), resolves: resolves).map(\.description)
  }

  @Test("a sound model has no findings")
  func sound() {
    #expect(findings([Flow("moves", from: plasma, to: tissue, at: rate * plasma.now), Flow("back", from: tissue, to: plasma, at: rate * tissue.now)]).isEmpty)
  }

  @Test("a flow in the wrong unit is found")
  func units() {
    #expect(findings([Flow("moves", from: plasma, to: tissue, at: plasma.now)]).contains { $0.contains("moves nmol where plasma") })
  }

  @Test("a flow that loses half on the way is found")
  func balance() {
    let half = Flow("leaks", from: [.init(plasma)], to: [.init(tissue, constant("half", 0.5))], at: rate * plasma.now)
    #expect(findings([half]).contains { $0.contains("phylloquinone does not balance") })
  }

  @Test("a flow out of an empty pool is found")
  func empty() {
    let forced = Flow("pumps", from: plasma, to: tissue, at: constant("pump", 3, .nanomolePerDay))
    #expect(findings([forced]).contains { $0.contains("when that is empty") })
  }

  @Test("a citation that resolves to nothing is found")
  func citation() {
    let cited = parameter("k2", "rate", 1, .perDay, in: 0...2, from: .rows("PK999"), by: .fitted)
    #expect(findings([Flow("moves", from: plasma, to: tissue, at: cited * plasma.now)], resolves: { _ in false })
      .contains("k2: cites PK999, which is no evidence row"))
  }
}
