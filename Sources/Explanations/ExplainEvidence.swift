import Evidence
import ModelLanguage
import Reporting
import Tabular

/// Explains claims, conditions, medicines and rows of evidence.
enum ExplainEvidence {
  static func claim(_ claim: Claim) -> Explanation {
    let confidence = claim.confidence.map { "\($0.rawValue) — " } ?? ""
    let text =
      ExplainLines.heading("Claim \(claim.number)", "claim", claim.claim) + "\n"
      + ExplainLines.facts([
        ("certainty", confidence + claim.gradeText), ("carried by", claim.carriedBy),
        ("parts", claim.parts.joined(separator: ", ")),
      ])
      + "\n" + claim.summary.wrapped() + "\n"
      + ExplainLines.bullets("For", claim.for.map(finding))
      + ExplainLines.bullets("Against", claim.against.map(finding))
      + ExplainLines.bullets("To see it in a run: menaquin follow \(claim.number)", claim.follow.map(trace))
      + ExplainLines.section("References", Evidence.bibliography(claim.rows).entries.map(entry))
    return Explanation(
      text: text,
      json: [
        "kind": "claim", "key": .string("claim \(claim.number)"), "number": JSONValue(claim.number),
        "meaning": .string(claim.claim), "carried_by": .string(claim.carriedBy), "parts": JSONValue(claim.parts),
        "confidence": JSONValue(claim.confidence?.rawValue),
        "grades": .list(
          claim.grades.map { .object(["about": .string($0.about), "grade": .string($0.grade.rawValue)]) }),
        "summary": .string(claim.summary), "for": .list(claim.for.map(json)), "against": .list(claim.against.map(json)),
        "follow": .list(claim.follow.map(json)), "command": .string("menaquin follow \(claim.number)"),
      ])
  }

  private static func finding(_ finding: Claim.Finding) -> String {
    finding.rows.isEmpty ? finding.text : "\(finding.text) [\(finding.rows.joined(separator: ", "))]"
  }

  private static func json(_ finding: Claim.Finding) -> JSONValue {
    .object(["text": .string(finding.text), "rows": JSONValue(finding.rows)])
  }

  private static func trace(_ trace: Claim.Trace) -> String {
    let expect = EvidenceScenario.allCases.map { "\($0.rawValue) \(trace.expect[$0].rawValue)" }
    return "\(trace.who): \(trace.change); watch \(trace.watch): \(expect.joined(separator: ", "))"
  }

  private static func json(_ trace: Claim.Trace) -> JSONValue {
    var expect: [String: JSONValue] = [:]
    for scenario in EvidenceScenario.allCases { expect[scenario.rawValue] = .string(trace.expect[scenario].rawValue) }
    return .object([
      "who": .string(trace.who), "change": .string("\(trace.change)"), "watch": .string(trace.watch),
      "expect": .object(expect),
    ])
  }

  private static func entry(_ entry: Bibliography.Entry) -> String {
    "\(entry.reference.formatted) [\(entry.rows.joined(separator: ", "))]"
  }

  static func condition(_ condition: Condition) -> Explanation {
    let text =
      ExplainLines.heading(condition.name, "condition", condition.model) + "\n"
      + ExplainLines.facts([
        ("also called", condition.synonyms.joined(separator: ", ")), ("effect", condition.effect.rawValue),
        ("matters", condition.matters), ("worth asking for", condition.ask.joined(separator: "; ")),
        ("a group is chosen by", condition.selects?.include.joined(separator: "; ") ?? ""),
        ("as defined by", condition.selects?.source ?? ""),
        ("safety", condition.safety.map(stop) ?? ""),
      ])
    return Explanation(
      text: text,
      json: [
        "kind": "condition", "key": .string(condition.name), "synonyms": JSONValue(condition.synonyms),
        "effect": .string(condition.effect.rawValue), "meaning": .string(condition.model),
        "matters": .string(condition.matters), "ask": JSONValue(condition.ask),
        "selects": JSONValue(condition.selects?.include ?? []), "safety": JSONValue(condition.safety?.rawValue),
      ])
  }

