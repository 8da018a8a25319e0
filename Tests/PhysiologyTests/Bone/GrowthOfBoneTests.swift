import ModelLanguage
import Testing

@testable import Physiology

/// Growth of the skeleton: the reference girl and boy against section 9 of the bone specification.
@Suite("Bone grows as it was measured to grow") struct GrowthOfBoneTests {
  @Test("A boy's skeleton gains most, 403 g a year, at 14.2; 407 at 14.0 were observed")
  func boysPeak() throws {
    let peak = try BoneAlone.reference(.male).fastest("bone.totalBody.content", from: 8, to: 20)
    #expect(reaches(peak.rate, 403))
    #expect(abs(peak.age - 14.2) < 0.15)
    // Observed (bone-1, bone-5): one standard error is 12 g and 0.13 years.
    #expect(abs(peak.rate - 407) < 12)
    #expect(abs(peak.age - 14.0) < 0.26)
    #expect(reaches(peak.rate * 0.322 * 1000 / 365.25, 359))
  }

  @Test("A girl's skeleton gains most, 320 g a year, at 12.6; 322 at 12.5 were observed")
  func girlsPeak() throws {
    let peak = try BoneAlone.reference(.female).fastest("bone.totalBody.content", from: 8, to: 20)
    #expect(reaches(peak.rate, 320))
    #expect(abs(peak.age - 12.6) < 0.15)
    #expect(abs(peak.rate - 322) < 9)
    #expect(abs(peak.age - 12.5) < 0.24)
    #expect(reaches(peak.rate * 0.322 * 1000 / 365.25, 284))
  }

  /// Share of the adult's mineral gained between two maturity offsets, per cent.
  private func share(_ site: String, _ sex: Sex, around middle: Double, within years: Double) throws -> Double {
    let course = try BoneAlone.reference(sex)
    let gained = course.content(site, at: middle + years) - course.content(site, at: middle - years)
    return 100 * gained / course.content(site, at: 30)
  }

  @Test("Two fifths of adult mineral come within two years of peak height velocity, 31 % at the femoral neck")
  func aroundPeakHeightVelocity() throws {
    let boys = try share("totalBody", .male, around: 13.5, within: 2)
    let girls = try share("totalBody", .female, around: 11.8, within: 2)
    #expect(abs(boys - 40) < 1.5)
    #expect(abs(girls - 38) < 1.5)
    // Observed (bone-12): 39.
    #expect(abs((boys + girls) / 2 - 39) < 2)
    let neck = try share("femoralNeck", .female, around: 11.8, within: 2)
    let spine = try share("lumbarSpine", .female, around: 11.8, within: 2)
    let hip = try share("totalHip", .female, around: 11.8, within: 2)
    #expect(abs(neck - 31) < 3)
    #expect(abs(spine - 34) < 3)
    #expect(abs(hip - 34) < 3)
    withKnownIssue("Spine and hip: 43 to 46 % observed (bone-13), 33 % at the neck (bone-14)") {
      #expect(spine > 40)
      #expect(hip > 40)
    }
  }

  @Test("A quarter of adult mineral comes in the two years around its own peak")
  func aroundPeak() throws {
    let boys = try share("totalBody", .male, around: 14.2, within: 1)
    let girls = try share("totalBody", .female, around: 12.6, within: 1)
    #expect(abs(boys - 25.7) < 1)
    #expect(abs(girls - 25.9) < 1)
    // Observed (bone-9): 26.
    #expect(abs((boys + girls) / 2 - 26) < 1)
  }

  @Test("From 9 to 18 boys gain 196 g a year and girls 141, as a Canadian cohort did and Americans did not")
  func accrual() throws {
    func gain(_ sex: Sex) throws -> Double {
      let course = try BoneAlone.reference(sex)
      return (course.content("totalBody", at: 18) - course.content("totalBody", at: 9)) / 9
    }
    let (boys, girls) = (try gain(.male), try gain(.female))
    #expect(reaches(boys, 196))
    #expect(reaches(girls, 141))
    // Observed (bone-16): 198.8 SD 74.5; girls 137.
    #expect(abs(boys - 198.8) < 8)
    #expect(abs(girls - 137) < 6)
    withKnownIssue("NHANES (verified-58): 163 and 109 g a year") {
      #expect(boys < 175)
      #expect(girls < 120)
    }
  }

  @Test("A newborn has 80 g of mineral and a child of one 228 g; a scanner reads 76 and 224")
  func infancy() throws {
    let course = try BoneAlone.reference(.female)
    #expect(reaches(course.content("totalBody", at: 0), 80))
    #expect(reaches(course.content("totalBody", at: 1), 228))
    // Observed (bone-39): 76 SD 14 and 227 SD 30.
    #expect(reaches(course("bone.totalBody.contentOnImage", at: 0), 76))
    #expect(reaches(course("bone.totalBody.contentOnImage", at: 1), 227))
  }

