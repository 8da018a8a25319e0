import Foundation
import Testing

@Suite("A wrong file is refused with its message, and nothing is left behind")
struct BadFileTests {
  /// Runs in a folder that holds `file`, asking for results in `out`; there must be none.
  private func refuse(_ line: String, _ file: String, _ text: String, because said: String, status: Int32 = 65) throws {
    try withFolder { folder in
      try write(text, to: "\(folder)/\(file)")
      try write("age: 40\nsex: male\nname: Jan\nmedicines: [warfarin]\n", to: "\(folder)/jan.yaml")
      let answer = try Command.shell("menaquin \(line) --out out", in: folder)
      #expect(answer.errors == "error: \(said)\n")
      #expect(answer.status == status && answer.output.isEmpty)
      #expect(contents(of: folder) == [file, "jan.yaml"].sorted())
    }
  }

  private static let keys =
    "name, born, age, sex, ethnicity, height_cm, weight_kg, menopause_age, diet, supplements, medicines, conditions, "
    + "history, measurements"

  @Test(
    "a person's",
    arguments: [
      ("wieght_kg: 66", "p.yaml:3: wieght_kg: there is no such key (nearest: weight_kg); allowed: \(keys)"),
      (
        "measurements: [{what: 25-OH-D, value: 20, unit: mg/dL, on: 2026-01-01}]",
        "p.yaml:3: measurements[1].unit: 25-OH-D is not measured in this unit; found \"mg/dL\"; "
          + "allowed: nmol/L, ng/mL, µg/L"
      ),
      (
        "supplements: [{form: MK-7, dose_ug: -180, every: 1 day}]",
        "p.yaml:3: supplements[1].dose_ug: the number is negative; found \"-180\"; "
          + "allowed: a number above 0 to 10000 µg of MK-7"
      ),
      (
        "medicines: [{name: metformin, since: 2021, until: 2019-05}]",
        "p.yaml:3: medicines[1].until: the end lies before the beginning; found \"2019-05\"; "
          + "allowed: a date from 2021 (since) on"
      ),
      (
        "diet: {habits: [{food: guoda, amount: 30 g, per: day}]}",
        "p.yaml:3: food: there is no such food; found \"guoda\"; allowed: an id or name of the food table; "
          + "nearest: gouda | Gouda (Japan) | Dutch Gouda"
      ),
      (
        "diet: {habits: [{food: gouda, amount: 3 buckets, per: day}]}",
        "p.yaml:3: amount: gouda is not measured in this unit; found \"3 buckets\"; "
          + "allowed: g, kg, mg, oz, lb, ml, l, package (198 g)"
      ),
      ("", "p.yaml:1: the age is missing; allowed: one of born, age"),
      (
        "change: []",
        "p.yaml:1: this is a plan, not a person; allowed: a person: age or born, sex, and what else is known; "
          + "a plan goes with --plan"
      ),
    ])
  func person(line: String, said: String) throws {
    let isWhole = !line.isEmpty && line != "change: []"
    let text = isWhole ? "age: 58\nsex: female\n\(line)\n" : line.isEmpty ? "sex: female\n" : "name: x\n\(line)\n"
    try refuse("simulate p.yaml", "p.yaml", text, because: said)
  }

  @Test(
    "an age that nobody has",
    arguments: [
      ("age: 130", "age: the number is out of range; found \"130\"; allowed: a number from 0 to 120 years"),
      ("age: -1", "age: the number is negative; found \"-1\"; allowed: a number from 0 to 120 years"),
      ("born: 1868-01-01", "born: nobody is that old; found \"1868-01-01\"; allowed: an age of at most 120 years"),
      ("born: 2027-01-01", "born: the date lies in the future; found \"2027-01-01\"; allowed: a date up to 2026-11-24"),
      ("born: 1990-02-30", "born: the value is not a date; found \"1990-02-30\"; allowed: a date such as 1968-04-02"),
    ])
  func age(line: String, said: String) throws {
    try refuse(
      "simulate p.yaml --today 2026-11-24", "p.yaml", "sex: male\n\(line)\n", because: "p.yaml:2: " + said)
  }

