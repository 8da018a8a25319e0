/// A model's things by name, and who changes whom.
struct SBMLIndex: Sendable {
  enum Thing: Sendable {
    case compartment(SBMLCompartment)
    case species(SBMLSpecies)
    case parameter(SBMLParameter)
    case reference(SBMLSpeciesReference)
    case reaction(SBMLReaction)
  }

  /// One reaction's hold on a species.
  struct Change: Sendable {
    var reaction: String
    var reference: String
    var isProduct: Bool
    var conversionFactor: String?
  }

  let model: SBMLModel
  private(set) var things: [String: Thing] = [:]
  /// By species that reactions may change.
  private(set) var changes: [String: [Change]] = [:]
  private var compartmentsWithoutSize: Set<String> = []

  /// - Throws: `malformed` for names that are used twice or lead nowhere.
  init(_ model: SBMLModel) throws(InterchangeFault) {
    self.model = model
    for compartment in model.compartments { try add(.compartment(compartment), compartment.id) }
    for species in model.species { try add(.species(species), species.id) }
    for parameter in model.parameters { try add(.parameter(parameter), parameter.id) }
    for reaction in model.reactions {
      try add(.reaction(reaction), reaction.id)
      for reference in reaction.reactants + reaction.products { try add(.reference(reference), reference.id) }
    }
    try checkNames()
    for reaction in model.reactions { try addChanges(reaction) }
    for compartment in model.compartments where compartment.size == nil && compartment.dimensions == 0 {
      if !isDefined(compartment.id) { compartmentsWithoutSize.insert(compartment.id) }
    }
  }

  private mutating func add(_ thing: Thing, _ id: String) throws(InterchangeFault) {
    guard things.updateValue(thing, forKey: id) == nil else {
      throw .malformed("the id '\(id)' is given twice", line: nil)
    }
  }

  private func isDefined(_ id: String) -> Bool {
    model.assignmentRules[id] != nil || model.initialAssignments[id] != nil || model.rateRules[id] != nil
  }

  private func checkNames() throws(InterchangeFault) {
    let ruled = Array(model.assignmentRules.keys) + Array(model.rateRules.keys) + Array(model.initialAssignments.keys)
    let assigned = model.events.flatMap { $0.assignments.map(\.variable) }
    for name in (ruled + assigned).sorted() where things[name] == nil {
      throw .malformed("a rule, initial assignment or event sets '\(name)', which does not exist", line: nil)
    }
    for name in assigned where model.assignmentRules[name] != nil {
      throw .malformed("an event sets '\(name)', which an assignment rule holds", line: nil)
    }
    for name in model.rateRules.keys.sorted() where model.assignmentRules[name] != nil {
      throw .malformed("'\(name)' has a rate rule and an assignment rule", line: nil)
    }
    for species in model.species {
      guard case .compartment = things[species.compartment] else {
        throw .malformed("species '\(species.id)' is in '\(species.compartment)', which is no compartment", line: nil)
      }
    }
  }

  private mutating func addChanges(_ reaction: SBMLReaction) throws(InterchangeFault) {
    for (reference, isProduct) in reaction.reactants.map({ ($0, false) }) + reaction.products.map({ ($0, true) }) {
      guard case .species(let species) = things[reference.species] else {
        throw .malformed("reaction '\(reaction.id)' names '\(reference.species)', which is no species", line: nil)
      }
      let isRuled = model.rateRules[species.id] != nil || model.assignmentRules[species.id] != nil
      guard !species.isBoundary, !species.isConstant, !isRuled else { continue }
      changes[species.id, default: []].append(
        Change(
          reaction: reaction.id, reference: reference.id, isProduct: isProduct,
          conversionFactor: species.conversionFactor ?? model.conversionFactor))
    }
  }

  /// Whether a species' name means its amount.
  func isAmount(_ species: SBMLSpecies) -> Bool {
    species.isAmount || compartmentsWithoutSize.contains(species.compartment)
  }

  /// Whether a species is kept as what its name means, and not as an amount behind a concentration.
  func isKeptAsNamed(_ species: SBMLSpecies) -> Bool { isAmount(species) || model.rateRules[species.id] != nil }
}
