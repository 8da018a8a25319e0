import Evidence
import ModelLanguage
import Physiology
import Tabular

/// Finds what a name means: lists, claims and rows first, since they cost nothing; the model last.
enum ExplainSearch {
  enum Answer {
    case list(ExplainLists)
    case one(ExplainTopic)
    case several([ExplainTopic])
    /// Nothing, but these come near.
    case none([String])
  }

  static func answer(_ name: String) -> Answer {
    if let list = ExplainLists(named: name) { return .list(list) }
    if let claim = claim(name) { return .one(.claim(claim)) }
    if let keys = ExplainWords.keys(name) { return topics(keys) }
    if let row = row(name) { return .one(.evidence(row)) }
    if let condition = Catalogue<Condition>.conditions[name] { return .one(.condition(condition)) }
    if let medicine = Catalogue<Medicine>.medicines[name] { return .one(.medicine(medicine)) }
    let index = ExplainIndex(ReferenceModel.model)
    if let exact = index.exact(name) { return .one(exact) }
    let found = index.search(name) + catalogued(name)
    if found.count == 1, let only = found.first { return .one(only) }
    return found.isEmpty ? .none(nearest(name, index)) : .several(found)
  }

  /// `claim 7`, `claims 7`, `7`.
  private static func claim(_ name: String) -> Claim? {
    let words = name.lowercased().split(separator: " ")
    guard let last = words.last, let number = Int(last) else { return nil }
    guard words.count == 1 || words.count == 2 && ["claim", "claims"].contains(words[0]) else { return nil }
    return ClaimLedger[number]
  }

  /// An id is letters and a number (`PK021`, `bone-55`); capitals do not count.
  private static func row(_ name: String) -> EvidenceRow? {
    guard name.last?.isNumber == true, name.first?.isLetter == true, !name.contains(" "), !name.contains(".") else {
      return nil
    }
    if let row = Evidence.resolve(name) ?? Evidence.resolve(name.uppercased()) { return row }
    return Evidence.resolve(name.lowercased())
  }

  private static func topics(_ keys: [String]) -> Answer {
    let index = ExplainIndex(ReferenceModel.model)
    let topics = keys.compactMap(index.exact)
    if topics.count == 1, let only = topics.first { return .one(only) }
    return topics.isEmpty ? .none([]) : .several(topics)
  }

  /// Conditions and medicines whose names or synonyms hold all words.
  private static func catalogued(_ name: String) -> [ExplainTopic] {
    let words = ExplainIndex.words(name)
    func matches(_ entry: any Named) -> Bool {
      ([entry.name] + entry.synonyms).contains { ExplainIndex.holds(ExplainIndex.words($0), all: words) }
    }
    let conditions = Catalogue<Condition>.conditions.entries.filter(matches).map(ExplainTopic.condition)
    return conditions + Catalogue<Medicine>.medicines.entries.filter(matches).map(ExplainTopic.medicine)
  }

  private static func nearest(_ name: String, _ index: ExplainIndex) -> [String] {
    let names = ExplainWords.all + Catalogue<Condition>.conditions.nearest(to: name)
    let all = names + Catalogue<Medicine>.medicines.nearest(to: name) + index.names
    var near: [String] = []
    for word in NearestWords.nearest(to: name, in: all, count: 8) where !near.contains(word) { near.append(word) }
    return Array(near.prefix(5))
  }
}

/// Everything of the model by name.
struct ExplainIndex {
  private let topics: [ExplainTopic]

  init(_ model: Model) {
    var topics = model.quantities.map(ExplainTopic.quantity)
    topics += model.pools.map(ExplainTopic.pool)
    topics += model.inputs.map(ExplainTopic.input)
    topics += model.mechanisms.map { ExplainTopic.mechanism($0) }
    topics += model.parameters.map(ExplainTopic.parameter)
    topics += model.flows.map(ExplainTopic.flow)
    self.topics = topics
  }

  var names: [String] { topics.map(\.key) }

  /// The thing with this key; capitals do not count.
  func exact(_ key: String) -> ExplainTopic? {
    topics.first { $0.key == key } ?? topics.first { $0.key.lowercased() == key.lowercased() }
  }

  /// Everything whose key or meaning holds all words or their beginnings; those whose key does so come first.
  func search(_ text: String) -> [ExplainTopic] {
    let wanted = Self.words(text)
    guard !wanted.isEmpty else { return [] }
    var byKey: [ExplainTopic] = []
    var byMeaning: [ExplainTopic] = []
    for topic in topics {
      let key = Self.words(topic.key)
      if Self.holds(key, all: wanted) {
        byKey.append(topic)
      } else if Self.holds(key + Self.words(topic.meaning), all: wanted) {
        byMeaning.append(topic)
      }
    }
    return byKey + byMeaning
  }

  static func holds(_ words: [String], all wanted: [String]) -> Bool {
    wanted.allSatisfy { beginning in words.contains { $0.hasPrefix(beginning) } }
  }

  /// Words of a key (`lumbarSpine` is two) or a text, in small letters.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in text {
      let breaks = character.isUppercase && wasSmall
      if breaks || !(character.isLetter || character.isNumber) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if character.isLetter || character.isNumber { word.append(character) }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
