import Solver

/// An SBML model's quantities as nodes of one rate graph.
///
/// The same walk is made twice. At the start every quantity is a number, so that each node folds to one. For the run the
/// quantities that change are states and inputs, and what stays is the number found at the start.
///
/// A species is kept as an amount. Only where a rate rule speaks of its concentration is it kept as that.
struct SBMLGraph {
  typealias Node = RateGraph.Node

  enum Stage {
    case start
    case run(SBMLStart)
  }

  let model: SBMLIndex
  let stage: Stage
  var math = MathGraph()
  private var values: [String: Node] = [:]
  private var underWay: Set<String> = []

  init(_ model: SBMLIndex, stage: Stage) {
    self.model = model
    self.stage = stage
  }

  // MARK: Quantities

  /// What a name means in a formula.
  mutating func value(_ name: String) throws(InterchangeFault) -> Node {
    if let known = values[name] { return known }
    guard underWay.insert(name).inserted else {
      throw .malformed("'\(name)' is defined by itself, in a circle of rules or initial assignments", line: nil)
    }
    let node = try newValue(name)
    underWay.remove(name)
    values[name] = node
    return node
  }

  private mutating func newValue(_ name: String) throws(InterchangeFault) -> Node {
    guard let thing = model.things[name] else {
      throw .malformed("a formula names '\(name)', which does not exist", line: nil)
    }
    if let formula = definition(name) { return try node(formula, at: name) }
    switch thing {
    case .species(let species) where !model.isKeptAsNamed(species):
      let amount = try kept(name)
      let size = try value(species.compartment)
      return try math.node(.divide, [amount, size], place: name)
    case .reaction(let reaction):
      guard let rate = reaction.rate else {
        throw .unsupported(feature: "reaction without a kinetic law", place: "reaction '\(name)'")
      }
      return try node(rate, at: name)
    default: return try kept(name)
    }
  }

  /// The formula that says what a quantity is: always, or at the start.
  private func definition(_ name: String) -> MathExpression? {
    if let rule = model.model.assignmentRules[name] { return rule }
    if case .start = stage { return model.model.initialAssignments[name] }
    return nil
  }

  /// A species' amount, whatever its name means.
  mutating func amount(_ species: SBMLSpecies) throws(InterchangeFault) -> Node {
    if model.isAmount(species) { return try value(species.id) }
    guard definition(species.id) != nil || model.isKeptAsNamed(species) else { return try kept(species.id) }
    let concentration = try value(species.id)
    return math.graph.multiply(concentration, try value(species.compartment))
  }

  /// A species' amount over its compartment's size.
  mutating func concentration(_ species: SBMLSpecies) throws(InterchangeFault) -> Node {
    guard model.isAmount(species) else { return try value(species.id) }
    let amount = try value(species.id)
    return try math.node(.divide, [amount, try value(species.compartment)], place: species.id)
  }

  /// The number, input or state in which a quantity is kept.
  private mutating func kept(_ name: String) throws(InterchangeFault) -> Node {
    switch stage {
    case .start: return try writtenStart(name)
    case .run(let start):
      if let state = start.states[name] { return math.graph.state(state) }
      if let input = start.inputs[name] { return math.graph.input(input) }
      return math.graph.constant(start.kept[name] ?? .nan)
    }
  }

  /// What the document writes as the value at the start.
  private mutating func writtenStart(_ name: String) throws(InterchangeFault) -> Node {
    switch model.things[name] {
    case .compartment(let compartment): return math.graph.constant(compartment.size ?? .nan)
    case .parameter(let parameter): return math.graph.constant(parameter.value ?? .nan)
    case .reference(let reference): return math.graph.constant(reference.stoichiometry ?? .nan)
    case .species(let species):
      let isConcentration = !model.isAmount(species) && model.isKeptAsNamed(species)
      if let amount = species.initialAmount {
        let amount = math.graph.constant(amount)
        return isConcentration ? try math.node(.divide, [amount, try value(species.compartment)], place: name) : amount
      }
      let concentration = math.graph.constant(species.initialConcentration ?? .nan)
      return isConcentration ? concentration : math.graph.multiply(concentration, try value(species.compartment))
    case .reaction, nil: return math.graph.constant(.nan)
    }
  }

  // MARK: Rates

