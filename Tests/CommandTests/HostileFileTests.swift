import Foundation
import Testing

@Suite("What is no proper file is refused at once")
struct HostileFileTests {
  /// The ways in: a person, a plan, a diary, and the diary that a person names.
  private static let doors = ["simulate FILE", "simulate jan.yaml --plan FILE", "intake FILE", "intake named.yaml"]

  private func refuse(
    _ file: String, doors: [String] = doors, _ status: Int32, _ said: (String) -> String, make: (String) throws -> Void
  ) throws {
    try withFolder { folder in
      try make("\(folder)/\(file)")
      try write("age: 40\nsex: male\nname: Jan\n", to: "\(folder)/jan.yaml")
      try write("age: 40\nsex: male\ndiet: {diary: \(file)}\n", to: "\(folder)/named.yaml")
      let before = contents(of: folder)
      for door in doors {
        let answer = try Command.shell("menaquin \(door.replacing("FILE", with: file)) --out out", in: folder)
        #expect(answer.errors == "error: \(said(door))\n", "\(door)")
        #expect(answer.status == status && answer.output.isEmpty, "\(door)")
        #expect(contents(of: folder) == before)
      }
    }
  }

  @Test("a file that is not there, with the nearest that is")
  func missing() throws {
    try refuse("ja.yaml", 66, { _ in "ja.yaml: there is no such file (nearest: jan.yaml)" }, make: { _ in })
    try refuse("week.csv", 66, { _ in "week.csv: there is no such file" }, make: { _ in })
  }

  @Test("a directory, a named pipe")
  func noFile() throws {
    let allowed = "allowed: a regular file, or - for standard input"
    try refuse("it", 65, { _ in "it: is not a regular file; found \"a directory\"; \(allowed)" }) {
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    }
    try refuse("it", 65, { _ in "it: is not a regular file; found \"a named pipe (FIFO)\"; \(allowed)" }) {
      #expect(mkfifo($0, 0o600) == 0)
    }
  }

  @Test("what is not UTF-8")
  func encoding() throws {
    let said = "it:2: the text is not UTF-8; found \"byte 0xE9 at offset 17\"; allowed: UTF-8 text"
    try refuse("it", 65, { _ in said }) {
      try (Data("day,food: x\nname: ".utf8.dropLast()) + Data([0xE9, 0x0A])).write(to: URL(filePath: $0))
    }
  }

  @Test("ten megabytes of nonsense")
  func nonsense() throws {
    let yaml = "it: is larger than what is read here; found \"10000000 bytes\"; allowed: at most 1 MiB"
    let semicolons = "it:1: fields are separated by semicolons; found \"nonsense;\"; allowed: fields separated by commas"
    try refuse("it", 65, { $0.contains("simulate") ? yaml : semicolons }) {
      try write(String(repeating: "nonsense;\n", count: 1_000_000), to: $0)
    }
    let long =
      "it:1: column 1: the header is too long; found \"\(String(repeating: "a", count: 60))…\"; allowed: at most 200 bytes"
    try refuse("it", doors: ["intake FILE"], 65, { _ in long }) {
      try write(String(repeating: "a", count: 10_000_000), to: $0)
    }
  }

  @Test("ten megabytes of nonsense from standard input", arguments: ["simulate", "intake"])
  func stream(command: String) throws {
    try withFolder { folder in
      for nonsense in ["nonsense: [\n", "a", "- - -\n", "x: 1\n"] {
        let text = String(repeating: nonsense, count: 10_000_000 / nonsense.utf8.count)
        let answer = try Command.run(command, "-", "--out", "out", input: text, in: folder)
        #expect(answer.status == 65 && answer.output.isEmpty)
        #expect(answer.errors.hasPrefix("error: standard input: is larger than what is read here; found \""))
        #expect(answer.errors.hasSuffix("; allowed: at most 1 MiB\n"))
        #expect(contents(of: folder).isEmpty)
      }
    }
  }
}
