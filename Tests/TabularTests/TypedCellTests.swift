import Testing

@testable import Tabular

@Suite("Typed cells")
struct TypedCellTests {
  private func row(_ value: String) throws -> Table.Row {
    let table = try Table(text: "x,y\n\"\(value)\",1\n", file: "t.csv")
    return try #require(table.rows.first)
  }

  @Test(
    "Numbers are read exactly as written",
    arguments: [
      ("1", 1.0), ("-2.5", -2.5), ("+3", 3), ("1e3", 1000), (".5", 0.5), ("0.1", 0.1), (" 7 ", 7), ("1e-300", 1e-300),
    ])
  func numbers(text: String, value: Double) throws {
    #expect(try row(text).number("x") == value)
  }

  @Test(
    "What is not a plain number is refused",
    arguments: [
      "1,5", "nan", "inf", "0x1p3", "1e999", "--1", "1 000", "e", ".", "1.2.3", "five", "1µ", "-", "٣",
    ])
  func notNumbers(text: String) throws {
    let row = try row(text)
    let error = #expect(throws: InputError.self) { try row.number("x") }
    #expect(
      error?.description
        == "t.csv:2: x: the value is not a number; found \"\(text)\"; allowed: a number with a point as decimal mark")
  }

  @Test("Range, whole number, choice, missing value and missing column are told apart")
  func messages() throws {
    let seven = try row("7")
    let range = #expect(throws: InputError.self) { try seven.number("x", in: 0...5) }
    #expect(range?.description == "t.csv:2: x: the number is out of range; found \"7\"; allowed: a number from 0 to 5")
    let half = try row("7.5")
    let whole = #expect(throws: InputError.self) { try half.integer("x") }
    #expect(whole?.description == "t.csv:2: x: the value is not a whole number; found \"7.5\"; allowed: a whole number")
    let choice = #expect(throws: InputError.self) { try seven.choice("x", from: ["g", "ml"]) }
    #expect(choice?.description == "t.csv:2: x: the value is not one of those known; found \"7\"; allowed: g, ml")
    let empty = try row("")
    let missing = #expect(throws: InputError.self) { try empty.text("x") }
    #expect(missing?.description == "t.csv:2: x: the value is missing; found \"\"; allowed: a text")
    let column = #expect(throws: InputError.self) { try empty.number("z") }
    #expect(column?.description == "t.csv:1: z: the column is missing; allowed: a column named z")
  }

  @Test("An empty optional cell is unknown, not zero")
  func optionals() throws {
    let empty = try row("")
    #expect(try empty.optionalNumber("x") == nil)
    #expect(try empty.optionalNumber("z") == nil)
    #expect(empty.optionalText("x") == nil)
    #expect(try empty.optionalInteger("y") == 1)
  }
}
