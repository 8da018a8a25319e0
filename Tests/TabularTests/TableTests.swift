import Testing

@testable import Tabular

@Suite("Reading tables")
struct TableTests {
  private func cells(_ text: String) throws -> [[String]] {
    let table = try Table(text: text, file: "t.csv")
    return table.rows.map { row in table.headers.map { row[$0] ?? "absent" } }
  }

  @Test("Plain fields, quoted fields, doubled quotes, commas and line ends inside quotes are read as RFC 4180 says")
  func quoting() throws {
    #expect(try cells("a,b\n1,2\n") == [["1", "2"]])
    #expect(try cells("a,b\n\"1,5\",\"say \"\"no\"\"\"\n") == [["1,5", "say \"no\""]])
    #expect(try cells("a,b\n\"two\nlines\",x\n") == [["two\nlines", "x"]])
    #expect(try cells("a,b\n\"\",\n") == [["", ""]])
    #expect(try cells("a\n\"\"\"\"\n") == [["\""]])
  }

  @Test("CRLF, a byte order mark, a last line without an end and empty lines change nothing")
  func lineEnds() throws {
    let expected = [["1", "2"], ["3", "4"]]
    #expect(try cells("a,b\n1,2\n3,4\n") == expected)
    #expect(try cells("a,b\r\n1,2\r\n3,4\r\n") == expected)
    #expect(try cells("\u{FEFF}a,b\n1,2\n3,4") == expected)
    #expect(try cells("\n\na,b\n\n1,2\n\r\n3,4\n\n") == expected)
  }

  @Test("Spaces around headers and values do not count")
  func blanks() throws {
    #expect(try cells(" a , b \n 1 ,\t2\n") == [["1", "2"]])
  }

  @Test("A row knows the line on which it begins, also after fields of several lines")
  func lines() throws {
    let table = try Table(text: "a,b\n\"x\ny\",1\n\nz,2\n", file: "t.csv")
    #expect(table.rows.map(\.line) == [2, 5])
  }

  private static let ragged = "the row has another number of fields than the header"

  @Test(
    "Malformed text is refused with file, line, column, what was found and what is allowed",
    arguments: [
      ("", "t.csv: the file is empty; allowed: a header line and rows under it"),
      ("\n\n", "t.csv: the file is empty; allowed: a header line and rows under it"),
      ("a,b\n1\n", "t.csv:2: \(ragged); found \"1 fields\"; allowed: 2 fields (a, b)"),
      ("a,b\n1,2\n1,2,3\n", "t.csv:3: \(ragged); found \"3 fields\"; allowed: 2 fields (a, b)"),
      ("a,a\n1,2\n", "t.csv:1: a: the header stands twice; found \"a\"; allowed: each header once"),
      ("a,\n1,2\n", "t.csv:1: column 2: the column has no header; allowed: a name for every column"),
      ("d;f\n1;x\n", "t.csv:1: fields are separated by semicolons; found \"d;f\"; allowed: fields separated by commas"),
      ("d\tf\n1\tx\n", "t.csv:1: fields are separated by tabs; found \"d\\tf\"; allowed: fields separated by commas"),
      ("a,b\n1,2\0\n", "t.csv:2: the text holds a NUL byte; found \"byte 0x00 at offset 7\"; allowed: UTF-8 text"),
    ])
  func malformed(text: String, message: String) {
    let error = #expect(throws: InputError.self) { try Table(text: text, file: "t.csv") }
    #expect(error?.description == message)
    #expect(error?.exitCode == 65)
  }

  private static let rules =
    "; allowed: comma-separated values as in RFC 4180 (a field with quotes, commas or line ends stands in quotes)"

  @Test(
    "Broken quoting is refused where it breaks",
    arguments: [
      ("a,b\n1,\"2\n3\n", "t.csv:2: column 2: a quoted field is never closed; found \"\\\"2\\n3\\n\""),
      ("a,b\n1,2\"3\n", "t.csv:2: column 2: a quote stands inside a field that is not quoted; found \"2\\\"3\\n\""),
      ("a,b\n\"1\"x,2\n", "t.csv:2: column 1: text follows the closing quote; found \"x,2\\n\""),
      ("a,b\r1,2\r", "t.csv:1: a carriage return ends no line; found \"\\\\r alone\""),
    ])
  func brokenQuotes(text: String, message: String) {
    let error = #expect(throws: InputError.self) { try Table(text: text, file: "t.csv") }
    let expected = message.replacing("\\\"", with: "\"").replacing("\\\\r", with: "\\r") + Self.rules
    #expect(error?.description == expected)
  }

  @Test(
    "Bytes that are not UTF-8 are refused with the line and the byte",
    arguments: [
      ([0x61, 0x0A, 0xE9, 0x0A], 2, "byte 0xE9 at offset 2"),
      ([0x61, 0xC0, 0x80], 1, "byte 0xC0 at offset 1"),
      ([0x61, 0xED, 0xA0, 0x80], 1, "byte 0xED at offset 1"),
      ([0x61, 0xF5, 0x80, 0x80, 0x80], 1, "byte 0xF5 at offset 1"),
      ([0x61, 0x0A, 0x0A, 0xE2, 0x82], 3, "byte 0xE2 at offset 3"),
      ([0xFF, 0xFE, 0x61, 0x00], 1, "a UTF-16 byte order mark"),
    ] as [([UInt8], Int, String)])
  func notUTF8(bytes: [UInt8], line: Int, found: String) {
    let error = #expect(throws: InputError.self) { try Table(bytes: bytes, file: "t.csv") }
    #expect(
      error
        == InputError(file: "t.csv", line: line, problem: "the text is not UTF-8", found: found, allowed: "UTF-8 text"))
  }

  @Test("The UTF-8 check agrees with Swift's own decoder on 20,000 random byte strings")
  func utf8Agreement() {
    var random = SplitMix(seed: 1)
    for _ in 0..<20_000 {
      let length = Int(random.next() % 8) + 1
      let bytes = (0..<length).map { _ in Self.awkwardByte(random.next()) }
      let valid = String(validating: bytes, as: UTF8.self) != nil
      #expect((TextCheck.firstFault(in: bytes) == nil) == valid, "\(bytes)")
    }
  }

  private static func awkwardByte(_ draw: UInt64) -> UInt8 {
    let awkward: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
      0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4,
    ]
    let byte = draw & 256 == 0 ? awkward[Int(draw % 16)] : UInt8(truncatingIfNeeded: draw >> 16)
    return byte == 0 ? 1 : byte
  }

  @Test("Only the columns that are declared may stand in a table, and the required ones must")
  func expectedColumns() throws {
    let table = try Table(text: "day,fod\n1,x\n", file: "t.csv")
    let unknown = #expect(throws: InputError.self) { try table.expectColumns(["day", "food"], optional: ["meal"]) }
    #expect(unknown?.description == "t.csv:1: fod: there is no such column; found \"fod\"; allowed: day, food, meal")
    let short = try Table(text: "day\n1\n", file: "t.csv")
    let missing = #expect(throws: InputError.self) { try short.expectColumns(["day", "food"], optional: ["meal"]) }
    #expect(missing?.description == "t.csv:1: food: the column is missing; found \"day\"; allowed: day, food, meal")
  }

  @Test("What a message shows of a user's file cannot steer a terminal and is cut short")
  func printable() {
    #expect(InputError.printable("a\u{1B}[31m\u{202E}b") == "a\\u{1b}[31m\\u{202e}b")
    #expect(InputError.printable(String(repeating: "x", count: 100)) == String(repeating: "x", count: 60) + "…")
  }
}
