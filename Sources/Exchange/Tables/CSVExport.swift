import ModelLanguage

/// The model's own contents as tables: what there is, what it means, what it is worth and who says so.
public enum CSVExport: String, Sendable, CaseIterable {
  case mechanisms, parameters, inputs, pools, flows, quantities

  /// The table as CSV with a header row, fields quoted where needed, lines ended by a newline.
  public func text(of model: Model) -> String {
    rows(model).map { $0.map(CSVExport.field).joined(separator: ",") + "\n" }.joined()
  }

  /// The header and the rows, cells as text.
  public func rows(_ model: Model) -> [[String]] {
    switch self {
    case .mechanisms: mechanisms(model)
    case .parameters: parameters(model)
    case .inputs: inputs(model)
    case .pools: pools(model)
    case .flows: flows(model)
    case .quantities: quantities(model)
    }
  }

  private func mechanisms(_ model: Model) -> [[String]] {
    [["name", "summary", "left_out"]]
      + model.mechanisms.map { [$0.name, $0.summary, $0.leftOut.joined(separator: "; ")] }
  }

  private func parameters(_ model: Model) -> [[String]] {
    let header = [
      "key", "meaning", "value_female", "value_male", "unit", "lowest", "highest", "uncertainty", "spread",
      "value_described", "value_none", "method", "evidence_rows", "note",
    ]
    return [header] + model.parameters.map(CSVExport.row)
  }

  private static func row(_ p: Parameter) -> [String] {
    let identity = [p.key, p.meaning, plainNumber(p.female), plainNumber(p.male), p.unit.symbol]
    let doubt = [
      plainNumber(p.range.lowerBound), plainNumber(p.range.upperBound), p.uncertainty.words, p.spread.words,
    ]
    let scenarios = [p.scenarios[.described], p.scenarios[.none]].map { $0.map(plainNumber) ?? "" }
    return identity + doubt + scenarios + [p.method.rawValue, p.source.rows.joined(separator: " "), p.source.note]
  }

  private func inputs(_ model: Model) -> [[String]] {
    [["key", "meaning", "normal", "unit", "lowest", "highest"]]
      + model.inputs.map {
        [
          $0.key, $0.meaning, plainNumber($0.normal), $0.unit.symbol, plainNumber($0.range.lowerBound),
          plainNumber($0.range.upperBound),
        ]
      }
  }

  private func pools(_ model: Model) -> [[String]] {
    var birth = [Bindings.reference(sex: .female), Bindings.reference(sex: .male)]
    for index in birth.indices { birth[index].resolvePoolsAtBirth() }
    var rows = [
      ["key", "meaning", "unit", "scale", "at_birth_female", "at_birth_male", "law_at_birth", "holds", "equation"]
    ]
    for pool in model.pools {
      let values = birth.indices.map { plainNumber(pool.initial.value(in: pool.unit, &birth[$0])) }
      let holds = pool.composition.keys.map(\.rawValue).sorted().joined(separator: " ")
      rows.append(
        [pool.key, pool.meaning, pool.unit.symbol, plainNumber(pool.scale)] + values
          + [EquationText().line(pool.initial), holds, Equation.of(pool, in: model).line])
    }
    return rows
  }

  private func flows(_ model: Model) -> [[String]] {
    [["mechanism", "flow", "from", "to", "rate"]]
      + model.mechanisms.flatMap { mechanism in
        mechanism.flows.map { flow in
          [
            mechanism.name, flow.name, CSVExport.legs(flow.sources), CSVExport.legs(flow.destinations),
            EquationText().line(flow.rate),
          ]
        }
      }
  }

  private static func legs(_ legs: [Flow.Leg]) -> String {
    legs.map { leg in
      if case .number(1) = leg.share.form { return leg.pool.key }
      return "\(leg.pool.key) (× \(EquationText().line(leg.share)))"
    }.joined(separator: "; ")
  }

  private func quantities(_ model: Model) -> [[String]] {
    [["key", "meaning", "unit", "law"]]
      + model.quantities.map { [$0.key, $0.meaning, $0.unit.symbol, EquationText().line($0.law)] }
  }

  /// A field of RFC 4180; a text that a spreadsheet would run as a formula is left as it is, since keys never begin so.
  static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
