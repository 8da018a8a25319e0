/// A submodel's formulas in the time and the extent of the model around it: t = t′·T, extent = extent′·E.
struct CompConversion {
  private let time: String?
  private let extent: String?
  private let reactions: Set<String>

  init(time: String?, extent: String?, in model: XMLNode) {
    self.time = time
    self.extent = extent
    reactions = Set(model.list("listOfReactions", of: "reaction").compactMap { $0.attributes["id"] })
  }

  func applied(to node: XMLNode) throws(InterchangeFault) -> XMLNode {
    guard time != nil || extent != nil else { return node }
    var converted = node
    converted.children = []
    for child in node.children { converted.children.append(try applied(to: child)) }
    switch node.name {
    case "csymbol" where node.attribute("definitionURL")?.hasSuffix("/time") == true: return divided(node, by: time)
    case "ci" where reactions.contains(node.text.trimmed): return divided(multiplied(node, by: time), by: extent)
    case "apply" where node.first("csymbol")?.attribute("definitionURL")?.hasSuffix("/rateOf") == true:
      return multiplied(node, by: time)
    case "kineticLaw":
      if let extent { converted.wrapFormula("times", by: extent) }
      if let time { converted.wrapFormula("divide", by: time) }
    case "rateRule": if let time { converted.wrapFormula("divide", by: time) }
    case "delay": if let time { converted.wrapFormula("times", by: time) }
    default: break
    }
    return converted
  }

  private func divided(_ node: XMLNode, by factor: String?) -> XMLNode {
    factor.map { .formula("divide", [node, .formulaName($0, at: node)], at: node) } ?? node
  }

  private func multiplied(_ node: XMLNode, by factor: String?) -> XMLNode {
    factor.map { .formula("times", [node, .formulaName($0, at: node)], at: node) } ?? node
  }
}

extension XMLNode {
  static func formulaName(_ id: String, at place: XMLNode) -> XMLNode {
    XMLNode(name: "ci", namespace: place.namespace, attributes: [:], textBesideChildren: [id], line: place.line)
  }

  static func formula(_ operation: String, _ operands: [XMLNode], at place: XMLNode) -> XMLNode {
    let head = XMLNode(name: operation, namespace: place.namespace, attributes: [:], line: place.line)
    return XMLNode(
      name: "apply", namespace: place.namespace, attributes: [:], children: [head] + operands, line: place.line)
  }

  /// Multiplies or divides the formula of this element by a quantity; where there is none, none is made.
  mutating func wrapFormula(_ operation: String, by factor: String) {
    guard let math = children.firstIndex(where: { $0.name == "math" }), let content = children[math].children.first
    else {
      return
    }
    children[math].children = [.formula(operation, [content, .formulaName(factor, at: content)], at: content)]
  }
}
