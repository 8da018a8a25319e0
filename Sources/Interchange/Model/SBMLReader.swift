/// Reads an SBML document of Level 2 or 3 into a model, and refuses by name what no run here could honour.
struct SBMLReader {
  private var model = SBMLModel()
  private let root: XMLNode
  private var madeNames = 0

  static func read(_ bytes: [UInt8]) throws(InterchangeFault) -> SBMLModel {
    let root = try XMLTreeReader.read(bytes)
    guard root.name == "sbml" else {
      throw .malformed("the document's first element is <\(root.name)>, not <sbml>", line: root.line)
    }
    var reader = SBMLReader(root: root)
    return try reader.read()
  }

  private init(root: XMLNode) { self.root = root }

  private mutating func read() throws(InterchangeFault) -> SBMLModel {
    let level = Int(root.attribute("level") ?? "") ?? 0
    guard (2...3).contains(level) else {
      throw .unsupported(
        feature: "SBML Level \(root.attribute("level") ?? "without a number")", place: "line \(root.line)")
    }
    model.level = level
    let root = CompFlattening.isUsed(root) ? try CompFlattening.flat(root) : root
    try SBMLRefusals.check(root)
    guard let content = root.first("model") else { throw .malformed("the document holds no <model>", line: root.line) }
    try read(content)
    return model
  }

  private mutating func read(_ content: XMLNode) throws(InterchangeFault) {
    model.conversionFactor = content.attributes["conversionFactor"]
    for node in content.list("listOfFunctionDefinitions", of: "functionDefinition") {
      guard let math = node.first("math"), let function = try MathReader.function(in: math) else { continue }
      model.functions[try node.required("id")] = function
    }
    for node in content.list("listOfCompartments", of: "compartment") { try addCompartment(node) }
    for node in content.list("listOfSpecies", of: "species") { try addSpecies(node) }
    for node in content.list("listOfParameters", of: "parameter") {
      model.parameters.append(
        SBMLParameter(
          id: try node.required("id"), value: try node.number("value"), isConstant: try node.flag("constant") ?? true))
    }
    for node in content.list("listOfInitialAssignments", of: "initialAssignment") {
      if let formula = try formula(node) { model.initialAssignments[try node.required("symbol")] = formula }
    }
    for node in content.list("listOfRules", of: "assignmentRule") {
      if let formula = try formula(node) { model.assignmentRules[try node.required("variable")] = formula }
    }
    for node in content.list("listOfRules", of: "rateRule") {
      if let formula = try formula(node) { model.rateRules[try node.required("variable")] = formula }
    }
    for node in content.list("listOfReactions", of: "reaction") { try addReaction(node) }
    for (number, node) in content.list("listOfEvents", of: "event").enumerated() { try addEvent(node, number) }
  }

  private func formula(_ node: XMLNode) throws(InterchangeFault) -> MathExpression? {
    guard let math = node.first("math") else { return nil }
    return try MathReader.formula(in: math)
  }

  private mutating func addCompartment(_ node: XMLNode) throws(InterchangeFault) {
    // Level 2 says three dimensions and constant where nothing is said.
    let isLevel2 = model.level == 2
    let dimensions = try node.number("spatialDimensions") ?? (isLevel2 ? 3 : nil)
    model.compartments.append(
      SBMLCompartment(
        id: try node.required("id"), dimensions: dimensions, size: try node.number("size"),
        isConstant: try node.flag("constant") ?? isLevel2))
  }

  private mutating func addSpecies(_ node: XMLNode) throws(InterchangeFault) {
    model.species.append(
      SBMLSpecies(
        id: try node.required("id"), compartment: try node.required("compartment"),
        initialAmount: try node.number("initialAmount"), initialConcentration: try node.number("initialConcentration"),
        isAmount: try node.flag("hasOnlySubstanceUnits") ?? false,
        isBoundary: try node.flag("boundaryCondition") ?? false, isConstant: try node.flag("constant") ?? false,
        conversionFactor: node.attributes["conversionFactor"]))
  }

  private mutating func addReaction(_ node: XMLNode) throws(InterchangeFault) {
    var reaction = SBMLReaction(id: try node.required("id"))
    for reference in node.list("listOfReactants", of: "speciesReference") {
      reaction.reactants.append(try self.reference(reference))
    }
    for reference in node.list("listOfProducts", of: "speciesReference") {
      reaction.products.append(try self.reference(reference))
    }
    if let law = node.first("kineticLaw") { reaction.rate = try rate(law) }
    model.reactions.append(reaction)
  }

  private mutating func reference(_ node: XMLNode) throws(InterchangeFault) -> SBMLSpeciesReference {
    madeNames += 1
    // A blank cannot stand in an SBML id, so a made-up name never meets a written one.
    let id = node.attribute("id") ?? "species reference \(madeNames)"
    if let math = node.first("stoichiometryMath")?.first("math"), let formula = try MathReader.formula(in: math) {
      model.assignmentRules[id] = formula
    }
    let stoichiometry = try node.number("stoichiometry") ?? (model.level == 2 ? 1 : nil)
    return SBMLSpeciesReference(
      id: id, species: try node.required("species"), stoichiometry: stoichiometry,
      isConstant: try node.flag("constant") ?? (model.level == 3))
  }

  /// The law with its own parameters as numbers: nothing outside can see or change them.
  private func rate(_ law: XMLNode) throws(InterchangeFault) -> MathExpression? {
    guard let formula = try formula(law) else { return nil }
    let own =
      law.list("listOfLocalParameters", of: "localParameter") + law.list("listOfParameters", of: "parameter")
    var values: [String: Double] = [:]
    for node in own { values[try node.required("id")] = try node.number("value") ?? .nan }
    return formula.renamed { name in values[name].map { .number($0) } ?? .name(name) }
  }

  private mutating func addEvent(_ node: XMLNode, _ number: Int) throws(InterchangeFault) {
    // Level 3 Version 2 allows an event without a trigger; it never happens.
    let trigger = node.first("trigger")
    var assignments: [(variable: String, value: MathExpression)] = []
    for assignment in node.list("listOfEventAssignments", of: "eventAssignment") {
      if let value = try formula(assignment) { assignments.append((try assignment.required("variable"), value)) }
    }
    model.events.append(
      SBMLEvent(
        id: node.attribute("id") ?? "event \(number + 1)", trigger: try trigger.flatMap(formula),
        isTrueBeforeStart: try trigger?.flag("initialValue") ?? true,
        isPersistent: try trigger?.flag("persistent") ?? true,
        usesValuesFromTrigger: try node.flag("useValuesFromTriggerTime") ?? true,
        delay: try node.first("delay").flatMap(formula), priority: try node.first("priority").flatMap(formula),
        assignments: assignments))
  }
}
