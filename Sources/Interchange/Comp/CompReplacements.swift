extension CompInstance {
  /// One element of this model that stands for others, or that another stands for.
  private struct Replacement {
    /// The id of this model's element; nil where it has none.
    var id: String?
    var reference: XMLNode
    var isReplacedBy: Bool
  }

  /// Carries out what elements of this model say of elements of its submodels.
  mutating func carryOutReplacements() throws(InterchangeFault) {
    var found: [Replacement] = []
    node.walk { element in
      for list in element.children where list.name == "listOfReplacedElements" {
        found += list.children.map { Replacement(id: element.attributes["id"], reference: $0, isReplacedBy: false) }
      }
      if let reference = element.first("replacedBy") {
        found.append(Replacement(id: element.attributes["id"], reference: reference, isReplacedBy: true))
      }
    }
    for replacement in found { try carryOut(replacement) }
  }

  private mutating func carryOut(_ replacement: Replacement) throws(InterchangeFault) {
    let reference = replacement.reference
    let name = try reference.required("submodelRef")
    guard var part = parts[name] else {
      throw .malformed("a replacement names the submodel '\(name)', which does not exist", line: reference.line)
    }
    guard let target = try part.target(of: reference) else { return }
    if replacement.isReplacedBy {
      guard let id = replacement.id, let theirs = part.id(of: target) else {
        throw .unsupported(feature: "replacedBy of an element without id", place: "line \(reference.line)")
      }
      // What stands in this model gives way; the submodel's element takes its name.
      node = node.removing { $0.attributes["id"] == id && $0.first("replacedBy") != nil }
      part.rename(theirs, to: CompName(id: id))
    } else if let theirs = part.remove(target), let id = replacement.id {
      part.rename(theirs, to: CompName(id: id, factor: reference.attribute("conversionFactor")))
    }
    parts[name] = part
  }
}
