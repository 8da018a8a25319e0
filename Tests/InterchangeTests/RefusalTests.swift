import Foundation
import Interchange
import Testing

private typealias M = SmallModel

@Suite("What cannot be honoured is refused by name, and what is no model by its line")
struct RefusalTests {
  private func fault(_ text: String) throws -> InterchangeFault { try fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) throws -> InterchangeFault {
    try #require(throws: InterchangeFault.self) {
      let model = try ForeignModel(sbml: bytes)
      _ = try model.run(model.columns, at: [0, 1])
    }
  }

  private func feature(_ fault: InterchangeFault) -> String? {
    if case .unsupported(let feature, _) = fault { feature } else { nil }
  }

  private static let delay =
    "<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/delay\"/><ci>x</ci><cn>1</cn></apply>"

  @Test(
    "features that are not supported",
    arguments: [
      ("algebraic rule", "<listOfRules><algebraicRule>\(M.math(M.name("x")))</algebraicRule></listOfRules>"),
      ("csymbol delay", M.rules("assignmentRule", [("y", delay)])),
      ("fast reaction", "<listOfReactions><reaction id=\"r\" fast=\"true\"/></listOfReactions>"),
      (
        "constraint",
        "<listOfConstraints><constraint>\(M.math(M.apply("lt", M.name("x"), M.number(1))))</constraint></listOfConstraints>"
      ),
      ("sin of a varying quantity", M.rules("assignmentRule", [("y", M.apply("sin", M.time))])),
      (
        "reaction without a kinetic law",
        "<listOfReactions><reaction id=\"r\"><listOfProducts><speciesReference species=\"s\"/></listOfProducts></reaction></listOfReactions>"
      ),
    ])
  func unsupported(name: String, content: String) throws {
    let things = """
      <listOfCompartments><compartment id="c" size="1" constant="true"/></listOfCompartments>
      <listOfSpecies><species id="s" compartment="c" initialAmount="1"/></listOfSpecies>
      """
    let fault = try fault(M.document(things + M.parameters([("x", "1"), ("y", "1")]) + content))
    #expect(feature(fault) == name, "\(fault)")
  }

  @Test("packages that change what a model means", arguments: ["fbc", "spatial", "multi", "qual", "distrib"])
  func package(name: String) throws {
    let address = "http://www.sbml.org/sbml/level3/version1/\(name)/version1"
    let required = M.document("", rootAttributes: "xmlns:\(name)=\"\(address)\" \(name):required=\"true\"")
    #expect(feature(try fault(required)) == "package \(name)")
    let used = M.document(
      "<\(name):listOfThings/>", rootAttributes: "xmlns:\(name)=\"\(address)\" \(name):required=\"false\"")
    #expect(feature(try fault(used)) == "package \(name)")
  }

  @Test("a package that only draws is left out")
  func layout() throws {
    let address = "http://www.sbml.org/sbml/level3/version1/layout/version1"
    let text = M.document(
      M.parameters([("x", "1")]) + "<layout:listOfLayouts/>",
      rootAttributes: "xmlns:layout=\"\(address)\" layout:required=\"false\"")
    #expect(try ForeignModel(sbml: Array(text.utf8)).run([SBMLColumn("x")], at: [1]) == [[1]])
  }

  @Test("an XML bomb is refused before it is read")
  func bomb() throws {
    var entities = "<!ENTITY a0 \"ha\">"
    for level in 1...30 { entities += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
    let text =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE sbml [\(entities)]>\n<sbml level=\"3\" version=\"2\"><model>&a30;</model></sbml>"
    #expect("\(try fault(text))".hasPrefix("line 2: a document type declaration"))
  }

  @Test("an external entity is refused, and its file is not read")
  func externalEntity() throws {
    let text =
      "<!DOCTYPE sbml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<sbml level=\"3\" version=\"2\"><model>&x;</model></sbml>"
    #expect("\(try fault(text))".hasPrefix("line 1: a document type declaration"))
    let hidden = "<!-- <!DOCTYPE here is only a remark> -->" + M.document("").dropFirst(39)
    #expect(try ForeignModel(sbml: Array(hidden.utf8)).columns.isEmpty)
  }

  @Test(
    "what is no SBML document says so",
    arguments: [
      ("", "line 1: this is not well-formed XML"),
      ("age: 40\n", "line 1: this is not well-formed XML"),
      ("<html><body/></html>", "line 1: the document's first element is <html>, not <sbml>"),
      ("<sbml level=\"3\" version=\"2\"/>", "line 1: the document holds no <model>"),
      ("<sbml level=\"1\" version=\"2\"><model/></sbml>", "line 1: SBML Level 1 is not supported"),
    ])
  func notSBML(text: String, said: String) throws {
    let fault = try fault(text)
    #expect("\(fault)".hasPrefix(said), "\(fault)")
  }

  @Test("a document cut short at any byte is refused")
  func truncated() throws {
    let text = M.document(M.parameters([("x", "1")]) + M.rules("rateRule", [("x", M.name("x"))]))
    let whole = Array(text.utf8)
    for length in stride(from: 0, to: whole.count - 1, by: 7) {
      let fault = try fault(Array(whole.prefix(length)))
      guard case .malformed = fault else {
        Issue.record("\(length) bytes of \(whole.count): \(fault)")
        continue
      }
    }
  }

  @Test("bytes that are not UTF-8, and nesting without end, are refused")
  func bytes() throws {
    #expect("\(try fault([0xFF, 0xFE, 0x3C, 0x00]))" == "the document is not UTF-8 text")
    let deep = M.document(String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000))
    #expect("\(try fault(deep))".contains("elements are nested deeper than 400"))
  }

  @Test(
    "formulas that lead nowhere name what is missing",
    arguments: [
      (M.rules("rateRule", [("x", M.name("z"))]), "a formula names 'z', which does not exist"),
      (M.rules("rateRule", [("z", M.number(1))]), "sets 'z', which does not exist"),
      (M.rules("assignmentRule", [("x", M.name("y")), ("y", M.name("x"))]), "is defined by itself"),
      (M.rules("rateRule", [("x", "<apply><ci>f</ci><cn>1</cn></apply>")]), "the function 'f' does not exist"),
      (M.rules("rateRule", [("x", "<cn>1,5</cn>")]), "'1,5' is not a number of type real"),
      (M.rules("rateRule", [("x", "<apply><bessel/><cn>1</cn></apply>")]), "<bessel> is not an operation SBML knows"),
      (M.parameters([("x", "2")]), "the id 'x' is given twice"),
    ])
  func nowhere(content: String, said: String) throws {
    let fault = try fault(M.document(M.parameters([("x", "1"), ("y", "1")]) + content))
    #expect("\(fault)".contains(said), "\(fault)")
  }

  @Test("a run that leaves the numbers stops with the time and the quantity")
  func stops() throws {
    // y' = y² from 1 has no value at 1.
    let text = M.document(
      M.parameters([("y", "1")]) + M.rules("rateRule", [("y", M.apply("times", M.name("y"), M.name("y")))]))
    let model = try ForeignModel(sbml: Array(text.utf8))
    let fault = try #require(throws: InterchangeFault.self) { _ = try model.run([SBMLColumn("y")], at: [2]) }
    #expect("\(fault)".contains("at y"), "\(fault)")
  }

  @Test("events that trigger each other without end are stopped")
  func endless() throws {
    let due = M.apply("geq", M.time, M.number(1))
    let flips = [("x", M.apply("minus", M.number(1), M.name("x")))]
    let isOne = M.apply("and", due, M.apply("gt", M.name("x"), M.number(0.5)))
    let isNull = M.apply("and", due, M.apply("lt", M.name("x"), M.number(0.5)))
    let text = M.document(
      M.parameters([("x", "1")])
        + "<listOfEvents>\(M.event(when: isOne, set: flips))\(M.event(when: isNull, set: flips))</listOfEvents>")
    let model = try ForeignModel(sbml: Array(text.utf8))
    let fault = try #require(throws: InterchangeFault.self) { _ = try model.run([SBMLColumn("x")], at: [2]) }
    #expect("\(fault)" == "events trigger each other without end at time 1.0")
  }
}
