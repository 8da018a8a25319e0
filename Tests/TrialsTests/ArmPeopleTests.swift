import Evidence
import ModelLanguage
import People
import Physiology
import Simulation
import Testing

@testable import Trials

@Suite("Arms with people of their own, and doses that are set by the INR")
struct ArmPeopleTests {
  private static let text = """
    title: Antagonists and kidneys
    population: {people: 12, age: {mean: 66, sd: 5, min: 55, max: 75}, sex: {female: 0.5}}
    arms:
      - {name: none}
      - {name: warfarin, medicines: [{name: warfarin, target_INR: 2.5, for: 1 year}]}
      - {name: begins, medicines: [{name: phenprocoumon, target_INR: 3}]}
      - {name: low filtration, covariates: {eGFR: {mean: 30, sd: 5, min: 20, max: 40}}, intake: {K1_ug: 40}}
    duration: 16 weeks
    visits: [0, 16 weeks]
    endpoints:
      - {what: INR, as: value, noise: none}
      - {what: eGFR, as: value, noise: none}
    """

  private func people() throws -> (trial: Trial, people: TrialPeople) {
    let trial = try TrialReader.read(text: Self.text, file: "trial.yaml")
    return (trial, try TrialPeople(trial, seed: 3, scenario: .trials))
  }

  @Test("what an arm states of its people stands in the place of what the trial states, and nothing else changes")
  func stated() throws {
    let trial = try people().trial
    #expect(trial.arms.map { $0.own != nil } == [false, true, true, true])
    #expect(trial.population(ofArm: 0) == trial.population)
    let low = trial.population(ofArm: 3)
    #expect(low.covariates["eGFR"] == .normal(mean: 30, sd: 5, low: 20, high: 40))
    #expect(low.age == trial.population.age)
    #expect(low.fed == ["k1_ug": .fixed(40)])
    #expect(trial.population(ofArm: 1).uses.first?.days == 365.25)
    #expect(trial.alone(1).arms.map(\.name) == ["warfarin"])
  }

  @Test("arms that state nothing share a person; the others follow the same number drawn from their own people")
  func versions() throws {
    let people = try people().people
    for number in 0..<6 {
      let person = try people.participant(number)
      #expect(Set(person.inArms.keys) == [1, 2, 3])
      #expect(person.version(ofArm: 0).doses.isEmpty)
      let low = person.version(ofArm: 3)
      #expect(low.sex == person.sex && low.age == person.age)
      #expect((20...40).contains(low.covariates["eGFR"] ?? 0))
    }
  }

  @Test("the dose of each person brings the INR to the target, before the first visit or by the end")
  func titrated() throws {
    let (trial, people) = try people()
    let engine = try TrialEngine(
      trial, settings: TrialEngine.Settings(seed: 3), foods: nil, maker: { try people.participant($0) })
    let found = try engine.people(0..<8, limit: 8, laboratory: 0).people
    #expect(found.count == 8)
    for person in found {
      // Sixteen weeks of age and of what people eat lie between the dose and the reading.
      #expect(abs(person.readings[1][0][0] - 2.5) < 0.05)
      #expect(abs(person.readings[1][0][2] - 2.5) < 0.1)
      #expect(person.readings[2][0][0] < 1.3)
      #expect(abs(person.readings[2][0][2] - 3) < 0.15)
      #expect((19...41).contains(person.readings[3][1][0]))
    }
    let doses = try (0..<8).map { try people.participant($0).version(ofArm: 1).doses["dose.warfarin"] ?? 0 }
    #expect(Set(doses).count == 8)
    #expect(doses.allSatisfy { $0 > 0.5 && $0 < 30 })
  }

  @Test("an intake of an arm begins with the first visit of a trial, and is for life in a cohort")
  func intake() throws {
    let person = try people().people.participant(2)
    func eaten(_ participant: Participant, at age: Double) -> Double? {
      participant.life.changes.last { $0.age <= age && $0.set["intake.phylloquinone.oral"] != nil }?.set[
        "intake.phylloquinone.oral"]
    }
    let (own, base) = (person.version(ofArm: 3), person.version(ofArm: 0))
    #expect(eaten(own, at: own.age - 0.01) == eaten(base, at: base.age - 0.01))
    let micrograms = (eaten(own, at: own.age) ?? 0) / Vitamer.phylloquinone.nanomoles(micrograms: 1)
    #expect(abs(micrograms - 40) < 1e-6)
    var trial = try people().trial
    trial.kind = .cohort
    #expect(trial.population(ofArm: 3).covariates["k1_ug"] == .fixed(40))
  }

