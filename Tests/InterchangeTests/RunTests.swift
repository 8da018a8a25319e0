import Foundation
import Interchange
import Testing

private typealias M = SmallModel

@Suite("SBML models of others give the courses that mathematics gives")
struct RunTests {
  private func isNear(_ value: Double, _ wanted: Double) -> Bool { abs(value - wanted) <= 1e-7 * max(1, abs(wanted)) }

  @Test("A concentration decays by its reaction in a compartment of any size")
  func decay() throws {
    let content = """
      <listOfCompartments><compartment id="c" spatialDimensions="3" size="2.5" constant="true"/></listOfCompartments>
      <listOfSpecies><species id="s" compartment="c" initialConcentration="4" hasOnlySubstanceUnits="false" \
      boundaryCondition="false" constant="false"/></listOfSpecies>
      \(M.parameters([("k", "0.3")]))
      <listOfReactions><reaction id="r" reversible="false"><listOfReactants>\
      <speciesReference species="s" stoichiometry="1" constant="true"/></listOfReactants>
      <kineticLaw>\(M.math(M.apply("times", M.name("c"), M.name("k"), M.name("s"))))</kineticLaw></reaction></listOfReactions>
      """
    let model = try ForeignModel(sbml: Array(M.document(content).utf8))
    let rows = try model.run([SBMLColumn("s"), SBMLColumn("s", .amount), SBMLColumn("r")], at: [0, 5])
    #expect(rows[0][0] == 4 && rows[0][1] == 10)
    let left = 4 * exp(-1.5)
    #expect(isNear(rows[1][0], left) && isNear(rows[1][1], 2.5 * left) && isNear(rows[1][2], 2.5 * 0.3 * left))
  }

  @Test("A compartment that grows thins what is in it")
  func growth() throws {
    let content = """
      <listOfCompartments><compartment id="c" spatialDimensions="3" size="1" constant="false"/></listOfCompartments>
      <listOfSpecies><species id="s" compartment="c" initialAmount="6" hasOnlySubstanceUnits="false" \
      boundaryCondition="false" constant="false"/></listOfSpecies>
      \(M.parameters([("slope", "0")]))
      <listOfRules><rateRule variable="c">\(M.math(M.number(0.5)))</rateRule>
      <assignmentRule variable="slope">\(M.math("<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/rateOf\"/><ci>s</ci></apply>"))</assignmentRule></listOfRules>
      """
    let row = try M.end(content, "s", "slope", until: 4)
    #expect(isNear(row[0], 2) && isNear(row[1], -2 * 0.5 / 3))
  }

  @Test("A trigger at a time is met exactly, and the row of that time shows what came of it")
  func timeTrigger() throws {
    let content =
      M.parameters([("x", "1")])
      + "<listOfEvents>\(M.event(when: M.apply("geq", M.time, M.number(0.7)), set: [("x", M.number(5))]))</listOfEvents>"
    #expect(try M.end(content, "x", until: 0.7) == [5])
    #expect(try M.end(content, "x", until: 0.7 - 1e-12) == [1])
  }

  @Test("A trigger on a state fires where the state crosses")
  func stateTrigger() throws {
    // y' = y from 1 reaches 2 at ln 2 and is set back to 1.
    let content =
      M.parameters([("y", "1"), ("at", "0")]) + M.rules("rateRule", [("y", M.name("y"))])
      + "<listOfEvents>\(M.event(when: M.apply("gt", M.name("y"), M.number(2)), set: [("y", M.number(1)), ("at", M.time)]))</listOfEvents>"
    let row = try M.end(content, "y", "at", until: 1)
    #expect(isNear(row[0], exp(1 - log(2))) && isNear(row[1], log(2)))
  }

  @Test(
    "A delayed event sets what its formula gave at the trigger, or gives when it happens", arguments: [true, false])
  func delay(fromTrigger: Bool) throws {
    let event = M.event(
      when: M.apply("geq", M.time, M.number(1)), from: fromTrigger, parts: "<delay>\(M.math(M.number(2)))</delay>",
      set: [("x", M.name("y"))])
    let content =
      M.parameters([("x", "-1"), ("y", "0")]) + M.rules("rateRule", [("y", M.number(1))])
      + "<listOfEvents>\(event)</listOfEvents>"
    #expect(isNear(try M.end(content, "x", until: 2.9)[0], -1))
    #expect(isNear(try M.end(content, "x", until: 3.5)[0], fromTrigger ? 1 : 3))
  }

  @Test("An event that does not persist is called off when its trigger turns false", arguments: [true, false])
  func persistence(persists: Bool) throws {
    let between = M.apply("and", M.apply("geq", M.time, M.number(1)), M.apply("lt", M.time, M.number(2)))
    let event = M.event(
      when: between, attributes: "initialValue=\"true\" persistent=\"\(persists)\"",
      parts: "<delay>\(M.math(M.number(3)))</delay>", set: [("x", M.number(1))])
    let content = M.parameters([("x", "0")]) + "<listOfEvents>\(event)</listOfEvents>"
    #expect(try M.end(content, "x", until: 5) == [persists ? 1 : 0])
  }

