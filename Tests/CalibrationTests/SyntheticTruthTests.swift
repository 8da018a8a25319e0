import Foods
import Foundation
import ModelLanguage
import Physiology
import Qualification
import Simulation
import Testing
import Trials

@testable import Calibration

/// Studies that never were: of a world whose parameters are known, read with the error of studies of that size.
private struct SyntheticStudies {
  /// Deviates of all uncertain parameters in the true world.
  let truth: [String: Double]
  let studies: [(study: StudyFile, text: String)]

  private static let endpoints = [
    "osteocalcin", "plasma K1", "lumbar spine BMD", "whole body BMC", "cfPWV", "cOC",
  ]
  private static let units = [
    "osteocalcin": "ng/mL", "plasma K1": "ng/mL", "lumbar spine BMD": "g/cm2", "whole body BMC": "g", "cfPWV": "m/s",
    "cOC": "ng/mL",
  ]
  /// Standard error of a mean as a share of it: some hundreds of people.
  private static let error = 0.02
  private static let people = 400

  init(number: Int, folder: URL) throws {
    let draw = ParameterDraw(seed: 77)
    let keys = ParameterDraw.uncertainKeys(of: ReferenceModel.model)
    truth = Dictionary(uniqueKeysWithValues: zip(keys, draw.deviates(of: keys, number: number)))
    let world = World(0, deviates: truth)
    let foods = try FoodTable.shipped()
    studies = try [45, 62, 75].map { age in
      let name = "synthetic-\(number)-\(age)"
      // The first text only asks; its numbers are not read.
      let question = try Self.write(name, age, folder, Self.endpoints.map { _ in 1 })
      let forward = try #require(
        StudyForward(question.study, crowds: StudyForward.Crowds(forMeans: 24, forShares: 24, seed: UInt64(1000 + number))))
      let answers = try forward.answers(in: [world], foods: foods)[0]
      var stream = RandomStream(seed: 5, person: number, purpose: "synthetic.\(age)")
      let values = try answers.map { try #require($0).value * (1 + Self.error * stream.normal()) }
      return try Self.write(name, age, folder, values)
    }
  }

  private static func write(
    _ name: String, _ age: Int, _ folder: URL, _ values: [Double]
  ) throws -> (study: StudyFile, text: String) {
    let asked = endpoints.map { "  - {what: \($0), as: value, unit: \(units[$0] ?? "")}" }
    let observed = zip(endpoints, values).map { endpoint, value in
      let spread = value * error * Double(people).squareRoot()
      return "  - {endpoint: \(endpoint), at: 0, mean: \(value), sd: \(spread), n: \(people), use: calibration}"
    }
    let text = """
      title: A study that never was
      kind: cohort
      context: markers
      use: calibration
      cite: simulated
      year: 2026
      country: United States
      population: {people: \(people), age: {mean: \(age), sd: 2, min: \(age - 6), max: \(age + 6)}, sex: {female: 0.5}}
      arms: [{name: all}]
      endpoints:
      \(asked.joined(separator: "\n"))
      observed:
      \(observed.joined(separator: "\n"))
      read: {quality: read, where: simulated, note: "Made by a test."}

      """
    let file = folder.appending(path: "\(name).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return (try StudyFileReader.read(file.path), text)
  }
}

@Suite("The model's own parameters found again from simulated studies") struct SyntheticTruthTests {
  /// What three worlds gave.
  private struct Tally {
    var moved = 0
    var covered = 0
    /// Squared distance of the truth from the centre, before and after, over parameters that moved.
    var before = 0.0
    var after = 0.0
    var chiSquareBefore = 0.0
    var chiSquareAfter = 0.0
  }

  private static func tally(of truths: Range<Int>) throws -> Tally {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synthetic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var tally = Tally()
    for number in truths {
      let made = try SyntheticStudies(number: number, folder: folder)
      let calibration = StudyCalibration(
        made.studies.map(\.study), texts: made.studies.map(\.text),
        settings: CalibrationSettings(members: 64, steps: 2, peopleForMeans: 4, peopleForShares: 4, seed: 3), threads: 2,
        foods: try FoodTable.shipped())
      let result = try #require(try calibration.run())
      tally.chiSquareBefore += result.chiSquareBefore
      tally.chiSquareAfter += result.chiSquareAfter
      for line in result.parameters where line.isMoved {
        let distance = (made.truth[line.key] ?? 0) - line.mean
        tally.moved += 1
        if abs(distance) <= 1.96 * line.spread { tally.covered += 1 }
        tally.before += (made.truth[line.key] ?? 0) * (made.truth[line.key] ?? 0)
        tally.after += distance * distance
      }
    }
    return tally
  }

  @Test("of parameters that the data moved, the true value lies in nine of ten 95 % intervals or more, and nearer the centre than before")
  func recovered() throws {
    let tally = try Self.tally(of: 0..<4)
    let told = "\(tally)"
    #expect(tally.moved >= 8, "\(told)")
    // Twenty or so intervals: 95 % less two binomial standard errors.
    #expect(Double(tally.covered) >= 0.85 * Double(tally.moved), "\(told)")
    #expect(tally.after < tally.before, "\(told)")
    #expect(tally.chiSquareAfter < tally.chiSquareBefore, "\(told)")
  }
}
