import Foundation

/// The project's own sources, read as text.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Path below `Sources/` → text.
  static func files(in target: String = "") throws -> [(path: String, text: String)] {
    let base = root.appending(path: "Sources").appending(path: target)
    let paths = (FileManager.default.subpaths(atPath: base.path) ?? []).filter { $0.hasSuffix(".swift") }
    precondition(!paths.isEmpty, "there are no sources below \(base.path)")
    return try paths.sorted().map { path in
      let name = target.isEmpty ? path : "\(target)/\(path)"
      return (name, try String(contentsOf: base.appending(path: path), encoding: .utf8))
    }
  }

  /// Code alone: comments blanked, the contents of string literals blanked.
  static func code(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        rest = rest.range(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else if rest.hasPrefix("\"\"\"") {
        let body = rest.dropFirst(3)
        rest = body.range(of: "\"\"\"").map { body[$0.upperBound...] } ?? ""
        result += "\"\""
      } else if first == "\"" {
        rest = skipString(rest.dropFirst())
        result += "\"\""
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func skipString(_ text: Substring) -> Substring {
    var rest = text
    while let character = rest.first, character != "\"", character != "\n" {
      rest = rest.dropFirst(character == "\\" ? 2 : 1)
    }
    return rest.dropFirst()
  }
}
