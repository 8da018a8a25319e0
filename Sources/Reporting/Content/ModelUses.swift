import ModelLanguage

/// Where the parts of a model are used: in which laws, and in which mechanisms.
public struct ModelUses: Sendable {
  private let model: Model

  public init(_ model: Model) { self.model = model }

  /// Names of quantities, flows and pools whose own law holds such a term.
  public func names(_ isMeant: (RateLaw) -> Bool) -> [String] {
    var names = model.quantities.filter { Self.law($0.law, holds: isMeant) }.map(\.key)
    for flow in model.flows where !names.contains(flow.name) {
      let laws = [flow.rate] + (flow.sources + flow.destinations).map(\.share)
      if laws.contains(where: { Self.law($0, holds: isMeant) }) { names.append(flow.name) }
    }
    for pool in model.pools where Self.law(pool.initial, holds: isMeant) { names.append("\(pool.key) at birth") }
    return names
  }

  public func names(of parameter: Parameter) -> [String] {
    names { if case .parameter(let other) = $0.form { other.key == parameter.key } else { false } }
  }

  /// Parameters of each mechanism, in order of first mention: those of its flows, its pools and its quantities. A
  /// quantity that another mechanism tells is that one's.
  public func parametersByMechanism() -> [[Parameter]] {
    var owners: [String: Int] = [:]
    for (index, mechanism) in model.mechanisms.enumerated() {
      for quantity in mechanism.observables where owners[quantity.key] == nil { owners[quantity.key] = index }
    }
    return model.mechanisms.enumerated().map { index, mechanism in
      var search = Search(owners: owners, mechanism: index)
      for flow in mechanism.flows {
        search.visit(flow.rate)
        for leg in flow.sources + flow.destinations {
          search.visit(leg.share)
          search.visit(leg.pool.initial)
          for law in leg.pool.composition.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { search.visit(law.value) }
        }
      }
      for quantity in mechanism.observables { search.visit(quantity) }
      return search.found
    }
  }

  /// Whether the law itself, not one of the quantities it names, holds such a term.
  private static func law(_ law: RateLaw, holds isMeant: (RateLaw) -> Bool) -> Bool {
    if isMeant(law) { return true }
    if case .quantity = law.form { return false }
    return law.children.contains { self.law($0, holds: isMeant) }
  }

  private struct Search {
    let owners: [String: Int]
    let mechanism: Int
    private(set) var found: [Parameter] = []
    private var keys: Set<String> = []
    private var quantities: Set<String> = []

    init(owners: [String: Int], mechanism: Int) {
      self.owners = owners
      self.mechanism = mechanism
    }

    mutating func visit(_ quantity: Quantity) {
      guard owners[quantity.key] ?? mechanism == mechanism, quantities.insert(quantity.key).inserted else { return }
      visit(quantity.law)
    }

    mutating func visit(_ law: RateLaw) {
      switch law.form {
      case .parameter(let parameter):
        if keys.insert(parameter.key).inserted { found.append(parameter) }
      case .quantity(let quantity): visit(quantity)
      default: for child in law.children { visit(child) }
      }
    }
  }
}
