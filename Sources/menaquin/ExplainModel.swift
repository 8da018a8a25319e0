import Exchange
import ModelLanguage
import Physiology
import Reporting

/// Explains the parts of the model.
struct ExplainModel {
  let model = ReferenceModel.model

  // MARK: - Given values

  func parameter(_ parameter: Parameter) -> Explanation {
    let uses = uses { if case .parameter(let other) = $0.form { other.key == parameter.key } else { false } }
    let sources = ExplainEvidence.sources(parameter.source)
    let text =
      ExplainLines.heading(parameter.key, "parameter", parameter.meaning) + "\n"
      + ExplainLines.facts([
        ("value", value(parameter)), ("under", scenarios(parameter)),
        ("range", Self.range(parameter.range, parameter.unit)),
        ("uncertainty", parameter.uncertainty.words), ("between people", parameter.spread.words),
        ("how", parameter.method.rawValue), ("source", sources.text), ("used in", listed(uses)),
      ])
    return Explanation(text: text, json: json(parameter, sources.json, uses))
  }

  private func json(_ parameter: Parameter, _ source: JSONValue, _ uses: [String]) -> [String: JSONValue] {
    var scenarios: [String: JSONValue] = [:]
    for (scenario, value) in parameter.scenarios { scenarios[scenario.rawValue] = .number(value) }
    return [
      "kind": "parameter", "key": .string(parameter.key), "meaning": .string(parameter.meaning),
      "unit": .string(parameter.unit.symbol), "female": .number(parameter.female), "male": .number(parameter.male),
      "lowest": .number(parameter.range.lowerBound), "highest": .number(parameter.range.upperBound),
      "uncertainty": .string(parameter.uncertainty.words), "spread": .string(parameter.spread.words),
      "scenarios": .object(scenarios), "method": .string(parameter.method.rawValue), "source": source,
      "used_in": JSONValue(uses),
    ]
  }

  private func value(_ parameter: Parameter) -> String {
    let unit = Self.unit(parameter.unit)
    guard parameter.female != parameter.male else { return shortNumber(parameter.female) + unit }
    return "\(shortNumber(parameter.female))\(unit) women, \(shortNumber(parameter.male))\(unit) men"
  }

  private func scenarios(_ parameter: Parameter) -> String {
    EvidenceScenario.allCases.compactMap { scenario in
      parameter.scenarios[scenario].map { "\(scenario.rawValue): \(shortNumber($0))\(Self.unit(parameter.unit))" }
    }.joined(separator: "; ")
  }

  func input(_ input: Input) -> Explanation {
    let uses = uses { if case .input(let other) = $0.form { other.key == input.key } else { false } }
    let text =
      ExplainLines.heading(input.key, "input: decided from outside, may change during a life", input.meaning) + "\n"
      + ExplainLines.facts([
        ("where nothing is said", shortNumber(input.normal) + Self.unit(input.unit)),
        ("range", Self.range(input.range, input.unit)), ("used in", listed(uses)),
      ])
    return Explanation(
      text: text,
      json: [
        "kind": "input", "key": .string(input.key), "meaning": .string(input.meaning),
        "unit": .string(input.unit.symbol), "normal": .number(input.normal),
        "lowest": .number(input.range.lowerBound), "highest": .number(input.range.upperBound),
        "used_in": JSONValue(uses),
      ])
  }

  // MARK: - Computed values

  func quantity(_ quantity: Quantity) -> Explanation {
    let uses = uses { if case .quantity(let other) = $0.form { other.key == quantity.key } else { false } }
    let owner = owner { $0.observables.contains(quantity) }
    let equation = Equation.of(quantity)
    let values = ExplainValues(quantity.key)
    let text =
      ExplainLines.heading(quantity.key, "quantity, \(Self.name(quantity.unit))", quantity.meaning)
      + ExplainLines.section("Equation", equation.lines()) + symbols(equation)
      + values.text + tail(owner, uses)
    var json = json(equation)
    json["kind"] = "quantity"
    json["key"] = .string(quantity.key)
    json["meaning"] = .string(quantity.meaning)
    json["unit"] = .string(quantity.unit.symbol)
    json["reference_person"] = values.json
    json["mechanism"] = JSONValue(owner?.name)
    json["used_in"] = JSONValue(uses)
    return Explanation(text: text, json: json)
  }

