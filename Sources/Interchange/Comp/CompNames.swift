/// A new name, and by what its value is larger than that of the old: new = old · factor.
struct CompName {
  var id: String
  var factor: String?
}

/// The names that elements of a model have.
enum CompNames {
  /// Ids that formulas anywhere in the model can see.
  static func ids(in model: XMLNode) -> [String] {
    var ids: [String] = []
    for child in model.children {
      child.walk { if let id = $0.attributes["id"], !$0.isLocal { ids.append(id) } }
    }
    return ids
  }

  static func metaids(in model: XMLNode) -> [String] {
    var ids: [String] = []
    for child in model.children { child.walk { if let id = $0.attributes["metaid"] { ids.append(id) } } }
    return ids
  }

  /// Ids of parameters that one kinetic law alone can see.
  static func localIDs(in model: XMLNode) -> [String] {
    var ids: [String] = []
    model.walk { if let id = $0.attributes["id"], $0.isLocal { ids.append(id) } }
    return ids
  }
}

extension XMLNode {
  /// Attributes that hold the name of another element.
  private static let references = ["compartment", "species", "symbol", "variable", "conversionFactor"]

  fileprivate var isLocal: Bool { name == "localParameter" }

  /// Everything under new names: ids, references and formulas.
  func renamed(_ names: [String: CompName], prefixingMetaids prefix: String) -> XMLNode {
    var node = self
    if name == "ci" { return node.formulaRenamed(names) }
    if let id = attributes["id"], !isLocal, let new = names[id] { node.attributes["id"] = new.id }
    if let id = attributes["metaid"] { node.attributes["metaid"] = prefix + id }
    var factor: String?
    for reference in XMLNode.references {
      guard let old = attributes[reference], let new = names[old] else { continue }
      node.attributes[reference] = new.id
      if reference == "variable" || reference == "symbol" { factor = new.factor }
    }
    // Names that mean something inside this element alone stay.
    let own = CompNames.localIDs(in: self).filter { _ in name == "kineticLaw" } + boundNames
    let inside = own.isEmpty ? names : names.filter { !own.contains($0.key) }
    node.children = children.map { $0.renamed(inside, prefixingMetaids: prefix) }
    if let factor { node.wrapFormula("times", by: factor) }
    return node
  }

  private var boundNames: [String] {
    guard name == "lambda" else { return [] }
    return children.filter { $0.name == "bvar" }.compactMap { $0.first("ci")?.text.trimmed }
  }

  private func formulaRenamed(_ names: [String: CompName]) -> XMLNode {
    guard let new = names[text.trimmed] else { return self }
    let name = XMLNode.formulaName(new.id, at: self)
    return new.factor.map { .formula("divide", [name, .formulaName($0, at: self)], at: self) } ?? name
  }
}
