import Evidence
import Foods
import ModelLanguage
import Physiology
import Simulation
import Tabular

/// A person's whole life as numbers and moments: what the file says, and what population references fill in.
public struct LifeCourse: Sendable {
  public let person: Person
  public let sex: Sex
  /// Years, today.
  public let age: Double
  /// What the person eats and takes now.
  public let intake: Intake
  /// Food alone.
  private let eaten: Intake
  /// What is eaten besides the foods that the file lists.
  private let rest: RestOfDiet
  /// The diary among what the person eats; nil where there is none.
  let diary: Diary?
  /// Values that differ from the reference person's.
  public var parameters: [String: Double]
  /// Parameters known for this person.
  public var known: Set<String>
  public private(set) var filledIn: [FilledIn]
  /// Plan names; the first is living as now.
  public let planNames: [String]

  /// Where the foods listed are too few for a day: how much they hold and what was taken for the rest, in a sentence.
  public var otherFoods: String? { rest.sentence }

  let foods: [MealDose]
  let dietIsKnown: Bool
  /// With food, µg a day.
  let vitaminDEaten: Double
  private var spells: [[Spell]]

  /// - Parameter written: a diary that stands in no file, read in place of the one that the person's diet names.
  /// - Throws: `InputFaults` for a diary or food that cannot be read.
  public init(
    _ person: Person, plans: [Plan] = [], foods table: FoodTable, today: CalendarDay, diary written: Table? = nil
  ) throws {
    self.person = person
    sex = person.sex
    age = person.age(on: today, today: today)
    var notes: [FilledIn] = []
    let reading = DietReading(person, foods: table, diary: written)
    let diet = try reading.diet()
    intake = try Intake(diet, foods: table)
    diary = diet.diary
    dietIsKnown = !person.diet.isEmpty
    for sentence in intake.assumptions { notes.append(FilledIn("diet", sentence, .assumed, from: "how the diet was read")) }
    // Supplements are inputs of their own, from their own dates on: they must not count as food as well.
    eaten = diet.supplements.isEmpty
      ? intake : try Intake(Diet(diary: diet.diary, habits: diet.habits, stated: diet.stated), foods: table)
    var body = BodyCourse(person, age: age)
    body.fit()
    rest = RestOfDiet(
      diet, wish: person.diet.otherFoods, eaten: eaten, sex: sex, age: age, kilograms: body.kilograms)
    let usual = UsualDiet(diet, rest: rest)
    foods = eaten.meals + usual.doses
    vitaminDEaten = (eaten.nutrients[.vitaminD]?.known ?? 0) + usual.share(.vitaminD) * Self.normal("intake.vitaminD")
    notes += usual.filledIn
    body.fitMinerals(eaten, usual, dietIsKnown: dietIsKnown)
    parameters = body.parameters
    known = body.known
    notes += body.filledIn
    var history = HistoryCourse(person, age: age, today: today)
    history.build()
    notes += history.filledIn
    parameters.merge(history.parameters) { $1 }
    known.formUnion(history.parameters.keys)
    let own = history.spells + SupplementCourse.spells(person.supplements, age: age, today: today, fat: diet.fatOfMeal)
    var all = [own]
    for plan in plans {
      let laid = PlanCourse(plan, for: person, eating: body.minerals, age: age, today: today, foods: table, fat: diet.fatOfMeal)
      all.append(try laid.applied(to: own))
    }
    spells = all
    planNames = ["as now"] + plans.map(\.name)
    notes.append(
      FilledIn("vitamin K eaten in the past and to come", "as others of that age, in today's proportion", .assumed, from: FoodShare.source))
    filledIn = notes
  }

  /// Moments at which something changes, per plan, from birth on.
  private func eras(_ plan: Int) -> [Era] {
    let share = FoodShare(sex: sex, age: age)
    var ages = Set(FoodShare.ages)
    for spell in spells[plan] {
      ages.insert(max(spell.from, 0))
      if spell.until < 120 { ages.insert(max(spell.until, 0)) }
    }
    // An input keeps its value until an event sets it: what ends goes back to the normal by name.
    let keys = Set(spells[plan].compactMap(\.inputKey))
    return ages.sorted().map { start in
      var era = era(at: start, plan, share)
      for key in keys where era.inputs[key] == nil { era.inputs[key] = Self.normal(key) }
      return era
    }
  }

  private func era(at start: Double, _ plan: Int, _ share: FoodShare) -> Era {
    var era = Era(age: start, foodShare: share.share(at: start), added: [], ended: [], inputs: [:])
    for spell in spells[plan] where spell.holds(at: start) {
      switch spell.effect {
      case .input(let key, let value): era.inputs[key] = max(era.inputs[key] ?? 0, value)
      case .addition(let key, let value): era.inputs[key, default: 0] += value
      case .share(let key, let value): era.inputs[key, default: Self.normal(key)] *= value
      case .dose(let dose, let scale, let isSupplement): era.added.append((dose, scale, isSupplement))
      case .endsFood(let name): era.ended.insert(name)
      }
    }
    era.inputs["intake.vitaminD", default: 0] += vitaminDEaten
    return era
  }

  static func normal(_ key: String) -> Double { ReferenceModel.model.input(key)?.normal ?? 0 }

  /// The planned life, ready to project: inputs follow from the parameters of each draw, since absorption is drawn too.
  /// Not for front doors: from a person to numbers the one way is `PersonRun`, which asks the safety gate.
  package func plannedLife() -> PlannedLife {
    let eras = planNames.indices.map { self.eras($0) }
    let maker = ExposureMaker(sex: sex, foods: foods, eras: eras)
    return PlannedLife(
      sex: sex, parameters: parameters, known: known, planNames: planNames, today: age, exposure: { maker.exposure($0, $1) })
  }
}

extension LifeCourse {
  /// Menaquinones eaten and taken at an age under a plan, µg a day; what is known and what is likely in the foods.
  func menaquinonesEaten(plan: Int, at age: Double) -> Double {
    let exposure = plannedLife().exposure(parameters, 0)
    let changes = exposure.changes[plan].filter { $0.age <= age }
    let inputs = changes.reduce(exposure.inputs) { $0.merging($1.set) { $1 } }
    return Vitamer.allCases.filter { $0 != .phylloquinone }.reduce(0) { sum, vitamer in
      sum + vitamer.micrograms(nanomoles: inputs["intake.\(vitamer.rawValue).oral"] ?? 0)
    }
  }

  /// Takes over what a fit to measurements found.
  mutating func take(_ fit: PersonRun.Fit) {
    parameters.merge(fit.parameters) { $1 }
    known.formUnion(fit.known)
    let found = fit.inputs.sorted { $0.key < $1.key }.map { key, input in
      Spell(effect: .input(key, input.value), from: max(input.from, 0), until: .infinity, name: "")
    }
    for plan in spells.indices { spells[plan] += found }
    filledIn += fit.filledIn
  }
}
