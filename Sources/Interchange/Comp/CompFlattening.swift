/// A hierarchical model (package comp, "Hierarchical Model Composition") made flat: each submodel is a copy of its
/// definition whose names begin with the submodel's and two underscores; deletions, replacements and conversions are
/// carried out, and what is left is plain SBML.
struct CompFlattening {
  static let package = "comp"

  private let definitions: [String: XMLNode]
  private var underWay: Set<String> = []

  static func isUsed(_ root: XMLNode) -> Bool { root.attributes.keys.contains("\(package):required") }

  /// The document with its model flat, and no word of the package left.
  static func flat(_ root: XMLNode) throws(InterchangeFault) -> XMLNode {
    guard let model = root.first("model") else { return root }
    if let external = root.list("listOfExternalModelDefinitions", of: "externalModelDefinition").first {
      throw .unsupported(feature: "external model definition", place: "line \(external.line)")
    }
    var flattening = try CompFlattening(root, model)
    var flat = root
    flat.attributes["\(package):required"] = nil
    flat.children = [try flattening.instance(of: model).node.without(package)]
    return flat
  }

  private init(_ root: XMLNode, _ model: XMLNode) throws(InterchangeFault) {
    var definitions: [String: XMLNode] = [:]
    if let id = model.attribute("id") { definitions[id] = model }
    for node in root.list("listOfModelDefinitions", of: "modelDefinition") {
      definitions[try node.required("id")] = node
    }
    self.definitions = definitions
  }

  private mutating func instance(of definition: XMLNode) throws(InterchangeFault) -> CompInstance {
    let id = definition.attribute("id") ?? ""
    guard underWay.insert(id).inserted else {
      throw .malformed("the model '\(id)' holds itself as a submodel", line: definition.line)
    }
    defer { underWay.remove(id) }
    var whole = CompInstance(definition)
    let submodels = definition.list("listOfSubmodels", of: "submodel")
    for submodel in submodels { whole.parts[try submodel.required("id")] = try part(submodel) }
    try whole.carryOutReplacements()
    for submodel in submodels {
      try whole.takeIn(
        try submodel.required("id"), time: submodel.attribute("timeConversionFactor"),
        extent: submodel.attribute("extentConversionFactor"))
    }
    return whole
  }

  private mutating func part(_ submodel: XMLNode) throws(InterchangeFault) -> CompInstance {
    let reference = try submodel.required("modelRef")
    guard let definition = definitions[reference] else {
      throw .malformed("a submodel is of the model '\(reference)', which does not exist", line: submodel.line)
    }
    var part = try instance(of: definition)
    // Before the names get their prefix: where a kinetic law's own parameter goes, its name means the model's.
    for deletion in submodel.list("listOfDeletions", of: "deletion") { try part.delete(deletion) }
    part.prefix(try submodel.required("id") + "__")
    return part
  }
}
