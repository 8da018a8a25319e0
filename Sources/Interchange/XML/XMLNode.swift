/// One element of a document that was read: names without prefixes, the namespace beside them.
struct XMLNode: Sendable {
  var name: String
  var namespace: String
  /// By local name; where a prefix was written, by `prefix:name`.
  var attributes: [String: String]
  var children: [XMLNode] = []
  /// The text directly inside, in pieces: before the first child, between children, after the last.
  var textBesideChildren = [""]
  var line: Int

  /// The text directly inside, without that of children.
  var text: String { textBesideChildren.joined() }

  func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  /// The elements of a list such as listOfSpecies; none if the list is missing.
  func list(_ name: String, of element: String) -> [XMLNode] {
    children.filter { $0.name == name }.flatMap { $0.children.filter { $0.name == element } }
  }

  /// An attribute without its prefix, whatever the prefix is.
  func attribute(_ name: String) -> String? {
    attributes[name] ?? attributes.first { $0.key.hasSuffix(":" + name) }?.value
  }

  func required(_ name: String) throws(InterchangeFault) -> String {
    guard let value = attribute(name), !value.isEmpty else {
      throw .malformed("<\(self.name)> lacks its '\(name)'", line: line)
    }
    return value
  }

  /// A number, nil where the attribute is missing.
  func number(_ name: String) throws(InterchangeFault) -> Double? {
    guard let text = attribute(name) else { return nil }
    guard let value = XMLNode.double(text) else {
      throw .malformed("<\(self.name)>: '\(name)' is '\(text)', not a number", line: line)
    }
    return value
  }

  /// A truth value, nil where the attribute is missing.
  func flag(_ name: String) throws(InterchangeFault) -> Bool? {
    guard let text = attribute(name) else { return nil }
    switch text.trimmed {
    case "true", "1": return true
    case "false", "0": return false
    default: throw .malformed("<\(self.name)>: '\(name)' is '\(text)', not true or false", line: line)
    }
  }

  /// A number as XML Schema writes it: INF and NaN included.
  static func double(_ text: String) -> Double? {
    switch text.trimmed {
    case "INF", "+INF": return .infinity
    case "-INF": return -.infinity
    case "NaN": return .nan
    case let plain: return plain.allSatisfy { "0123456789+-.eE".contains($0) } ? Double(plain) : nil
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
