import Foundation
import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// The curves against which Z-scores and relative quality are measured are the model's own; these tests keep them so.
///
/// When the model changes, `MENAQUIN_WRITE_REFERENCE=1 swift test --filter BoneReferenceTests` writes them anew.
@Suite("The reference person's own curves") struct BoneReferenceTests {
  private struct Entry {
    let name: String
    let title: String
    let key: String
    let unit: String
    let tables: [Sex: RateLaw.Table]
  }

  private static let entries = [
    Entry(
      name: "NeckDensity", title: "femoral-neck density", key: "bone.femoralNeck.density",
      unit: "gramPerSquareCentimetre",
      tables: [.female: BoneReferenceTables.femaleNeckDensity, .male: BoneReferenceTables.maleNeckDensity]),
    Entry(
      name: "HipDensity", title: "hip density", key: "bone.totalHip.density", unit: "gramPerSquareCentimetre",
      tables: [.female: BoneReferenceTables.femaleHipDensity, .male: BoneReferenceTables.maleHipDensity]),
    Entry(
      name: "SpineDensity", title: "lumbar-spine density", key: "bone.lumbarSpine.density",
      unit: "gramPerSquareCentimetre",
      tables: [.female: BoneReferenceTables.femaleSpineDensity, .male: BoneReferenceTables.maleSpineDensity]),
    Entry(
      name: "BodyContent", title: "whole-body mineral", key: "bone.totalBody.content", unit: "gram",
      tables: [.female: BoneReferenceTables.femaleBodyContent, .male: BoneReferenceTables.maleBodyContent]),
    Entry(
      name: "NeckQuality", title: "femoral-neck quality", key: "bone.femoralNeck.quality", unit: "one",
      tables: [.female: BoneReferenceTables.femaleNeckQuality, .male: BoneReferenceTables.maleNeckQuality]),
    Entry(
      name: "SpineQuality", title: "lumbar-spine quality", key: "bone.lumbarSpine.quality", unit: "one",
      tables: [.female: BoneReferenceTables.femaleSpineQuality, .male: BoneReferenceTables.maleSpineQuality]),
    Entry(
      name: "BodyQuality", title: "whole-body quality", key: "bone.totalBody.quality", unit: "one",
      tables: [.female: BoneReferenceTables.femaleBodyQuality, .male: BoneReferenceTables.maleBodyQuality]),
  ]

  /// Half-years: growth bends too much for whole ones.
  private static let step = 0.5
  private static let ages = (0...200).map { Double($0) * step }
  private static let scores = ["femoralNeck", "totalHip", "lumbarSpine", "totalBody"].map { "bone.\($0).zScore" }
  private static let strengths = ["femoralNeck", "lumbarSpine", "totalBody"].map { "bone.\($0).strength" }

  private static func life(_ sex: Sex) throws -> Trajectory {
    let columns = entries.map(\.key) + scores + strengths + ["bone.resorption", "bone.refill"]
    return try CompiledModel(ReferenceModel.model, observing: columns).run(
      Individual(sex: sex), at: ages, options: .init(relativeTolerance: 1e-6))
  }

  @Test("The tables are what the model gives, at every half-year of either sex", arguments: Sex.allCases)
  func fresh(sex: Sex) throws {
    let life = try Self.life(sex)
    guard ProcessInfo.processInfo.environment["MENAQUIN_WRITE_REFERENCE"] == nil else { return }
    for entry in Self.entries {
      let table = try #require(entry.tables[sex])
      #expect(table.values.count == Self.ages.count && table.step == Self.step)
      let apart = zip(table.values, life[entry.key]).map { abs($0 / $1 - 1) }.max() ?? 1
      #expect(apart < 0.002, "\(entry.title), \(sex): stale by \(apart); write the tables anew")
    }
    // So the reference person has a Z-score of 0 and a strength of 1 at every age.
    for key in Self.scores { #expect(life[key].allSatisfy { abs($0) < 0.02 }) }
    for key in Self.strengths { #expect(life[key].allSatisfy { abs($0 - 1) < 0.003 }) }
  }

  @Test("The turnover that markers are measured against is the reference woman's at 35")
  func turnover() throws {
    let life = try Self.life(.female)
    let reference = Bindings.reference(sex: .female)
    let parameter = try #require(ReferenceModel.model.parameter("bone.markers.referenceTurnover"))
    let stated = reference.parameter(parameter)
    let index = Int(35 / Self.step)
    for key in ["bone.resorption", "bone.refill"] { #expect(abs(life[key][index] / stated - 1) < 0.01) }
  }

  @Test(
    "Writes the tables when asked to",
    .enabled(if: ProcessInfo.processInfo.environment["MENAQUIN_WRITE_REFERENCE"] != nil))
  func write() throws {
    var text = """
      import ModelLanguage

      /// Bone curves of the reference woman and man by half-years of age, made by the model itself.
      ///
      /// Do not edit: `BoneReferenceTests` writes this file when asked to, and fails when it is stale.
      enum BoneReferenceTables {
        private static let source = Citation.published("the reference model itself, nothing supplemented")

      """
    for sex in Sex.allCases {
      let life = try Self.life(sex)
      for entry in Self.entries { text += Self.table(entry, sex, life[entry.key]) }
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Physiology/Bone/BoneReferenceTables.swift")
    try (text + "}\n").write(to: file, atomically: true, encoding: .utf8)
  }

  private static func table(_ entry: Entry, _ sex: Sex, _ values: [Double]) -> String {
    var lines: [String] = []
    var line = "     "
    for value in values.map({ String(format: "%.5g,", $0) }) {
      if line.count + value.count + 1 > 120 {
        lines.append(line)
        line = "     "
      }
      line += " \(value)"
    }
    lines.append(line)
    let who = sex == .female ? "woman" : "man"
    return """
        static let \(sex.rawValue)\(entry.name) = RateLaw.Table(
          name: "\(entry.title), reference \(who)", start: 0, step: \(step), abscissaUnit: .year,
          values: [
      \(lines.joined(separator: "\n"))
          ], unit: .\(entry.unit), source: source)

      """
  }
}
