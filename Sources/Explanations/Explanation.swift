import Tabular

/// What something is, what it is worth and who says so: in words for people and in fields for programs.
public struct Explanation: Sendable {
  /// Lines of at most 100 characters for prose; tables as wide as they are.
  public let text: String
  /// `kind` says which other fields there are.
  public let json: [String: JSONValue]

  /// - Parameter name: a marker in a clinician's words, a claim by its number, a condition, a medicine, the id of an evidence
  ///   row, any key or words of the model, or the name of a list; nothing gives what can be asked for.
  /// - Throws: `UnknownName` with the nearest names.
  public static func of(_ name: String) throws(UnknownName) -> Explanation {
    let name = name.split(separator: " ").joined(separator: " ")
    guard !name.isEmpty else { return ExplainLists.overview }
    switch ExplainSearch.answer(name) {
    case .list(let list): return list.explanation
    case .one(let topic): return topic.explanation
    case .several(let topics): return ExplainLists.several(name, topics)
    case .none(let near): throw UnknownName(name: name, nearest: near)
    }
  }
}

/// Nothing is called so.
public struct UnknownName: Error, CustomStringConvertible {
  public let name: String
  public let nearest: [String]

  public var description: String {
    let hint =
      nearest.isEmpty ? "menaquin explain lists what can be asked for" : "nearest: \(nearest.joined(separator: "; "))"
    return "nothing here is called \"\(InputError.printable(name))\"; \(hint)"
  }
}
