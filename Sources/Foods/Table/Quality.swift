/// How well a number of the food table is known.
public enum Quality: String, CaseIterable, Sendable, Hashable, Codable {
  /// A laboratory measured this food.
  case measured
  /// Computed or taken over from a like food, or a total split by a known profile.
  case estimated
  /// Nobody measured it and there is a reason to think there is none (a plant that was not fermented by bacteria).
  case assumedZero
  /// Nobody measured it. Unknown is not zero.
  case unknown

  /// One letter, as the index stores it.
  var letter: Character {
    switch self {
    case .measured: "m"
    case .estimated: "e"
    case .assumedZero: "z"
    case .unknown: "u"
    }
  }

  init?(letter: Character) {
    guard let match = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = match
  }

  /// In words, for tables and reports.
  public var words: String { self == .assumedZero ? "assumed zero" : rawValue }
}
