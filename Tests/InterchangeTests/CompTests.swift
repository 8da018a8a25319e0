import Foundation
import Interchange
import Testing

private typealias M = SmallModel

@Suite("Hierarchical models are made flat")
struct CompTests {
  private static let address = "http://www.sbml.org/sbml/level3/version1/comp/version1"

  /// A model around `outer`, with one definition `inner` in which x grows at the rate k = 3.
  private func model(outer: String, inner extra: String = "") throws -> ForeignModel {
    let inner =
      M.parameters([("x", "1"), ("k", "3")]) + M.rules("rateRule", [("x", M.name("k"))]) + extra
    let text = M.document(
      outer, rootAttributes: "xmlns:comp=\"\(Self.address)\" comp:required=\"true\""
    )
    .replacing(
      "</sbml>",
      with:
        "<comp:listOfModelDefinitions><comp:modelDefinition id=\"inner\">\(inner)</comp:modelDefinition></comp:listOfModelDefinitions></sbml>"
    )
    return try ForeignModel(sbml: Array(text.utf8))
  }

  private func submodel(_ attributes: String = "", _ content: String = "") -> String {
    "<comp:listOfSubmodels><comp:submodel comp:id=\"a\" comp:modelRef=\"inner\" \(attributes)>\(content)</comp:submodel></comp:listOfSubmodels>"
  }

  private func end(_ model: ForeignModel, _ name: String) throws -> Double {
    try #require(try model.run([SBMLColumn(name)], at: [2]).first?.first)
  }

  @Test("a submodel's names begin with its own")
  func names() throws {
    #expect(abs(try end(try model(outer: submodel()), "a__x") - 7) < 1e-9)
  }

  @Test("an element that replaces another is meant by the submodel's formulas, a conversion factor counted")
  func replacement() throws {
    for (factor, wanted) in [("", 1 + 2 * 10.0), ("comp:conversionFactor=\"f\"", 1 + 2 * 10.0 / 4)] {
      let outer = """
        <listOfParameters><parameter id="q" value="10" constant="false"><comp:listOfReplacedElements>\
        <comp:replacedElement comp:submodelRef="a" comp:idRef="k" \(factor)/></comp:listOfReplacedElements></parameter>\
        <parameter id="f" value="4" constant="true"/></listOfParameters>
        """
      #expect(abs(try end(try model(outer: outer + submodel()), "a__x") - wanted) < 1e-9)
    }
  }

  @Test("an element that is replaced by another takes its value")
  func replacedBy() throws {
    let outer = """
      <listOfParameters><parameter id="q" value="10" constant="false">\
      <comp:replacedBy comp:submodelRef="a" comp:idRef="x"/></parameter></listOfParameters>
      """
    #expect(abs(try end(try model(outer: outer + submodel()), "q") - 7) < 1e-9)
  }

  @Test("a deleted rule no longer acts, and a submodel's time is converted")
  func deletionAndTime() throws {
    let port = "<comp:listOfPorts><comp:port comp:id=\"p\" comp:metaIdRef=\"m\"/></comp:listOfPorts>"
    let rule =
      "<listOfParameters><parameter id=\"y\" value=\"5\" constant=\"false\"/></listOfParameters>"
      + "<listOfRules><rateRule metaid=\"m\" variable=\"y\">\(M.math(M.number(1)))</rateRule></listOfRules>"
    let deleting = submodel("", "<comp:listOfDeletions><comp:deletion comp:portRef=\"p\"/></comp:listOfDeletions>")
    #expect(try end(try model(outer: deleting, inner: rule + port), "a__y") == 5)
    let minutes = M.parameters([("t", "60")]) + submodel("comp:timeConversionFactor=\"t\"")
    #expect(abs(try end(try model(outer: minutes), "a__x") - (1 + 2 * 3.0 / 60)) < 1e-9)
  }

  @Test("models in other files and models inside themselves are refused")
  func refused() throws {
    let nested = submodel().replacing("comp:modelRef=\"inner\"", with: "comp:modelRef=\"none\"")
    #expect(throws: InterchangeFault.self) { try model(outer: nested) }
    let circle = submodel("", "").replacing("comp:id=\"a\"", with: "comp:id=\"b\"")
    let fault = #expect(throws: InterchangeFault.self) { try model(outer: submodel(), inner: circle) }
    #expect(fault.map { "\($0)" } == "line 6: the model 'inner' holds itself as a submodel")
    let elsewhere = M.document("", rootAttributes: "xmlns:comp=\"\(Self.address)\" comp:required=\"true\"").replacing(
      "</sbml>",
      with:
        "<comp:listOfExternalModelDefinitions><comp:externalModelDefinition comp:id=\"e\" comp:source=\"other.xml\"/></comp:listOfExternalModelDefinitions></sbml>"
    )
    let external = #expect(throws: InterchangeFault.self) { _ = try ForeignModel(sbml: Array(elsewhere.utf8)) }
    #expect(external.map { "\($0)".contains("external model definition is not supported") } == true)
  }
}
