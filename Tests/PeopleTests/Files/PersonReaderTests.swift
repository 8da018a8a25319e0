import Foods
import ModelLanguage
import People
import Testing

@Suite("A person's file")
struct PersonReaderTests {
  /// The person of the formats page.
  static let anna = """
    name: Anna                  # optional
    born: 1968-04-02
    sex: female
    height_cm: 165
    weight_kg: 66
    menopause_age: 51
    diet:
      diary: anna-week.csv
      habits: [{food: gouda, amount: 30 g, per: day}, {food: natto, amount: 45 g, per: week}]
      intake: {calcium_mg: 780, vitamin_d_ug: 4}
    supplements: [{form: MK-7, dose_ug: 180, every: 1 day, with_meal: true, from: 2026-01-01}]
    medicines: [{name: warfarin, dose_mg: 5, since: 2021}]
    conditions: [type 2 diabetes]
    history: {fractures: [{site: wrist, age: 55}], parent_hip_fracture: true, smoking: never, alcohol_units_per_day: 1}
    measurements:
      - {what: ucOC, value: 4.1, unit: ng/mL, on: 2026-02-11}
      - {what: dp-ucMGP, value: 560, unit: pmol/L, on: 2026-02-11}
      - {what: lumbar spine T-score, value: -1.8, on: 2025-11-03}
      - {what: coronary artery calcium, value: 42, unit: AU, on: 2024-06-30}
    """

  @Test("the example of the formats page reads as it is meant")
  func formatsPage() throws {
    let anna = try person(Self.anna)
    #expect(anna.name == "Anna")
    #expect(anna.sex == .female)
    #expect(abs(anna.age(on: readingDay, today: readingDay) - 58.65) < 0.01)
    #expect(anna.heightCentimetres == 165)
    #expect(anna.menopauseAge == 51)
    #expect(anna.diet.diary == "anna-week.csv")
    #expect(anna.diet.habits.map(\.food) == ["gouda", "natto"])
    #expect(anna.diet.habits.map(\.amount) == ["30 g", "45 g"])
    #expect(anna.diet.habits.map(\.per) == [.day, .week])
    #expect(anna.diet.intake == [.calcium: 780, .vitaminD: 4])
    let supplement = try #require(anna.supplements.first)
    #expect(supplement.form == .menaquinone7)
    #expect(supplement.dosePerDay == 180)
    #expect(supplement.withMeal == true)
    #expect(supplement.from?.description == "2026-01-01")
    #expect(anna.medicines.first?.name == "warfarin")
    #expect(anna.medicines.first?.milligramsPerDay == 5)
    #expect(anna.medicines.first?.since?.description == "2021")
    #expect(anna.conditions.map(\.name) == ["type 2 diabetes"])
    #expect(anna.history.fractures == [FractureHistory(site: .wrist, time: .age(55))])
    #expect(anna.history.parentHipFracture == true)
    #expect(anna.history.smoking == .never)
    let markers: [Biomarker] = [
      .undercarboxylatedOsteocalcin, .dpucMGP, .tScore(.lumbarSpine), .coronaryCalcium,
    ]
    #expect(anna.measurements.map(\.what) == markers)
    #expect(anna.measurements.map(\.value) == [4.1, 560, -1.8, 42])
    #expect(anna.measurements[0].written == "4.1 ng/mL")
  }

  @Test("age and sex are enough; all else stays unsaid")
  func least() throws {
    let least = try person("age: 40\nsex: male")
    #expect(least.birth == .age(40))
    #expect(least.name == nil)
    #expect(least.diet.isEmpty)
    #expect(least.measurements.isEmpty)
    #expect(least.history.smoking == nil)
  }

  @Test("a dose may be given in any unit of its kind, and as often as is said")
  func doses() throws {
    let text = """
      age: 40
      sex: male
      supplements:
        - {form: MK-4, dose_mg: 45, every: 8 hours}
        - {form: calcium, dose_g: 0.5, per day: 2, as: tablet}
        - {form: vitamin D, dose_iu: 2000, every: 1 week}
        - {form: K1, dose_ug: 100, per week: 3, until: 2026-12}
        - MK-7 180 ug q24h x 365
      """
    let doses = try person(text).supplements
    #expect(doses.map(\.form) == [.menaquinone4, .calcium, .vitaminD, .phylloquinone, .menaquinone7])
    #expect(doses.map(\.dose) == [45000, 500, 50, 100, 180])
    #expect(abs(doses[0].dosePerDay - 135_000) < 1e-6)
    #expect(doses[1].dosePerDay == 1000)
    #expect(doses[1].formulation == .tablet)
    #expect(abs(doses[2].dosePerDay - 50.0 / 7) < 1e-12)
    #expect(abs(doses[3].dosePerDay - 300.0 / 7) < 1e-12)
    #expect(doses[3].until?.last.description == "2026-12-31")
    #expect(doses[4].doses == 365)
    #expect(doses[4].dosePerDay == 180)
  }

