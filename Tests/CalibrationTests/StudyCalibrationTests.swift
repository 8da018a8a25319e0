import Evidence
import Foods
import Foundation
import ModelLanguage
import Physiology
import Qualification
import Simulation
import Tabular
import Testing
import Trials

@testable import Calibration

/// Studies of the repository, as `menaquin calibrate` reads them.
private enum Studies {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Data/Studies").path

  static func all() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
  }

  static func read(_ name: String) throws -> (study: StudyFile, text: String) {
    let path = "\(folder)/\(name)"
    return (try StudyFileReader.read(path), try InputFile.text(of: path))
  }

  static func calibration(
    _ names: [String], members: Int, steps: Int = 1, seed: UInt64 = 1, threads: Int = 1
  ) throws -> StudyCalibration {
    let files = try names.map(read)
    return StudyCalibration(
      files.map(\.study), texts: files.map(\.text),
      settings: CalibrationSettings(members: members, steps: steps, peopleForMeans: 4, peopleForShares: 8, seed: seed),
      threads: threads, foods: try FoodTable.shipped())
  }
}

@Suite("Calibration to whole studies") struct StudyCalibrationTests {
  private static let small = ["jespersen-2020-denmark.yaml", "vossen-vitak-cac.yaml", "knapen-2013-mk7-three-years.yaml"]

  @Test("of all studies only values whose role is calibration are used, each with a spread, none from a file that validates or was recalled")
  func roles() throws {
    var values = 0
    for name in try Studies.all() {
      let (study, text) = try Studies.read(name)
      let used = StudyForward(study, crowds: StudyForward.Crowds())?.values ?? []
      values += used.count
      guard !used.isEmpty else { continue }
      #expect(study.items.allSatisfy { $0.role != .validation }, "\(name) validates and calibrates")
      #expect(!text.contains("\nuse: validation"), "\(name)")
      #expect(!text.contains("quality: recalled"), "\(name)")
      #expect(used.allSatisfy { $0.standardError > 0 && $0.study == study.name }, "\(name)")
    }
    #expect(values > 100, "\(values)")
  }

  @Test("a study for validation is not simulated at all, and takes no part in the fingerprint of the data")
  func validation() throws {
    let with = try Studies.calibration(Self.small, members: 8)
    let without = try Studies.calibration(Array(Self.small.prefix(2)), members: 8)
    #expect(with.studies == ["jespersen-2020-denmark", "vossen-vitak-cac"])
    #expect(with.data == without.data)
  }

  @Test("the same seed gives the same result on one thread and on two; another seed another")
  func threads() throws {
    let one = try #require(try Studies.calibration(Self.small, members: 8).run())
    let two = try #require(try Studies.calibration(Self.small, members: 8, threads: 2).run())
    #expect(one.posterior.text == two.posterior.text)
    #expect(one.values.map(\.after) == two.values.map(\.after))
    #expect(one.fingerprint == two.fingerprint)
    let other = try Studies.calibration(Self.small, members: 8, seed: 2)
    #expect(other.fingerprint != one.fingerprint)
  }

  @Test("a run that was stopped after a step goes on from there and ends as one that was not")
  func resumed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "calibration-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let calibration = try Studies.calibration(["jespersen-2020-denmark.yaml"], members: 8)
    let passes = Mark()
    // Stopped as soon as the first pass is over.
    let stopped = try calibration.run(
      folder: folder, progress: { passes.raise(if: $0 >= 0.5) }, isCancelled: { passes.isRaised })
    #expect(stopped == nil)
    #expect(CalibrationState.read(folder, fingerprint: calibration.fingerprint)?.passes.count == 1)
    let resumed = try #require(try calibration.run(folder: folder))
    let whole = try #require(try calibration.run())
    #expect(resumed.posterior == whole.posterior)
    StudyCalibration.forget(folder)
    #expect(CalibrationState.read(folder, fingerprint: calibration.fingerprint) == nil)
  }
}

/// A flag that one thread raises and another reads.
private final class Mark: @unchecked Sendable {
  // Safe: read and written under the lock.
  private let lock = NSLock()
  private var raised = false
  func raise(if condition: Bool) { if condition { lock.withLock { raised = true } } }
  var isRaised: Bool { lock.withLock { raised } }
}

@Suite("The shipped posterior") struct ShippedPosteriorTests {
  @Test("it names parameters of the model that are uncertain, and has enough members for a band")
  func keys() {
    let posterior = Posterior.shipped
    #expect(posterior.members.count >= 80)
    let known = Set(ParameterDraw.uncertainKeys(of: ReferenceModel.model))
    #expect(posterior.keys.allSatisfy(known.contains))
    #expect(posterior.keys.count > 300)
  }

  @Test("most parameters were not moved, some were narrowed, and none flies off")
  func shape() {
    let (mean, variance) = PosteriorCheck.columnMoments(Posterior.shipped.members)
    #expect(mean.allSatisfy { abs($0) < 4 })
    #expect(variance.allSatisfy { $0 > 0 && $0 < 2.5 })
    #expect(variance.count { $0 < 0.6 } >= 3)
  }
}
