import Evidence
import Foods

/// A claim of the ledger made runnable: its change becomes a plan, or a changed person, or a later age to look at.
public enum ClaimFollowing: Sendable, Hashable {
  /// Run the person with and without this plan.
  case plan(Plan)
  /// Run the person as they are and as this one.
  case person(Person)
  /// Run the person once and compare the present with this age.
  case laterAge(Double)

  /// What to run for a trace of a claim; nil where its change names something that the catalogues do not have.
  public init?(_ change: Claim.Change, for person: Person) {
    if let supplement = change.supplement {
      guard let form = SupplementForm(text: supplement.form), form.nutrient.unit == "µg",
        let interval = DosingInterval(every: supplement.every)
      else { return nil }
      let use = SupplementUse(form: form, dose: supplement.micrograms, interval: interval, withMeal: true)
      self = .plan(Plan(name: change.description, change: [.supplement(use)]))
    } else if let diet = change.diet {
      guard let period = Habit.Period(rawValue: diet.per) else { return nil }
      let habit = StatedHabit(food: diet.food, amount: diet.amount, times: diet.times, per: period)
      self = .plan(Plan(name: change.description, change: [.diet(habit)]))
    } else if let name = change.medicine {
      guard let medicine = Catalogue<Medicine>.medicines[name] else { return nil }
      let use = MedicineUse(name: medicine.name, doseMilligrams: change.milligrams)
      self = .plan(Plan(name: change.description, change: [.start(use)]))
    } else if let name = change.condition {
      guard let condition = Catalogue<Condition>.conditions[name] else { return nil }
      var changed = person
      changed.conditions.append(ConditionUse(name: condition.name))
      self = .person(changed)
    } else if let intake = change.intake {
      var changed = person
      for (key, value) in intake {
        guard let nutrient = Diet.statedNutrient(key: key) else { return nil }
        changed.diet.intake[nutrient] = value
      }
      self = .person(changed)
    } else if let age = change.age {
      self = .laterAge(age)
    } else {
      return nil
    }
  }
}
