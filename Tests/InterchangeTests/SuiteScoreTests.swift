import Foundation
import Interchange
import Testing

/// The SBML Test Suite's cases are not part of the project: they are scored where they are at hand, in the folder or
/// archive that MENAQUIN_SBML_SUITE names, or in `shared` beside the repository.
@Suite("The SBML Test Suite")
struct SuiteScoreTests {
  private static let path: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appending(path: "shared/sbml-semantic-cases.tar.gz").path
    let named = ProcessInfo.processInfo.environment["MENAQUIN_SBML_SUITE"] ?? ""
    return [named, beside].first { !$0.isEmpty && FileManager.default.fileExists(atPath: $0) }
  }()

  @Test(
    "no case is answered wrongly, and at least as many are right as docs/INTERCHANGE.md says",
    .enabled(if: path != nil, "the suite's cases are not here; MENAQUIN_SBML_SUITE names their folder or archive"))
  func score() throws {
    let path = try #require(Self.path)
    let score = try SuiteFolder.use(path) { try SuiteScore(folder: $0) }
    #expect(score.wrong.isEmpty, "\(score.wrong)")
    #expect(score.stopped.isEmpty, "\(score.stopped)")
    #expect(score.count == 911 && score.right >= 780, "\(score.right) of \(score.count)")
  }

  @Test("a folder without cases, and what is no archive, are said to be so")
  func nothing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let empty = #expect(throws: InterchangeFault.self) { _ = try SuiteScore(folder: folder) }
    #expect(empty.map { "\($0)".contains("holds no case of the SBML Test Suite") } == true)
    let file = folder.appending(path: "suite.tar.gz")
    try Data("no archive".utf8).write(to: file)
    let broken = #expect(throws: InterchangeFault.self) {
      try SuiteFolder.use(file.path) { _ in }
    }
    #expect(broken.map { "\($0)".contains("tar cannot unpack it") } == true)
  }

  @Test("an answer outside the tolerances counts as wrong, one inside as right")
  func verdicts() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, value) in [("00001", "1.5"), ("00002", "1.50014"), ("00003", "1.51")] {
      let place = folder.appending(path: number)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let model = SmallModel.document(
        SmallModel.parameters([("x", "0.5")]) + SmallModel.rules("rateRule", [("x", SmallModel.number(1))]))
      let files = [
        "sbml-l3v2.xml": model, "results.csv": "time,x\n0,0.5\n1,\(value)\n",
        "settings.txt": "start: 0\nduration: 1\nsteps: 1\nvariables: x\nabsolute: 0.0001\nrelative: 0.0001\n",
      ]
      for (name, text) in files { try Data(text.utf8).write(to: place.appending(path: "\(number)-\(name)")) }
    }
    let score = try SuiteScore(folder: folder)
    #expect(score.right == 2 && score.wrong.map(\.number) == ["00003"])
  }
}
