import ModelLanguage

/// Flows of conserved amounts as reactions, in nmol of extent per day; signals as rate rules.
///
/// A species kept in mg converts extent by 1 mg/nmol, and the rate of a flow in mg/day is divided by the same unit.
struct SBMLReactions {
  private(set) var reactions: [XMLElement] = []
  private(set) var rateRules: [XMLElement] = []
  /// Stoichiometries that are laws: settled at birth, or changing.
  private(set) var assignments: [XMLElement] = []
  private(set) var assignmentRules: [XMLElement] = []
  private var slopes: [String: [XMLElement]] = [:]
  private let species: Set<String>

  static let extent = UnitOfMeasure.nanomole

  init(model: Model, math: inout SBMLMath) throws(ExportFault) {
    species = Set(model.pools.filter(\.isSpecies).map(\.key))
    for flow in model.flows {
      if (flow.sources + flow.destinations).contains(where: { species.contains($0.pool.key) }) {
        try addReaction(flow, &math)
      } else {
        try addSlopes(flow, rate: try math.element(flow.rate), rateUnit: nil, &math)
      }
    }
    for pool in model.pools where !species.contains(pool.key) {
      let terms = slopes[pool.key] ?? [MathML.number(0, unit: math.units.id(of: pool.unit / .day))]
      let total = MathML.apply("plus", of: terms)
      rateRules.append(
        XMLElement("rateRule", [("variable", math.names.id(.pool, pool.key))], [MathML.math(total)]))
    }
  }

  private mutating func addReaction(_ flow: Flow, _ math: inout SBMLMath) throws(ExportFault) {
    let id = math.names.id(.flow, "flow_" + flow.name)
    let unit = try math.unit(of: flow.rate, at: flow.name)
    let factor = unit / (SBMLReactions.extent / .day)
    var rate = try math.element(flow.rate)
    if !factor.isDimensionless {
      rate = MathML.apply("divide", rate, MathML.number(1, unit: math.units.id(of: factor)))
    }
    let reactants = try references(flow.sources, "\(id)_from", flow, &math)
    let products = try references(flow.destinations, "\(id)_to", flow, &math)
    let law = XMLElement("kineticLaw", [], [MathML.math(rate)])
    let modifiers = modifiers(of: flow, &math)
    reactions.append(
      XMLElement(
        "reaction", [("id", id), ("name", flow.name), ("reversible", "false"), ("sboTerm", "SBO:0000167")],
        XMLElement.list("listOfReactants", reactants) + XMLElement.list("listOfProducts", products)
          + XMLElement.list("listOfModifiers", modifiers) + [law]))
    try addSlopes(flow, rate: MathML.name(id), rateUnit: factor, &math)
  }

  private mutating func references(
    _ legs: [Flow.Leg], _ prefix: String, _ flow: Flow, _ math: inout SBMLMath
  ) throws(ExportFault) -> [XMLElement] {
    var output: [XMLElement] = []
    for (index, leg) in legs.enumerated() where species.contains(leg.pool.key) {
      let pool = math.names.id(.pool, leg.pool.key)
      if case .number(let share) = leg.share.form {
        output.append(
          XMLElement(
            "speciesReference", [("species", pool), ("stoichiometry", plainNumber(share)), ("constant", "true")]))
      } else {
        let id = math.names.id(.share, "\(prefix)\(index + 1)")
        let varies = math.varies(leg.share)
        output.append(
          XMLElement("speciesReference", [("id", id), ("species", pool), ("constant", varies ? "false" : "true")]))
        try assign(leg.share, to: id, varies: varies, flow, &math)
      }
    }
    return output
  }

  private mutating func assign(
    _ share: RateLaw, to id: String, varies: Bool, _ flow: Flow, _ math: inout SBMLMath
  ) throws(ExportFault) {
    let unit = try math.unit(of: share, at: flow.name)
    var value = try math.element(share)
    if !unit.isDimensionless {
      value = MathML.apply("divide", value, MathML.number(1, unit: math.units.id(of: unit)))
    }
    if varies {
      assignmentRules.append(XMLElement("assignmentRule", [("variable", id)], [MathML.math(value)]))
    } else {
      assignments.append(XMLElement("initialAssignment", [("symbol", id)], [MathML.math(value)]))
    }
  }

  /// Species that the rate reads without moving them.
  private func modifiers(of flow: Flow, _ math: inout SBMLMath) -> [XMLElement] {
    let moved = Set((flow.sources + flow.destinations).map(\.pool.key))
    var seen: Set<ObjectIdentifier> = []
    var output: [XMLElement] = []
    SBMLReactions.poolsRead(by: flow.rate, math.shared, &seen) { pool in
      guard species.contains(pool.key), !moved.contains(pool.key) else { return }
      let reference = math.names.id(.pool, pool.key)
      guard !output.contains(where: { $0.attributes[0].value == reference }) else { return }
      output.append(XMLElement("modifierSpeciesReference", [("species", reference)]))
    }
    return output
  }

  private static func poolsRead(
    by law: RateLaw, _ shared: SharedTerms, _ seen: inout Set<ObjectIdentifier>, _ visit: (Pool) -> Void
  ) {
    guard seen.insert(law.identity).inserted, shared.number(of: law) == nil else { return }
    if case .pool(let pool) = law.form { visit(pool) }
    for part in SharedTerms.parts(of: law) { poolsRead(by: part, shared, &seen, visit) }
  }

  /// What the flow adds to the slopes of signals.
  private mutating func addSlopes(
    _ flow: Flow, rate: XMLElement, rateUnit: UnitOfMeasure?, _ math: inout SBMLMath
  ) throws(ExportFault) {
    for (legs, arriving) in [(flow.sources, false), (flow.destinations, true)] {
      for leg in legs where !species.contains(leg.pool.key) {
        var term = rate
        if case .number(1) = leg.share.form {
        } else {
          term = MathML.apply("times", term, try math.element(leg.share))
        }
        if let rateUnit, !rateUnit.isDimensionless {
          term = MathML.apply("times", term, MathML.number(1, unit: math.units.id(of: rateUnit)))
        }
        slopes[leg.pool.key, default: []].append(arriving ? term : MathML.apply("minus", term))
      }
    }
  }
}

extension Pool {
  /// Whether SBML can keep this pool as an amount of a species: a conserved thing counted in moles or grams.
  var isSpecies: Bool {
    !composition.isEmpty && (unit.measuresSame(as: .nanomole) || unit.measuresSame(as: .milligram))
  }
}
