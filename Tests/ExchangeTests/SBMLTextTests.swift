import ModelLanguage
import Simulation
import Testing

@testable import Exchange

@Suite("SBML as text")
struct SBMLTextTests {
  private func text(_ life: Life) throws -> String {
    try SBMLExport.document(of: ExampleModel.model, for: life, fingerprint: "0123abcd").text
  }

  @Test("units are named by their dimensions and kept in internal units")
  func units() {
    var units = SBMLUnits()
    #expect(units.id(of: .percent) == "dimensionless")
    #expect(units.id(of: .millilitre) == "litre")
    #expect(units.id(of: .litrePerHour) == "litre_per_day")
    #expect(units.id(of: .milligramPerDecilitre) == "milligram_per_litre")
    #expect(units.id(of: .squareMetre) == "decimetre2")
    let surface = UnitOfMeasure.cubicMillimetre.raised(to: 2.0 / 3)
    #expect(surface.map { units.id(of: $0) } == "decimetre2")
    let edge = UnitOfMeasure.milligram.raised(to: 1.0 / 3)
    #expect(edge.map { units.id(of: $0) } == "milligram2over6")
    #expect(units.definitions.last?.document.contains("exponent=\"0.3333333333333333\"") == true)
    #expect(units.definitions.count == 4)
  }

  @Test("ids hold only what SBML allows, and two things never share one")
  func names() {
    var names = SBMLNames()
    #expect(names.id(.pool, "gut.menaquinone7.first") == "gut_menaquinone7_first")
    #expect(names.id(.quantity, "gut.menaquinone7.first") == "gut_menaquinone7_first_quantity")
    #expect(names.id(.flow, "Ca, µg – eaten (1)") == "Ca_g_eaten_1_")
    #expect(names.id(.flow, "25(OH)D made") == "_25_OH_D_made")
    #expect(names.id(.parameter, "body") == "body_parameter")
  }

  @Test("small and large numbers are written with their exponent apart")
  func numbers() {
    #expect(MathML.number(1e-9).document.contains("type=\"e-notation\""))
    #expect(MathML.number(1e-9).document.contains("> 1 <sep/> -9 </cn>"))
    #expect(MathML.number(2.5e22).document.contains("> 2.5 <sep/> 22 </cn>"))
    #expect(MathML.number(12).document.contains("> 12 </cn>"))
    #expect(MathML.number(-0.25, unit: "day").document.contains("sbml:units=\"day\"> -0.25 </cn>"))
  }

  @Test("reserved characters are escaped, control characters become spaces")
  func escaping() {
    #expect(XMLElement.escaped("a < b & \"c\" > d\u{1}") == "a &lt; b &amp; &quot;c&quot; &gt; d ")
  }

  @Test("the document names its person, its fingerprint, its substances and where each number is from")
  func contents() throws {
    let document = try text(Life(Individual(sex: .male, scenario: .described)))
    #expect(document.contains("a male person under the evidence scenario 'described'"))
    #expect(document.contains("Fingerprint: 0123abcd."))
    #expect(document.contains("https://identifiers.org/CHEBI:44245"))
    #expect(document.contains("made up: drug.clearance. 0.72 L/h, range 0.1 to 10; assumed."))
    #expect(document.contains("Source: an example."))
  }

  @Test("a change is an event at its age, with its inputs set and its amounts added")
  func events() throws {
    let change = Change(atAge: 2, set: ["drug.intake": 10], add: ["drug.gut": 5])
    let document = try text(Life(Individual(sex: .female), changes: [change]))
    #expect(document.contains("<eventAssignment variable=\"drug_intake\">"))
    #expect(document.contains("<eventAssignment variable=\"drug_gut\">"))
    #expect(document.contains("<cn sbml:units=\"day\"> 730.5 </cn>"))
    let steady = try text(Life(Individual(sex: .female)))
    let input = { (constant: String) in
      "name=\"drug.intake\" value=\"0.002\" units=\"milligram_per_day\" constant=\"\(constant)\""
    }
    #expect(document.contains(input("false")) && steady.contains(input("true")))
  }

  @Test("a key that the model does not have is refused by name")
  func unknown() {
    #expect(throws: ExportFault.self) { try text(Life(Individual(sex: .female, parameters: ["drug.colour": 1]))) }
    #expect(throws: ExportFault.self) { try text(Life(Individual(sex: .female, inputs: ["drug.colour": 1]))) }
    let dose = Change(atAge: 1, add: ["drug.colour": 1])
    #expect(throws: ExportFault.self) { try text(Life(Individual(sex: .female), changes: [dose])) }
  }

  @Test("terms that several laws share are named once, so that no law grows without bound")
  func shared() {
    let a = ExampleModel.number("a", 1, .one, 0...2)
    var law = a + a * 2
    for _ in 0..<40 { law = law * law + exp(law) }
    let terms = SharedTerms(roots: [law])
    #expect(terms.terms.count == 39)
  }
}
