/// One element of an XML document: enough to write SBML, no more.
struct XMLElement {
  var name: String
  var attributes: [(name: String, value: String)]
  var children: [XMLElement]
  var text: String?

  init(_ name: String, _ attributes: [(String, String)] = [], _ children: [XMLElement] = [], text: String? = nil) {
    self.name = name
    self.attributes = attributes.map { (name: $0.0, value: $0.1) }
    self.children = children
    self.text = text
  }

  /// Text that follows a child inside mixed content.
  static func run(_ text: String) -> XMLElement { XMLElement("", text: text) }

  /// A list element, or nothing when it would be empty.
  static func list(_ name: String, _ children: [XMLElement]) -> [XMLElement] {
    children.isEmpty ? [] : [XMLElement(name, [], children)]
  }

  /// The whole document, indented by two spaces.
  var document: String {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &output, indent: "")
    return output
  }

  private func write(to output: inout String, indent: String) {
    output += indent + "<" + name
    for attribute in attributes { output += " \(attribute.name)=\"\(XMLElement.escaped(attribute.value))\"" }
    if let text {
      output += ">" + XMLElement.escaped(text)
      for child in children { child.writeInline(to: &output) }
      output += "</\(name)>\n"
    } else if children.isEmpty {
      output += "/>\n"
    } else {
      output += ">\n"
      for child in children { child.write(to: &output, indent: indent + "  ") }
      output += indent + "</\(name)>\n"
    }
  }

  private func writeInline(to output: inout String) {
    if name.isEmpty {
      output += XMLElement.escaped(text ?? "")
      return
    }
    output += "<" + name
    for attribute in attributes { output += " \(attribute.name)=\"\(XMLElement.escaped(attribute.value))\"" }
    guard text != nil || !children.isEmpty else {
      output += "/>"
      return
    }
    output += ">" + XMLElement.escaped(text ?? "")
    for child in children { child.writeInline(to: &output) }
    output += "</\(name)>"
  }

  /// Text with the characters replaced that XML reserves; control characters, which XML cannot hold, become spaces.
  static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\n", "\t": output.unicodeScalars.append(scalar)
      default:
        if scalar.value < 0x20 { output += " " } else { output.unicodeScalars.append(scalar) }
      }
    }
    return output
  }
}
