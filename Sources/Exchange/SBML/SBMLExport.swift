import ModelLanguage
import Simulation

/// A written model.
public struct SBMLDocument: Sendable {
  public let text: String
  /// The SBML id of each pool, in the order of the model's pools.
  public let poolIDs: [String]
  /// The SBML id of each quantity, by its key.
  public let quantityIDs: [String: String]
  /// The SBML id of each parameter, by its key.
  public let parameterIDs: [String: String]
}

/// A model and one person's numbers as SBML Level 3 Version 2 Core.
///
/// Everything is written in the engine's internal units (nmol, mg, litre, day, mmHg, kcal), so laws need no factors;
/// notes give each value in the unit in which a person would say it. Time is days since birth. Conserved amounts are
/// species moved by reactions, signals are parameters with rate rules, named quantities are assignment rules.
public struct SBMLExport {
  private let model: Model
  private let life: Life
  private var math: SBMLMath
  private var parameters: [XMLElement] = []
  private var assignments: [XMLElement] = []
  private var rules: [XMLElement] = []
  private var species: [XMLElement] = []

  /// The document, and the ids by which it knows the pools.
  /// - Parameters:
  ///   - fingerprint: identifies model, parameters and inputs of the run; written into the notes.
  /// - Throws: `ExportFault` when units do not agree or a key is unknown.
  public static func document(
    of model: Model, for life: Life, fingerprint: String = ""
  ) throws(ExportFault) -> SBMLDocument {
    var export = SBMLExport(model: model, life: life)
    let text = try export.document(fingerprint: fingerprint).document
    let quantities = model.quantities.map { ($0.key, export.math.names.id(.quantity, $0.key)) }
    let parameters = model.parameters.map { ($0.key, export.math.names.id(.parameter, $0.key)) }
    return SBMLDocument(
      text: text, poolIDs: model.pools.map { export.math.names.id(.pool, $0.key) },
      quantityIDs: Dictionary(quantities) { $1 }, parameterIDs: Dictionary(parameters) { $1 })
  }

  private init(model: Model, life: Life) {
    self.model = model
    self.life = life
    let legs = model.flows.flatMap { $0.sources + $0.destinations }
    let roots = model.flows.map(\.rate) + legs.map(\.share) + model.quantities.map(\.law)
    math = SBMLMath(shared: SharedTerms(roots: roots), life: life)
    reserveNames()
  }

  /// Names in order of importance, so that a clash renames the lesser thing.
  private mutating func reserveNames() {
    for pool in model.pools { _ = math.names.id(.pool, pool.key) }
    for quantity in model.quantities { _ = math.names.id(.quantity, quantity.key) }
    for input in model.inputs { _ = math.names.id(.input, input.key) }
    for parameter in model.parameters { _ = math.names.id(.parameter, parameter.key) }
  }

  private mutating func document(fingerprint: String) throws(ExportFault) -> XMLElement {
    try life.checkKeys(model)
    addInputs()
    addParameters()
    addPools()
    try addSharedTerms()
    try addQuantities()
    let reactions = try SBMLReactions(model: model, math: &math)
    let events = try SBMLEvents.events(life, model: model, math: &math)
    for value in math.evaluated { addEvaluated(value.id, value.value) }
    let always = rules + reactions.assignmentRules
    var once = SBMLReadOnce(rules: Set((always + reactions.reactions).map(SBMLExport.subject(of:))), names: math.names)
    let allRules = (always + reactions.rateRules).map { once.rewritten($0, id: SBMLExport.subject(of: $0)) }
    let allReactions = reactions.reactions.map { once.rewritten($0, id: SBMLExport.subject(of: $0)) }
    let attributes = modelAttributes()
    let parts =
      [SBMLNotes.notes(title(fingerprint))]
      + XMLElement.list("listOfFunctionDefinitions", math.functions + once.functions)
      + XMLElement.list("listOfUnitDefinitions", math.units.definitions)
      + [XMLElement("listOfCompartments", [], [compartment])] + XMLElement.list("listOfSpecies", species)
      + XMLElement.list("listOfParameters", parameters)
      + XMLElement.list("listOfInitialAssignments", assignments + reactions.assignments)
      + XMLElement.list("listOfRules", allRules)
      + XMLElement.list("listOfReactions", allReactions) + XMLElement.list("listOfEvents", events)
    return XMLElement(
      "sbml",
      [
        ("xmlns", "http://www.sbml.org/sbml/level3/version2/core"),
        ("xmlns:sbml", "http://www.sbml.org/sbml/level3/version2/core"), ("level", "3"), ("version", "2"),
      ], [XMLElement("model", attributes, parts)])
  }

