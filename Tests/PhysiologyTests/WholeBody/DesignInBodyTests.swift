import ModelLanguage
import Physiology
import Simulation
import Testing

/// Section 8 of the design, "marker" and "bone", in the whole body: the parts alone are checked line by line elsewhere.
@Suite("What the design asks of markers and bone holds in the whole body") struct DesignInBodyTests {
  private static let columns =
    [
      "vitaminK.bone.undercarboxylation", "vitaminK.vessel.dpucMGP.plasma", "coagulation.INR", "bone.skeletalCalcium",
    ] + ["lumbarSpine", "femoralNeck"].map { "bone.\($0).density" } + ["bone.totalBody.content"]
  private static let compiled = Result { () throws(ModelFault) in
    try CompiledModel(ReferenceModel.model, observing: columns)
  }

  private func life(_ individual: Individual, _ changes: [Change] = [], at ages: [Double]) throws -> Course {
    Course(try Self.compiled.get().run(individual, at: ages, changes: changes))
  }

  /// Uptake of the reference diet and of a dose of MK-7 in oil on top, nmol a day.
  private func taking(_ micrograms: Double) -> [String: Double] {
    let key = "intake.menaquinone7.uptake"
    let diet = ReferenceModel.model.input(key)?.normal ?? .nan
    return [key: diet + Trial.mk7(micrograms)[0].uptake()]
  }

  /// Change in per cent from just before to twelve weeks after.
  private func change(_ key: String, age: Double, weeks: Double, _ inputs: [String: Double], sex: Sex = .female) throws
    -> Double
  {
    let later = age + weeks * 7 / 365.25
    let changed = try life(Individual(sex: sex), [Change(atAge: age, set: inputs)], at: [later])(key, at: later)
    let unchanged = try life(Individual(sex: sex), at: [later])(key, at: later)
    return 100 * (changed / unchanged - 1)
  }

  @Test(
    "180 and 360 µg of MK-7 for twelve weeks lower ucOC/cOC by 60 and 74 %, dp-ucMGP by 31 and 46 %, to five points",
    arguments: [(180.0, -60.0, -31.0), (360, -74, -46)])
  func markers(dose: Double, osteocalcin: Double, matrixProtein: Double) throws {
    let uc = try change("vitaminK.bone.undercarboxylation", age: 45, weeks: 12, taking(dose))
    let mgp = try change("vitaminK.vessel.dpucMGP.plasma", age: 45, weeks: 12, taking(dose))
    // OC001, OC002, MGP001, MGP002.
    #expect(abs(uc - osteocalcin) < 5, "ucOC/cOC \(uc) %")
    #expect(abs(mgp - matrixProtein) < 5, "dp-ucMGP \(mgp) %")
  }

  @Test("45 µg of MK-7 lower the INR of a warfarin patient, and act more in a child than in an adult (CO008, OC032)")
  func lowDose() throws {
    let warfarin = ["dose.warfarin": 5.0]
    let with = try life(
      Individual(sex: .male),
      [Change(atAge: 70, set: warfarin), Change(atAge: 71, set: taking(45))], at: [70.95, 71.1])
    let before = with("coagulation.INR", at: 70.95)
    #expect((2.2...2.9).contains(before), "INR \(before)")
    #expect(with("coagulation.INR", at: 71.1) < before - 0.4)
    let child = try change("vitaminK.bone.undercarboxylation", age: 8, weeks: 8, taking(45))
    let adult = try change("vitaminK.bone.undercarboxylation", age: 45, weeks: 8, taking(45))
    #expect(child < -30 && child < adult - 5, "child \(child) %, adult \(adult) %")
    #expect(adult > -30)
  }

  @Test("the skeleton holds 25 to 30 g of calcium at birth and 0.7 to 1.2 kg in adults", arguments: Sex.allCases)
  func calcium(sex: Sex) throws {
    let course = try life(Individual(sex: sex), at: [0, 30])
    #expect((25...30).contains(course("bone.skeletalCalcium", at: 0)))
    // By ash and neutron activation; the survey's absorptiometry, to which the skeleton is fitted, reads less.
    withKnownIssue("A woman's skeleton by NHANES holds 674 g", isIntermittent: sex == .male) {
      #expect((700...1200).contains(course("bone.skeletalCalcium", at: 30)))
    }
  }

  @Test(
    "peak gain of the skeleton and its age lie within a standard error of those observed (bone-1 to bone-6)",
    arguments: [(Sex.male, 407.0, 12.0, 14.0, 0.13), (.female, 322, 9, 12.5, 0.12)])
  func peak(sex: Sex, gain: Double, gainError: Double, age: Double, ageError: Double) throws {
    let grid = (160...380).map { Double($0) / 20 }
    let peak = try life(Individual(sex: sex), at: grid).fastest("bone.totalBody.content", from: 8.5, to: 18.5)
    withKnownIssue("Fitted to the American survey as well, the peak is 1.4 standard errors low") {
      #expect(abs(peak.rate - gain) < gainError, "\(peak.rate) g/y")
    }
    #expect(abs(peak.rate - gain) < 2 * gainError, "\(peak.rate) g/y")
    // The grid itself is a twentieth of a year.
    withKnownIssue("Girls peak two standard errors early", isIntermittent: sex == .male) {
      #expect(abs(peak.age - age) < 2 * ageError, "\(peak.age) y")
    }
  }

  @Test(
    "around the menopause the spine loses 10.6 % in ten years and 7.4 in three, the neck 9.1 and 5.8 (SWAN, bone-55 to 58)"
  )
  func menopause() throws {
    let course = try life(Individual(sex: .female), at: [46.4, 50.4, 53.4, 56.4])
    for (site, ten, three) in [("lumbarSpine", -10.6, -7.4), ("femoralNeck", -9.1, -5.8)] {
      #expect(reaches(course.change(site, from: 46.4, to: 56.4), ten, within: 0.15))
      #expect(reaches(course.change(site, from: 50.4, to: 53.4), three, within: 0.15))
    }
  }

  @Test("ten years on 500 instead of 1000 mg of calcium change adult density by at most 2 %", arguments: Sex.allCases)
  func lowCalcium(sex: Sex) throws {
    let stated = Individual(sex: sex, inputs: ["intake.calcium.diet": 0, "intake.calcium.food": 1000])
    let less = try life(stated, [Change(atAge: 30, set: ["intake.calcium.food": 500])], at: [40])
    let usual = try life(stated, at: [40])
    for site in ["lumbarSpine", "femoralNeck"] {
      let loss = 100 * (less.density(site, at: 40) / usual.density(site, at: 40) - 1)
      #expect((-2...0).contains(loss), "\(site) \(loss) %")
    }
  }
}