  func pool(_ pool: Pool) -> Explanation {
    let uses = uses { if case .pool(let other) = $0.form { other == pool } else { false } }
    let owner = owner { $0.flows.contains { Self.touches($0, pool) } }
    let equation = Equation.of(pool, in: model)
    let flows = model.flows.filter { Self.touches($0, pool) }
    let values = ExplainValues(pool.key)
    let birth = Equation("\(pool.key) at birth", pool.initial)
    let rates = flows.map { "[\($0.name)]   \(ExplainTopic.legs($0))" }
    let text =
      ExplainLines.heading(pool.key, "pool, \(Self.name(pool.unit))", pool.meaning)
      + ExplainLines.section("Equation", equation.lines() + birth.lines()) + symbols(birth)
      + ExplainLines.section("Flows", rates) + values.text + tail(owner, uses)
    var json = json(equation)
    json["kind"] = "pool"
    json["key"] = .string(pool.key)
    json["meaning"] = .string(pool.meaning)
    json["unit"] = .string(pool.unit.symbol)
    json["scale"] = .number(pool.scale)
    json["at_birth"] = .string(birth.right)
    json["holds"] = JSONValue(pool.composition.keys.map(\.rawValue).sorted())
    json["flows"] = JSONValue(flows.map(\.name))
    json["reference_person"] = values.json
    json["mechanism"] = JSONValue(owner?.name)
    json["used_in"] = JSONValue(uses)
    return Explanation(text: text, json: json)
  }

  private static func touches(_ flow: Flow, _ pool: Pool) -> Bool {
    (flow.sources + flow.destinations).contains { $0.pool == pool }
  }

  private func tail(_ owner: (any Mechanism)?, _ uses: [String]) -> String {
    let mechanism = owner.map { "\($0.name): \($0.summary)" } ?? ""
    return "\n" + ExplainLines.facts([("mechanism", mechanism), ("used in", listed(uses))])
  }

  // MARK: - Shared

  func json(_ equation: Equation) -> [String: JSONValue] {
    let symbols = equation.symbols.map { symbol in
      JSONValue.object([
        "name": .string(symbol.name), "kind": .string(symbol.kind.rawValue), "key": .string(symbol.key),
        "meaning": .string(symbol.meaning), "unit": .string(symbol.unit.symbol),
      ])
    }
    return ["equation": .string(equation.line), "symbols": .list(symbols)]
  }

  /// What each name of an equation stands for, parameters with their value.
  func symbols(_ equation: Equation) -> String {
    var table = OutputTable([("", .left), ("", .left), ("", .left)])
    for symbol in equation.symbols {
      let worth = symbol.kind == .parameter ? model.parameter(symbol.key).map(value) ?? "" : Self.name(symbol.unit)
      table.add([symbol.name, worth, "\(symbol.meaning)  [\(symbol.key)]"])
    }
    return table.isEmpty ? "" : ExplainLines.section("where", table.lines)
  }

  /// Names of quantities, flows and pools whose own law holds such a term.
  private func uses(_ isMeant: (RateLaw) -> Bool) -> [String] {
    var names = model.quantities.filter { Self.law($0.law, holds: isMeant) }.map(\.key)
    for flow in model.flows where !names.contains(flow.name) {
      let laws = [flow.rate] + (flow.sources + flow.destinations).map(\.share)
      if laws.contains(where: { Self.law($0, holds: isMeant) }) { names.append(flow.name) }
    }
    for pool in model.pools where Self.law(pool.initial, holds: isMeant) { names.append("\(pool.key) at birth") }
    return names
  }

  /// Whether the law itself, not one of the quantities it names, holds such a term.
  private static func law(_ law: RateLaw, holds isMeant: (RateLaw) -> Bool) -> Bool {
    if isMeant(law) { return true }
    if case .quantity = law.form { return false }
    return law.children.contains { self.law($0, holds: isMeant) }
  }

  func owner(_ isMeant: (any Mechanism) -> Bool) -> (any Mechanism)? { model.mechanisms.first(where: isMeant) }

  func listed(_ names: [String], most: Int = 8) -> String {
    let more = names.count > most ? "; and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: "; ") + more
  }

  static func range(_ range: ClosedRange<Double>, _ unit: UnitOfMeasure) -> String {
    "\(shortNumber(range.lowerBound)) – \(shortNumber(range.upperBound))" + self.unit(unit)
  }

  /// With a space before it; nothing for a plain number.
  static func unit(_ unit: UnitOfMeasure) -> String { unit.symbol == "1" ? "" : " " + unit.symbol }
  static func name(_ unit: UnitOfMeasure) -> String { unit.symbol == "1" ? "a plain number" : unit.symbol }
}

extension Distribution {
  /// As a reader of parameter tables knows it.
  var words: String {
    switch self {
    case .fixed: "none stated"
    case .logNormal(let sd): "lognormal, SD of the logarithm \(shortNumber(sd))"
    case .normal(let sd): "normal, SD \(shortNumber(sd))"
    case .uniform: "even over the range"
    }
  }
}
