import Foundation
import Tabular
import Testing

@testable import Qualification

@Suite("Criteria that the limits explain")
struct ExplainedLimitsTests {
  private let limits = "# Limits\n- One study, stroke in a German city, counts first strokes only.\n"

  private func read(_ rows: String) throws -> [String: String] {
    let table = try Table(text: "context,limit,reason\n" + rows, file: "explained.csv")
    return try ExplainedLimits.read(table, file: "explained.csv", limits: limits, at: "docs/LIMITS.md")
  }

  @Test("a pointer leads to words of the limits")
  func found() throws {
    let found = try read("events,\"counts first strokes only\",another outcome\n")
    #expect(found["events"] == "another outcome; docs/LIMITS.md: “counts first strokes only”")
  }

  @Test("a pointer that finds nothing, or a row without its reason, is a fault with its line")
  func lost() {
    let lost = #expect(throws: InputError.self) { try read("events,counts all strokes,another outcome\n") }
    #expect(
      lost?.description
        == "explained.csv:2: limit: the limits hold no such words; found \"counts all strokes\"; allowed: words that stand in docs/LIMITS.md"
    )
    let silent = #expect(throws: InputError.self) { try read("events,counts first strokes only,\n") }
    #expect(silent?.description.contains("explained.csv:2: reason") == true)
  }

  @Test("every explanation that ships points to words of the limits that ship")
  func shipped() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let file = "\(root)/Data/Studies/explained.csv"
    let rows = try Table(file: file).rows.count
    #expect(try ExplainedLimits.read(file, limits: "\(root)/docs/LIMITS.md").count == rows)
  }

  @Test("a criterion that is explained does not hold, and is met")
  func criterion() {
    let open = QualificationCriterion(words: "x", holds: false, explained: nil)
    let explained = QualificationCriterion(words: "x", holds: false, explained: "why")
    #expect(!open.isMet && explained.isMet && !explained.holds)
  }
}