  @Test(
    "Whole-body mineral by age is that of the specification",
    arguments: [
      (Sex.female, 9.0, 974.0), (.female, 18, 2243), (.female, 30, 2262), (.female, 50, 2226), (.female, 80, 1772),
      (.male, 9, 1065), (.male, 18, 2831), (.male, 30, 2905), (.male, 50, 2859), (.male, 80, 2608),
    ])
  func wholeBody(sex: Sex, age: Double, figure: Double) throws {
    #expect(reaches(try BoneAlone.reference(sex).content("totalBody", at: age), figure, within: 0.01))
  }

  @Test("Adults of 30 against Americans: women 4 % above the survey, men a tenth")
  func adultsAgainstSurvey() throws {
    let women = try BoneAlone.reference(.female).content("totalBody", at: 30)
    let men = try BoneAlone.reference(.male).content("totalBody", at: 30)
    #expect(reaches(women, 2176, within: 0.05))
    withKnownIssue("NHANES (verified-58): men of 30 hold 2617 to 2640 g, the programme 2905") {
      #expect(reaches(men, 2630, within: 0.05))
    }
  }

  @Test("The skeleton holds 26 g of calcium at birth, 728 g in a woman and 936 g in a man")
  func calcium() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    // Textbooks: 25 to 30 g at birth, 700 to 1200 g in adults.
    #expect((25...30).contains(woman("bone.skeletalCalcium", at: 0)))
    #expect(reaches(woman("bone.skeletalCalcium", at: 30), 728, within: 0.01))
    #expect(reaches(man("bone.skeletalCalcium", at: 30), 936, within: 0.01))
  }

  @Test(
    "Spine density of girls by age is within 3 % of the measured means, but for the oldest",
    arguments: [(9.5, 0.672), (11.5, 0.760), (12.5, 0.807), (13.5, 0.898), (14.5, 0.950), (16.5, 1.034), (20.5, 1.071)])
  func spineOfGirls(age: Double, observed: Double) throws {
    #expect(reaches(try BoneAlone.reference(.female).density("lumbarSpine", at: age), observed, within: 0.035))
  }

  @Test("A girl's spine gains fastest, 0.090 g/cm² a year, at 13.4; a year later than observed")
  func spineVelocity() throws {
    let peak = try BoneAlone.reference(.female).fastest("bone.lumbarSpine.density", from: 8, to: 20)
    #expect(reaches(peak.rate, 0.090, within: 0.04))
    #expect(abs(peak.age - 13.4) < 0.15)
    // Observed: 0.084 at 12.5 in smoothed individuals (verified-80), 0.072 SD 0.061 in annual pairs (bone-44).
    #expect(reaches(peak.rate, 0.084, within: 0.1))
    withKnownIssue("The spine's spurt comes a year late: 12.5 observed") { #expect(abs(peak.age - 12.5) < 0.5) }
  }

  @Test("Spine density of infants, boys and young men")
  func spineElsewhere() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    #expect(reaches(woman.density("lumbarSpine", at: 0), 0.266))
    #expect(reaches(woman.density("lumbarSpine", at: 1), 0.290))
    #expect(reaches(man.density("lumbarSpine", at: 7.5), 0.594))
    #expect(reaches(man.density("lumbarSpine", at: 13.5), 0.772))
    #expect(reaches(man.density("lumbarSpine", at: 27), 1.06))
    // Observed: 0.304 SD 0.044 at 1 (bone-41), 0.58, 0.82 and 1.07.
    #expect(reaches(woman.density("lumbarSpine", at: 1), 0.304, within: 0.06))
    #expect(reaches(man.density("lumbarSpine", at: 13.5), 0.82, within: 0.07))
    #expect(reaches(man.density("lumbarSpine", at: 27), 1.07))
  }

  @Test(
    "Hip density of girls and boys",
    arguments: [
      (Sex.female, 7.5, 0.653, 0.66), (.female, 13.5, 0.880, 0.93), (.female, 17.5, 0.953, 0.98),
      (.male, 7.5, 0.707, 0.71), (.male, 13.5, 0.908, 0.93), (.male, 17.5, 1.046, 1.11),
    ])
  func hip(sex: Sex, age: Double, figure: Double, observed: Double) throws {
    let value = try BoneAlone.reference(sex).density("totalHip", at: age)
    #expect(reaches(value, figure, within: 0.02))
    #expect(reaches(value, observed, within: 0.065))
  }
}