  @Test("a target without sense is refused with file, line, key, what was found and what is allowed")
  func refused() throws {
    func lines(_ medicines: String) throws -> [String] {
      let text = TestPeople.changed("- {name: placebo}", "- {name: placebo, \(medicines)}")
      return #expect(throws: InputFaults.self) { try TrialReader.read(text: text, file: "trial.yaml") }?.lines ?? []
    }
    #expect(
      try lines("medicines: [{name: warfarin, dose_mg: 5, target_INR: 2.5}]") == [
        "trial.yaml:7: arms[1].medicines[1].target_INR: a dose and a target are both given; found \"2.5\"; allowed: dose_mg, or target_INR, by which each person's dose is set"
      ])
    #expect(
      try lines("medicines: [{name: apixaban, target_INR: 2.5}]").first?.contains("apixaban is not dosed by the INR")
        == true)
    #expect(
      try lines("regimen: [{form: MK-7, dose_ug: 90, every: 1 day, for: 1 year}]").first?.contains(
        "only a medicine has it") == true)
    #expect(try lines("medicines: [{name: warfarin, target_INR: 9}]").first?.contains("target_INR") == true)
  }
}

@Suite("Doses given once")
struct SingleDoseTests {
  private func course(
    _ regimen: String, of form: String = "K1", key: String = "phylloquinone", fat: String = "", visits: String
  ) throws -> [[Double]] {
    let text = """
      title: One dose
      population: {people: 4, age: {uniform: [22, 30]}, sex: {female: 0}}
      kind: trial
      arms: [{name: one, regimen: [{form: \(form), \(regimen), once: true\(fat)}]}]
      duration: 3 days
      visits: \(visits)
      endpoints: [{what: vitaminK.\(key).concentration, as: value, noise: none}]
      """
    let trial = try TrialReader.read(text: text, file: "one.yaml")
    let people = try TrialPeople(trial, seed: 1, scenario: .trials)
    let engine = try TrialEngine(
      trial, settings: TrialEngine.Settings(), foods: nil, maker: { try people.participant($0) })
    return try engine.people(0..<4, limit: 4, laboratory: 0).people.map { $0.readings[0][0] }
  }

  @Test("into a vein it is in plasma at once, and gone with the days; the reading at its visit is from before")
  func vein() throws {
    for person in try course("dose_ug: 1000, route: iv", visits: "[0, 1 hour, 6 hours, 3 days]") {
      #expect(person[2] > 50 * person[1])
      #expect(person[3] < person[2] / 3)
      #expect(person[4] < person[3] / 3)
    }
  }

  @Test("by mouth it comes in hours, and more of it with fat and cooked greens than raw without")
  func mouth() throws {
    let visits = "[0, 30 min, 6 hours, 3 days]".replacing("30 min", with: "0.5 hours")
    let cooked = try course("dose_ug: 400, matrix: greens cooked", fat: ", meal_fat_g: 24", visits: visits)
    let raw = try course("dose_ug: 400, matrix: greens raw", fat: ", meal_fat_g: 2", visits: visits)
    for (a, b) in zip(cooked, raw) {
      #expect(a[3] > a[2] && a[3] > 2 * a[1])
      #expect(a[3] - a[1] > 2 * (b[3] - b[1]))
    }
  }

  /// 15 mg are 33.7 µmol; with fat and a clearance of 15 L/h the area is near 2,000 nmol·h/L, a mean of 90 over a day.
  @Test("a drug's dose of MK-4 passes the gut's wall")
  func menaquinone4() throws {
    let dose = "dose_mg: 15, matrix: MK-4 drug"
    for person in try course(
      dose, of: "MK-4", key: "menaquinone4", fat: ", meal_fat_g: 35", visits: "[0, 4 hours, 8 hours, 3 days]")
    {
      #expect(person[1] < 5)
      #expect(max(person[2], person[3]) > 50)
    }
  }

  @Test("from muscle it comes slowly and stays")
  func muscle() throws {
    for person in try course("dose_ug: 1000, route: im", visits: "[0, 1 hour, 12 hours, 3 days]") {
      #expect(person[2] > 2 * person[1])
      #expect(person[3] > person[2] / 2)
      #expect(person[4] > 1.5 * person[1])
    }
  }
}
