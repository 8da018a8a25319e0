import Foundation
import Testing

@Suite("One article per mechanism") struct ArticleTests {
  private static let folder = SourceTree.root.appending(path: "Sources/Physiology/Physiology.docc")
  private static let front = "Physiology"

  /// Article name → text.
  private static func articles() throws -> [String: String] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let pages = files.filter { $0.pathExtension == "md" }
    return Dictionary(
      uniqueKeysWithValues: try pages.map {
        ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
      })
  }

  /// Names of the types that are mechanisms.
  private static func mechanisms() throws -> [String] {
    try SourceTree.files(in: "Physiology").flatMap { file in
      file.text.matches(of: /struct (\w+): Mechanism\b/).map { String($0.output.1) }
    }
  }

  private static func links(_ text: String) -> [String] {
    text.matches(of: /<doc:(\w+)>/).map { String($0.output.1) }
  }

  @Test("every mechanism has an article with its equation, its reasons, what speaks against it and its parameters")
  func complete() throws {
    let articles = try Self.articles()
    let mechanisms = try Self.mechanisms()
    #expect(mechanisms.count > 50, "the search finds the mechanisms: \(mechanisms.count)")
    for mechanism in mechanisms {
      let text = try #require(articles[mechanism], "\(mechanism) has no article")
      for part in ["## Equation\n\n    ", "## Why so\n", "## Against, uncertain, left out\n", "## Parameters\n"] {
        #expect(text.contains(part), "\(mechanism).md lacks '\(part)'")
      }
    }
  }

  @Test("no link of an article leads nowhere")
  func linksResolve() throws {
    let articles = try Self.articles()
    for (name, text) in articles {
      let dead = Self.links(text).filter { articles[$0] == nil }
      #expect(dead.isEmpty, "\(name).md: \(dead)")
    }
  }

  @Test("the front page lists every article once, and the titles of articles differ")
  func frontPage() throws {
    let articles = try Self.articles()
    let page = try #require(articles[Self.front])
    #expect(page.hasPrefix("# ``\(Self.front)``\n"))
    #expect(Self.links(page).sorted() == articles.keys.filter { $0 != Self.front }.sorted())
    let titles = articles.values.compactMap { $0.split(separator: "\n").first }
    #expect(Set(titles).count == titles.count)
  }

  @Test("a table of parameters is marked so that it can be written anew, and is not empty")
  func tables() throws {
    for (name, text) in try Self.articles() where name != Self.front {
      let marks = text.components(separatedBy: "<!-- parameters:").count - 1
      #expect(text.components(separatedBy: "<!-- end -->").count - 1 == marks, "\(name).md")
      let rows = text.matches(of: /\n\| `/).count
      #expect(marks == 0 || rows >= marks, "\(name).md: run `make docs`")
    }
  }
}