  /// Whose law a rule or reaction is: its variable or id, which is its first attribute.
  private static func subject(of element: XMLElement) -> String { element.attributes[0].value }

  private mutating func modelAttributes() -> [(String, String)] {
    [
      ("id", SBMLNames.plain(model.name)), ("name", model.name), ("substanceUnits", math.units.id(of: .nanomole)),
      ("timeUnits", math.units.id(of: .day)), ("volumeUnits", math.units.id(of: .litre)),
      ("areaUnits", math.units.id(of: .squareMetre)), ("lengthUnits", math.units.id(of: .metre)),
      ("extentUnits", math.units.id(of: SBMLReactions.extent)), ("sboTerm", "SBO:0000293"),
    ]
  }

  private func title(_ fingerprint: String) -> [String] {
    [
      "\(model.name): a \(life.individual.sex.rawValue) person under the evidence scenario '\(life.individual.scenario.rawValue)'.",
      "Time is age in days since birth. Values are in nmol, mg, litre, day, mmHg, kcal; notes give the usual units.",
      fingerprint.isEmpty ? "" : "Fingerprint: \(fingerprint).",
    ]
  }

  private var compartment: XMLElement {
    XMLElement(
      "compartment",
      [
        ("id", "body"), ("name", "the body"), ("spatialDimensions", "3"), ("size", "1"), ("units", "litre"),
        ("constant", "true"), ("sboTerm", "SBO:0000290"),
      ], [SBMLNotes.notes("Holds every amount; its size is not used.")])
  }

  // MARK: - What is given

  private mutating func addInputs() {
    let changed = life.changedInputs
    for input in model.inputs {
      let value = life.value(of: input)
      let note = "\(input.meaning). Input, \(shortNumber(value)) \(input.unit) from birth."
      addConstant(
        math.names.id(.input, input.key), input.key, value * input.unit.factor, input.unit,
        constant: !changed.contains(input.key), SBMLNotes.notes(note))
    }
  }

  private mutating func addParameters() {
    for parameter in model.parameters {
      let value = life.value(of: parameter)
      let range = "\(shortNumber(parameter.range.lowerBound)) to \(shortNumber(parameter.range.upperBound))"
      let note = SBMLNotes.notes(
        "\(parameter.meaning). \(shortNumber(value)) \(parameter.unit), range \(range); \(parameter.method.rawValue).",
        SBMLNotes.source(parameter.source))
      addConstant(
        math.names.id(.parameter, parameter.key), parameter.key, value * parameter.unit.factor, parameter.unit,
        constant: true, note)
    }
  }

  private mutating func addEvaluated(_ id: String, _ value: Double) {
    addConstant(
      id, id, value, .one, constant: true,
      SBMLNotes.notes("A value of the normal distribution function of parameters, computed for this person."))
  }

  private mutating func addConstant(
    _ id: String, _ name: String, _ value: Double, _ unit: UnitOfMeasure, constant: Bool, _ note: XMLElement
  ) {
    parameters.append(
      XMLElement(
        "parameter",
        [
          ("id", id), ("name", name), ("value", plainNumber(value)), ("units", math.units.id(of: unit)),
          ("constant", constant ? "true" : "false"),
        ], [note]))
  }

