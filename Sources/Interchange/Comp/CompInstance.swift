/// A copy of a model on its way into a larger one. References by the names its definition gives lead to the names its
/// elements have now, through any number of prefixes and replacements.
struct CompInstance {
  /// An element, by what it is called now.
  enum Target {
    case id(String)
    case metaid(String)
  }

  /// The model with its lists.
  var node: XMLNode
  /// Its submodels; once taken in, their elements stand in `node`.
  var parts: [String: CompInstance] = [:]
  private var ids: [String: String] = [:]
  private var metaids: [String: String] = [:]
  private var ports: [String: XMLNode] = [:]

  init(_ definition: XMLNode) {
    node = definition
    for port in definition.list("listOfPorts", of: "port") { ports[port.attribute("id") ?? ""] = port }
    for id in CompNames.ids(in: definition) { ids[id] = id }
    for metaid in CompNames.metaids(in: definition) { metaids[metaid] = metaid }
    // A local parameter can be meant by its id as well, where nothing else has it.
    for id in CompNames.localIDs(in: definition) where ids[id] == nil { ids[id] = id }
  }

  /// The element a port, deletion, replacement, or a reference inside one of them, means; nil for a unit, of which this
  /// reader takes no notice, and for what a deletion took away.
  func target(of reference: XMLNode) throws(InterchangeFault) -> Target? {
    if let deeper = reference.first("sBaseRef") {
      let name = reference.attribute("idRef") ?? ""
      guard let part = parts[name] else {
        throw .malformed("a reference goes through the submodel '\(name)', which does not exist", line: reference.line)
      }
      return try part.target(of: deeper)
    }
    if let name = reference.attribute("portRef"), let port = ports[name] { return try target(of: port) }
    if let name = reference.attribute("idRef"), let id = ids[name] { return .id(id) }
    if let name = reference.attribute("metaIdRef"), let metaid = metaids[name] { return .metaid(metaid) }
    if reference.attribute("unitRef") != nil || reference.attribute("deletion") != nil { return nil }
    throw .malformed("a reference of <\(reference.name)> leads to nothing", line: reference.line)
  }

  // MARK: Names

  /// Puts a prefix before every name.
  mutating func prefix(_ prefix: String) {
    let new = Dictionary(CompNames.ids(in: node).map { ($0, CompName(id: prefix + $0)) }) { $1 }
    node = node.renamed(new, prefixingMetaids: prefix)
    mapNames { prefix + $0 }
  }

  /// Makes one name another, everywhere.
  mutating func rename(_ old: String, to name: CompName) {
    node = node.renamed([old: name], prefixingMetaids: "")
    mapIDs { $0 == old ? name.id : $0 }
  }

  private mutating func mapNames(_ change: (String) -> String) {
    metaids = metaids.mapValues(change)
    ids = ids.mapValues(change)
    for name in parts.keys { parts[name]?.mapNames(change) }
  }

  private mutating func mapIDs(_ change: (String) -> String) {
    ids = ids.mapValues(change)
    for name in parts.keys { parts[name]?.mapIDs(change) }
  }

  // MARK: Elements

  mutating func delete(_ reference: XMLNode) throws(InterchangeFault) {
    if let target = try target(of: reference) { remove(target) }
  }

  /// Takes an element out; gives back its id, if it has one.
  @discardableResult mutating func remove(_ target: Target) -> String? {
    var removed: String?
    node = node.removing { element in
      guard element.isMeant(by: target) else { return false }
      removed = element.attributes["id"] ?? removed
      return true
    }
    if case .id(let id) = target { return removed ?? id }
    return removed
  }

  /// The id of an element that stays.
  func id(of target: Target) -> String? {
    guard case .metaid = target else {
      if case .id(let id) = target { return id }
      return nil
    }
    return node.firstBelow { $0.isMeant(by: target) }?.attributes["id"]
  }

  /// Moves a submodel's elements into this model's lists, in this model's time and extent.
  mutating func takeIn(_ name: String, time: String?, extent: String?) throws(InterchangeFault) {
    guard var part = parts[name] else { return }
    part.node.spreadConversionFactor()
    part.node = try CompConversion(time: time, extent: extent, in: part.node).applied(to: part.node)
    for list in part.node.children where list.name.hasPrefix("listOf") {
      if let place = node.children.firstIndex(where: { $0.name == list.name && $0.namespace == list.namespace }) {
        node.children[place].children += list.children
      } else {
        node.children.append(list)
      }
    }
    part.node.children = []
    parts[name] = part
  }
}

extension XMLNode {
  fileprivate func isMeant(by target: CompInstance.Target) -> Bool {
    switch target {
    case .id(let id): attributes["id"] == id
    case .metaid(let metaid): attributes["metaid"] == metaid
    }
  }

  /// A model's own conversion factor, given to each of its species that has none.
  fileprivate mutating func spreadConversionFactor() {
    guard let factor = attributes["conversionFactor"] else { return }
    for list in children.indices where children[list].name == "listOfSpecies" {
      for species in children[list].children.indices
      where children[list].children[species].attributes["conversionFactor"] == nil {
        children[list].children[species].attributes["conversionFactor"] = factor
      }
    }
  }
}
