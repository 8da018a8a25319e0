import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// Absorption, hormones and kidney at rest and under test, against section 9 of the bone specification.
@Suite("Calcium, phosphate and their hormones") struct MineralHomeostasisTests {
  private static let absorption = "mineral.calcium.fractionalAbsorption"
  private static let hormone = "mineral.parathyroidHormone"

  /// Settled for a season on an intake of calcium in mg a day; the glands would take years on the lowest.
  private func settled(_ sex: Sex, at age: Double, eating milligrams: Double) throws -> Course {
    let change = Change(atAge: age - 0.25, set: ["intake.calcium.diet": 0, "intake.calcium.food": milligrams])
    return try BoneAlone.life(sex, changes: [change], at: [age])
  }

  @Test(
    "A woman of 48 absorbs less of more, as Heaney's women did",
    arguments: [(200.0, 0.457, 0.45), (500, 0.326, 0.29), (1000, 0.221, 0.208), (2000, 0.145, 0.149)])
  func byIntake(intake: Double, figure: Double, observed: Double) throws {
    let share = try settled(.female, at: 48, eating: intake)(Self.absorption, at: 48)
    #expect(reaches(share, figure, within: 0.04))
    // 0.45·(200/intake)^0.48 (bone-49); 500 mg is 12 % high.
    #expect(reaches(share, observed, within: 0.14))
  }

