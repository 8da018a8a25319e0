import Evidence
import Exchange
import Foundation
import ModelLanguage
import Physiology
import Qualification
import RealModule
import Simulation
import Testing

@testable import Calibration

@Suite("The calibration to studies as PEtab can say it") struct StudyStatementTests {
  private static func studies() throws -> [StudyFile] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data/Studies").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
    return try names.map { try StudyFileReader.read("\(folder)/\($0)") }
  }

  @Test(
    "every calibration value is told or left out by name, and most levels of one sex are told", arguments: Sex.allCases)
  func complete(sex: Sex) throws {
    let studies = try Self.studies()
    let values = studies.flatMap { StudyForward($0, crowds: StudyForward.Crowds())?.values ?? [] }
    let sorted = studies.map { ReferenceLevel.sorted($0, sex: sex) }
    let told = sorted.flatMap(\.levels)
    #expect(told.count + sorted.flatMap(\.refused).count == values.count)
    #expect(told.count > 25, "\(told.count)")
    for level in told {
      let value = try #require(values.first { $0.study == level.study && $0.what == level.what })
      #expect(abs(level.standardError - value.standardError / value.observed) < 1e-12, "\(level.what)")
    }
  }

  @Test("errors are those of the calibration: their shared and own parts add up to its covariance")
  func errors() throws {
    let spread = BetweenStudySpread(between: ["level on the body": 0.04])
    let bachrach = try Self.studies().filter { $0.name == "bachrach-1999-youth-spine" }
    let levels = bachrach.flatMap { ReferenceLevel.sorted($0, sex: .female).levels }
    let readings = StudyStatement.problem(of: bachrach, sex: .female, spread: spread).readings
    let covariance = BetweenStudies(
      values: levels.map {
        let own = ($0.standardError * $0.standardError + $0.laboratory * $0.laboratory).squareRoot()
        return BetweenStudies.Value(
          observed: Double.log($0.value), standardError: own, study: $0.study, kind: $0.kind.rawValue)
      }
    ).covariance(spread.between)
    #expect(readings.count == 17)
    for (row, reading) in readings.enumerated() {
      #expect(abs(reading.sd * reading.sd + reading.laboratory * reading.laboratory - covariance[row][row]) < 1e-15)
      #expect(abs(reading.laboratory * reading.laboratory - covariance[row][row == 0 ? 1 : 0]) < 1e-15)
    }
  }

  @Test("every uncertain parameter is an unknown within its range, or left out by name", arguments: Sex.allCases)
  func unknowns(sex: Sex) throws {
    let problem = StudyStatement.problem(of: [], sex: sex, spread: .shipped)
    let named = Set(problem.unknowns.map(\.key)).union(problem.leftOut.map(\.what))
    #expect(ParameterDraw.uncertainKeys(of: ReferenceModel.model).allSatisfy(named.contains))
    for unknown in problem.unknowns {
      let range = try #require(ReferenceModel.model.parameter(unknown.key)).range
      #expect(
        range.contains(unknown.range.lowerBound) && range.upperBound == unknown.range.upperBound, "\(unknown.key)")
      #expect(unknown.range.contains(unknown.middle), "\(unknown.key)")
    }
  }

  @Test("what one body cannot stand for is refused with the reason")
  func refused() throws {
    let why = Dictionary(
      try Self.studies().flatMap { ReferenceLevel.sorted($0, sex: .female).refused }.map { ($0.study, $0.why) }
    ) { first, _ in first }
    #expect(why["adeney-2009-phosphate"] == "is no level but a ratio of a group")
    #expect(why["vossen-vitak-cac"] == "is of women and men together")
  }
}
