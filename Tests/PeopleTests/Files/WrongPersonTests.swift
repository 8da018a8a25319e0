import People
import Testing

/// Each kind of wrong file with the exact message. `base` is a right file to which something wrong is added.
@Suite("What is wrong with a person's file is said")
struct WrongPersonTests {
  private let base = "age: 58\nsex: female\n"

  private static let keys =
    "name, born, age, sex, ethnicity, height_cm, weight_kg, menopause_age, diet, supplements, medicines, conditions, "
    + "history, measurements"

  @Test("unknown key, with the nearest known one")
  func unknownKey() {
    let said = "p.yaml:3: wieght_kg: there is no such key (nearest: weight_kg); allowed: \(Self.keys)"
    #expect(complaints(about: base + "wieght_kg: 66") == [said])
  }

  @Test("missing keys")
  func missingKey() {
    #expect(complaints(about: "age: 58") == ["p.yaml:1: sex: the key is missing; allowed: female or male"])
    #expect(complaints(about: "sex: male") == ["p.yaml:1: the age is missing; allowed: one of born, age"])
  }

  @Test("age given twice")
  func twice() {
    #expect(
      complaints(about: "age: 58\nborn: 1968-04-02\nsex: male") == [
        "p.yaml:1: age: the age is given twice; found \"born, age\"; allowed: one of born, age"
      ])
  }

  @Test("impossible ages: in the future, over 120, no number, no date")
  func impossibleAge() {
    #expect(
      complaints(about: "born: 2027-01-01\nsex: male") == [
        "p.yaml:1: born: the date lies in the future; found \"2027-01-01\"; allowed: a date up to 2026-11-24"
      ])
    #expect(
      complaints(about: "born: 1868-01-01\nsex: male") == [
        "p.yaml:1: born: nobody is that old; found \"1868-01-01\"; allowed: an age of at most 120 years"
      ])
    #expect(
      complaints(about: "age: 130\nsex: male") == [
        "p.yaml:1: age: the number is out of range; found \"130\"; allowed: a number from 0 to 120 years"
      ])
    #expect(
      complaints(about: "age: old\nsex: male") == [
        "p.yaml:1: age: the value is not a number; found \"old\"; allowed: a number from 0 to 120 years"
      ])
    #expect(
      complaints(about: "born: 02.04.1968\nsex: male") == [
        "p.yaml:1: born: the value is not a date; found \"02.04.1968\"; allowed: a date such as 1968-04-02"
      ])
  }

  @Test("a fracture or a measurement later than today or earlier than birth")
  func younger() {
    #expect(
      complaints(about: base + "history: {fractures: [{site: wrist, age: 70}]}") == [
        "p.yaml:3: history.fractures[1].age: the fracture lies in the future; found \"70\"; "
          + "allowed: an age up to 59 years"
      ])
    #expect(
      complaints(about: "born: 1990-05-05\nsex: male\nmeasurements: [{what: INR, value: 1, on: 1985-01-01}]") == [
        "p.yaml:3: measurements[1].on: the date lies before birth; found \"1985-01-01\"; "
          + "allowed: a date from 1990-05-05 on"
      ])
    #expect(
      complaints(about: base + "measurements: [{what: INR, value: 1, on: 2027-01-01}]") == [
        "p.yaml:3: measurements[1].on: the date lies in the future; found \"2027-01-01\"; "
          + "allowed: a date up to 2026-11-24"
      ])
  }

  @Test("wrong unit")
  func wrongUnit() {
    #expect(
      complaints(about: base + "measurements: [{what: 25-OH-D, value: 20, unit: mg/dL, on: 2026-01-01}]") == [
        "p.yaml:3: measurements[1].unit: 25-OH-D is not measured in this unit; found \"mg/dL\"; "
          + "allowed: nmol/L, ng/mL, µg/L"
      ])
    #expect(
      complaints(about: base + "measurements: [{what: LDL, value: 3, on: 2026-01-01}]") == [
        "p.yaml:3: measurements[1].unit: the key is missing; allowed: mg/dL, mmol/L"
      ])
    #expect(
      complaints(about: base + "supplements: [{form: MK-7, dose_iu: 100, every: 1 day}]") == [
        "p.yaml:3: supplements[1].dose_iu: only vitamin D is measured in international units; "
          + "allowed: dose_ug, dose_mg, dose_g"
      ])
  }

  @Test("wrong type")
  func wrongType() {
    #expect(
      complaints(about: base + "height_cm: [165]") == [
        "p.yaml:3: height_cm: a single value is expected here; found \"a list\"; "
          + "allowed: a number from 30 to 250 cm"
      ])
    #expect(
      complaints(about: base + "supplements: MK-7") == [
        "p.yaml:3: supplements: a list is expected here; found \"MK-7\"; allowed: a list of supplements"
      ])
    #expect(
      complaints(about: "- age") == [
        "p.yaml:1: keys and values are expected here; found \"a list\"; allowed: \(Self.keys)"
      ])
    #expect(
      complaints(about: base + "history: {parent_hip_fracture: maybe}") == [
        "p.yaml:3: history.parent_hip_fracture: the value is neither true nor false; found \"maybe\"; "
          + "allowed: true or false"
      ])
    #expect(
      complaints(about: "age: 58\nsex: F") == [
        "p.yaml:2: sex: the value is not one of those known; found \"F\"; allowed: female, male"
      ])
  }

  @Test("out of range: a height in metres, a calcium score in the millions")
  func outOfRange() {
    #expect(
      complaints(about: base + "height_cm: 1.65") == [
        "p.yaml:3: height_cm: the number is out of range; found \"1.65\"; allowed: a number from 30 to 250 cm"
      ])
    #expect(
      complaints(about: base + "measurements: [{what: LDL, value: 120, unit: mmol/L, on: 2026-01-01}]") == [
        "p.yaml:3: measurements[1].value: the value is not plausible for LDL; found \"120\"; "
          + "allowed: a number from 0.129 to 25.9 mmol/L"
      ])
    #expect(complaints(about: base + "weight_kg: .inf").count == 1)
    #expect(complaints(about: base + "weight_kg: 0x42").count == 1)
  }

  @Test("negative dose and amount")
  func negative() {
    #expect(
      complaints(about: base + "supplements:\n  - {form: MK-7, dose_ug: -180, every: 1 day}") == [
        "p.yaml:4: supplements[1].dose_ug: the number is negative; found \"-180\"; "
          + "allowed: a number above 0 to 10000 µg of MK-7"
      ])
    #expect(
      complaints(about: base + "diet: {habits: [{food: gouda, amount: -30 g, per: day}]}") == [
        "p.yaml:3: diet.habits[1].amount: the amount is negative; found \"-30 g\"; "
          + "allowed: a number above 0 and a unit, such as 30 g"
      ])
    #expect(
      complaints(about: base + "diet: {intake: {calcium_mg: -1}}") == [
        "p.yaml:3: diet.intake.calcium_mg: the number is negative; found \"-1\"; "
          + "allowed: a number from 0 to 6000 mg a day"
      ])
  }

  @Test("dates out of order")
  func order() {
    #expect(
      complaints(about: base + "medicines: [{name: warfarin, since: 2021, until: 2019-05}]") == [
        "p.yaml:3: medicines[1].until: the end lies before the beginning; found \"2019-05\"; "
          + "allowed: a date from 2021 (since) on"
      ])
  }

  @Test("a supplement that does not say which vitamin K, how much, or how often")
  func vagueSupplement() {
    let forms = "K1, MK-4, MK-7, MK-8, MK-9, calcium, vitamin D, magnesium, phosphorus"
    #expect(
      complaints(about: base + "supplements: [{form: K2, dose_ug: 100, every: 1 day}]") == [
        "p.yaml:3: supplements[1].form: the form of vitamin K is not said; found \"K2\"; allowed: \(forms)"
      ])
    #expect(
      complaints(about: base + "supplements: [{form: MK-7}]") == [
        "p.yaml:3: supplements[1]: the dose is missing; allowed: one of dose_ug, dose_mg, dose_g, dose_iu",
        "p.yaml:3: supplements[1]: how often it is taken is missing; "
          + "allowed: one of every, per day, per week, per month",
      ])
    #expect(
      complaints(about: base + "supplements: [{form: MK-7, dose_ug: 90, every: now and then}]") == [
        "p.yaml:3: supplements[1].every: the value is not an interval; found \"now and then\"; "
          + "allowed: a number and hours, days, weeks or months, such as 1 day; from 1 hour to 12 months"
      ])
    #expect(
      complaints(about: base + "supplements: [MK-7 180 ug daily]") == [
        "p.yaml:3: supplements[1]: the interval is not hours; found \"daily\"; "
          + "allowed: form dose unit qNh x N, such as MK-7 180 ug q24h x 365"
      ])
  }

  @Test("unknown names of medicines, conditions and measurements, with the nearest")
  func unknownNames() {
    #expect(
      complaints(about: base + "medicines: [warfarine]") == [
        "p.yaml:3: medicines[1]: there is no such medicine in the list (nearest: warfarin); found \"warfarine\"; "
          + "allowed: a name that `menaquin explain medicines` lists, or {other: …} for one that the model does not know"
      ])
    #expect(
      complaints(about: base + "conditions: [{name: type 4 diabetes}]") == [
        "p.yaml:3: conditions[1].name: there is no such condition in the list "
          + "(nearest: type 2 diabetes, type 1 diabetes, type I diabetes); found \"type 4 diabetes\"; "
          + "allowed: a name that `menaquin explain conditions` lists, or {other: …} for one that the model does not know"
      ])
    let said = complaints(about: base + "measurements: [{what: dp-ucMPG, value: 500, unit: pmol/L, on: 2026-01-01}]")
    #expect(said.count == 1)
    #expect(
      said.first?.hasPrefix(
        "p.yaml:3: measurements[1].what: there is no such measurement (nearest: dp-ucMGP); found \"dp-ucMPG\"; "
          + "allowed: ucOC, cOC, osteocalcin, ") == true)
  }

  @Test("a man has no menopause")
  func menopause() {
    #expect(
      complaints(about: "age: 58\nsex: male\nmenopause_age: 51") == [
        "p.yaml:3: menopause_age: a man has no menopause; allowed: the key only where sex is female"
      ])
  }

  @Test("all faults are told at once, in the order of the lines")
  func together() {
    let text = """
      age: 58
      sex: woman
      height_cm: tall
      supplements:
        - {form: MK-7, dose_ug: -1, every: 1 day}
        - {form: MK-7, dose_ug: 1}
      colour: blue
      """
    let lines = complaints(about: text).map { $0.split(separator: ":")[1] }
    #expect(lines == ["2", "3", "5", "6", "7"])
  }

  @Test("a file of nothing but faults is not told to the last one")
  func bounded() {
    let text = base + (1...500).map { "key\($0): 1\n" }.joined()
    #expect(complaints(about: text).count == 20)
  }
}
