import Foods
import Physiology
import Testing

@testable import People

@Suite("A plan laid over a life")
struct PlanCourseTests {
  private static let eater = """
    age: 60
    sex: female
    diet:
      habits:
        - {food: us_gouda, amount: 40 g, per: day}
        - {food: broccoli boiled, amount: 100 g, per: day}
      other_foods: none
    medicines: [{name: warfarin, dose_mg: 5, since: 2020}]
    supplements: [{form: MK-7, dose_ug: 90, every: 1 day, from: 2020}]

    """

  @Test("living as now is untouched by a plan, and the plan by the past")
  func baseline() throws {
    let plan = "name: p\nchange: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\n"
    let life = try course(plainWoman, plan: plan)
    #expect(life.planNames == ["as now", "p"])
    for age in [0.0, 20, 59.9, 60.1, 80] { #expect(life.inputs(at: age) == (try course(plainWoman)).inputs(at: age)) }
    #expect(life.inputs(at: 59.9, plan: 1) == life.inputs(at: 59.9))
    #expect(life.eaten(.menaquinone7, at: 60, plan: 1) > 100)
  }

  @Test("adherence of 0.8 takes 0.8 of every supplement, food and medicine of the plan")
  func adherence() throws {
    let change = """
      change:
        - supplement: {form: MK-7, dose_ug: 100, every: 1 day}
        - supplement: {form: calcium, dose_mg: 500, every: 1 day}
        - diet: {food: natto, amount: 40 g, per: day}
        - start: {name: prednisolone, dose_mg: 7.5}

      """
    let full = try course(plainWoman, plan: change)
    let part = try course(plainWoman, plan: change + "adherence: 0.8\n")
    let now = full.inputs(at: 60)
    for key in ["intake.menaquinone7.oral", "intake.calcium.supplement", "intake.vitaminD", "medicine.glucocorticoid"] {
      let base = now[key] ?? 0
      let whole = (full.inputs(at: 60, plan: 1)[key] ?? 0) - base
      let kept = (part.inputs(at: 60, plan: 1)[key] ?? 0) - base
      #expect(abs(kept - 0.8 * whole) < 1e-9 * max(whole, 1), "\(key)")
      #expect(key == "intake.vitaminD" || whole > 0, "\(key)")
    }
  }

  @Test("stopping a medicine ends it on the plan's day, in that plan alone")
  func stopMedicine() throws {
    let life = try course(Self.eater, plan: "from: 2027-11-24\nchange: [{stop: Coumadin}]\n")
    #expect(life.inputs(at: 60.9, plan: 1)["dose.warfarin"] == 5)
    #expect(life.inputs(at: 61.1, plan: 1)["dose.warfarin"] == nil)
    #expect(life.inputs(at: 61.1)["dose.warfarin"] == 5)
  }

  @Test("what a plan stops for a time is taken again afterwards")
  func resume() throws {
    let life = try course(Self.eater, plan: "from: 2027-11-24\nuntil: 2028-11-24\nchange: [{stop: warfarin}]\n")
    #expect(life.inputs(at: 61.5, plan: 1)["dose.warfarin"] == nil)
    #expect(life.inputs(at: 62.1, plan: 1)["dose.warfarin"] == 5)
  }

  @Test("stopping a habitual food, by the name in the file, takes away its vitamin K and its share of calcium")
  func stopFood() throws {
    let life = try course(Self.eater, plan: "change: [{stop: US_Gouda}]\n")
    #expect(life.eaten(.menaquinone9, at: 60) > 0)
    #expect(life.eaten(.menaquinone9, at: 60, plan: 1) == 0)
    let left = life.eaten(.phylloquinone, at: 60, plan: 1)
    #expect(left > 0 && left <= life.eaten(.phylloquinone, at: 60))
    let share = try #require(life.inputs(at: 60, plan: 1)["intake.calcium.diet"])
    #expect(share > 0 && share < 0.6)
    #expect(life.inputs(at: 60)["intake.calcium.diet"] == nil)
  }

  @Test("stopping a supplement ends one's own and not the plan's, in whatever order they are written")
  func replaceSupplement() throws {
    let changes = ["{stop: MK-7}", "{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}"]
    let forward = try course(Self.eater, plan: "change: [\(changes[0]), \(changes[1])]\n")
    let backward = try course(Self.eater, plan: "change: [\(changes[1]), \(changes[0])]\n")
    let amount = forward.eaten(.menaquinone7, at: 60, plan: 1)
    #expect(abs(amount - backward.eaten(.menaquinone7, at: 60, plan: 1)) < 1e-9)
    #expect(abs(amount / forward.eaten(.menaquinone7, at: 60) - 2) < 0.05)
  }

  @Test("an added food brings its vitamin K and its calcium")
  func addFood() throws {
    let life = try course(plainWoman, plan: "change: [{diet: {food: us_gouda, amount: 60 g, per: day}}]\n")
    #expect(life.eaten(.menaquinone9, at: 60, plan: 1) > life.eaten(.menaquinone9, at: 60))
    #expect((life.inputs(at: 60, plan: 1)["intake.calcium.supplement"] ?? 0) > 300)
    #expect(life.inputs(at: 59.9, plan: 1) == life.inputs(at: 59.9))
  }

  @Test("a started medicine that ends before the plan ends with its own date")
  func startedUntil() throws {
    let life = try course(
      plainWoman, plan: "change: [{start: {name: prednisolone, dose_mg: 7.5, until: 2027-11-24}}]\n")
    #expect(life.inputs(at: 60.5, plan: 1)["medicine.glucocorticoid"] == 1)
    #expect(life.inputs(at: 61.5, plan: 1)["medicine.glucocorticoid"] == nil)
  }
}
