import Tabular
import Yams

/// A YAML file as a tree of nodes that know their lines, after the checks that make it safe to walk.
package struct YAMLDocument {
  package let file: String
  package let root: Node

  /// People's files are a few kilobytes; a mebibyte is a mistake.
  static let sizeLimit = 1024 * 1024

  /// - Parameter content: what an empty file should have held, for the message.
  package init(path: String, content: String) throws(InputFaults) {
    do throws(InputError) {
      let text = try InputFile.text(of: path, limit: Self.sizeLimit)
      try self.init(text: text, file: InputFile.displayName(of: path), content: content)
    } catch {
      throw InputFaults([error])
    }
  }

  package init(text: String, file: String, content: String) throws(InputError) {
    guard text.utf8.count <= Self.sizeLimit else {
      throw InputError(
        file: file, problem: "is larger than what is read here", found: "\(text.utf8.count) bytes", allowed: "at most 1 MiB")
    }
    try YAMLGuard.check(text, file: file)
    guard let root = try Self.compose(text, file: file), !root.isNothing else {
      throw InputError(file: file, problem: "the file is empty", allowed: content)
    }
    if let place = root.firstAnchor {
      throw InputError(
        file: file, line: place, problem: "YAML anchors and aliases are not read here",
        allowed: "the value written out")
    }
    self.file = file
    self.root = root
  }

  private static func compose(_ text: String, file: String) throws(InputError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw located(error, text: text, file: file)
    } catch {
      throw InputError(file: file, problem: "is not YAML", found: "\(error)")
    }
  }

  private static func located(_ error: YamlError, text: String, file: String) -> InputError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let isSecond = problem.contains("another document")
      return InputError(
        file: file, line: mark.line, problem: isSecond ? "a second document begins" : "is not YAML: \(problem)",
        found: lineText(mark.line, of: text), allowed: isSecond ? "one document in a file" : nil)
    case .duplicatedKeysInMapping(let keys, let context):
      return InputError(
        file: file, line: context.mark.line, key: keys.first, problem: "the key stands twice", allowed: "each key once")
    case .reader(let problem, let offset, _, _):
      let line = offset.map { 1 + text.prefix($0).count { $0.isNewline } }
      return InputError(file: file, line: line, problem: "is not YAML: \(problem)")
    default:
      return InputError(file: file, problem: "is not YAML")
    }
  }

  private static func lineText(_ line: Int, of text: String) -> String? {
    let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
    guard line >= 1, line <= lines.count else { return nil }
    return String(lines[line - 1].drop { $0 == " " })
  }
}

extension Node {
  /// The line it begins on.
  package var line: Int? { mark?.line }

  /// Nothing at all, or the word for it.
  package var isNothing: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// The line of the first anchor or alias in the tree; does not go below one.
  var firstAnchor: Int? {
    if anchor != nil { return line ?? 1 }
    switch self {
    case .alias: return line ?? 1
    case .scalar: return nil
    case .sequence(let items): return items.lazy.compactMap(\.firstAnchor).first
    case .mapping(let pairs):
      for (key, value) in pairs {
        if let place = key.firstAnchor ?? value.firstAnchor { return place }
      }
      return nil
    }
  }

  /// Whether it is a mapping with this key.
  func holds(_ key: String) -> Bool {
    guard case .mapping(let mapping) = self else { return false }
    return mapping.contains { $0.key.scalar?.string == key }
  }

  /// What it is, as a person would call it.
  package var kindName: String {
    switch self {
    case .scalar(let scalar): isNothing ? "nothing" : scalar.string
    case .mapping: "a mapping (keys and values)"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
