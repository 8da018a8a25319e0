import Foundation
import Tabular

/// Names that look like a wrong one: by the edits between its words and theirs, with everyday foods first.
struct NameLikeness: Sendable {
  private struct Name {
    let text: String
    /// Places in `vocabulary`.
    let words: [Int]
  }

  /// Each different word once.
  private let vocabulary: [[Unicode.Scalar]]
  private let everyday: [Name]
  private let others: [Name]

  init(everyday: [String], others: [String]) {
    var vocabulary: [[Unicode.Scalar]] = []
    var places: [String: Int] = [:]
    func names(_ texts: [String]) -> [Name] {
      texts.map { text in
        let words = SearchText.words(text).map { word in
          if let place = places[word] { return place }
          places[word] = vocabulary.count
          vocabulary.append(Array(word.unicodeScalars))
          return vocabulary.count - 1
        }
        return Name(text: text, words: words)
      }
    }
    self.everyday = names(everyday)
    self.others = names(others)
    self.vocabulary = vocabulary
  }

  /// Everyday names that are near; only if there are none, names of the large tables.
  func nearest(to text: String) -> [String] {
    let wanted = SearchText.words(text).map { Array($0.unicodeScalars) }
    guard !wanted.isEmpty, wanted.count <= 12, wanted.allSatisfy({ $0.count <= 40 }) else { return [] }
    let edits = wanted.map { word in
      let reach = Self.reach(word)
      return vocabulary.map { candidate in
        abs(candidate.count - word.count) > reach
          ? reach + 1 : NearestWords.editDistance(word, candidate, limit: reach)
      }
    }
    let near = ranked(everyday, wanted, edits)
    return near.isEmpty ? ranked(others, wanted, edits) : near
  }

  /// How many edits a word may be away: a third of its letters, at least one.
  private static func reach(_ word: [Unicode.Scalar]) -> Int { max(1, word.count / 3) }

  private func ranked(_ names: [Name], _ wanted: [[Unicode.Scalar]], _ edits: [[Int]]) -> [String] {
    var scored: [(score: Double, order: Int, name: String)] = []
    for (order, name) in names.enumerated() {
      guard let score = Self.score(name, wanted, edits) else { continue }
      scored.append((score, order, name.text))
    }
    scored.sort { ($0.score, $0.order) < ($1.score, $1.order) }
    return scored.prefix(5).map(\.name)
  }

  /// The edits needed, as a share of the letters, plus a little for each word left over; nil where it is unlike.
  private static func score(_ name: Name, _ wanted: [[Unicode.Scalar]], _ edits: [[Int]]) -> Double? {
    guard !name.words.isEmpty else { return nil }
    var needed = 0
    var letters = 0
    for (word, distances) in zip(wanted, edits) {
      let best = name.words.lazy.map { distances[$0] }.min() ?? .max
      guard best <= reach(word) else { return nil }
      needed += best
      letters += word.count
    }
    let surplus = max(0, name.words.count - wanted.count)
    return Double(needed) / Double(max(1, letters)) + 0.01 * Double(surplus)
  }
}

/// A value made when it is first asked for, and kept.
final class MadeOnce<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var made: Value?

  func value(_ make: () throws -> Value) rethrows -> Value {
    lock.lock()
    defer { lock.unlock() }
    if let made { return made }
    let value = try make()
    made = value
    return value
  }
}