  static func medicine(_ medicine: Medicine) -> Explanation {
    let text =
      ExplainLines.heading(medicine.name, "medicine", medicine.model) + "\n"
      + ExplainLines.facts([
        ("also called", medicine.synonyms.joined(separator: ", ")), ("group", medicine.group),
        ("effect", medicine.effect.rawValue), ("matters", medicine.matters),
        ("worth asking for", medicine.ask.joined(separator: "; ")), ("safety", medicine.safety.map(stop) ?? ""),
      ])
    return Explanation(
      text: text,
      json: [
        "kind": "medicine", "key": .string(medicine.name), "synonyms": JSONValue(medicine.synonyms),
        "group": .string(medicine.group), "effect": .string(medicine.effect.rawValue),
        "meaning": .string(medicine.model), "matters": .string(medicine.matters), "ask": JSONValue(medicine.ask),
        "safety": JSONValue(medicine.safety?.rawValue),
      ])
  }

  private static func stop(_ flag: SafetyFlag) -> String { "\(flag.rawValue): no projection is read as advice" }

  // MARK: - Rows

  static func row(_ row: EvidenceRow) -> Explanation {
    let people = row.people.isEmpty ? row.population : "\(row.population), n = \(row.people)"
    let text =
      ExplainLines.heading(row.id, "evidence row, \(ModelWords.quality(row.quality))", row.finding) + "\n"
      + ExplainLines.facts([
        ("study", row.reference.formatted), ("link", row.reference.link ?? ""), ("people", people), ("age", row.age),
        ("sex", row.sex), ("condition", row.condition), ("intervention", row.intervention), ("dose", row.dose),
        ("duration", row.duration), ("time", row.time), ("arm", row.arm), ("endpoint", row.endpoint),
        ("before", spread(row.baseline, row.baselineSpread, row.unit)),
        ("found", spread(row.value, row.valueSpread, row.unit)),
        ("change", row.changePercent.isEmpty ? "" : row.changePercent + " %"), ("note", row.note),
        ("second reading", row.secondReadings.joined(separator: ", ")),
      ])
    return Explanation(text: text, json: fields(row))
  }

  private static func spread(_ value: String, _ spread: String, _ unit: String) -> String {
    guard !value.isEmpty else { return "" }
    return value + (spread.isEmpty ? "" : " (\(spread))") + (unit.isEmpty ? "" : " " + unit)
  }

  private static func fields(_ row: EvidenceRow) -> [String: JSONValue] {
    [
      "kind": "evidence", "key": .string(row.id), "table": .string(row.table.rawValue),
      "quality": .string(row.quality.rawValue), "study": .string(row.reference.study),
      "year": .string(row.reference.year), "citation": .string(row.reference.formatted),
      "link": JSONValue(row.reference.link), "population": .string(row.population), "people": .string(row.people),
      "age": .string(row.age), "sex": .string(row.sex), "intervention": .string(row.intervention),
      "dose": .string(row.dose), "duration": .string(row.duration), "endpoint": .string(row.endpoint),
      "unit": .string(row.unit), "value": .string(row.value), "value_spread": .string(row.valueSpread),
      "change_percent": .string(row.changePercent), "note": .string(row.note),
      "second_readings": JSONValue(row.secondReadings),
    ]
  }

  /// What a number of the model rests on, each row with its study.
  static func sources(_ citation: Citation) -> (text: String, json: JSONValue) {
    let sources = ParameterFacts.sources(citation)
    var lines = sources.map { source in
      let quality = source.quality.map { " [\(ModelWords.quality($0))]" } ?? ""
      return source.row + (source.citation.map { "  \($0): \(source.finding ?? "")" + quality } ?? "")
    }
    let rows = sources.map { source in
      JSONValue.object([
        "row": .string(source.row), "citation": JSONValue(source.citation), "link": JSONValue(source.link),
        "quality": JSONValue(source.quality?.rawValue),
      ])
    }
    if !citation.note.isEmpty { lines.append(citation.note) }
    return (lines.joined(separator: "\n"), .object(["rows": .list(rows), "note": .string(citation.note)]))
  }
}
