import Evidence
import Foods
import Physiology
import Tabular

/// A plan laid over the spells of a life as it is.
struct PlanCourse {
  private let plan: Plan
  private let person: Person
  /// What is eaten today, all foods together, mg a day.
  private let minerals: [Nutrient: Double]
  private let age: Double
  private let today: CalendarDay
  private let foods: FoodTable
  private let fat: Double

  init(
    _ plan: Plan, for person: Person, eating minerals: [Nutrient: Double], age: Double, today: CalendarDay, foods: FoodTable,
    fat: Double
  ) {
    self.plan = plan
    self.person = person
    self.minerals = minerals
    self.age = age
    self.today = today
    self.foods = foods
    self.fat = fat
  }

  private var file: String { plan.place?.file ?? "plan" }
  private var start: Double { max(plan.from.map { age + today.years(to: $0.first) } ?? age, age) }
  private var end: Double { plan.until.map { age + today.years(to: $0.last) } ?? .infinity }

  func applied(to own: [Spell]) throws -> [Spell] {
    // A plan stops what is taken now, and never what it adds itself, in whatever order its lines stand.
    var spells = own
    for case .stop(let stop) in plan.change { spells = try stopped(stop.name, spells) }
    for change in plan.change {
      switch change {
      case .supplement(let use):
        _ = try use.supplement(file: file)
        spells += SupplementCourse.spells(
          [use], age: age, today: today, fat: fat, scale: plan.adherence, plannedFrom: start, plannedUntil: end)
      case .diet(let habit): spells += try dishes(habit)
      case .start(let use): spells += medicine(use)
      case .stop: break
      }
    }
    return spells
  }

  private func medicine(_ use: MedicineUse) -> [Spell] {
    let since = use.since.map { max(age + today.years(to: $0.first), age) } ?? start
    let until = use.until.map { min(age + today.years(to: $0.last), end) } ?? end
    return MedicineCourse.spells(use, from: since, until: until, scale: plan.adherence)
  }

  /// A habit's foods, eaten as often as the plan is kept.
  private func dishes(_ habit: StatedHabit) throws -> [Spell] {
    let eaten = try read(habit)
    let doses = eaten.meals.map { Spell.Effect.dose($0, scale: plan.adherence, isSupplement: false) }
    // Calcium and phosphorus of an added food enter as a supplement does: on top of the diet.
    let minerals: [Spell.Effect] = [
      (Nutrient.calcium, "intake.calcium.supplement"), (.phosphorus, "intake.phosphorus.supplement"),
      (.vitaminD, "intake.vitaminD"),
    ].map { nutrient, key in .addition(key, (eaten.nutrients[nutrient]?.known ?? 0) * plan.adherence) }
    return (doses + minerals).map { Spell(effect: $0, from: start, until: end, name: habit.food) }
  }

  private func read(_ habit: StatedHabit) throws -> Intake {
    try Intake(Diet(habits: [try habit.habit(foods: foods, file: file)]), foods: foods)
  }

  /// Interrupts a medicine, a supplement or a habitual food while the plan holds.
  private func stopped(_ name: String, _ spells: [Spell]) throws -> [Spell] {
    let medicine = Catalogue.medicines[name]?.name
    let label = SupplementForm(text: name)?.label
    let left = spells.flatMap { spell in
      spell.name == medicine || (label != nil && spell.name == label)
        ? spell.interrupted(from: start, until: end) : [spell]
    }
    let habits = person.diet.habits.filter { $0.food.lowercased() == name.lowercased() }
    return left + (try habits.flatMap(endedFood))
  }

  /// A food of today that is no longer eaten: its vitamin K, and its share of the day's minerals.
  private func endedFood(_ habit: StatedHabit) throws -> [Spell] {
    let eaten = try read(habit)
    let foods = Set(eaten.meals.map(\.source)).map { Spell.Effect.endsFood($0) }
    let shares: [Spell.Effect] = [
      (Nutrient.calcium, "intake.calcium.diet"), (.phosphorus, "intake.phosphorus.diet"),
    ].compactMap { nutrient, key in
      guard let all = minerals[nutrient], all > 0, let part = eaten.nutrients[nutrient]?.known else {
        return nil
      }
      return .share(key, max(0, 1 - part / all))
    }
    var vitaminD: [Spell.Effect] = []
    if person.diet.intake[.vitaminD] == nil, let part = eaten.nutrients[.vitaminD]?.known {
      vitaminD.append(.addition("intake.vitaminD", -part))
    }
    return (foods + shares + vitaminD).map { Spell(effect: $0, from: start, until: end, name: "") }
  }
}
