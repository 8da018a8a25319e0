import Evidence
import ModelLanguage
import Physiology
import Reporting
import Tabular

/// The lists that `explain` can show.
enum ExplainLists: String, CaseIterable {
  case markers, claims, conditions, medicines, mechanisms, quantities, pools, flows, inputs, parameters

  /// `claims`, `claim`; capitals do not count.
  init?(named name: String) {
    let folded = name.lowercased()
    let found = Self.allCases.first {
      $0.rawValue == folded || $0.rawValue == folded + "s" || folded == "quantity" && $0 == .quantities
    }
    guard let found else { return nil }
    self = found
  }

  private var words: String {
    switch self {
    case .markers: "what clinicians measure or ask about: dp-ucMGP, INR, T-score, CAC, PTH …"
    case .claims: "the ledger of claims about vitamin K2, by number: explain claim 7"
    case .conditions: "diseases and states that a person's file may name"
    case .medicines: "medicines that a person's file may name"
    case .mechanisms: "what the body does, told once each"
    case .quantities: "everything that can be computed of a person"
    case .pools: "amounts and signals that the model keeps"
    case .flows: "what moves, from where to where"
    case .inputs: "what is decided from outside: diets, doses, medicines"
    case .parameters: "every number of the model, with its source"
    }
  }

  /// What there is to ask for.
  static var overview: Explanation {
    var table = OutputTable([("", .left), ("", .left)])
    for list in allCases { table.add([list.rawValue, list.words]) }
    table.add(["PK021, bone-55 …", "a row of evidence by its id"])
    let text =
      "menaquin explain NAME says what something is. NAME is any name from these lists:\n\n"
      + table.lines.map { "  \($0)\n" }.joined()
    return Explanation(text: text, json: ["kind": "overview", "lists": JSONValue(allCases.map(\.rawValue))])
  }

  var explanation: Explanation {
    let entries = entries
    var table = OutputTable([("", .left), ("", .left)])
    for entry in entries { table.add([entry.name, entry.words.cut(to: 110)]) }
    let items = entries.map { JSONValue.object(["name": .string($0.name), "meaning": .string($0.words)]) }
    return Explanation(text: table.text + leftOut, json: ["kind": .string(rawValue), "items": .list(items)])
  }

  private var leftOut: String {
    guard self == .claims else { return "" }
    return ExplainLines.bullets(
      "Left out by the claims, and needed", ClaimLedger.leftOut.map { "\($0.topic): \($0.text)" })
  }

  private var entries: [(name: String, words: String)] {
    let model = { ReferenceModel.model }
    switch self {
    case .markers: return ExplainWords.table.map { ($0.words[0], Self.meaning($0)) }
    case .claims: return ClaimLedger.claims.map { ("\($0.number)", "\($0.claim)  (\($0.gradeText))") }
    case .conditions: return Catalogue<Condition>.conditions.entries.map { ($0.name, $0.model) }
    case .medicines: return Catalogue<Medicine>.medicines.entries.map { ($0.name, "\($0.group): \($0.model)") }
    case .mechanisms: return model().mechanisms.map { ($0.name, $0.summary) }
    case .quantities: return model().quantities.map { ($0.key, Self.measured($0.meaning, $0.unit)) }
    case .pools: return model().pools.map { ($0.key, Self.measured($0.meaning, $0.unit)) }
    case .flows: return model().flows.map { ($0.name, ExplainTopic.legs($0)) }
    case .inputs: return model().inputs.map { ($0.key, Self.measured($0.meaning, $0.unit)) }
    case .parameters: return model().parameters.map { ($0.key, Self.measured($0.meaning, $0.unit)) }
    }
  }

  private static func meaning(_ entry: ExplainWords.Entry) -> String {
    let model = ReferenceModel.model
    let meanings = entry.keys.compactMap { key in model.quantity(key)?.meaning ?? model.pool(key)?.meaning }
    return meanings.joined(separator: "; ")
  }

  private static func measured(_ meaning: String, _ unit: UnitOfMeasure) -> String {
    meaning + (unit.symbol == "1" ? "" : ", \(unit.symbol)")
  }

  private static let mostShown = 24

  /// A short list of what a name may mean.
  static func several(_ name: String, _ topics: [ExplainTopic]) -> Explanation {
    var table = OutputTable([("", .left), ("", .left), ("", .left)])
    for topic in topics.prefix(mostShown) { table.add([topic.key, topic.kind, topic.meaning.cut(to: 90)]) }
    let rest = topics.count - mostShown
    let text =
      "\"\(name)\" may mean one of these; ask again with its name:\n\n" + table.lines.map { "  \($0)\n" }.joined()
      + (rest > 0 ? "  … and \(rest) more; say it in more words.\n" : "")
    let items = topics.map { topic in
      JSONValue.object([
        "name": .string(topic.key), "kind": .string(topic.kind), "meaning": .string(topic.meaning),
      ])
    }
    return Explanation(text: text, json: ["kind": "several", "items": .list(items)])
  }
}