  @Test("Absorption falls with age and once more with the menopause; the slope of age is two thirds of Heaney's")
  func byAge() throws {
    let spared = try BoneAlone.life(.female, inputs: ["medicine.hormoneReplacement": 1], at: [40, 60])
    let slope = (spared(Self.absorption, at: 60) - spared(Self.absorption, at: 40)) / 20
    #expect(reaches(slope, -0.0015, within: 0.1))
    let stated = ["intake.calcium.diet": 0.0, "intake.calcium.food": 800]
    let replaced = stated.merging(["medicine.hormoneReplacement": 1]) { $1 }
    let menopause =
      try BoneAlone.life(.female, inputs: stated, at: [53])(Self.absorption, at: 53)
      - BoneAlone.life(.female, inputs: replaced, at: [53])(Self.absorption, at: 53)
    #expect(reaches(menopause, -0.0187, within: 0.05))
    // Observed (bone-51): −0.022.
    #expect(reaches(menopause, -0.022, within: 0.15))
    withKnownIssue("Heaney (bone-50): −0.0021 a year") { #expect(reaches(slope, -0.0021, within: 0.15)) }
  }

  @Test("Tripling 25-OH-D raises absorption by a sixth")
  func byVitaminD() throws {
    func share(_ skin: Double) throws -> (Double, Double) {
      let course = try BoneAlone.life(
        .female, parameters: ["mineral.calcidiol.skin": skin], inputs: ["intake.vitaminD": 0], at: [65])
      return (course("mineral.calcidiol", at: 65), course(Self.absorption, at: 65))
    }
    let (low, high) = (try share(49.1), try share(150))
    #expect(reaches(low.0, 46, within: 0.03))
    let ratio = high.1 / low.1
    // Observed with a test dose (bone-52): 52 → 58 %, a ratio of 1.12.
    #expect(reaches(ratio, 1.16, within: 0.05))
    #expect(high.1 - low.1 > 0.02)
  }

  @Test("Infants absorb 55 to 62 %, toddlers a third on 474 mg, children a quarter on 800 mg, youths more")
  func children() throws {
    let girl = try BoneAlone.life(.female, at: [0.25, 0.5])
    for age in [0.25, 0.5] { #expect((0.53...0.64).contains(girl(Self.absorption, at: age))) }
    let toddler = try settled(.female, at: 2.5, eating: 474)(Self.absorption, at: 2.5)
    let child = try settled(.female, at: 6.5, eating: 800)(Self.absorption, at: 6.5)
    #expect(reaches(toddler, 0.36, within: 0.05))
    #expect(reaches(child, 0.284, within: 0.05))
    // Observed (bone-19): 0.30 at 4-8.
    #expect(reaches(child, 0.30, within: 0.12))
    withKnownIssue("0.456 at 1-3 years (bone-18): printed accretion cannot be squared with DXA mass") {
      #expect(reaches(toddler, 0.456, within: 0.1))
    }
    func mean(_ sex: Sex) throws -> Double {
      let course = try BoneAlone.reference(sex)
      let values = (90...180).map { course(Self.absorption, at: Double($0) / 10) }
      return values.reduce(0, +) / Double(values.count)
    }
    #expect(reaches(try mean(.female), 0.34, within: 0.05))
    #expect(reaches(try mean(.male), 0.36, within: 0.05))
    // Observed (bone-24, bone-25): 0.38.
    #expect(reaches(try mean(.male), 0.38, within: 0.1))
  }

  @Test("Cutting calcium from 2000 to 300 mg is answered by PTH in hours and by the gut within weeks")
  func cut() throws {
    let start = 40.0
    let day = 1 / 365.25
    let changes = [
      Change(atAge: 38, set: ["intake.calcium.diet": 0, "intake.calcium.food": 2000]),
      Change(atAge: start, set: ["intake.calcium.food": 300]),
    ]
    let ages = [start - day, start + 5 / 24 * day, start + 3 * day, start + 14 * day, start + 30 * day]
    let life = try BoneAlone.life(.female, changes: changes, at: ages)
    let share = ages.map { life(Self.absorption, at: $0) }
    #expect(reaches(share[0], 0.146, within: 0.05))
    #expect(reaches(share[1], 0.22, within: 0.06))
    #expect(reaches(share[2], 0.32, within: 0.06))
    #expect(reaches(share[4], 0.40, within: 0.05))
    // Adaptation takes one to two weeks (bone-53).
    #expect((share[3] - share[0]) / (share[4] - share[0]) > 0.85)
    let hormone = ages.map { life(Self.hormone, at: $0) }
    #expect(reaches(hormone[0], 27, within: 0.05))
    #expect(reaches(hormone[2], 76, within: 0.1))
    #expect(reaches(hormone[4], 61, within: 0.06))
    let calcitriol = ages.map { life("mineral.calcitriol", at: $0) }
    #expect(reaches(calcitriol[0], 83, within: 0.05))
    #expect(reaches(calcitriol[2], 158, within: 0.1))
    #expect(reaches(calcitriol[4], 143, within: 0.06))
  }

  @Test(
    "PTH over a woman's life",
    arguments: [(2.0, 26.0), (8, 26), (14, 32.2), (30, 38), (50, 42), (60, 49), (80, 64)])
  func hormoneByAge(age: Double, figure: Double) throws {
    let value = try BoneAlone.reference(.female)(Self.hormone, at: age)
    #expect(reaches(value, figure, within: 0.04))
    // Reference interval, recalled: 15 to 65 pg/mL.
    #expect((15...66).contains(value))
  }

  @Test("Urine calcium of an old woman is lower than measured")
  func oldUrine() throws {
    let value = try BoneAlone.reference(.female)("mineral.urine.calcium", at: 80)
    #expect((25...45).contains(value))
    withKnownIssue("Textbooks: 100 to 200 mg a day in adults (bone-43)") { #expect(value > 80) }
  }

  @Test(
    "PTH of a woman of 65 rises as 25-OH-D falls",
    arguments: [(9.0, 112.0), (23, 68), (46, 52), (98, 42)])
  func deficiency(calcidiol: Double, figure: Double) throws {
    let skin = calcidiol / 0.938
    let life = try BoneAlone.life(
      .female, inputs: ["intake.vitaminD": 0], changes: [Change(atAge: 60, set: ["sun.exposure": skin / 45])], at: [65])
    #expect(reaches(life("mineral.calcidiol", at: 65), calcidiol))
    #expect(reaches(life(Self.hormone, at: 65), figure, within: 0.06))
    if calcidiol < 10 { #expect(life("mineral.calcium.total", at: 65) / 9.5 < 0.96) }
  }

  @Test("An infant without vitamin D gets rickets: mineral lags by a sixth at one year and a quarter at four")
  func rickets() throws {
    let usual = try BoneAlone.reference(.female)
    let life = try BoneAlone.life(
      .female, parameters: ["mineral.calcidiol.atBirth": 5], inputs: ["intake.vitaminD": 0, "sun.exposure": 3 / 45],
      at: [0.5, 1, 4])
    #expect(life("bone.mineralisation", at: 1) < 0.7)
    #expect(life("bone.mineralisation", at: 4) < 0.45)
    let lag = [1.0, 4].map { 1 - life.content("totalBody", at: $0) / usual.content("totalBody", at: $0) }
    #expect(abs(lag[0] - 0.17) < 0.05)
    #expect(abs(lag[1] - 0.25) < 0.05)
  }

  @Test(
    "A failing kidney: PTH and phosphate rise, calcitriol falls",
    arguments: [(60.0, 52.0, 3.6, 81.0), (30, 91, 4.0, 59), (15, 218, 4.8, 47)])
  func kidney(filtration: Double, hormone: Double, phosphate: Double, calcitriol: Double) throws {
    // A woman of 50, healthy filtration 95.8 mL/min, ill for ten years; the glands are years behind the kidney.
    let life = try BoneAlone.life(
      .female, changes: [Change(atAge: 40, set: ["alone.filtration": filtration / 95.8])], at: [50])
    #expect(reaches(life(Self.hormone, at: 50), hormone))
    #expect(reaches(life("mineral.phosphate", at: 50), phosphate))
    #expect(reaches(life("mineral.calcitriol", at: 50), calcitriol))
  }
}
