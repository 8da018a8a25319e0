import Foundation
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import Exchange

@Suite("SBML for readers that write everything out")
struct SBMLReaderTests {
  @Test(
    "a table as a sum of bends is the table, also before its first and after its last value",
    arguments: RateLaw.Table.Join.allCases)
  func tables(join: RateLaw.Table.Join) {
    let table = RateLaw.Table(
      name: "made up", start: 10, step: 2, abscissaUnit: .year, values: [0.25, 0.5, 0.75, 0.5, 0.5, 0.25], unit: .percent,
      join: join, source: .assumption("an example"))
    let bends = SBMLTable.bends(of: table)
    #expect(bends.count == (join == .lines ? 5 : 6))
    #expect(bends.dropFirst().dropLast().allSatisfy { ($0.changes[2] == 0) == (join == .lines) })
    for years in [0, 10, 11, 13, 15, 17, 19.5, 99] {
      let x = years * UnitOfMeasure.year.factor
      let sum = bends.reduce(table.value(at: 0)) { sum, bend in
        let past = max(0, x - bend.at)
        return sum + bend.changes[0] * past + bend.changes[1] * past * past / 2 + bend.changes[2] * past * past * past / 6
      }
      #expect(abs(sum - table.value(at: x)) < 1e-12, "\(years)")
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
