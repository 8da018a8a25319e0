import Foundation
import Testing

/// A parameter kept in a static property and used nowhere cannot be found in the model: it is found in the sources.
@Suite("Nothing is declared for nothing") struct UnusedDeclarationTests {
  /// How often each word stands in a piece of code.
  private static func words(_ code: String, into counts: inout [Substring: Int]) {
    for word in code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
      counts[word, default: 0] += 1
    }
  }

  /// Names of values that are declared on a line which has one of these beginnings.
  private static func declared(in code: String, as beginnings: [String]) -> [Substring] {
    code.split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " }
      guard let beginning = beginnings.first(where: { text.hasPrefix($0) }) else { return nil }
      return text.dropFirst(beginning.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    }
  }

  /// Private values whose name stands once in their file: declared, never read.
  static func unread(in text: String) -> [Substring] {
    let code = SourceTree.code(text)
    var counts: [Substring: Int] = [:]
    words(code, into: &counts)
    return declared(in: code, as: ["private static let ", "private let ", "fileprivate static let "])
      .filter { counts[$0] == 1 }
  }

  @Test("every private value of Physiology is read in its file")
  func privates() throws {
    for file in try SourceTree.files(in: "Physiology") {
      let unread = Self.unread(in: file.text)
      #expect(unread.isEmpty, "\(file.path): \(unread)")
    }
  }

  @Test("every shared value of Physiology is read somewhere in the package")
  func shared() throws {
    let codes = try SourceTree.files().map { SourceTree.code($0.text) }
    var counts: [Substring: Int] = [:]
    for code in codes { Self.words(code, into: &counts) }
    for file in try SourceTree.files(in: "Physiology") {
      let idle = Self.declared(in: SourceTree.code(file.text), as: ["static let ", "public static let "])
        .filter { counts[$0] == 1 }
      #expect(idle.isEmpty, "\(file.path): \(idle)")
    }
  }

  @Test("the search finds a value that nobody reads")
  func search() {
    let text = "  private static let used = parameter(1)\n  private static let idle = parameter(2)\n  let x = used"
    #expect(Self.unread(in: text) == ["idle"])
  }
}
