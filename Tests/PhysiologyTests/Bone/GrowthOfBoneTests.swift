import ModelLanguage
import Testing

@testable import Physiology

/// Growth of the skeleton: the reference girl and boy against section 9 of the bone specification.
@Suite("Bone grows as it was measured to grow") struct GrowthOfBoneTests {
  @Test("A boy's skeleton gains most, 390 g a year, at 14.0; 407 at 14.0 were observed")
  func boysPeak() throws {
    let peak = try BoneAlone.reference(.male).fastest("bone.totalBody.content", from: 8, to: 20)
    #expect(reaches(peak.rate, 390))
    // Observed (bone-1, bone-5): one standard error is 12 g and 0.13 years; the calcium is the mineral times a constant.
    withKnownIssue("Fitted to the American survey as well, the peak is 1.4 standard errors low") {
      #expect(abs(peak.rate - 407) < 12)
    }
    #expect(abs(peak.age - 14.0) < 0.26)
    #expect(reaches(peak.rate * 0.322 * 1000 / 365.25, 344))
  }

  @Test("A girl's skeleton gains most, 309 g a year, at 12.25; 322 at 12.5 were observed")
  func girlsPeak() throws {
    let peak = try BoneAlone.reference(.female).fastest("bone.totalBody.content", from: 8, to: 20)
    #expect(reaches(peak.rate, 309))
    // Observed: one standard error is 9 g and 0.12 years.
    withKnownIssue("Fitted to the American survey as well, the peak is 1.4 standard errors low") {
      #expect(abs(peak.rate - 322) < 9)
    }
    withKnownIssue("The American survey draws the peak forward: 12.5 (two standard errors: 0.24) observed") {
      #expect(abs(peak.age - 12.5) < 0.24)
    }
    #expect(reaches(peak.rate * 0.322 * 1000 / 365.25, 273))
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
    #expect(abs(boys - 41.6) < 1)
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

  @Test("From 9 to 18 boys gain 168 g a year and girls 114, as Americans did and a Canadian cohort did not")
  func accrual() throws {
    func gain(_ sex: Sex) throws -> Double {
      let course = try BoneAlone.reference(sex)
      return (course.content("totalBody", at: 18) - course.content("totalBody", at: 9)) / 9
    }
    let (boys, girls) = (try gain(.male), try gain(.female))
    // NHANES (verified-58): 163 and 109.
    #expect(reaches(boys, 163, within: 0.05))
    #expect(reaches(girls, 109, within: 0.05))
    withKnownIssue("Canadian cohort (bone-16): 198.8, SD 74.5, standard error 8; girls 137") {
      #expect(abs(boys - 198.8) < 8)
      #expect(abs(girls - 137) < 6)
    }
  }

  @Test("A newborn has 80 g of mineral and a child of one 236 g; a scanner reads 76 and 232")
  func infancy() throws {
    let course = try BoneAlone.reference(.female)
    #expect(reaches(course.content("totalBody", at: 0), 80))
    #expect(reaches(course.content("totalBody", at: 1), 236))
    // Observed (bone-39): 76 SD 14 and 227 SD 30.
    #expect(reaches(course("bone.totalBody.contentOnImage", at: 0), 76))
    #expect(reaches(course("bone.totalBody.contentOnImage", at: 1), 227, within: 0.03))
  }

  /// Means of NHANES 2011–2018; the years around the spurt, which a cross-section blurs, are for the population.
  @Test(
    "Whole-body mineral by age is within 5 % of the American survey, to which the programme is fitted",
    arguments: [
      (Sex.female, 9.5, 1056.0), (.female, 17.5, 2048), (.female, 22.5, 2079), (.female, 32.5, 2126), (.female, 42.5, 2137),
      (.female, 52.5, 2005), (.female, 57.5, 1940), (.male, 8.5, 983), (.male, 18.5, 2531), (.male, 22.5, 2583),
      (.male, 32.5, 2626), (.male, 42.5, 2591), (.male, 52.5, 2553), (.male, 57.5, 2517),
    ])
  func wholeBody(sex: Sex, age: Double, observed: Double) throws {
    let content = try BoneAlone.reference(sex).content("totalBody", at: age)
    if sex == .female, age < 10 {
      withKnownIssue("Girls before their spurt hold 6 % more than the survey") {
        #expect(reaches(content, observed, within: 0.05))
      }
    } else {
      #expect(reaches(content, observed, within: 0.05))
    }
  }

  @Test("The skeleton holds 26 g of calcium at birth, 674 g in a woman and 844 g in a man")
  func calcium() throws {
    let woman = try BoneAlone.reference(.female)
    let man = try BoneAlone.reference(.male)
    // Textbooks: 25 to 30 g at birth, 700 to 1200 g in adults, by ash and neutron activation; DXA reads less.
    #expect((25...30).contains(woman("bone.skeletalCalcium", at: 0)))
    #expect(reaches(woman("bone.skeletalCalcium", at: 30), 674, within: 0.01))
    #expect(reaches(man("bone.skeletalCalcium", at: 30), 844, within: 0.01))
  }

  @Test(
    "Spine density of girls by age is within 3 % of the measured means, but for the oldest",
    arguments: [(9.5, 0.672), (11.5, 0.760), (12.5, 0.807), (13.5, 0.898), (16.5, 1.034), (20.5, 1.071)])
  func spineOfGirls(age: Double, observed: Double) throws {
    #expect(reaches(try BoneAlone.reference(.female).density("lumbarSpine", at: age), observed, within: 0.035))
  }

  @Test("A girl's spine gains fastest, 0.098 g/cm² a year, at 13.15; later and faster than observed")
  func spineVelocity() throws {
    let peak = try BoneAlone.reference(.female).fastest("bone.lumbarSpine.density", from: 8, to: 20)
    #expect(reaches(peak.rate, 0.0976, within: 0.04))
    #expect(abs(peak.age - 13.15) < 0.15)
    // Observed: 0.084 at 12.5 in smoothed individuals (verified-80), 0.072 SD 0.061 in annual pairs (bone-44).
    withKnownIssue("The spine's spurt comes half a year late and a sixth too fast: 0.084 at 12.5 observed") {
      #expect(reaches(peak.rate, 0.084, within: 0.1))
      #expect(abs(peak.age - 12.5) < 0.5)
    }
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
