import Tabular

/// Something with a name that people also write in other ways.
public protocol Named: Sendable {
  var name: String { get }
  var synonyms: [String] { get }
}

extension Condition: Named {}
extension Medicine: Named {}

/// Names to things, forgiving of capitals and hyphens but not of spelling: what is not found is answered with
/// suggestions, never with a guess.
public struct Catalogue<Entry: Named>: Sendable {
  /// In the order of the shipped file.
  public let entries: [Entry]
  private let positions: [String: Int]
  private let spellings: [String]

  init(_ entries: [Entry]) {
    self.entries = entries
    var positions: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      for name in [entry.name] + entry.synonyms {
        let folded = Self.folded(name)
        precondition(positions[folded, default: index] == index, "two entries of the catalogue share the name \(name)")
        positions[folded] = index
      }
    }
    self.positions = positions
    spellings = entries.flatMap { [$0.name] + $0.synonyms }
  }

  public subscript(name: String) -> Entry? { positions[Self.folded(name)].map { entries[$0] } }

  /// Accepted names near to what was written, nearest first.
  public func nearest(to name: String, count: Int = 3) -> [String] {
    NearestWords.nearest(to: name, in: spellings, count: count)
  }

  private static func folded(_ name: String) -> String {
    var text = ""
    for character in name.lowercased() {
      switch character {
      case " ", "-", "_", "'", "’": continue
      default: text.append(character)
      }
    }
    return text
  }
}

extension Catalogue<Condition> {
  /// The conditions that ship. Read once, when first asked for.
  public static let conditions = Catalogue(ShippedYAML.decode([Condition].self, "conditions.yaml"))
}

extension Catalogue<Medicine> {
  /// The medicines that ship. Read once, when first asked for.
  public static let medicines = Catalogue(ShippedYAML.decode([Medicine].self, "medicines.yaml"))
}