  @Test("all faults at once, counted")
  func together() throws {
    try withFolder { folder in
      try write("age: 58\nsex: woman\nheight_cm: tall\n", to: "\(folder)/p.yaml")
      let answer = try Command.run("intake", "p.yaml", in: folder)
      #expect(answer.status == 65)
      #expect(
        answer.errors == """
          error: 2 things are wrong
            p.yaml:2: sex: the value is not one of those known; found "woman"; allowed: female, male
            p.yaml:3: height_cm: the value is not a number; found "tall"; allowed: a number from 30 to 250 cm

          """)
    }
  }

  @Test(
    "a plan's",
    arguments: [
      ("name: x", "x.yaml:1: change: the key is missing; allowed: a list of supplement, diet, stop, start"),
      (
        "change: [{supplement: {form: MK-7, dose_ug: -1, every: 1 day}}]",
        "x.yaml:1: change[1].supplement.dose_ug: the number is negative; found \"-1\"; "
          + "allowed: a number above 0 to 10000 µg of MK-7"
      ),
      (
        "from: 2027-01-01\nuntil: 2026-01-01\nchange: [{stop: warfarin}]",
        "x.yaml:2: until: the end lies before the beginning; found \"2026-01-01\"; "
          + "allowed: a date from 2027-01-01 (from) on"
      ),
      ("change: [{stop: apixaban}]", "x.yaml:1: stop: Jan does not take this; found \"apixaban\"; allowed: warfarin"),
      (
        "change: [{diet: {food: nato, amount: 45 g, per: week}}]",
        "x.yaml:1: food: there is no such food; found \"nato\"; allowed: an id or name of the food table; "
          + "nearest: natto | hikiwari natto | Natto itohiki (Japan)"
      ),
      ("age: 4\nsex: male", "x.yaml:1: this is a person, not a plan; allowed: a plan: name, from, change, adherence"),
      (
        "name: as now\nchange: [{stop: warfarin}]",
        "x.yaml:1: name: the name is taken; found \"as now\"; "
          + "allowed: a name that tells it from the other plans and from living as now"
      ),
    ])
  func plan(text: String, said: String) throws {
    try refuse("simulate jan.yaml --plan x.yaml --research", "x.yaml", text, because: said)
  }

  @Test(
    "a diary's, alone and named by a person",
    arguments: [
      (
        "1,lunch,guoda,30,g",
        "d.csv:2: food: there is no such food; found \"guoda\"; allowed: an id or name of the food table; "
          + "nearest: gouda | Gouda (Japan) | Dutch Gouda"
      ),
      ("1,lunch,gouda,-30,g", "d.csv:2: amount: the amount is negative; found \"-30\"; allowed: a number above 0"),
      (
        "1,lunch,gouda,1,bucket",
        "d.csv:2: unit: gouda is not measured in this unit; found \"bucket\"; "
          + "allowed: g, kg, mg, oz, lb, ml, l, package (198 g)"
      ),
      ("", "d.csv: the diary is empty; allowed: a row for each food: day, meal, food, amount, unit"),
    ])
  func diary(row: String, said: String) throws {
    let text = "day,meal,food,amount,unit\n\(row)\n"
    try refuse("intake d.csv", "d.csv", text, because: said)
    try withFolder { folder in
      try write(text, to: "\(folder)/d.csv")
      try write("age: 40\nsex: male\ndiet: {diary: d.csv}\n", to: "\(folder)/p.yaml")
      for command in ["simulate", "intake"] {
        let answer = try Command.run(command, "p.yaml", "--out", "out", in: folder)
        #expect(answer.status == 65 && answer.errors == "error: \(said)\n")
        #expect(contents(of: folder) == ["d.csv", "p.yaml"])
      }
    }
  }

  @Test(
    "a household's",
    arguments: [
      ("people: []", "h.yaml:1: the household is empty; found \"0 people\"; allowed: 1 to 50 people", 65),
      (
        "- {name: A, age: 40, sex: male}\n- {name: a, age: 41, sex: male}",
        "h.yaml:2: name: two people have the same name; found \"a\"; allowed: a name for each that tells them apart", 65
      ),
      ("people: [jann.yaml]", "jann.yaml: there is no such file (nearest: jan.yaml)", 66),
    ] as [(String, String, Int32)])
  func household(text: String, said: String, status: Int32) throws {
    try refuse("simulate h.yaml", "h.yaml", text, because: said, status: status)
  }
}
