import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// What changes of diet, medicines and load do to bone, against section 9 of the bone specification.
@Suite("Bone answers what is done to it") struct ResponseOfBoneTests {
  /// Difference of a density or content against the same person left alone, per cent.
  private struct Effect {
    let treated: Course
    let usual: Course
    func callAsFunction(_ key: String, at age: Double) -> Double {
      100 * (treated(key, at: age) / usual(key, at: age) - 1)
    }
    func density(_ site: String, at age: Double) -> Double { self("bone.\(site).density", at: age) }
  }
  private func effect(
    _ sex: Sex, of changes: [Change], inputs: [String: Double] = [:], parameters: [String: Double] = [:],
    at ages: [Double]
  ) throws -> Effect {
    Effect(
      treated: try BoneAlone.life(sex, parameters: parameters, inputs: inputs, changes: changes, at: ages),
      usual: try BoneAlone.life(sex, parameters: parameters, inputs: inputs, at: ages))
  }

  @Test("1000 mg of calcium a day gives women of 60 one to two per cent in the first year, then no more; it goes again")
  func calcium() throws {
    let changes = [
      Change(atAge: 60, set: ["intake.calcium.supplement": 1000]),
      Change(atAge: 65, set: ["intake.calcium.supplement": 0]),
    ]
    let gain = try effect(.female, of: changes, at: [61, 65, 67])
    #expect(abs(gain.density("lumbarSpine", at: 61) - 1.6) < 0.2)
    #expect(abs(gain.density("femoralNeck", at: 61) - 1.0) < 0.2)
    #expect(abs(gain.density("totalHip", at: 61) - 1.1) < 0.2)
    #expect(abs(gain("bone.totalBody.content", at: 61) - 0.7) < 0.2)
    #expect(abs(gain.density("lumbarSpine", at: 65) - 1.6) < 0.2)
    #expect(abs(gain.density("femoralNeck", at: 65) - 1.2) < 0.2)
    #expect(abs(gain.density("totalHip", at: 65) - 1.2) < 0.2)
    #expect(abs(gain("bone.totalBody.content", at: 65) - 1.0) < 0.2)
    // Gone one to two years after stopping.
    #expect(abs(gain.density("lumbarSpine", at: 67)) < 0.4)
    // Tai 2015, recalled: 1.2, 1.2, 0.6, 0.7 to 1.0 %, flat after the first year.
    #expect(gain.density("lumbarSpine", at: 65) < 2.2)
    #expect(abs(gain("mineral.parathyroidHormone", at: 61) - -34) < 4)
    #expect(abs(gain("bone.ctx", at: 61) - -10) < 2)
    let urine = gain.treated("mineral.urine.calcium", at: 61) - gain.usual("mineral.urine.calcium", at: 61)
    #expect(abs(urine - 46) < 6)
  }

  @Test("Ten years on 500 instead of 1000 mg cost adults at most one per cent, as observed")
  func lowCalcium() throws {
    for (sex, spine, neck) in [(Sex.female, -0.7, -0.5), (.male, -1.0, -0.7)] {
      let stated = ["intake.calcium.diet": 0.0, "intake.calcium.food": 1000]
      let changes = [Change(atAge: 30, set: ["intake.calcium.food": 500])]
      let loss = try effect(sex, of: changes, inputs: stated, at: [40])
      #expect(abs(loss.density("lumbarSpine", at: 40) - spine) < 0.35)
      #expect(abs(loss.density("femoralNeck", at: 40) - neck) < 0.35)
      // model.md section 8: at most 2 % in ten years.
      #expect(loss.density("lumbarSpine", at: 40) > -2)
      #expect(loss.density("femoralNeck", at: 40) > -2)
    }
  }

  @Test(
    "800 mg more for two years gives girls a per cent of mineral, a little more where the diet is poor; it is lost after"
  )
  func girls() throws {
    for (usual, most) in [(1.0, 1.2), (0.5, 6)] {
      for start in [8.0, 10] {
        let changes = [
          Change(atAge: start, set: ["intake.calcium.supplement": 800]),
          Change(atAge: start + 2, set: ["intake.calcium.supplement": 0]),
        ]
        let gain = try effect(
          .female, of: changes, inputs: ["intake.calcium.diet": usual], at: [start + 2, start + 8])
        #expect((0.1...most).contains(gain("bone.totalBody.content", at: start + 2)))
        #expect(abs(gain("bone.totalBody.content", at: start + 8)) < 0.35)
      }
    }
  }

  @Test("Full-dose glucocorticoid takes 3 % of the spine in a year and 11 % in five")
  func glucocorticoid() throws {
    let lost = try effect(.female, of: [Change(atAge: 50, set: ["medicine.glucocorticoid": 1])], at: [51, 55])
    #expect(reaches(lost.density("lumbarSpine", at: 51), -2.8))
    #expect(reaches(lost.density("lumbarSpine", at: 55), -10.9))
    #expect(reaches(lost.density("femoralNeck", at: 51), -1.8))
    #expect(reaches(lost.density("femoralNeck", at: 55), -6.9))
    // Recalled: −3 to −5 % in the first year. A man, without the turnover of menopause, loses less later.
    let man = try effect(.male, of: [Change(atAge: 50, set: ["medicine.glucocorticoid": 1])], at: [51, 55])
    #expect((-3.5...(-2)).contains(man.density("lumbarSpine", at: 51)))
    #expect(man.density("lumbarSpine", at: 55) > lost.density("lumbarSpine", at: 55))
  }

  @Test("Hormone replacement from the menopause keeps 9 % of the spine after five years, as in trials")
  func replacement() throws {
    let kept = try effect(
      .female, of: [Change(atAge: 51.4, set: ["medicine.hormoneReplacement": 1])], at: [56.4])
    #expect(abs(kept.density("lumbarSpine", at: 56.4) - 9) < 1)
    #expect(abs(kept.density("femoralNeck", at: 56.4) - 6.5) < 1)
    // Recalled: +5 to +9 %.
    #expect((5...9.9).contains(kept.density("lumbarSpine", at: 56.4)))
  }

  @Test("Ten years at 0.6 of the usual load cost a man of 30 twelve per cent of the spine")
  func unloading() throws {
    let lost = try effect(.male, of: [Change(atAge: 30, set: ["bone.load": 0.6])], at: [40])
    #expect(abs(lost.density("lumbarSpine", at: 40) - -12) < 1.2)
    #expect(abs(lost.density("femoralNeck", at: 40) - -8) < 1.2)
  }
}
