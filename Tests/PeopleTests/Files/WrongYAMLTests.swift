import Foundation
import People
import Testing

@Suite("What is no proper text, no proper YAML or no proper file is refused")
struct WrongYAMLTests {
  @Test("an empty file, a file of comments")
  func empty() {
    let said = "p.yaml: the file is empty; allowed: a person: age or born, sex, and what else is known"
    #expect(complaints(about: "") == [said])
    #expect(complaints(about: "# nothing\n\n") == [said])
    #expect(complaints(about: "~") == [said])
  }

  @Test("a key that stands twice")
  func duplicate() {
    #expect(
      complaints(about: "age: 58\nsex: male\nage: 60") == [
        "p.yaml:1: age: the key stands twice; allowed: each key once"
      ])
  }

  @Test("YAML that does not parse, with the line")
  func syntax() {
    let said = complaints(about: "age: 58\nsex: [male\nname: x")
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("p.yaml:3: is not YAML: ") == true)
    #expect(
      complaints(about: "age: 58\n---\nsex: male").first
        == "p.yaml:2: a second document begins; found \"---\"; allowed: one document in a file")
  }

  @Test("anchors and aliases, in which few lines can stand for billions")
  func bomb() {
    let bomb = """
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      """
    #expect(
      complaints(about: bomb) == [
        "p.yaml:1: YAML anchors and aliases are not read here; found \"&a [x, x, x, x, x, x, x, x, x]\"; "
          + "allowed: the value written out, in quotes if it begins with & or *"
      ])
    #expect(complaints(about: "age: *x").count == 1)
    #expect(complaints(about: "{\"age\":*x}").count == 1)
    #expect(complaints(about: "? &a x\n: y").count == 1)
    #expect(complaints(about: "age: 58\nsex: male\nname: \"*star & co\"").isEmpty)
    #expect(complaints(about: "age: 58\nsex: male\nname: R&D *").isEmpty)
  }

  @Test("tags, directives, block texts, texts over several lines, keys that are lists")
  func exotic() {
    #expect(complaints(about: "age: !!int 58").first?.contains("YAML tags are not read here") == true)
    #expect(complaints(about: "%YAML 1.2\n---\nage: 58").first?.contains("YAML directives are not read here") == true)
    #expect(complaints(about: "name: |\n  x\n").first?.contains("texts over several lines") == true)
    #expect(complaints(about: "name: \"x\n  y\"").first?.contains("a quoted text does not end on its line") == true)
    #expect(complaints(about: "? [a]\n: b").first?.contains("a key that is itself a list") == true)
  }

  @Test("nesting that no person's file needs")
  func deep() {
    let brackets = String(repeating: "[", count: 100_000)
    #expect(
      complaints(about: "diet: " + brackets) == [
        "p.yaml:1: lists and mappings are nested too deeply; allowed: at most 16 levels"
      ])
    #expect(complaints(about: String(repeating: "- ", count: 50_000)).count == 1)
    let stairs = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(complaints(about: stairs) == ["p.yaml:66: the line is indented too far; allowed: at most 64 spaces"])
  }

  @Test("tabs as indentation, control characters")
  func characters() {
    #expect(
      complaints(about: "diet:\n\tintake: {}") == [
        "p.yaml:2: a tab stands at the beginning of the line; found \"\\t\"; allowed: spaces"
      ])
    #expect(
      complaints(about: "name: a\u{7}b") == ["p.yaml:1: a control character stands here; found \"\\u{7}\""])
  }

  @Test("files that are not there, not files, not text, not small")
  func files() throws {
    try withTemporaryFolder { folder in
      func said(_ path: String) -> (String, Int32) {
        do throws(InputFaults) {
          _ = try PersonReader.read(path, today: readingDay)
          return ("read", 0)
        } catch {
          return (error.description.replacing(folder, with: ""), error.exitCode)
        }
      }
      #expect(said("\(folder)/none.yaml") == ("/none.yaml: there is no such file", 66))
      #expect(
        said(folder) == (
          ": is not a regular file; found \"a directory\"; allowed: a regular file, or - for standard input", 65
        ))
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      #expect(
        said("\(folder)/pipe") == (
          "/pipe: is not a regular file; found \"a named pipe (FIFO)\"; "
            + "allowed: a regular file, or - for standard input", 65
        ))
      try Data("age: 5\nname: \u{41}".utf8 + [0xC3, 0x28]).write(to: URL(fileURLWithPath: "\(folder)/latin.yaml"))
      #expect(
        said("\(folder)/latin.yaml") == (
          "/latin.yaml:2: the text is not UTF-8; found \"byte 0xC3 at offset 14\"; allowed: UTF-8 text", 65
        ))
      try Data(repeating: 0x61, count: 10 * 1024 * 1024).write(to: URL(fileURLWithPath: "\(folder)/big.yaml"))
      #expect(
        said("\(folder)/big.yaml") == (
          "/big.yaml: is larger than what is read here; found \"10485760 bytes\"; allowed: at most 1 MiB", 65
        ))
    }
  }
}
