import Foundation

/// How names are compared: without capitals, diacritics, punctuation, and in the singular.
enum SearchText {
  /// Lower case, without diacritics and width differences (nattō, ｎａｔｔｏ and Natto are one).
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// The words of a text, folded: runs of letters and digits.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in folded(text).unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The singular of an English noun by its regular endings; other words stay as they are.
  static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") else { return word }
    for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["oes", "ches", "shes", "xes", "sses"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("leaves") || word.hasSuffix("loaves") { return word.dropLast(3) + "f" }
    return String(word.dropLast())
  }

  /// The words of a name in the singular, as a key for comparing whole names.
  static func key(_ text: String) -> String { words(text).map(singular).joined(separator: " ") }
}
