import Foods
import People
import Testing

@Suite("A plan")
struct PlanReaderTests {
  @Test("the example of the formats page reads as it is meant")
  func formatsPage() throws {
    let text = """
      name: natto twice a week
      from: 2027-01-01
      change: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}, {diet: {food: natto, amount: 45 g, per: week, times: 2}}, {stop: warfarin}]
      adherence: 0.8
      """
    let plan = try PlanReader.read(text: text, file: "plans/natto.yaml")
    #expect(plan.name == "natto twice a week")
    #expect(plan.from?.description == "2027-01-01")
    #expect(plan.adherence == 0.8)
    #expect(plan.change.count == 3)
    guard case .supplement(let supplement) = plan.change[0], case .diet(let habit) = plan.change[1],
      case .stop(let stop) = plan.change[2]
    else {
      Issue.record("the changes are of another kind")
      return
    }
    #expect(supplement.dosePerDay == 180)
    #expect(habit.food == "natto")
    #expect(habit.times == 2)
    #expect(stop.name == "warfarin")
  }

  @Test("without a name it is called after its file; without adherence all is taken")
  func defaults() throws {
    let plan = try PlanReader.read(text: "change: [{start: apixaban}]", file: "plans/doac.v2.yaml")
    #expect(plan.name == "doac.v2")
    #expect(plan.adherence == 1)
    #expect(plan.from == nil)
  }

  @Test("what is wrong is said")
  func wrong() {
    #expect(
      complaints(aboutPlan: "name: x") == [
        "plan.yaml:1: change: the key is missing; allowed: a list of supplement, diet, stop, start"
      ])
    #expect(
      complaints(aboutPlan: "change: []") == [
        "plan.yaml:1: change: the plan changes nothing; allowed: a list of supplement, diet, stop, start"
      ])
    #expect(
      complaints(aboutPlan: "change: [{stop: a, start: warfarin}]") == [
        "plan.yaml:1: change[1].start: the change is given twice; found \"stop, start\"; "
          + "allowed: one of supplement, diet, stop, start"
      ])
    #expect(
      complaints(aboutPlan: "change: [{stop: a}]\nadherence: 80") == [
        "plan.yaml:2: adherence: the number is out of range; found \"80\"; "
          + "allowed: a number from 0 to 1 (share of doses taken)"
      ])
    #expect(
      complaints(aboutPlan: "from: 2027-01-01\nuntil: 2026-01-01\nchange: [{stop: a}]") == [
        "plan.yaml:2: until: the end lies before the beginning; found \"2026-01-01\"; "
          + "allowed: a date from 2027-01-01 (from) on"
      ])
    #expect(
      complaints(aboutPlan: "change:\n  - supplement: {form: MK-7, dose_ug: 0, every: 1 day}") == [
        "plan.yaml:2: change[1].supplement.dose_ug: the number is out of range; found \"0\"; "
          + "allowed: a number above 0 to 10000 µg of MK-7"
      ])
  }

  @Test("only what is taken can be stopped")
  func stopping() throws {
    let patient = try person("age: 70\nsex: male\nname: Jan\nmedicines: [Coumadin]\nsupplements: [MK-7 90 ug q24h]")
    for name in ["warfarin", "Coumadin", "MK7"] {
      try PlanReader.read(text: "change: [{stop: \(name)}]", file: "p.yaml").check(for: patient)
    }
    let plan = try PlanReader.read(text: "change:\n  - stop: apixaban", file: "p.yaml")
    do throws(InputFaults) {
      try plan.check(for: patient)
      Issue.record("stopping what is not taken was accepted")
    } catch {
      #expect(
        error.description == "p.yaml:2: stop: Jan does not take this; found \"apixaban\"; allowed: warfarin, MK-7")
    }
  }
}
