/// What is refused by name before anything is computed: a run that left it out would answer wrongly in silence.
enum SBMLRefusals {
  /// Packages of SBML Level 3 that say nothing about how a model behaves.
  private static let harmless: Set<String> = ["layout", "render", "groups", "annot"]

  static func check(_ root: XMLNode) throws(InterchangeFault) {
    try checkPackages(root)
    try walk(root)
  }

  private static func checkPackages(_ root: XMLNode) throws(InterchangeFault) {
    for (name, _) in root.attributes where name.hasSuffix(":required") {
      let package = String(name.dropLast(":required".count))
      guard !harmless.contains(package) else { continue }
      let isUsed = root.attributes[name]?.trimmed == "true" || isUsed(package, root)
      if isUsed { throw .unsupported(feature: "package \(package)", place: "line \(root.line)") }
    }
  }

  /// Whether an element or attribute of the package stands anywhere in the model.
  private static func isUsed(_ package: String, _ node: XMLNode) -> Bool {
    node.children.contains { child in
      child.namespace.contains("/\(package)/version") || child.attributes.keys.contains { $0.hasPrefix(package + ":") }
        || isUsed(package, child)
    }
  }

  private static func walk(_ node: XMLNode) throws(InterchangeFault) {
    let place = "line \(node.line)"
    switch node.name {
    case "algebraicRule": throw .unsupported(feature: "algebraic rule", place: place)
    // A constraint without a formula says nothing.
    case "constraint" where node.first("math")?.children.isEmpty == false:
      throw .unsupported(feature: "constraint", place: place)
    case "reaction":
      if try node.flag("fast") == true { throw .unsupported(feature: "fast reaction", place: place) }
    case "csymbol":
      if node.attribute("definitionURL")?.hasSuffix("/delay") == true {
        throw .unsupported(feature: "csymbol delay", place: place)
      }
    case "annotation", "notes": return
    default: break
    }
    for child in node.children { try walk(child) }
  }
}
