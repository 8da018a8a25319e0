import ModelLanguage
import Testing

@testable import Physiology

/// Loss of bone in adults: menopause at 51.4 and ageing, against section 9 of the bone specification.
@Suite("Bone is lost as it was measured to be lost") struct LossOfBoneTests {
  /// With the final menstrual period on the grid of ages.
  private static let woman = Result {
    try BoneAlone.life(.female, parameters: ["bone.menopauseAge": 51.4], at: (0...1000).map { Double($0) / 10 })
  }
  private func change(_ site: String, _ from: Double, _ to: Double) throws -> Double {
    try Self.woman.get().change(site, from: 51.4 + from, to: 51.4 + to)
  }

  @Test("Around the menopause the spine loses 10.9 % in ten years and 7.3 % in three, as in SWAN")
  func spine() throws {
    let (ten, three) = (try change("lumbarSpine", -5, 5), try change("lumbarSpine", -1, 2))
    #expect(reaches(ten, -10.9))
    #expect(reaches(three, -7.3))
    // Observed (bone-55, bone-56): −10.6 and −7.38.
    #expect(reaches(ten, -10.6, within: 0.15))
    #expect(reaches(three, -7.38, within: 0.15))
  }

  @Test("The femoral neck loses 9.6 % in ten years and 5.6 % in three, as in SWAN")
  func neck() throws {
    let (ten, three) = (try change("femoralNeck", -5, 5), try change("femoralNeck", -1, 2))
    #expect(reaches(ten, -9.6))
    #expect(reaches(three, -5.6))
    // Observed (bone-57, bone-58): −9.1 and −5.8.
    #expect(reaches(ten, -9.1, within: 0.15))
    #expect(reaches(three, -5.8, within: 0.15))
  }

  @Test("Yearly loss of the spine before, just after and later after the menopause; the Michigan cohort lost faster")
  func phases() throws {
    let before = try change("lumbarSpine", -2, 0) / 2
    let after = try change("lumbarSpine", 0, 2) / 2
    let later = try change("lumbarSpine", 2, 7) / 5
    #expect(abs(before - -1.2) < 0.15)
    #expect(abs(after - -2.7) < 0.15)
    #expect(abs(later - -0.9) < 0.15)
    withKnownIssue("Sowers (bone-61 to bone-63): −1.7, −3.3, −1.1 % a year, 20 to 30 % faster than SWAN") {
      #expect(reaches(before, -1.7, within: 0.15))
      #expect(reaches(after, -3.3, within: 0.15))
      #expect(reaches(later, -1.1, within: 0.15))
    }
  }

  @Test(
    "Femoral-neck density of women by decade is within 3 % of the survey's",
    arguments: [
      (25.0, 0.863, 0.858), (35, 0.846, 0.83), (45, 0.824, 0.80), (55, 0.751, 0.74), (65, 0.689, 0.68),
      (75, 0.634, 0.63),
      (85, 0.581, 0.57),
    ])
  func neckByDecade(age: Double, figure: Double, observed: Double) throws {
    let value = try BoneAlone.reference(.female).density("femoralNeck", at: age)
    #expect(reaches(value, figure, within: 0.01))
    // The survey's means after 25 are recalled.
    #expect(reaches(value, observed, within: 0.035))
  }

  @Test("Old women lose 0.85 % of the femoral neck a year")
  func lateLoss() throws {
    let yearly = try BoneAlone.reference(.female).change("femoralNeck", from: 65, to: 81) / 16
    #expect(abs(yearly - -0.85) < 0.08)
    // Observed (bone-67, bone-68): −0.6 to −1.0.
    #expect((-1.0...(-0.6)).contains(yearly))
  }

  @Test("At 75 osteophytes hide the loss of the spine")
  func osteophytes() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    #expect(reaches(woman.density("lumbarSpine", at: 75), 0.818, within: 0.01))
    #expect(reaches(man.density("lumbarSpine", at: 75), 0.962, within: 0.01))
    let (women, men) = (
      woman("bone.lumbarSpine.densityOnImage", at: 75), man("bone.lumbarSpine.densityOnImage", at: 75)
    )
    #expect(reaches(women, 0.923, within: 0.01))
    #expect(reaches(men, 1.067, within: 0.01))
    // Observed (verified-60): 0.902 and 1.068.
    #expect(reaches(women, 0.902))
    #expect(reaches(men, 1.068))
  }

  @Test("Hip density at 83 and the femoral neck of men")
  func hipAndMen() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    #expect(reaches(woman.density("totalHip", at: 83), 0.723, within: 0.01))
    #expect(reaches(man.density("totalHip", at: 83), 0.930, within: 0.01))
    #expect(reaches(woman.density("totalHip", at: 83), 0.74))
    #expect(reaches(man.density("totalHip", at: 83), 0.92))
    #expect(reaches(man.density("femoralNeck", at: 25), 0.94, within: 0.01))
    let yearly = man.change("femoralNeck", from: 35, to: 80) / 45
    #expect(abs(yearly - -0.38) < 0.03)
    // Observed (bone-69): −0.3 to −0.5 % a year.
    #expect((-0.5...(-0.3)).contains(yearly))
  }

  @Test("A year after the menopause resorption is up 1.8-fold; formation follows too closely")
  func turnover() throws {
    let woman = try Self.woman.get()
    let resorption = woman("bone.resorption", at: 52.4) / woman("bone.resorption", at: 45)
    let formation = woman("bone.refill", at: 52.4) / woman("bone.refill", at: 45)
    #expect(reaches(resorption, 1.83))
    #expect(reaches(formation, 1.69))
    // model.md section 4, in words: × 1.8 and × 1.35.
    #expect(reaches(resorption, 1.8, within: 0.05))
    withKnownIssue("Formation is up 1.35-fold at one year, here 1.69-fold") {
      #expect(reaches(formation, 1.35, within: 0.1))
    }
  }

  @Test("Markers of turnover: osteocalcin of puberty is four and a half times the adult's, CTX 1.8 times after the menopause")
  func markers() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    let girls = 16 * (woman.life["bone.osteocalcinProduction"][160...400].max() ?? 0)
    let boys = 16 * (man.life["bone.osteocalcinProduction"][160...400].max() ?? 0)
    #expect(reaches(16 * woman("bone.osteocalcinProduction", at: 35), 16))
    #expect(reaches(girls, 72.8, within: 0.05))
    #expect(reaches(boys, 76.4, within: 0.05))
    #expect(reaches(woman("bone.ctx", at: 60) / woman("bone.ctx", at: 45), 1.8, within: 0.05))
    #expect(reaches(woman("bone.ctx", at: 35), 0.30))
    #expect(reaches(woman("bone.p1np", at: 35), 45))
  }
}