  @Test("clinical units are converted")
  func units() throws {
    let text = """
      age: 60
      sex: female
      measurements:
        - {what: 25-OH-D, value: 20, unit: ng/mL, on: 2026-01-01}
        - {what: plasma K1, value: 1, unit: ng/mL, on: 2026-01-01}
        - {what: LDL, value: 3, unit: mmol/L, on: 2026-01-01}
        - {what: calcium, value: 2.4, unit: mmol/l, on: 2026-01-01}
        - {what: phosphate, value: 1.2, unit: mmol/L, on: 2026-01}
        - {what: PTH, value: 5, unit: pmol/L, on: 2026}
        - {what: HbA1c, value: 48, unit: mmol/mol, on: 2026-01-01}
        - {what: femoral neck BMD, value: 700, unit: mg/cm2, on: 2026-01-01}
        - {what: ucOC/cOC, value: 40, unit: "%", on: 2026-01-01}
        - {what: cfPWV, value: 900, unit: cm/s, on: 2026-01-01}
        - {what: PIVKA-II, value: 1.5, unit: ug/L, on: 2026-01-01}
      """
    let values = try person(text).measurements.map(\.value)
    let expected = [49.925, 2.2188, 116.01, 9.619, 3.716, 47.15, 6.543, 0.7, 0.4, 9, 1.5]
    for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) < wanted * 1e-3) }
    #expect(values.count == expected.count)
  }

  @Test("every accepted measurement of the formats page has a name, a unit and a plausible range")
  func markers() {
    let page = [
      "ucOC", "cOC", "osteocalcin", "ucOC/cOC", "dp-ucMGP", "PIVKA-II", "INR", "plasma K1", "plasma MK-7", "25-OH-D",
      "PTH", "calcium", "phosphate", "eGFR", "LDL", "HDL", "total cholesterol", "systolic pressure", "HbA1c",
      "lumbar spine BMD", "femoral neck T-score", "total hip Z-score", "total body BMC", "coronary artery calcium",
      "aortic calcium", "aortic valve calcium", "cfPWV",
    ]
    for name in page { #expect(Biomarker(named: name) != nil, "\(name)") }
    for marker in Biomarker.all {
      #expect(Biomarker(named: marker.name) == marker)
      #expect(marker.units.first?.factor == 1)
      #expect(marker.range.lowerBound < marker.range.upperBound)
    }
  }

  @Test("names of conditions and medicines are those of the catalogue, whatever was written")
  func catalogueNames() throws {
    let text = """
      age: 70
      sex: male
      medicines: [Marcumar, {name: Lipitor, dose_mg: 40}, {other: a tea}]
      conditions: [CKD, {name: T2D, since: 2010}, {other: hay fever}]
      """
    let known = try person(text)
    #expect(known.medicines.map(\.name) == ["phenprocoumon", "atorvastatin", "a tea"])
    #expect(known.medicines.map(\.isKnown) == [true, true, false])
    #expect(known.conditions.map(\.name) == ["chronic kidney disease", "type 2 diabetes", "hay fever"])
    #expect(known.conditions.map(\.isKnown) == [true, true, false])
  }

  @Test("a diary is looked for beside the person's file")
  func diary() throws {
    func path(_ file: String) throws -> String? {
      let text = "age: 40\nsex: male\ndiet: {diary: week.csv}"
      return try PersonReader.read(text: text, file: file, today: readingDay).diaryPath
    }
    #expect(try path("people/anna.yaml") == "people/week.csv")
    #expect(try path("anna.yaml") == "week.csv")
    #expect(try path("standard input") == "week.csv")
  }

  @Test("a date is a day of the calendar; days are counted over leap years")
  func calendar() throws {
    let leap = try #require(CalendarDay("2024-02-28"))
    let march = try #require(CalendarDay("2024-03-01"))
    #expect(leap.days(to: march) == 2)
    #expect(CalendarDay("2023-02-29") == nil)
    #expect(CalendarDay("1900-02-29") == nil)
    #expect(CalendarDay("2000-02-29") != nil)
    #expect(CalendarDay("2026-1-1") == nil)
    #expect(CalendarDay("2026-01-01T00:00") == nil)
    #expect(PartialDate("2026")?.last.description == "2026-12-31")
    #expect(PartialDate("2026-02")?.last.description == "2026-02-28")
    #expect(PartialDate("2026-13") == nil)
  }
}
