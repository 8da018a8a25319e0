import ModelLanguage

/// Elements of content MathML as SBML uses them.
enum MathML {
  static let namespace = "http://www.w3.org/1998/Math/MathML"

  static func math(_ content: XMLElement) -> XMLElement {
    XMLElement("math", [("xmlns", namespace)], [content])
  }

  static func apply(_ operation: String, _ arguments: XMLElement...) -> XMLElement {
    XMLElement("apply", [], [XMLElement(operation)] + arguments)
  }

  static func call(_ function: String, _ arguments: XMLElement...) -> XMLElement {
    XMLElement("apply", [], [name(function)] + arguments)
  }

  static func name(_ id: String) -> XMLElement { XMLElement("ci", [], text: " \(id) ") }

  static let time = XMLElement(
    "csymbol", [("encoding", "text"), ("definitionURL", "http://www.sbml.org/sbml/symbols/time")], text: " age ")

  /// A number with its unit; MathML writes an exponent apart.
  static func number(_ value: Double, unit: String = "dimensionless") -> XMLElement {
    let parts = "\(value)".split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return XMLElement("cn", [("sbml:units", unit)], text: " \(plainNumber(value)) ")
    }
    var element = XMLElement(
      "cn", [("type", "e-notation"), ("sbml:units", unit)],
      text: " \(parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]) ")
    element.children = [XMLElement("sep"), XMLElement.run(" \(exponent) ")]
    return element
  }

  /// A sum or product of any number of terms; of one term, the term.
  static func apply(_ operation: String, of terms: [XMLElement]) -> XMLElement {
    terms.count == 1 ? terms[0] : XMLElement("apply", [], [XMLElement(operation)] + terms)
  }

  static func lambda(_ variables: String..., body: XMLElement) -> XMLElement { lambda(variables, body: body) }

  static func lambda(_ variables: [String], body: XMLElement) -> XMLElement {
    XMLElement("lambda", [], variables.map { XMLElement("bvar", [], [name($0)]) } + [body])
  }
}