  /// How fast what is kept of a quantity changes.
  mutating func rateOfKept(_ name: String) throws(InterchangeFault) -> Node {
    if let rule = model.model.rateRules[name] { return try node(rule, at: "rate of '\(name)'") }
    var sum = math.graph.constant(0)
    for change in model.changes[name] ?? [] {
      var flow = math.graph.multiply(try value(change.reference), try value(change.reaction))
      if let factor = change.conversionFactor { flow = math.graph.multiply(flow, try value(factor)) }
      sum = change.isProduct ? math.graph.add(sum, flow) : math.graph.subtract(sum, flow)
    }
    return sum
  }

  /// How fast what a name means changes.
  mutating func rate(of name: String) throws(InterchangeFault) -> Node {
    guard let thing = model.things[name] else {
      throw .malformed("rateOf names '\(name)', which does not exist", line: nil)
    }
    if model.model.assignmentRules[name] != nil { return try rateOfAssigned(name) }
    guard case .species(let species) = thing, !model.isKeptAsNamed(species) else {
      if case .reaction = thing { throw .unsupported(feature: "rateOf of a reaction", place: "'\(name)'") }
      return try rateOfKept(name)
    }
    // (A/V)′ = (A′ − A/V·V′)/V
    let dilution = math.graph.multiply(try value(name), try rate(of: species.compartment))
    let change = math.graph.subtract(try rateOfKept(name), dilution)
    return math.graph.divide(change, try value(species.compartment))
  }

  /// By the chain rule, over time and every state.
  private mutating func rateOfAssigned(_ name: String) throws(InterchangeFault) -> Node {
    guard case .run(let start) = stage else {
      throw .unsupported(feature: "rateOf of an assigned quantity in an initial assignment", place: "'\(name)'")
    }
    let value = try value(name)
    var sum = math.graph.derivative(of: value, withRespectTo: .time)
    for (state, number) in start.states.sorted(by: { $0.value < $1.value }) {
      let slope = math.graph.derivative(of: value, withRespectTo: .state(number))
      guard math.graph.constantValue(slope) != 0 else { continue }
      sum = math.graph.add(sum, math.graph.multiply(slope, try rateOfKept(state)))
    }
    return sum
  }

  // MARK: Formulas

  /// A formula as a node; `own` are names that mean something here alone.
  mutating func node(
    _ formula: MathExpression, own: [String: Node] = [:], at place: String
  ) throws(InterchangeFault) -> Node {
    switch formula {
    case .number(let value): return math.graph.constant(value)
    case .truth(let isTrue): return math.graph.constant(isTrue ? 1 : 0)
    case .time:
      if case .start = stage { return math.graph.constant(0) }
      return math.graph.time
    // As SBML Level 3 fixes it for good, whatever the SI says since.
    case .avogadro: return math.graph.constant(6.02214179e23)
    case .name(let name):
      if let node = own[name] { return node }
      return try value(name)
    case .rateOf(let name): return try own[name] != nil ? math.graph.constant(0) : rate(of: name)
    case .apply(let operation, let operands):
      return try math.node(operation, try nodes(operands, own, place), place: place)
    case .call(let function, let operands): return try call(function, try nodes(operands, own, place), place)
    case .piecewise(let pieces, let otherwise): return try piecewise(pieces, otherwise, own, place)
    }
  }

  private mutating func nodes(
    _ formulas: [MathExpression], _ own: [String: Node], _ place: String
  ) throws(InterchangeFault) -> [Node] {
    var nodes: [Node] = []
    for formula in formulas { nodes.append(try node(formula, own: own, at: place)) }
    return nodes
  }

  private mutating func call(_ name: String, _ operands: [Node], _ place: String) throws(InterchangeFault) -> Node {
    guard let function = model.model.functions[name] else {
      throw .malformed("\(place): the function '\(name)' does not exist or has no body", line: nil)
    }
    guard function.arguments.count == operands.count else {
      throw .malformed(
        "\(place): '\(name)' takes \(function.arguments.count) arguments, \(operands.count) are given", line: nil)
    }
    let mark = "function \(name)"
    guard underWay.insert(mark).inserted else { throw .malformed("the function '\(name)' calls itself", line: nil) }
    defer { underWay.remove(mark) }
    return try node(function.body, own: Dictionary(zip(function.arguments, operands)) { $1 }, at: mark)
  }

  private mutating func piecewise(
    _ pieces: [MathPiece], _ otherwise: MathExpression?, _ own: [String: Node], _ place: String
  ) throws(InterchangeFault) -> Node {
    var result =
      if let otherwise { try node(otherwise, own: own, at: place) } else { math.graph.constant(.nan) }
    for piece in pieces.reversed() {
      let condition = try node(piece.condition, own: own, at: place)
      result = math.graph.select(condition, try node(piece.value, own: own, at: place), result)
    }
    return result
  }
}
