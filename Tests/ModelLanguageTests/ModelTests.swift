import ModelLanguage
import Testing

@Suite("A model gathers what its laws name") struct ModelTests {
  private struct Part: Mechanism {
    let name: String
    let summary = "A part."
    var flows: [Flow] = []
    var observables: [Quantity] = []
  }

  private let plasma = Pool("plasma", "in plasma", .nanomole, scale: 10, atBirth: number("birth", 4, .nanomole))
  private let volume = number("volume", 2, .litre)

  private var level: Quantity { Quantity("level", "plasma level", .nanomolePerLitre, plasma.now / volume) }

  @Test("pools, parameters, inputs and quantities are each there once, in the order of first mention")
  func inventory() {
    let dose = input("dose", "steady dose", normal: 1, .nanomolePerDay, in: 0...10)
    let clearance = number("clearance", 3, .litrePerDay)
    let model = Model(
      name: "test",
      mechanisms: [
        Part(name: "in", flows: [Flow("given", to: plasma, at: dose)]),
        Part(name: "out", flows: [Flow("cleared", from: plasma, at: clearance * level.now)]),
        Part(name: "read", observables: [Quantity("twice", "twice the level", .nanomolePerLitre, 2 * level.now)]),
      ])
    #expect(model.pools.map(\.key) == ["plasma"])
    #expect(model.parameters.map(\.key) == ["birth", "clearance", "volume"])
    #expect(model.inputs.map(\.key) == ["dose"])
    #expect(Set(model.quantities.map(\.key)) == ["level", "twice"])
    #expect(model.flows.map(\.name) == ["given", "cleared"])
    #expect(model.pool("plasma") == plasma && model.pool("nowhere") == nil)
    #expect(model.parameter("volume")?.female == 2 && model.parameter("plasma") == nil)
    #expect(model.input("dose")?.normal == 1 && model.quantity("level")?.unit == .nanomolePerLitre)
  }

  @Test("what a pool is made of names parameters too")
  func composition() {
    let bone = Pool("bone", "mineral", .gram, scale: 1, atBirth: 0, of: [.calcium: number("share", 322)])
    let model = Model(
      name: "test", mechanisms: [Part(name: "p", flows: [Flow("in", to: bone, at: number("rate", 1, .gram / .day))])])
    #expect(model.parameters.map(\.key).contains("share"))
  }

  @Test("a relaxation rests where its target is")
  func relaxing() {
    let target = number("target", 7, .nanomole)
    let flows = relaxation(of: plasma, towards: target, over: number("lag", 5, .day))
    var bindings = Bindings.reference(sex: .female)
    bindings.pool = { _ in 7 }
    let net = flows.reduce(0.0) { sum, flow in
      sum + bindings.value(of: flow.rate) * (flow.destinations.isEmpty ? -1 : 1)
    }
    #expect(flows.count == 2 && abs(net) < 1e-12)
  }

  @Test("flows may be written one by one, in loops and behind conditions, and keep their order")
  func builder() {
    struct Written: Mechanism {
      let name = "Written"
      let summary = "Flows of every way of writing."
      let pools = (0..<3).map { Pool("p\($0)", "pool \($0)", .nanomole, scale: 1, atBirth: 0) }
      let isOpen: Bool
      var flows: [Flow] {
        Flow("first", to: pools[0], at: number("in", 1, .nanomolePerDay))
        for pool in pools { Flow("clears \(pool.key)", from: pool, at: number("k", 1, .perDay) * pool.now) }
        if isOpen { Flow("open", to: pools[1], at: number("in", 1, .nanomolePerDay)) }
        if isOpen { Flow("this", to: pools[2], at: 0) } else { Flow("that", to: pools[2], at: 0) }
        relaxation(of: pools[2], towards: number("t", 1, .nanomole), over: number("lag", 1, .day))
      }
    }
    let clears = ["first", "clears p0", "clears p1", "clears p2"]
    #expect(Written(isOpen: true).flows.map(\.name) == clears + ["open", "this", "p2 rises", "p2 falls"])
    #expect(Written(isOpen: false).flows.map(\.name) == clears + ["that", "p2 rises", "p2 falls"])
  }

  @Test("pools at birth may rest on one another")
  func birth() {
    let gut = Pool("gut", "in the gut", .nanomole, scale: 1, atBirth: plasma.now / 2)
    var bindings = Bindings.reference(sex: .female)
    bindings.resolvePoolsAtBirth()
    #expect(bindings.value(of: gut.initial) == 2)
  }

  @Test("a parameter has one value per sex, and a scenario's own where it states one")
  func parameterValues() throws {
    let law = parameter(
      "phi", "strength", female: 0.2, male: 0.3, .one, in: 0...1, scenarios: [.none: 0, .described: 0.45],
      from: .assumption("test"), by: .assumed)
    guard case .parameter(let p) = law.form else { throw NotAParameter() }
    #expect(p.value(sex: .female) == 0.2 && p.value(sex: .male, scenario: .trials) == 0.3)
    #expect(p.value(sex: .male, scenario: .none) == 0 && p.value(sex: .female, scenario: .described) == 0.45)
  }
  private struct NotAParameter: Error {}

  @Test("a geometric standard deviation of 1.35 is a log-SD of 0.30")
  func geometric() {
    #expect(Distribution.logNormal(gsd: 1) == .logNormal(sd: 0))
    guard case .logNormal(let sd) = Distribution.logNormal(gsd: 1.35) else {
      Issue.record("a geometric standard deviation is a log-normal's")
      return
    }
    #expect(abs(sd - 0.30010459) < 1e-8)
  }

  @Test("a citation says whether it was read, recalled or assumed")
  func citations() {
    #expect(Citation.rows("PK021", "PK022").rows == ["PK021", "PK022"])
    #expect(Citation.recalled("textbooks").note == "recalled: textbooks" && Citation.recalled("x").rows.isEmpty)
    #expect(Citation.assumption("half").note == "half")
  }
}
