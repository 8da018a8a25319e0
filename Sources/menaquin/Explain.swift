import ArgumentParser
import Tabular

/// Says what something is, what it is worth and who says so.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What something is: equation, unit, value, range, source; or what is known of a claim.",
    usage: "menaquin explain [NAME…] [--json] [--out FILE|-]",
    discussion: """
      NAME is a marker in a clinician's words (dp-ucMGP, INR, T-score), a claim by its number, a condition, a medicine, \
      the id of an evidence row, or any key or words of the model. Without a name it lists what can be asked for.

        menaquin explain dp-ucMGP
        menaquin explain claim 7
        menaquin explain PK021
        menaquin explain bone lumbar spine density
      """)

  @Argument(help: ArgumentHelp("What to explain.", valueName: "name"))
  var words: [String] = []

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let name = words.joined(separator: " ").split(separator: " ").joined(separator: " ")
    let answer = name.isEmpty ? .lists : ExplainSearch.answer(name)
    switch answer {
    case .lists: try show(ExplainLists.overview)
    case .list(let list): try show(list.explanation)
    case .one(let topic): try show(topic.explanation)
    case .several(let topics): try show(ExplainLists.several(name, topics))
    case .none(let near):
      let hint =
        near.isEmpty ? "menaquin explain lists what can be asked for" : "nearest: \(near.joined(separator: "; "))"
      throw CommandFault(.notFound, "nothing here is called \"\(InputError.printable(name))\"; \(hint)")
    }
  }

  private func show(_ explanation: Explanation) throws {
    try Output.write(.object(explanation.json), or: explanation.text, asJSON: common.json, to: answer.out)
  }
}

/// An answer in words for people and in fields for programs.
struct Explanation {
  var text: String
  var json: [String: JSONValue]

  init(text: String, json: [String: JSONValue]) {
    self.text = text
    self.json = json
  }
}

/// Pieces that explanations are put together from.
enum ExplainLines {
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

  static func capitalised(_ text: String) -> String {
    // `dp-ucMGP` and `pH` keep their small letter.
    let word = text.prefix { $0.isLetter }
    guard word.dropFirst().allSatisfy(\.isLowercase), word.count > 2 else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