  // MARK: - What follows

  /// Amounts at birth are written as numbers, this person's own: as formulas, libRoadRunner writes every one of them out
  /// in full, and needs minutes and gigabytes to compile them.
  private mutating func addPools() {
    for pool in model.pools {
      let birth = plainNumber(math.valueAtBirth(pool.initial))
      let id = math.names.id(.pool, pool.key)
      let unit = math.units.id(of: pool.unit)
      let note = SBMLNotes.notes("\(pool.meaning). Usually given in \(pool.unit).")
      let annotation = SBMLAnnotation(pool: pool)
      let marks = annotation.element(about: id)
      if pool.isSpecies {
        var attributes = [
          ("id", id), ("metaid", "meta_" + id), ("name", pool.key), ("compartment", "body"), ("substanceUnits", unit),
          ("hasOnlySubstanceUnits", "true"), ("boundaryCondition", "false"), ("constant", "false"),
          ("sboTerm", "SBO:0000247"), ("initialAmount", birth),
        ]
        if pool.unit.measuresSame(as: .milligram) { attributes.append(("conversionFactor", milligramPerNanomole())) }
        species.append(XMLElement("species", attributes, [note] + marks))
      } else {
        parameters.append(
          XMLElement(
            "parameter",
            [
              ("id", id), ("metaid", "meta_" + id), ("name", pool.key), ("value", birth), ("units", unit),
              ("constant", "false"),
            ], [note] + marks))
      }
    }
  }

  private mutating func milligramPerNanomole() -> String {
    let id = "milligramPerNanomole"
    if !parameters.contains(where: { $0.attributes[0].value == id }) {
      addConstant(
        id, id, 1, .milligram / .nanomole, constant: true,
        SBMLNotes.notes("Turns the extent of a reaction, counted in nmol, into mg for species kept by mass."))
    }
    return id
  }

  private mutating func addSharedTerms() throws(ExportFault) {
    for (index, law) in math.shared.terms.enumerated() {
      let unit = try math.unit(of: law, at: "shared term \(index + 1)")
      let id = math.sharedID(index + 1)
      try add(id, name: id, law, unit, SBMLNotes.notes("A term that several laws share."))
    }
  }

  private mutating func addQuantities() throws(ExportFault) {
    for quantity in model.quantities {
      let factor = quantity.unit.factor
      let unitNote = factor == 1 ? "" : " Divide by \(shortNumber(factor)) for \(quantity.unit)."
      try add(
        math.names.id(.quantity, quantity.key), name: quantity.key, quantity.law, quantity.unit,
        SBMLNotes.notes("\(quantity.meaning).\(unitNote)"))
    }
  }

  private mutating func add(
    _ id: String, name: String, _ law: RateLaw, _ unit: UnitOfMeasure, _ note: XMLElement
  ) throws(ExportFault) {
    let varies = math.varies(law)
    parameters.append(
      XMLElement(
        "parameter",
        [("id", id), ("name", name), ("units", math.units.id(of: unit)), ("constant", varies ? "false" : "true")],
        [note]))
    try assign(law, to: id, unit: unit, always: varies)
  }

  /// A law as the value of something: always, or at birth.
  private mutating func assign(_ law: RateLaw, to id: String, unit: UnitOfMeasure, always: Bool) throws(ExportFault) {
    var content: XMLElement
    if case .number(0) = law.form {
      content = MathML.number(0, unit: math.units.id(of: unit))
    } else if let number = math.shared.number(of: law), math.sharedID(number) != id {
      content = MathML.name(math.sharedID(number))
    } else {
      content = try math.written(law)
    }
    content = MathML.math(content)
    if always {
      rules.append(XMLElement("assignmentRule", [("variable", id)], [content]))
    } else {
      assignments.append(XMLElement("initialAssignment", [("symbol", id)], [content]))
    }
  }
}
