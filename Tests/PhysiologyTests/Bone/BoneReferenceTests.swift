import Foundation
import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// The curves against which Z-scores and relative quality are measured are the model's own; these tests keep them so.
///
/// When the model changes, `menaquin docs` writes them anew.
@Suite("The reference person's own curves") struct BoneReferenceTests {
  private struct Entry {
    let title: String
    let key: String
    let tables: [Sex: RateLaw.Table]
  }

  private static let entries = [
    Entry(
      title: "femoral-neck density", key: "bone.femoralNeck.density",
      tables: [.female: BoneReferenceTables.femaleNeckDensity, .male: BoneReferenceTables.maleNeckDensity]),
    Entry(
      title: "hip density", key: "bone.totalHip.density",
      tables: [.female: BoneReferenceTables.femaleHipDensity, .male: BoneReferenceTables.maleHipDensity]),
    Entry(
      title: "lumbar-spine density", key: "bone.lumbarSpine.density",
      tables: [.female: BoneReferenceTables.femaleSpineDensity, .male: BoneReferenceTables.maleSpineDensity]),
    Entry(
      title: "whole-body mineral", key: "bone.totalBody.content",
      tables: [.female: BoneReferenceTables.femaleBodyContent, .male: BoneReferenceTables.maleBodyContent]),
    Entry(
      title: "femoral-neck quality", key: "bone.femoralNeck.quality",
      tables: [.female: BoneReferenceTables.femaleNeckQuality, .male: BoneReferenceTables.maleNeckQuality]),
    Entry(
      title: "lumbar-spine quality", key: "bone.lumbarSpine.quality",
      tables: [.female: BoneReferenceTables.femaleSpineQuality, .male: BoneReferenceTables.maleSpineQuality]),
    Entry(
      title: "whole-body quality", key: "bone.totalBody.quality",
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
}
