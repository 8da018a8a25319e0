import Foods
import ModelLanguage
import Physiology

/// Size, menopause, minerals eaten and descent, as values of the person's own parameters.
struct BodyCourse {
  private(set) var parameters: [String: Double] = [:]
  private(set) var known: Set<String> = []
  private(set) var filledIn: [FilledIn] = []
  /// Calcium and phosphorus eaten today, mg a day, once the diet is fitted.
  private(set) var minerals: [Nutrient: Double] = [:]
  private let person: Person
  private let age: Double

  init(_ person: Person, age: Double) {
    self.person = person
    self.age = age
  }

  mutating func fit() {
    fitSize()
    fitMenopause()
    fitPeople()
  }

  /// Body mass, kg: stated, or the median of age, sex and height.
  var kilograms: Double { person.weightKilograms ?? reference(Body.weight) }

  private mutating func set(_ key: String, _ value: Double) {
    parameters[key] = value
    known.insert(key)
  }

  private mutating func note(_ what: String, _ value: String, _ from: String) {
    filledIn.append(FilledIn(what, value, .assumed, from: from))
  }

  /// A quantity of the person at their age with the parameters found so far.
  private func reference(_ quantity: Quantity) -> Double {
    let parameters = self.parameters
    let sex = person.sex
    var bindings = Bindings(
      time: age * UnitOfMeasure.year.factor, parameter: { (parameters[$0.key] ?? $0.value(sex: sex)) * $0.unit.factor },
      input: { $0.normal * $0.unit.factor }, pool: { _ in 0 })
    return quantity.law.value(in: quantity.unit, &bindings)
  }

  private mutating func fitSize() {
    let height = reference(Body.height)
    if let stated = person.heightCentimetres {
      set("body.height.factor", stated / height)
    } else {
      note("height", "\(Int(height.rounded())) cm", "median of age and sex")
    }
    let weight = reference(Body.weight)
    if let stated = person.weightKilograms {
      set("body.mass.factor", stated / weight)
    } else {
      note("weight", "\(Int(weight.rounded())) kg", "median of age, sex and height")
    }
  }

  private mutating func fitMenopause() {
    guard person.sex == .female, age > 18 else { return }
    if let stated = person.menopauseAge {
      set("bone.menopauseAge", stated)
    } else {
      note("last period", "at 51.4 years", "population mean; people vary by 4 years")
    }
  }

  private mutating func fitPeople() {
    switch person.ethnicity {
    case .black: set("person.descent.black", 1)
    case .hispanic: set("person.descent.hispanic", 1)
    case .chinese: set("person.descent.chinese", 1)
    case .white: known.formUnion(["person.descent.black", "person.descent.hispanic", "person.descent.chinese"])
    case nil: note("descent", "white, as most cohorts behind the numbers", "not given")
    }
    if let family = person.history.familyHeartDisease {
      set("person.familyHistoryOfHeartAttack", family ? 1 : 0)
    } else {
      note("heart attack in the family", "the population's share, 35 %", "not given")
    }
  }

  /// Food alone; supplements are inputs of their own.
  ///
  /// - Parameter usual: what is eaten besides the foods listed.
  mutating func fitMinerals(_ intake: Intake, _ usual: UsualDiet, dietIsKnown: Bool) {
    let ofAge = [
      (Nutrient.calcium, "intake.calcium.factor", MineralIntake.calciumOfAge),
      (.phosphorus, "intake.phosphorus.factor", MineralIntake.phosphorusOfAge),
    ]
    for (nutrient, key, mean) in ofAge {
      let mean = reference(mean)
      let amount = intake.nutrients[nutrient]?.known ?? 0
      let factor = amount / mean + usual.share(nutrient)
      let range = ReferenceModel.model.parameter(key)?.range ?? 0.1...6
      minerals[nutrient] = mean
      guard dietIsKnown else { continue }
      guard amount > 0, range.contains(factor) else {
        let reason = amount > 0 ? "the diet given holds \(Int(amount)) mg a day, too far from what people live on" : "not given"
        note("\(nutrient.words) eaten", "as others of the age and sex", reason)
        continue
      }
      set(key, factor)
      minerals[nutrient] = factor * mean
    }
    if !dietIsKnown { note("calcium and phosphorus eaten", "as others of the age and sex", "NHANES 2015-2016") }
  }
}
