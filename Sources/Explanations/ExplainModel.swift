import Exchange
import ModelLanguage
import Physiology
import Reporting
import Tabular

/// Explains the parts of the model.
struct ExplainModel {
  let model = ReferenceModel.model

  // MARK: - Given values

  func parameter(_ parameter: Parameter) -> Explanation {
    let facts = ParameterFacts(parameter, in: model)
    let sources = ExplainEvidence.sources(parameter.source)
    let text =
      ExplainLines.heading(facts.key, "parameter", facts.meaning) + "\n"
      + ExplainLines.facts([
        ("value", facts.value), ("under", facts.scenarios), ("range", facts.range),
        ("uncertainty", facts.uncertainty), ("between people", facts.spread), ("how", facts.method),
        ("source", sources.text), ("used in", listed(facts.uses)),
      ])
    return Explanation(text: text, json: json(parameter, sources.json, facts.uses))
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

  func input(_ input: Input) -> Explanation {
    let uses = ModelUses(model).names { if case .input(let other) = $0.form { other.key == input.key } else { false } }
    let text =
      ExplainLines.heading(input.key, "input: decided from outside, may change during a life", input.meaning) + "\n"
      + ExplainLines.facts([
        ("where nothing is said", shortNumber(input.normal) + ModelWords.unit(input.unit)),
        ("range", ModelWords.range(input.range, input.unit)), ("used in", listed(uses)),
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
    let uses = ModelUses(model).names {
      if case .quantity(let other) = $0.form { other.key == quantity.key } else { false }
    }
    let owner = owner { $0.observables.contains(quantity) }
    let equation = Equation.of(quantity)
    let values = ExplainValues(quantity.key)
    let text =
      ExplainLines.heading(quantity.key, "quantity, \(ModelWords.name(quantity.unit))", quantity.meaning)
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
    let uses = ModelUses(model).names { if case .pool(let other) = $0.form { other == pool } else { false } }
    let owner = owner { $0.flows.contains { Self.touches($0, pool) } }
    let equation = Equation.of(pool, in: model)
    let flows = model.flows.filter { Self.touches($0, pool) }
    let values = ExplainValues(pool.key)
    let birth = Equation("\(pool.key) at birth", pool.initial)
    let rates = flows.map { "[\($0.name)]   \(ExplainTopic.legs($0))" }
    let text =
      ExplainLines.heading(pool.key, "pool, \(ModelWords.name(pool.unit))", pool.meaning)
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
      let worth =
        symbol.kind == .parameter
        ? model.parameter(symbol.key).map(ModelWords.value) ?? "" : ModelWords.name(symbol.unit)
      table.add([symbol.name, worth, "\(symbol.meaning)  [\(symbol.key)]"])
    }
    return table.isEmpty ? "" : ExplainLines.section("where", table.lines)
  }

  func owner(_ isMeant: (any Mechanism) -> Bool) -> (any Mechanism)? { model.mechanisms.first(where: isMeant) }

  func listed(_ names: [String], most: Int = 8) -> String {
    let more = names.count > most ? "; and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: "; ") + more
  }
}
