import Evidence
import Foods
import People
import Physiology
import Simulation
import Tabular

/// What one arm gets, resolved to doses and inputs: the same for everyone in it. Ages of spells are days since the start.
struct ArmSchedule: Sendable {
  let name: String
  let spells: [Spell]
  /// Inputs that the arm sets back to normal, with the days from which they are.
  let stopped: [(key: String, from: Double, until: Double)]
  /// Doses given once.
  let gifts: [SingleGift]

  init(_ arm: TrialArm, background: [Treatment], foods: FoodTable?, file: String) throws {
    name = arm.name
    var spells: [Spell] = []
    var stopped: [(key: String, from: Double, until: Double)] = []
    var gifts: [SingleGift] = []
    for treatment in background + arm.treatments {
      if let gift = try SingleGift(treatment, file: file) {
        gifts.append(gift)
        continue
      }
      switch treatment.what {
      case .stop(let name):
        for key in try Self.inputs(ofMedicine: name, treatment, file) {
          stopped.append((key, treatment.from, treatment.until))
        }
      default: spells += try Self.spells(treatment, foods: foods, file: file)
      }
    }
    self.gifts = gifts
    self.spells = spells
    self.stopped = stopped
  }

  private static func spells(_ treatment: Treatment, foods: FoodTable?, file: String) throws -> [Spell] {
    var until = treatment.until
    let effects: [Spell.Effect]
    switch treatment.what {
    case .supplement(let use):
      _ = try use.supplement(file: file)
      if let doses = use.doses { until = min(until, treatment.from + Double(doses) / use.interval.dosesPerDay) }
      effects = SupplementCourse.effects(use, fat: Diet.referenceMealFat, scale: 1)
    case .food(let habit): effects = try self.effects(habit, foods: foods, file: file)
    case .medicine(let use):
      guard let medicine = Catalogue.medicines[use.name] else { return [] }
      effects = MedicineCourse.effects(medicine, use, 1)
    case .stop: effects = []
    }
    return effects.map { Spell(effect: $0, from: treatment.from, until: until, name: treatment.words) }
  }

  /// A food on top of the diet: its vitamers meal by meal, its minerals as a supplement would bring them.
  private static func effects(_ habit: StatedHabit, foods: FoodTable?, file: String) throws -> [Spell.Effect] {
    guard let foods else {
      throw InputError(file: file, line: habit.line, key: "food", problem: "there is no food table", found: habit.food)
    }
    let intake = try Intake(Diet(habits: [habit.habit(foods: foods, file: file)]), foods: foods)
    let doses = intake.meals.map { Spell.Effect.dose($0, scale: 1, isSupplement: false) }
    let minerals: [Spell.Effect] = [
      .addition("intake.calcium.supplement", intake.nutrients[.calcium]?.known ?? 0),
      .addition("intake.phosphorus.supplement", intake.nutrients[.phosphorus]?.known ?? 0),
      .addition("intake.vitaminD", intake.nutrients[.vitaminD]?.known ?? 0),
    ]
    return doses + minerals
  }

  private static func inputs(ofMedicine name: String, _ treatment: Treatment, _ file: String) throws -> [String] {
    guard let medicine = Catalogue.medicines[name] else {
      throw InputError(
        file: file, line: treatment.line, key: "stop", problem: "only a medicine of the population can be stopped",
        found: name,
        allowed: "a name that `menaquin explain medicines` lists")
    }
    return MedicineCourse.effects(medicine, MedicineUse(name: medicine.name), 1).compactMap { effect in
      if case .input(let key, _) = effect { key } else { nil }
    }
  }

  /// Whether anything in the arm holds back vitamin K.
  var holdsAntagonist: Bool {
    spells.contains { spell in
      if case .input(let key, let value) = spell.effect { key.hasPrefix("dose.") && value > 0 } else { false }
    }
  }

  /// Days at which something begins or ends.
  var boundaries: [Double] {
    spells.flatMap { [$0.from, $0.until] } + stopped.flatMap { [$0.from, $0.until] }
  }
}