  @Test("Of events at one moment the higher priority goes first, wherever it stands")
  func priority() throws {
    let due = M.apply("geq", M.time, M.number(1))
    let events = [(1.0, M.apply("plus", M.name("x"), M.number(1))), (2.0, M.apply("times", M.name("x"), M.number(10)))]
      .map { priority, value in
        M.event(
          when: due, from: false, parts: "<priority>\(M.math(M.number(priority)))</priority>", set: [("x", value)])
      }
    for order in [events, events.reversed()] {
      let content = M.parameters([("x", "3")]) + "<listOfEvents>\(order.joined())</listOfEvents>"
      #expect(try M.end(content, "x", until: 2) == [31])
    }
  }

  @Test("A trigger that is true at the start fires there if it is said to have been false before")
  func initialValue() throws {
    for (before, wanted) in [("false", 2.0), ("true", 1.0)] {
      let event = M.event(
        when: "<true/>", attributes: "initialValue=\"\(before)\" persistent=\"true\"", set: [("x", M.number(2))])
      let content = M.parameters([("x", "1")]) + "<listOfEvents>\(event)</listOfEvents>"
      #expect(try M.end(content, "x", until: 1) == [wanted])
    }
  }

  @Test("A rate that switches is integrated up to the switch and on from it")
  func piecewise() throws {
    let rate =
      "<piecewise><piece>\(M.number(1))\(M.apply("lt", M.time, M.number(0.3)))</piece>"
      + "<otherwise>\(M.number(-2))</otherwise></piecewise>"
    let content = M.parameters([("x", "0")]) + M.rules("rateRule", [("x", rate)])
    #expect(isNear(try M.end(content, "x", until: 1)[0], 0.3 - 1.4))
  }

  @Test("Functions, initial assignments and assigned stoichiometries are worked out in the order they need")
  func definitions() throws {
    let content = """
      <listOfFunctionDefinitions><functionDefinition id="twice">\(M.math("<lambda><bvar><ci>a</ci></bvar>\(M.apply("times", M.number(2), M.name("a")))</lambda>"))</functionDefinition></listOfFunctionDefinitions>
      <listOfCompartments><compartment id="c" spatialDimensions="3" size="1" constant="true"/></listOfCompartments>
      <listOfSpecies><species id="s" compartment="c" initialAmount="0" hasOnlySubstanceUnits="true" \
      boundaryCondition="false" constant="false" conversionFactor="f"/></listOfSpecies>
      <listOfParameters><parameter id="p" constant="true"/><parameter id="q" constant="true"/>\
      <parameter id="f" value="10" constant="true"/></listOfParameters>
      <listOfInitialAssignments><initialAssignment symbol="p">\(M.math("<apply><ci>twice</ci>\(M.name("q"))</apply>"))</initialAssignment>
      <initialAssignment symbol="q">\(M.math(M.apply("sin", "<pi/>") + ""))</initialAssignment></listOfInitialAssignments>
      <listOfRules><assignmentRule variable="n">\(M.math(M.apply("plus", M.name("p"), M.number(3))))</assignmentRule></listOfRules>
      <listOfReactions><reaction id="r" reversible="false"><listOfProducts>\
      <speciesReference id="n" species="s" constant="false"/></listOfProducts>
      <kineticLaw>\(M.math(M.name("k")))<listOfLocalParameters><localParameter id="k" value="0.5"/></listOfLocalParameters></kineticLaw></reaction></listOfReactions>
      """
    let row = try M.end(content, "s", "n", until: 2)
    #expect(isNear(row[0], 30) && isNear(row[1], 3))
  }

  @Test("Boundary species are left alone by reactions")
  func boundary() throws {
    let content = """
      <listOfCompartments><compartment id="c" spatialDimensions="3" size="1" constant="true"/></listOfCompartments>
      <listOfSpecies><species id="s" compartment="c" initialAmount="7" hasOnlySubstanceUnits="true" \
      boundaryCondition="true" constant="false"/><species id="p" compartment="c" initialAmount="0" \
      hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/></listOfSpecies>
      <listOfReactions><reaction id="r" reversible="false"><listOfReactants><speciesReference species="s" \
      stoichiometry="1" constant="true"/></listOfReactants><listOfProducts><speciesReference species="p" \
      stoichiometry="2" constant="true"/></listOfProducts><kineticLaw>\(M.math(M.name("s")))</kineticLaw></reaction></listOfReactions>
      """
    let row = try M.end(content, "s", "p", until: 3)
    #expect(isNear(row[0], 7) && isNear(row[1], 42))
  }
}
