extension XMLNode {
  /// Looks at this element and everything below it.
  func walk(_ look: (XMLNode) -> Void) {
    look(self)
    for child in children { child.walk(look) }
  }

  /// The first element below this one, in the order of the document, for which it is so.
  func firstBelow(_ isWanted: (XMLNode) -> Bool) -> XMLNode? {
    for child in children {
      if isWanted(child) { return child }
      if let found = child.firstBelow(isWanted) { return found }
    }
    return nil
  }

  /// Without the elements below for which it is so. Text is kept in one piece where a child goes.
  func removing(_ isUnwanted: (XMLNode) -> Bool) -> XMLNode {
    var node = self
    node.children = children.filter { !isUnwanted($0) }.map { $0.removing(isUnwanted) }
    if node.children.count != children.count { node.textBesideChildren = [text] }
    return node
  }

  /// Without the elements and attributes of a package of SBML.
  func without(_ package: String) -> XMLNode {
    var node = removing { $0.namespace.contains("/\(package)/version") }
    node.dropAttributes(of: package)
    return node
  }

  private mutating func dropAttributes(of package: String) {
    attributes = attributes.filter { !$0.key.hasPrefix(package + ":") }
    for child in children.indices { children[child].dropAttributes(of: package) }
  }
}
