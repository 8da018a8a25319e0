import Evidence
import Foods
import Physiology
import Tabular

/// A plan laid over the spells of a life as it is.
struct PlanCourse {
  private let plan: Plan
  private let age: Double
  private let today: CalendarDay
  private let foods: FoodTable
  private let fat: Double

  init(_ plan: Plan, age: Double, today: CalendarDay, foods: FoodTable, fat: Double) throws {
    self.plan = plan
    self.age = age
    self.today = today
    self.foods = foods
    self.fat = fat
  }

  private var start: Double { max(plan.from.map { age + today.years(to: $0.first) } ?? age, age) }
  private var end: Double { plan.until.map { age + today.years(to: $0.last) } ?? .infinity }

  func applied(to own: [Spell]) throws -> [Spell] {
    var spells = own
    for change in plan.change {
      switch change {
      case .supplement(let use):
        _ = try use.supplement(file: plan.place?.file ?? "plan")
        spells += SupplementCourse.spells(
          [use], age: age, today: today, fat: fat, scale: plan.adherence, plannedFrom: start, plannedUntil: end)
      case .diet(let habit): spells += try dishes(habit)
      case .start(let use): spells += MedicineCourse.spells(use, age: age, from: use.since == nil ? start : max(start, age), until: end)
      case .stop(let stop): spells = stopped(stop.name, spells)
      }
    }
    return spells
  }

  /// A habit's foods, eaten as often as the plan is kept.
  private func dishes(_ habit: StatedHabit) throws -> [Spell] {
    let read = try habit.habit(foods: foods, file: plan.place?.file ?? "plan")
    let intake = try Intake(Diet(habits: [read]), foods: foods)
    let doses = intake.meals.map { Spell.Effect.dose($0, scale: plan.adherence, isSupplement: false) }
    let calcium = (intake.nutrients[.calcium]?.known ?? 0) * plan.adherence
    // Calcium and phosphorus of an added food enter as a supplement does: on top of the diet.
    let phosphorus = (intake.nutrients[.phosphorus]?.known ?? 0) * plan.adherence
    let minerals: [Spell.Effect] = [
      .addition("intake.calcium.supplement", calcium), .addition("intake.phosphorus.supplement", phosphorus),
      .addition("intake.vitaminD", (intake.nutrients[.vitaminD]?.known ?? 0) * plan.adherence),
    ]
    return (doses + minerals).map { Spell(effect: $0, from: start, until: end, name: habit.food) }
  }

  /// Ends a medicine, a supplement or a habitual food from the plan's start on.
  private func stopped(_ name: String, _ spells: [Spell]) -> [Spell] {
    let medicine = Catalogue.medicines[name]?.name
    let label = SupplementForm(text: name)?.label
    var result = spells.map { spell in
      var spell = spell
      if spell.name == name || spell.name == medicine || (label != nil && spell.name == label) {
        spell.until = min(spell.until, start)
      }
      return spell
    }
    result.append(Spell(effect: .endsFood(name), from: start, until: end, name: ""))
    return result
  }
}
