import Foundation
import Testing

@testable import menaquin

@Suite("menaquin qualify")
struct QualifyTests {
  private static let small = ["--worlds", "2", "--people", "4", "--threads", "1"]

  private func qualify(_ extra: String..., in folder: String) throws -> Command.Outcome {
    let words = (["qualify", "studies"] + Self.small + extra).map { "'\($0)'" }.joined(separator: " ")
    return try Command.shell("menaquin \(words)", in: folder)
  }

  /// A folder with one study, of a marker, that simulates in a moment.
  private func withStudy<Result>(_ body: (String) throws -> Result) throws -> Result {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/studies", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Command.root.appending(path: "Data/Studies/lasa-2018-netherlands.yaml").path,
        toPath: "\(folder)/studies/lasa-2018-netherlands.yaml")
      try write("# Changelog\n- **Results change**: one.\n", to: "\(folder)/CHANGELOG.md")
      return try body(folder)
    }
  }

  @Test("A headline that moves by more than its tolerance fails the run, unless the changelog owns up to it")
  func check() throws {
    try withStudy { folder in
      let keep = try qualify("--keep", "kept.csv", in: folder)
      #expect(keep.status == 0, "\(keep.errors)")
      let same = try qualify("--check", "kept.csv", in: folder)
      #expect(same.status == 0)
      #expect(same.errors.hasSuffix("no headline moved by more than its tolerance\n"))
      let kept = try String(contentsOfFile: "\(folder)/kept.csv", encoding: .utf8)
      let line = try #require(kept.split(separator: "\n").first { $0.contains("mean standardised difference") })
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[3] = "\((Double(cells[3]) ?? 0) + 3)"
      try write(kept.replacing(line, with: cells.joined(separator: ",")), to: "\(folder)/kept.csv")
      let moved = try qualify("--check", "kept.csv", in: folder)
      #expect(moved.status == 1)
      #expect(moved.errors.contains("headlines moved:\n  "))
      #expect(moved.errors.contains("CHANGELOG.md has no new line **Results change**"))
      try write("# Changelog\n- **Results change**: one.\n- **Results change**: two.\n", to: "\(folder)/CHANGELOG.md")
      let owned = try qualify("--check", "kept.csv", in: folder)
      #expect(owned.status == 0)
      #expect(owned.errors.contains("CHANGELOG.md has a new line **Results change**"))
    }
  }

  @Test("Another schedule than the kept one is not compared in silence")
  func schedule() throws {
    try withStudy { folder in
      _ = try qualify("--keep", "kept.csv", in: folder)
      let other = try qualify("--check", "kept.csv", "--seed", "2", in: folder)
      #expect(other.status == 1)
      #expect(other.errors.contains("the kept headlines are of 2 worlds × 4 people, seed 1"))
    }
  }

  @Test("In a pipe each study is a line on standard error; quiet says nothing")
  func progress() throws {
    try withStudy { folder in
      let told = try qualify("--keep", "kept.csv", in: folder)
      #expect(told.errors == "1 of 1 studies: lasa-2018-netherlands\n")
      let quiet = try qualify("--keep", "kept.csv", "--quiet", in: folder)
      #expect(quiet.errors.isEmpty)
      #expect(quiet.output == told.output)
    }
  }

  @Test("The time left is told once it can be")
  func line() {
    let line = ProgressLine.line(0.25, after: .seconds(30), doing: "simulating studies")
    #expect(line.hasPrefix("███████░"))
    #expect(line.hasSuffix("simulating studies, about 90 s left"))
  }

  @Test("An explanation must point to words of the limits")
  func explained() throws {
    try withStudy { folder in
      try write("context,limit,reason\nmarkers,no such words,none\n", to: "\(folder)/studies/explained.csv")
      try write("# Limits\n", to: "\(folder)/limits.md")
      let lost = try qualify("--limits", "limits.md", in: folder)
      #expect(lost.status == 65)
      #expect(lost.errors.contains("studies/explained.csv:2: limit: the limits hold no such words"))
    }
  }
}
