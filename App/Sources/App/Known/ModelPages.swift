import Evidence
import Hummingbird
import ModelLanguage
import Physiology
import Reporting

/// The model's mechanisms and numbers, gathered once: what the pages about them tell.
struct ModelIndex: Sendable {
  struct Number: Sendable {
    let key, meaning, value: String
  }

  struct Told: Sendable {
    let id, name, summary: String
    /// Nil where nothing is.
    let leftOut: String?
    let numbers: [Number]
    let hasNumbers: Bool
  }

  struct Part: Sendable {
    let id, name: String
    let mechanisms: [Told]
    let count: Int
  }

  /// Claims that name a part.
  struct Carried: Sendable {
    let number: Int
    let text: String
  }

  let parts: [Part]
  let numbers: [Number]
  private let parameters: [String: Parameter]
  /// Key of a number → the mechanisms that hold it.
  private let owners: [String: [Told]]

  static let shipped = ModelIndex(ReferenceModel.model)

  init(_ model: Model) {
    let all = ModelUses(model).parametersByMechanism()
    var parts: [Part] = []
    var owners: [String: [Told]] = [:]
    var next = 0
    for part in ReferenceModel.parts {
      var told: [Told] = []
      for mechanism in part.mechanisms {
        let held = all.indices.contains(next) ? all[next] : []
        next += 1
        let one = Told(
          id: "mechanism-\(next)", name: Self.capitalised(mechanism.name), summary: mechanism.summary,
          leftOut: mechanism.leftOut.isEmpty ? nil : mechanism.leftOut.joined(separator: "; "),
          numbers: held.map(Self.number), hasNumbers: !held.isEmpty)
        told.append(one)
        for parameter in held { owners[parameter.key, default: []].append(one) }
      }
      parts.append(
        Part(
          id: part.name, name: Self.capitalised(Self.words(part.name)), mechanisms: told,
          count: Set(told.flatMap { $0.numbers.map(\.key) }).count))
    }
    self.parts = parts
    self.owners = owners
    numbers = model.parameters.map(Self.number)
    parameters = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.key, $0) })
  }

  func parameter(_ key: String) -> Parameter? { parameters[key] }
  func mechanisms(of key: String) -> [Told] { owners[key] ?? [] }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A part of the model as a reader calls it.
  static func words(_ part: String) -> String { part == "vitaminK" ? "vitamin K" : part }

  private static func number(_ parameter: Parameter) -> Number {
    Number(key: parameter.key, meaning: parameter.meaning, value: ModelWords.value(parameter))
  }
}

/// What `parameters.mustache` is filled with.
struct ParametersPage: Sendable {
  let numbers: [ModelIndex.Number]
  let count: Int
}

/// What `mechanisms.mustache` is filled with.
struct MechanismsPage: Sendable {
  let parts: [ModelIndex.Part]
}

/// What `parameter.mustache` is filled with: the same facts as the command's `explain`.
struct ParameterPage: Sendable {
  struct Source: Sendable {
    let row, citation: String
    /// Nil for a curve.
    let finding, quality: String?
  }
  struct Fact: Sendable {
    let label, value: String
  }
  let key, meaning: String
  let facts: [Fact]
  let sources: [Source]
  let note: String?
  let uses: [String]
  let mechanisms: [ModelIndex.Told]
  let claims: [ModelIndex.Carried]
  let hasSources, hasUses, hasClaims: Bool

  init(_ facts: ParameterFacts, index: ModelIndex) {
    key = facts.key
    meaning = facts.meaning.prefix(1).uppercased() + facts.meaning.dropFirst()
    self.facts = [
      ("Value", facts.value), ("Under the scenarios", facts.scenarios), ("Range", facts.range),
      ("What is not known of it", facts.uncertainty), ("Between people", facts.spread),
      ("How it came to be", facts.method),
    ].filter { !$0.1.isEmpty }.map { Fact(label: $0.0, value: $0.1) }
    sources = facts.sources.map {
      Source(
        row: $0.row, citation: $0.citation ?? "a reference curve that ships with the model", finding: $0.finding,
        quality: $0.quality.map(ModelWords.quality))
    }
    note = facts.note.isEmpty ? nil : facts.note
    uses = facts.uses
    mechanisms = index.mechanisms(of: facts.key)
    let rows = Set(facts.sources.map(\.row))
    claims = ClaimLedger.claims.filter { !rows.isDisjoint(with: $0.rows) }.map {
      ModelIndex.Carried(number: $0.number, text: $0.claim)
    }
    hasSources = !sources.isEmpty
    hasUses = !uses.isEmpty
    hasClaims = !claims.isEmpty
  }
}

/// Pages of the model's mechanisms and of each of its numbers.
struct ModelPages: Sendable {
  let household: Household
  let pages: Pages

  func add(to router: Router<BasicRequestContext>) {
    router.get("/known/mechanisms") { _, _ in
      try await show("mechanisms", "The model’s mechanisms", MechanismsPage(parts: ModelIndex.shipped.parts))
    }
    router.get("/known/parameters") { _, _ in
      let numbers = ModelIndex.shipped.numbers
      return try await show("parameters", "Every number", ParametersPage(numbers: numbers, count: numbers.count))
    }
    router.get("/known/parameters/:key") { _, context in
      guard let parameter = ModelIndex.shipped.parameter(context.parameters.get("key") ?? "") else {
        throw AppFault(.notFound, "The model has no such number.")
      }
      let facts = ParameterFacts(parameter, in: ReferenceModel.model)
      return try await show("parameter", facts.key, ParameterPage(facts, index: .shipped))
    }
  }

  private func show(_ template: String, _ title: String, _ page: some Sendable) async throws -> Response {
    try pages.page(template, try await household.frame(nil, at: .known, title: title), page)
  }
}
