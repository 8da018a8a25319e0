import Foods
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import People

@Suite("A life filled in")
struct LifeCourseTests {
  @Test("whatever a file is silent about is filled in, and said to be assumed")
  func silent() throws {
    let life = try course("age: 58\nsex: female\n")
    let assumed = life.filledIn.filter { $0.origin == .assumed }.map(\.what)
    let wanted = [
      "diet", "height", "weight", "last period", "descent", "heart attack in the family",
      "calcium and phosphorus eaten",
      "smoking", "a parent's hip fracture", "alcohol", "vitamin K eaten in the past and to come",
    ]
    for what in wanted { #expect(assumed.contains(what), "\(what)") }
    #expect(life.parameters.isEmpty)
  }

  @Test("what a file says is not called assumed, and is known: it does not vary between people like this one")
  func said() throws {
    let life = try course(
      plainWoman
        + "history: {smoking: never, parent_hip_fracture: false, alcohol_units_per_day: 0, family_heart_disease: false}\n"
    )
    let assumed = life.filledIn.map(\.what)
    for what in ["height", "weight", "last period", "descent", "smoking", "alcohol", "a parent's hip fracture"] {
      #expect(!assumed.contains(what), "\(what)")
    }
    #expect(
      life.known.isSuperset(of: [
        "body.height.factor", "body.mass.factor", "bone.menopauseAge", "intake.calcium.factor",
      ]))
    #expect(life.parameters["bone.menopauseAge"] == 51)
  }

  @Test("the stated height, weight and calcium are those of the simulated person at their age")
  func statedSize() throws {
    let life = try course(plainWoman)
    let model = try CompiledModel(ReferenceModel.model, observing: ["body.height", "body.weight", "intake.calcium"])
    let planned = life.plannedLife()
    let run = try model.run(planned.individual(), at: [60], changes: planned.exposure(life.parameters, 0).changes[0])
    #expect(abs(run["body.height"][0] - 165) < 1e-6)
    #expect(abs(run["body.weight"][0] - 66) < 1e-6)
    #expect(abs(run["intake.calcium"][0] - 800) < 1e-6)
  }

  @Test("food of the past follows what others of that age eat, in today's proportion; today it is what is stated")
  func past() throws {
    let life = try course(plainWoman)
    #expect(abs(life.eaten(.phylloquinone, at: 60) - 100) < 1e-9)
    for age in [0.0, 0.7, 2, 6, 20, 80] {
      let share = FoodShare(sex: .female, age: 60).share(at: age)
      #expect(abs(life.eaten(.phylloquinone, at: age) - 100 * share) < 1e-9, "\(age)")
      #expect(age >= 19 || share < 1, "\(age)")
    }
  }

  @Test("totals that leave something out are completed from the reference diet, and that is told")
  func partlyStated() throws {
    let reference = try course("age: 40\nsex: female\n")
    let life = try course("age: 40\nsex: female\ndiet: {intake: {calcium_mg: 700, k1_ug: 60}}\n")
    #expect(abs(life.eaten(.phylloquinone, at: 40) - 60) < 1e-9)
    #expect(life.eaten(.menaquinone9, at: 40) == reference.eaten(.menaquinone9, at: 40))
    #expect(life.inputs(at: 40)["intake.vitaminD"] == reference.inputs(at: 40)["intake.vitaminD"])
    #expect(life.filledIn.contains { $0.what == "MK-4, MK-7, MK-8, MK-9 eaten" })
  }

  @Test("a person without a diet eats the reference diet")
  func referenceDiet() throws {
    let life = try course("age: 40\nsex: male\n")
    let parameter = ReferenceModel.model.parameter("vitaminK.referenceDiet.phylloquinone")
    #expect(abs(life.eaten(.phylloquinone, at: 40) - (parameter?.male ?? 0)) < 1e-9)
  }

  @Test("a condition without a date is taken for five years old, and that is told; one is born with cystic fibrosis")
  func conditions() throws {
    let diabetes = try course("age: 60\nsex: male\nconditions: [type 2 diabetes]\n")
    #expect(diabetes.inputs(at: 54.9)["condition.diabetes"] == nil)
    #expect(diabetes.inputs(at: 55.1)["condition.diabetes"] == 1)
    #expect(diabetes.filledIn.contains { $0.what == "type 2 diabetes" && $0.value == "for the last five years" })
    let fibrosis = try course("age: 12\nsex: male\nconditions: [cystic fibrosis]\n")
    #expect(fibrosis.inputs(at: 0)["condition.cysticFibrosis"] == 1)
  }

  @Test("a former smoker has stopped")
  func formerSmoker() throws {
    let life = try course("age: 60\nsex: male\nhistory: {smoking: former}\n")
    #expect(life.inputs(at: 49)["habit.smoking"] == 1)
    #expect(life.inputs(at: 51)["habit.smoking"] == nil)
  }

  @Test("smoking, fractures of adults and a parent's hip count; a fracture of childhood does not")
  func history() throws {
    let text =
      "age: 60\nsex: female\nhistory: {smoking: current, parent_hip_fracture: true, fractures: [{site: wrist, age: AGE}]}\n"
    let adult = try course(text.replacing("AGE", with: "40"))
    #expect(adult.inputs(at: 30)["habit.smoking"] == 1)
    #expect(adult.inputs(at: 30)["history.priorFracture"] == nil)
    #expect(adult.inputs(at: 41)["history.priorFracture"] == 1)
    #expect(adult.inputs(at: 41)["history.parentHipFracture"] == 1)
    let child = try course(text.replacing("AGE", with: "9"))
    #expect(child.inputs(at: 59)["history.priorFracture"] == nil)
  }
}

@Suite("Spells of a life")
struct SpellTests {
  private func spell(_ from: Double, _ until: Double) -> Spell {
    Spell(effect: .input("a", 1), from: from, until: until, name: "a")
  }

  @Test("a spell holds from its first moment to just before its last")
  func holds() {
    #expect(spell(10, 20).holds(at: 10))
    #expect(!spell(10, 20).holds(at: 20))
    #expect(!spell(10, 20).holds(at: 9.99))
  }

  @Test("a gap leaves what is before it and what is after it")
  func interrupted() {
    func ends(_ spells: [Spell]) -> [[Double]] { spells.map { [$0.from, $0.until] } }
    #expect(ends(spell(10, 40).interrupted(from: 20, until: 30)) == [[10, 20], [30, 40]])
    #expect(ends(spell(10, .infinity).interrupted(from: 20, until: .infinity)) == [[10, 20]])
    #expect(ends(spell(10, 20).interrupted(from: 30, until: 40)) == [[10, 20]])
    #expect(ends(spell(32, 40).interrupted(from: 20, until: 30)) == [[32, 40]])
    #expect(spell(21, 29).interrupted(from: 20, until: 30).isEmpty)
  }
}
