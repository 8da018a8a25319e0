import Exchange
import Foundation
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import Exchange

@Suite("A run as a COMBINE archive", .serialized)
struct ArchiveTests {
  private static let described = CombineArchive.Description(
    title: "An example & its <marks>", fingerprint: "f00d", day: "2026-11-26", report: "<!doctype html><p>nothing</p>")

  private func example() throws -> CombineArchive {
    let dose = Change(atAge: 3.5, set: ["drug.intake": 50], add: ["drug.gut": 277])
    let life = Life(Individual(sex: .female), changes: [dose, Change(atAge: 40, set: ["drug.intake": 0])])
    return try CombineArchive(
      ExampleModel.model, life: life, quantities: ["drug.concentration"], until: 60, described: Self.described)
  }

  @Test("CRC-32 of the digits is the value that its standard gives")
  func sum() {
    #expect(CyclicRedundancy.sum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CyclicRedundancy.sum(of: []) == 0)
  }

  @Test("the same run gives the same bytes, and the files an archive has")
  func bytes() throws {
    let archive = try example()
    #expect(try archive.bytes == example().bytes)
    #expect(
      archive.names == ["manifest.xml", "model.xml", "simulation.sedml", "curves.csv", "metadata.rdf", "report.html"])
  }

  @Test("rows stand where nothing changes: a change at half a year moves them")
  func times() throws {
    #expect(try ArchiveTimes(until: 4, changes: [1, 3]).ages == [0.5, 1.5, 2.5, 3.5])
    #expect(try ArchiveTimes(until: 2, changes: [1.5]).ages == [0.45, 1.45])
    #expect(throws: ExportFault.self) { try ArchiveTimes(until: 1, changes: []) }
  }

  @Test(
    "libCombine, libSEDML and libSBML find it valid, and libRoadRunner and COPASI find the same curves within 1e-5",
    .enabled(
      if: OutsideSimulator.isAvailable(for: "check_omex"),
      "python3 with python-libcombine, python-libsedml, libroadrunner and copasi-basico is not here"),
    arguments: [[], ["--copasi"]])
  func reopened(tool: [String]) throws {
    let answer = try OutsideSimulator.check(example(), tool)
    #expect(answer.sedml == [] && answer.sbml == [])
    // libCombine reads the metadata itself and lists the other five.
    #expect(answer.entries.count == 5 && answer.master.hasSuffix("simulation.sedml"))
    #expect(answer.description.contains("An example & its <marks>"))
    #expect(answer.rows == 60)
    let worst = try #require(answer.worst)
    #expect(worst < 1e-5, "\(worst) at \(answer.where ?? "")")
  }

  @Test(
    "the reference man's archive gives the same curves in libRoadRunner within 1e-5",
    .enabled(
      if: OutsideSimulator.runsWholeModel && OutsideSimulator.isAvailable(for: "check_omex"),
      "slow: `make verify` runs it"))
  func reference() throws {
    let archive = try CombineArchive(
      ReferenceModel.model, life: Life(Individual(sex: .male)), quantities: ["vitaminK.vessel.dpucMGP.plasma"],
      until: 90,
      described: Self.described)
    let answer = try OutsideSimulator.check(archive, [])
    let worst = try #require(answer.worst)
    #expect(worst < 1e-5, "\(worst) at \(answer.where ?? "")")
  }
}

extension OutsideSimulator {
  /// What the outsiders make of an archive.
  struct ArchiveAnswer: Decodable {
    var sedml: [String]
    var sbml: [String]
    var entries: [String: String]
    var master: String
    var description: String
    var rows: Int?
    var worst: Double?
    var `where`: String?
  }

  static func check(_ archive: CombineArchive, _ options: [String]) throws -> ArchiveAnswer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-omex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "run.omex")
    try Data(archive.bytes).write(to: file)
    let answer = try python([script("check_omex"), file.path, folder.appending(path: "open").path] + options)
    guard answer.status == 0, let line = answer.text.split(separator: "\n").last else {
      throw Unusable(description: "check_omex.py ended with \(answer.status): \(answer.text)")
    }
    return try JSONDecoder().decode(ArchiveAnswer.self, from: Data(line.utf8))
  }
}
