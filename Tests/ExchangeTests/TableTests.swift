import Foundation
import ModelLanguage
import Physiology
import Testing

@testable import Exchange

@Suite("The model's tables")
struct TableTests {
  @Test("every table has a header and one row per thing, all of the same width", arguments: CSVExport.allCases)
  func shape(table: CSVExport) {
    let model = ExampleModel.model
    let counts: [CSVExport: Int] = [
      .mechanisms: 2, .parameters: model.parameters.count, .inputs: 1, .pools: 8, .flows: model.flows.count,
      .quantities: 1,
    ]
    let lines = table.text(of: model).split(separator: "\n")
    #expect(lines.count - 1 == counts[table])
  }

  @Test("a field with commas, quotes or line ends is quoted, quotes doubled")
  func quoting() {
    #expect(CSVExport.field("plain") == "plain")
    #expect(CSVExport.field("a, \"b\"\nc") == "\"a, \"\"b\"\"\nc\"")
  }

  @Test("a table in an article is written anew, what stands around it stays")
  func filling() throws {
    let article = "# Drug\n\n<!-- parameters: drug.cl, drug.ex -->\nold\n<!-- end -->\nafter\n"
    let filled = try ParameterTables(ExampleModel.model).filled(article)
    #expect(filled.hasPrefix("# Drug\n\n<!-- parameters: drug.cl, drug.ex -->\n\n| Parameter |"))
    #expect(filled.hasSuffix("|\n\n<!-- end -->\nafter\n"))
    let row = "| `drug.clearance` | made up: drug.clearance | 0.72 L/h | 0.1 to 10 |  |  | assumed; an example |"
    #expect(filled.contains(row))
    #expect(!filled.contains("old"))
    #expect(try ParameterTables(ExampleModel.model).filled(filled) == filled)
  }

  @Test("a mark that is not closed, or names nothing, is an error with its line")
  func faults() {
    let tables = ParameterTables(ExampleModel.model)
    let fault = { (text: String) -> String in
      do { return try tables.filled(text) } catch { return "\(error)" }
    }
    #expect(fault("a\n<!-- parameters: drug -->\nb") == "line 2: this table has no '<!-- end -->'")
    #expect(fault("<!-- parameters: dragon -->\n<!-- end -->") == "line 1: no parameter's key begins with 'dragon'")
    #expect(fault("<!-- end -->") == "line 1: '<!-- end -->' closes nothing")
  }

  @Test("a stale article is named, and filling the folder mends it")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-docs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "<!-- parameters: drug -->\n<!-- end -->\n"
    try text.write(to: folder.appending(path: "Drug.md"), atomically: true, encoding: .utf8)
    let articles = DocumentationFolder(folder, model: ExampleModel.model)
    #expect(try articles.staleArticles() == ["Drug.md"])
    #expect(try articles.fill() == ["Drug.md"])
    #expect(try articles.staleArticles() == [])
  }

  @Test("the tables of the articles show the reference model as it is (`make docs` writes them anew)")
  func articles() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Physiology/Physiology.docc")
    #expect(try DocumentationFolder(folder, model: ReferenceModel.model).staleArticles() == [])
  }
}
