import Reporting

/// Pieces that explanations are put together from.
package enum ExplainLines {
  /// `key   kind` and the meaning under it.
  static func heading(_ name: String, _ kind: String, _ meaning: String) -> String {
    "\(name)   (\(kind))\n\(capitalised(meaning).wrapped())\n"
  }

  /// Labels in one column, values in the next, long values broken under themselves; empty values are left out.
  static func facts(_ facts: [(label: String, value: String)]) -> String {
    let shown = facts.filter { !$0.value.isEmpty }
    let width = (shown.map(\.label.count).max() ?? 0) + 2
    let indent = String(repeating: " ", count: width)
    return shown.map { fact in
      let body = fact.value.split(separator: "\n").map { String($0).wrapped(indent: indent) }.joined(separator: "\n")
      let label = fact.label + String(repeating: " ", count: width - fact.label.count)
      return label + body.dropFirst(width) + "\n"
    }.joined()
  }

  /// A title and indented lines; nothing where there are no lines.
  static func section(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return "\n\(title)\n" + lines.map { "  \($0)\n" }.joined()
  }

  /// A title and sentences with dashes, broken into lines.
  static func bullets(_ title: String, _ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    let lines = sentences.map { sentence -> String in
      let text = sentence.wrapped(indent: "    ")
      return "  - " + text.dropFirst(4) + "\n"
    }
    return "\n\(title)\n" + lines.joined()
  }

  package static func capitalised(_ text: String) -> String {
    // `dp-ucMGP` and `pH` keep their small letter.
    let word = text.prefix { $0.isLetter }
    guard word.dropFirst().allSatisfy(\.isLowercase), word.count > 2 else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
