import ModelLanguage

/// What crosses the edge of the body of one conserved thing, one way: the books against which the ledger closes.
struct Crossing {
  let key: String
  let rate: RateLaw

  static func all(of model: Model) -> [Crossing] {
    Conserved.allCases.flatMap { kind in
      [
        Crossing(
          key: "ledger.in.\(kind.rawValue)",
          rate: total(kind, model.flows.filter { $0.sources.isEmpty }, \.destinations)),
        Crossing(
          key: "ledger.out.\(kind.rawValue)",
          rate: total(kind, model.flows.filter { $0.destinations.isEmpty }, \.sources)),
      ]
    }
  }

  private static func total(_ kind: Conserved, _ flows: [Flow], _ legs: (Flow) -> [Flow.Leg]) -> RateLaw {
    let terms = flows.flatMap { flow in
      legs(flow).compactMap { leg in leg.pool.content(of: kind).map { flow.rate * leg.share * $0 } }
    }
    return sum(terms)
  }
}

extension Pool {
  /// Amount of a conserved thing per internal unit of this pool; nil where it holds none.
  func content(of kind: Conserved) -> RateLaw? {
    composition[kind].map { $0 / RateLaw(.number(unit.factor)) }
  }
}
