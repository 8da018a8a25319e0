/// Finds number literals outside the calls that give a number its meaning, unit and source.
enum NumberSearch {
  /// Calls whose arguments may hold numbers: each declares what its numbers mean.
  private static let declaring = ["parameter", "input", "Pool", "Table", "RateLaw.Table", "Distribution", "typicalGrams"]
  private static let plain: Set<String> = ["0", "1", "2", "0.0", "1.0", "2.0"]

  static func bareNumbers(in code: String) -> [String] {
    var found: [String] = []
    var stack: [Bool] = []
    var word = ""
    var lastWord = ""
    func finish() {
      if let first = word.first, first.isNumber, !plain.contains(word), !stack.contains(true) { found.append(word) }
      if !word.isEmpty { lastWord = word }
      word = ""
    }
    for character in code {
      if character.isLetter || character.isNumber || character == "_" || character == "$" || (character == "." && !word.isEmpty) {
        word.append(character)
      } else {
        finish()
        if character == "(" || character == "[" {
          stack.append(character == "(" && declares(lastWord))
        } else if character == ")" || character == "]" {
          _ = stack.popLast()
        }
        if !character.isWhitespace || character == "\n" { lastWord = "" }
      }
    }
    finish()
    return found
  }

  private static func declares(_ name: String) -> Bool {
    declaring.contains(name) || declaring.contains { name.lowercased().hasSuffix($0.lowercased()) }
  }
}
