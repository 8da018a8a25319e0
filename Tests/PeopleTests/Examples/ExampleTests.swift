import Evidence
import Foundation
import Testing

@testable import People

@Suite("The example people against the literature")
struct ExampleTests {
  @Test("every number lies where the rows say, or its fault is known and written down", arguments: ExampleCheck.all)
  func plausible(check: ExampleCheck) throws {
    let value = try check.read()
    try #require(value.isFinite)
    if let issue = check.knownIssue {
      withKnownIssue("\(check.testDescription): \(issue)") { #expect(check.range.contains(value), "\(value)") }
    } else {
      #expect(check.range.contains(value), "\(value), rows \(check.rows.joined(separator: ", "))")
    }
  }

  @Test("every range rests on rows that were read, none on memory")
  func rows() {
    for check in ExampleCheck.all {
      #expect(!check.rows.isEmpty)
      for id in check.rows {
        let row = Evidence.resolve(id)
        #expect(row != nil, "\(check.testDescription): \(id)")
        #expect(row?.quality == .read || row?.quality == .verified, "\(check.testDescription): \(id)")
      }
    }
  }

  @Test("every check is told in docs/EXAMPLES.md, with its rows")
  func written() throws {
    let page = try examples().deletingLastPathComponent().appendingPathComponent("docs/EXAMPLES.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for check in ExampleCheck.all {
      #expect(text.contains("| \(check.quantity) |"), "\(check.testDescription)")
      for row in check.rows { #expect(text.contains(row), "\(row)") }
    }
  }
}
