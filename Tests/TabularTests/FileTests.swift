import Foundation
import Testing

@testable import Tabular

@Suite("Files in and out")
struct FileTests {
  private func inDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tabular-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path)
  }

  @Test("A missing file, a directory, a named pipe and a device are refused at once with the reason")
  func notFiles() throws {
    try inDirectory { directory in
      let missing = #expect(throws: InputError.self) { try Table(file: directory + "/none.csv") }
      #expect(missing?.description == "\(directory)/none.csv: there is no such file")
      #expect(missing?.exitCode == 66)
      let folder = #expect(throws: InputError.self) { try Table(file: directory) }
      let allowed = "allowed: a regular file, or - for standard input"
      #expect(folder?.description == "\(directory): is not a regular file; found \"a directory\"; \(allowed)")
      #expect(folder?.exitCode == 65)
      let pipe = directory + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let fifo = #expect(throws: InputError.self) { try Table(file: pipe) }
      #expect(fifo?.description == "\(pipe): is not a regular file; found \"a named pipe (FIFO)\"; \(allowed)")
      let device = #expect(throws: InputError.self) { try Table(file: "/dev/zero") }
      #expect(device?.description == "/dev/zero: is not a regular file; found \"a device\"; \(allowed)")
    }
  }

  @Test("A file over the limit is refused before it is read")
  func tooLarge() throws {
    try inDirectory { directory in
      let path = directory + "/big.csv"
      try Data(repeating: 0x61, count: 2 * 1024 * 1024 + 1).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: InputError.self) { try Table(file: path, limit: 2 * 1024 * 1024) }
      #expect(
        error?.description
          == "\(path): is larger than what is read here; found \"2097153 bytes\"; allowed: at most 2 MiB")
    }
  }

  @Test("Ten megabytes of nonsense are refused with a place: random bytes, one letter, commas, quotes")
  func nonsense() throws {
    var random = SplitMix(seed: 7)
    let noise = (0..<1_250_000).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
    let error = #expect(throws: InputError.self) { try Table(bytes: noise, file: "n.csv") }
    #expect(error?.line != nil)
    for character in ["a", ",", "\"", "a,b\n1\n"] {
      let bytes = Array(String(repeating: character, count: 10_000_000 / character.utf8.count).utf8)
      let refused = (try? Table(bytes: bytes, file: "n.csv")) == nil
      #expect(refused, "10 MB of \(character)")
    }
  }

  @Test(
    "A file is read in full, whatever its size against the read buffer", arguments: [0, 1, 65_535, 65_536, 200_001])
  func wholeFile(size: Int) throws {
    try inDirectory { directory in
      let path = directory + "/data"
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try OutputFile.write(bytes, to: path)
      #expect(try InputFile.bytes(of: path) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["data"])
    }
  }

  @Test("A file that cannot be written says why and leaves nothing behind")
  func cannotWrite() throws {
    try inDirectory { directory in
      let error = #expect(throws: OutputError.self) { try OutputFile.write([1], to: directory + "/no/file") }
      #expect(error?.description == "\(directory)/no/file: cannot be written: No such file or directory")
      #expect(error?.exitCode == 73)
      try FileManager.default.createDirectory(atPath: directory + "/taken", withIntermediateDirectories: false)
      #expect(throws: OutputError.self) { try OutputFile.write([1], to: directory + "/taken") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["taken"])
    }
  }

  @Test("What is written reads back the same, with quotes, commas, line ends, spaces and empty cells")
  func roundTrip() throws {
    let headers = ["a", "b, c", "say \"x\""]
    let rows: [[String?]] = [["1", "two\nlines", "\"q\""], [nil, "", "é, ß"], ["x\r\ny", ",", "\""]]
    for lineEnd in ["\n", "\r\n"] {
      var other = TableWriter(headers: headers, lineEnd: lineEnd)
      for row in rows { other.append(row) }
      let table = try Table(text: other.text, file: "t.csv")
      #expect(table.headers == headers)
      #expect(table.rows.map { row in table.headers.map { row[$0] ?? "absent" } } == rows.map { $0.map { $0 ?? "" } })
    }
  }

  @Test("A column of empty cells is not lost in writing")
  func emptyRows() throws {
    var writer = TableWriter(headers: ["a"])
    writer.append([nil])
    writer.append(["1"])
    #expect(try Table(text: writer.text, file: "t.csv").rowCount == 2)
  }

  @Test("Near words are found by edits, swaps included, and capitals do not count")
  func nearestWords() {
    let words = ["gouda", "goulash", "guava", "natto", "Edam"]
    #expect(NearestWords.nearest(to: "guoda", in: words) == ["gouda", "guava"])
    #expect(NearestWords.nearest(to: "edma", in: words) == ["Edam"])
    #expect(NearestWords.nearest(to: "xylophone", in: words) == [])
  }
}
