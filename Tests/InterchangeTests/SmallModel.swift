import Foundation
import Interchange
import Testing

/// Small SBML models of our own, written for one claim each.
enum SmallModel {
  /// A document of Level 3 Version 2 around the content of its model.
  static func document(_ content: String, modelAttributes: String = "", rootAttributes: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2" \(rootAttributes)>
    <model id="small" \(modelAttributes)>
    \(content)
    </model>
    </sbml>
    """
  }

  static func math(_ content: String) -> String {
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">\(content)</math>"
  }

  static func apply(_ operation: String, _ operands: String...) -> String {
    "<apply><\(operation)/>\(operands.joined())</apply>"
  }

  static func number(_ value: Double) -> String { "<cn>\(value)</cn>" }
  static func name(_ id: String) -> String { "<ci>\(id)</ci>" }
  static let time = "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\">t</csymbol>"

  static func parameters(_ values: [(String, String)]) -> String {
    let all = values.map { "<parameter id=\"\($0.0)\" value=\"\($0.1)\" constant=\"false\"/>" }
    return "<listOfParameters>\(all.joined())</listOfParameters>"
  }

  static func rules(_ kind: String, _ rules: [(String, String)]) -> String {
    let all = rules.map { "<\(kind) variable=\"\($0.0)\">\(math($0.1))</\(kind)>" }
    return "<listOfRules>\(all.joined())</listOfRules>"
  }

  /// - Parameter parts: what stands beside the trigger: delay, priority.
  static func event(
    when trigger: String, attributes: String = "", from values: Bool = true, parts: String = "", set: [(String, String)]
  ) -> String {
    let assignments = set.map { "<eventAssignment variable=\"\($0.0)\">\(math($0.1))</eventAssignment>" }
    let flags = attributes.isEmpty ? "initialValue=\"true\" persistent=\"true\"" : attributes
    return """
      <event useValuesFromTriggerTime="\(values)"><trigger \(flags)>\(math(trigger))</trigger>\(parts)\
      <listOfEventAssignments>\(assignments.joined())</listOfEventAssignments></event>
      """
  }

  /// The last row of a run to `end`, by name.
  static func end(
    _ content: String, _ names: String..., until end: Double, modelAttributes: String = "", at times: [Double] = []
  ) throws -> [Double] {
    let model = try ForeignModel(sbml: Array(document(content, modelAttributes: modelAttributes).utf8))
    let rows = try model.run(names.map { SBMLColumn($0) }, at: times + [end])
    return try #require(rows.last)
  }
}
