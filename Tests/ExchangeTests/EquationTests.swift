import ModelLanguage
import Testing

@testable import Exchange

@Suite("Equations as people write them")
struct EquationTests {
  private func p(_ key: String) -> RateLaw { ExampleModel.number(key, 1, .one, 0...2) }

  @Test("brackets stand only where they change the meaning")
  func brackets() {
    let (a, b, c) = (p("x.a"), p("x.b"), p("x.c"))
    let text = { Equation("y", $0).line }
    #expect(text(a + b * c) == "y = a + b × c")
    #expect(text((a + b) * c) == "y = (a + b) × c")
    #expect(text(a - (b - c)) == "y = a − (b − c)")
    #expect(text(a / (b * c)) == "y = a / (b × c)")
    #expect(text(a * (b / c)) == "y = a × (b / c)")
    #expect(text(-(a + b)) == "y = −(a + b)")
    #expect(text(a + -b) == "y = a − b")
    #expect(text((-a).power(2)) == "y = (−a)²")
  }

  @Test("powers are raised, thirds stay fractions, functions keep their names")
  func powers() {
    let a = p("x.a")
    let text = { Equation("y", $0).right }
    #expect(text(a.power(2)) == "a²")
    #expect(text(a.power(-1)) == "a⁻¹")
    #expect(text(a.power(2.0 / 3)) == "a^(2/3)")
    #expect(text(a.power(0.85)) == "a^0.85")
    #expect(text(a.power(p("x.g"))) == "a^g")
    #expect(text(exp(-a) + log(a) + sqrt(a)) == "exp(−a) + ln(a) + √(a)")
    #expect(text(minimum(1, normalCumulative(a))) == "min(1, Φ(a))")
  }

  @Test("names are the shortest ends of their keys that tell them apart")
  func names() {
    let law = p("k1.plasma.volume") + p("k2.plasma.volume") * p("k2.clearance")
    let equation = Equation("y", law)
    #expect(equation.right == "k1.plasma.volume + k2.plasma.volume × clearance")
    #expect(equation.symbols.map(\.key) == ["k1.plasma.volume", "k2.plasma.volume", "k2.clearance"])
  }

  @Test("a pool's equation tells its flows by name, with their shares")
  func pool() throws {
    let model = ExampleModel.model
    let plasma = try #require(model.pool("drug.plasma"))
    #expect(
      Equation.of(plasma, in: model).line
        == "d drug.plasma/dt = [absorbed] − [distributed] + [returned] − [cleared] − [bound]")
    let calcium = try #require(model.pool("mineral.calcium"))
    let text =
      "d mineral.calcium/dt = [calcium eaten] − calciumShare × [formed] + calciumShare × [resorbed] − [calcium lost]"
    #expect(Equation.of(calcium, in: model).line == text)
  }

  @Test("a long equation breaks at the terms of its sum")
  func lines() {
    let law = sum((1...9).map { p("x.aRatherLongName\($0)") * (p("x.b") + p("x.c")) })
    let lines = Equation("y", law).lines(width: 60)
    #expect(lines.first == "y =")
    #expect(lines[2] == "    + aRatherLongName2 × (b + c)")
    #expect(lines.count == 10)
  }
}
