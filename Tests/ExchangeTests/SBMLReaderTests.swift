import Foundation
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import Exchange

@Suite("SBML for readers that write everything out")
struct SBMLReaderTests {
  @Test("a table as a bent line is the table, also before its first and after its last value")
  func tables() {
    let values = [0.25, 0.5, 0.75, 0.5, 0.5, 0.25]
    let table = RateLaw.Table(
      name: "made up", start: 10, step: 2, abscissaUnit: .year, values: values, unit: .percent,
      source: .assumption("an example"))
    let bends = SBMLTable.bends(of: table)
    #expect(bends.count == 5)
    let year = UnitOfMeasure.year.factor
    for (years, percent) in [
      (0, 0.25), (10, 0.25), (11, 0.375), (13, 0.625), (15, 0.625), (17, 0.5), (19.5, 0.3125), (99, 0.25),
    ] {
      let line = bends.reduce(values[0] / 100) { $0 + $1.change * max(0, years * year - $1.at) }
      #expect(abs(line - percent / 100) < 1e-15)
    }
  }

  @Test("a law that reads a rule twice is the call of a function that is given it once, and time with it")
  func twice() {
    var once = SBMLReadOnce(rules: ["q"], names: SBMLNames())
    let square = MathML.apply("times", MathML.name("q"), MathML.apply("plus", MathML.name("q"), MathML.time))
    let rule = once.rewritten(XMLElement("rateRule", [("variable", "x")], [MathML.math(square)]), id: "x")
    #expect(once.functions.count == 1 && once.functions[0].document.contains("id=\"law_x\""))
    #expect(once.functions[0].document.components(separatedBy: "<bvar>").count == 3)
    #expect(!once.functions[0].document.contains("csymbol") && rule.document.contains("csymbol"))
    #expect(rule.document.components(separatedBy: "<ci> q </ci>").count == 2)
  }

  @Test("a law that reads a pool twice, or each rule once, stays as it is")
  func inPlace() {
    var once = SBMLReadOnce(rules: ["q"], names: SBMLNames())
    let law = MathML.apply("times", MathML.name("q"), MathML.apply("plus", MathML.name("p"), MathML.name("p")))
    let rule = XMLElement("assignmentRule", [("variable", "x")], [MathML.math(law)])
    #expect(once.rewritten(rule, id: "x").document == rule.document && once.functions.isEmpty)
  }

  @Test("the reference model has laws as functions, and no table with conditions")
  func referenceModel() throws {
    let text = try SBMLExport.document(of: ReferenceModel.model, for: Life(Individual(sex: .female))).text
    #expect(text.contains("id=\"law_") && !text.contains("<piecewise>"))
  }
}
