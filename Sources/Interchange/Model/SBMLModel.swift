/// An SBML model as it is written: values for what the document gives, nil for what it leaves open.
struct SBMLModel: Sendable {
  var level = 3
  var conversionFactor: String?
  var functions: [String: MathFunction] = [:]
  var compartments: [SBMLCompartment] = []
  var species: [SBMLSpecies] = []
  var parameters: [SBMLParameter] = []
  var initialAssignments: [String: MathExpression] = [:]
  var assignmentRules: [String: MathExpression] = [:]
  var rateRules: [String: MathExpression] = [:]
  var reactions: [SBMLReaction] = []
  var events: [SBMLEvent] = []
}

struct SBMLCompartment: Sendable {
  var id: String
  var dimensions: Double?
  var size: Double?
  var isConstant: Bool
}

struct SBMLSpecies: Sendable {
  var id: String
  var compartment: String
  var initialAmount: Double?
  var initialConcentration: Double?
  /// Whether its name in a formula means its amount; otherwise it means amount over size.
  var isAmount: Bool
  /// Whether reactions leave it alone.
  var isBoundary: Bool
  var isConstant: Bool
  var conversionFactor: String?
}

struct SBMLParameter: Sendable {
  var id: String
  var value: Double?
  var isConstant: Bool
}

struct SBMLReaction: Sendable {
  var id: String
  var reactants: [SBMLSpeciesReference] = []
  var products: [SBMLSpeciesReference] = []
  /// The reaction's extent per unit of time; its own parameters are already put in. Nil where none is written.
  var rate: MathExpression?
}

/// A species in a reaction, and how much of it one extent takes or gives.
struct SBMLSpeciesReference: Sendable {
  /// The name by which formulas know the stoichiometry, the document's own or one made up.
  var id: String
  var species: String
  var stoichiometry: Double?
  var isConstant: Bool
}

struct SBMLEvent: Sendable {
  var id: String
  var trigger: MathExpression?
  /// What the trigger is taken to have been before the start.
  var isTrueBeforeStart: Bool
  /// Whether an event under way still happens when its trigger turns false.
  var isPersistent: Bool
  var usesValuesFromTrigger: Bool
  var delay: MathExpression?
  var priority: MathExpression?
  var assignments: [(variable: String, value: MathExpression)]
}
