import Exchange
import ModelLanguage
import Reporting
import Tabular

extension ExplainModel {
  func flow(_ flow: Flow) -> Explanation {
    let equation = Equation.of(flow)
    let owner = owner { $0.flows.contains { $0.name == flow.name } }
    let shares = (flow.sources + flow.destinations).compactMap { leg -> String? in
      if case .number(1) = leg.share.form { return nil }
      return "\(leg.pool.key): × \(Equation("", leg.share).right)"
    }
    let text =
      ExplainLines.heading(flow.name, "flow", ExplainTopic.legs(flow))
      + ExplainLines.section("Rate", equation.lines()) + symbols(equation)
      + ExplainLines.section("Shares", shares) + "\n"
      + ExplainLines.facts([("mechanism", owner.map { "\($0.name): \($0.summary)" } ?? "")])
    var json = json(equation)
    json["kind"] = "flow"
    json["key"] = .string(flow.name)
    json["from"] = JSONValue(flow.sources.map(\.pool.key))
    json["to"] = JSONValue(flow.destinations.map(\.pool.key))
    json["mechanism"] = JSONValue(owner?.name)
    return Explanation(text: text, json: json)
  }

  func mechanism(_ mechanism: any Mechanism) -> Explanation {
    // A model of this mechanism alone names what it uses.
    let alone = Model(name: mechanism.name, mechanisms: [mechanism])
    let moved = Set(mechanism.flows.flatMap { ($0.sources + $0.destinations).map(\.pool.key) })
    let pools = alone.pools.filter { moved.contains($0.key) }
    let reported = mechanism.observables
    let prefixes = Set((pools.map(\.key) + reported.map(\.key)).compactMap(Self.prefix))
    let own = alone.parameters.filter { parameter in prefixes.contains { parameter.key.hasPrefix($0) } }
    let text =
      ExplainLines.heading(mechanism.name, "mechanism", mechanism.summary)
      + ExplainLines.section("Pools it moves", Self.rows(pools.map { ($0.key, $0.unit, $0.meaning) }))
      + ExplainLines.section("Flows", mechanism.flows.map { "\($0.name)   \(ExplainTopic.legs($0))" })
      + ExplainLines.section("Quantities", Self.rows(reported.map { ($0.key, $0.unit, $0.meaning) }))
      + ExplainLines.section("Parameters near it", Self.rows(own.map { ($0.key, $0.unit, $0.meaning) }))
      + ExplainLines.bullets("Left out", mechanism.leftOut)
    return Explanation(
      text: text,
      json: [
        "kind": "mechanism", "key": .string(mechanism.name), "meaning": .string(mechanism.summary),
        "left_out": JSONValue(mechanism.leftOut), "pools": JSONValue(pools.map(\.key)),
        "flows": JSONValue(mechanism.flows.map(\.name)), "quantities": JSONValue(reported.map(\.key)),
        "parameters": JSONValue(alone.parameters.map(\.key)),
      ])
  }

  /// `vitaminK.bone.undercarboxylation` → `vitaminK.bone.`; nil for a key of one word.
  private static func prefix(_ key: String) -> String? {
    let words = key.split(separator: ".")
    return words.count < 2 ? nil : words.prefix(2).joined(separator: ".")
  }

  private static func rows(_ things: [(key: String, unit: UnitOfMeasure, meaning: String)]) -> [String] {
    var table = OutputTable([("", .left), ("", .left), ("", .left)])
    for thing in things { table.add([thing.key, thing.unit.symbol == "1" ? "" : thing.unit.symbol, thing.meaning]) }
    return table.lines
  }
}
