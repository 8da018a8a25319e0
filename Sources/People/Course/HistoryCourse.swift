import Evidence
import Foods
import ModelLanguage
import Physiology

/// Conditions, medicines and history as spells of inputs and as the person's own parameters.
struct HistoryCourse {
  private(set) var spells: [Spell] = []
  private(set) var parameters: [String: Double] = [:]
  private(set) var filledIn: [FilledIn] = []
  private let person: Person
  private let age: Double
  private let today: CalendarDay

  init(_ person: Person, age: Double, today: CalendarDay) {
    self.person = person
    self.age = age
    self.today = today
  }

  mutating func build() {
    for use in person.conditions { add(use) }
    for use in person.medicines { spells += MedicineCourse.spells(use, from: start(use.since, use.name), until: end(use.until)) }
    addSmoking()
    addFractureRisk()
  }

  private mutating func hold(_ key: String, _ value: Double, from start: Double, name: String = "") {
    spells.append(Spell(effect: .input(key, value), from: max(start, 0), until: .infinity, name: name))
  }

  private mutating func note(_ what: String, _ value: String, _ from: String) {
    filledIn.append(FilledIn(what, value, .assumed, from: from))
  }

  private mutating func start(_ since: PartialDate?, _ what: String) -> Double {
    if let since { return age + today.years(to: since.first) }
    note(what, "for the last five years", "no date is given")
    return age - ConditionEffects.usualYears
  }

  private func end(_ until: PartialDate?) -> Double { until.map { age + today.years(to: $0.last) } ?? .infinity }

  private mutating func add(_ use: ConditionUse) {
    guard let condition = Catalogue.conditions[use.name] else { return }
    let effects = ConditionEffects(condition.effect)
    for (key, factor) in effects.factors { parameters[key] = factor }
    if !effects.inputs.isEmpty {
      let isFromBirth = condition.effect == .rheumatoidArthritis || (effects.isInborn && use.since == nil)
      let began = isFromBirth ? 0 : start(use.since, use.name)
      for (key, value) in effects.inputs.sorted(by: { $0.key < $1.key }) { hold(key, value, from: began) }
    }
    switch condition.effect {
    case .diabetes: hold("condition.diabetes", 1, from: start(use.since, use.name))
    case .dialysis: hold("treatment.dialysis", 1, from: start(use.since, use.name))
    case .liverDisease: note(use.name, "half the synthesis of clotting factors", "no INR is given")
    case .highCholesterol: assume("circulation.ldl.z", 3, unless: .ldlCholesterol, use.name, "LDL high in the top thousandth")
    case .hypertension: assume("circulation.systolic.z", 1.3, unless: .systolicPressure, use.name, "pressure in the top tenth")
    case .vitaminDDeficiency: assume("mineral.calcidiol.skin", 15, unless: .calcidiol, use.name, "25-OH-D near 20 nmol/L")
    case .kidneyDisease:
      if !person.measurements.contains(where: { $0.what == .filtrationRate }) {
        note(use.name, "nothing changes", "eGFR is needed; give it as a measurement")
      }
    default: break
    }
  }

  private mutating func assume(_ key: String, _ value: Double, unless measured: Biomarker, _ what: String, _ words: String) {
    guard !person.measurements.contains(where: { $0.what == measured }) else { return }
    parameters[key] = value
    note(what, words, "no measurement is given")
  }

  private mutating func addSmoking() {
    switch person.history.smoking {
    case .current:
      hold("habit.smoking", 1, from: 18)
      hold("history.smoking", 1, from: 0)
      hold("history.smoking.known", 1, from: 0)
    case .former:
      spells.append(Spell(effect: .input("habit.smoking", 1), from: 18, until: max(18, age - 10), name: ""))
      hold("history.smoking.known", 1, from: 0)
      note("smoking", "from 18 until ten years ago", "only 'former' is given")
    case .never: hold("history.smoking.known", 1, from: 0)
    case nil: note("smoking", "does not smoke", "not given")
    }
  }

  private mutating func addFractureRisk() {
    let adult = person.history.fractures.compactMap { fracture -> Double? in
      switch fracture.time {
      case .age(let years): years
      case .date(let date): age + today.years(to: date.first)
      case nil: age
      }
    }.filter { $0 >= 20 }
    if let first = adult.min() { hold("history.priorFracture", 1, from: first) }
    hold("history.priorFracture.known", 1, from: 0)
    if let parent = person.history.parentHipFracture {
      hold("history.parentHipFracture", parent ? 1 : 0, from: 0)
      hold("history.parentHipFracture.known", 1, from: 0)
    } else {
      note("a parent's hip fracture", "the population's share", "not given")
    }
    if let units = person.history.alcoholUnitsPerDay {
      hold("history.alcohol", units > 2 ? 1 : 0, from: 18)
      hold("history.alcohol.known", 1, from: 0)
    } else {
      note("alcohol", "the population's share above two units a day", "not given")
    }
  }
}
