import ModelLanguage
import Physiology
import Simulation
import Solver

/// One dose or food as a test gives it.
struct Serving {
  var vitamer: Vitamer
  var matrix: FoodMatrix
  var micrograms: Double
  /// Fat of the meal, g.
  var fat: Double = 20
  /// Hour of the day.
  var hour: Double = 8

  /// What one meal's laws say, with the person's parameters and other inputs.
  private func evaluate(_ law: RateLaw, in unit: UnitOfMeasure, _ parameters: [String: Double], age: Double) -> Double {
    let reference = Bindings.reference(sex: .female)
    var bindings = Bindings(
      time: age * UnitOfMeasure.year.factor,
      parameter: { parameters[$0.key].map { [unit = $0.unit] in $0 * unit.factor } ?? reference.parameter($0) },
      input: { [vitamer, micrograms, fat] input in
        switch input.key {
        case "meal.fat": fat * input.unit.factor
        case "meal.\(vitamer.rawValue)": micrograms * input.unit.factor
        default: reference.input(input)
        }
      }, pool: { _ in 0 })
    return law.value(in: unit, &bindings)
  }

  /// nmol that the mucosa takes up.
  func uptake(_ parameters: [String: Double] = [:], age: Double = 40) -> Double {
    let share = evaluate(Absorption.uptakeShare(of: vitamer, in: matrix), in: .one, parameters, age: age)
    return vitamer.nanomoles(micrograms: micrograms) * share
  }

  func transitRate() -> Double { evaluate(Absorption.transitRate(of: vitamer, in: matrix), in: .perHour, [:], age: 40) }
  func escape() -> Double { evaluate(Absorption.firstPassEscape, in: .one, [:], age: 40) }
  func availability() -> Double { evaluate(Absorption.availability(of: vitamer, in: matrix), in: .one, [:], age: 40) }
}

/// The diets of the check table, as servings of a day.
enum Diet {
  static let hours = [8.0, 13.0, 19.0]

  /// Three meals of 25 g fat: K1 in mixed dishes, MK-4 in meat and egg, the rest in dairy.
  static func daily(k1: Double, mk4: Double = 7, mk7: Double = 1, mk8: Double = 6, mk9: Double = 14) -> [Serving] {
    hours.flatMap { hour in
      [
        Serving(vitamer: .phylloquinone, matrix: .mixedDish, micrograms: k1 / 3, fat: 25, hour: hour),
        Serving(vitamer: .menaquinone4, matrix: .meatEgg, micrograms: mk4 / 3, fat: 25, hour: hour),
        Serving(vitamer: .menaquinone7, matrix: .dairy, micrograms: mk7 / 3, fat: 25, hour: hour),
        Serving(vitamer: .menaquinone8, matrix: .dairy, micrograms: mk8 / 3, fat: 25, hour: hour),
        Serving(vitamer: .menaquinone9, matrix: .dairy, micrograms: mk9 / 3, fat: 25, hour: hour),
      ]
    }
  }

  static let reference = daily(k1: 90)
}

/// Runs the vitamin K part alone, from birth, at constant conditions until something is changed.
struct Subject {
  static let day = 1 / 365.25
  var inputs: [String: Double] = [:]
  var parameters: [String: Double] = [:]
  var changes: [Change] = []
  /// Age at which the experiment starts, years.
  var start = 45.0

  /// Mean rates of a day's servings.
  static func mean(_ servings: [Serving], _ parameters: [String: Double] = [:], age: Double = 40) -> [String: Double] {
    var rates: [String: Double] = [:]
    for vitamer in Vitamer.allCases {
      let own = servings.filter { $0.vitamer == vitamer }
      let taken = own.map { $0.uptake(parameters, age: age) }
      let total = taken.reduce(0, +)
      rates["intake.\(vitamer.rawValue).oral"] = vitamer.nanomoles(micrograms: own.reduce(0) { $0 + $1.micrograms })
      rates["intake.\(vitamer.rawValue).uptake"] = total
      guard total > 0 else { continue }
      rates["gut.\(vitamer.rawValue).transitRate"] =
        zip(own, taken).reduce(0) { $0 + $1.0.transitRate() * $1.1 } / total
      if vitamer == .menaquinone4 {
        rates["gut.menaquinone4.firstPassEscape"] = zip(own, taken).reduce(0) { $0 + $1.0.escape() * $1.1 } / total
      }
    }
    return rates
  }

  static let none: [String: Double] = {
    var rates: [String: Double] = [:]
    for vitamer in Vitamer.allCases {
      rates["intake.\(vitamer.rawValue).oral"] = 0
      rates["intake.\(vitamer.rawValue).uptake"] = 0
    }
    return rates
  }()

  init(eating servings: [Serving] = Diet.reference, inputs: [String: Double] = [:], start: Double = 45) {
    self.inputs = Self.mean(servings).merging(inputs) { $1 }
    self.start = start
  }

  /// From `day` of the experiment on, mean rates of these servings.
  mutating func eat(_ servings: [Serving], fromDay day: Double = 0) {
    changes.append(Change(atAge: start + day * Self.day, set: Self.mean(servings)))
  }

  mutating func set(_ values: [String: Double], atDay day: Double = 0) {
    changes.append(Change(atAge: start + day * Self.day, set: values))
  }

  mutating func add(_ amounts: [String: Double], atDay day: Double = 0) {
    changes.append(Change(atAge: start + day * Self.day, add: amounts))
  }

  /// One serving swallowed at an hour of the experiment; its transit rate holds from then on.
  mutating func swallow(_ serving: Serving, atHour hour: Double = 0) {
    let name = serving.vitamer.rawValue
    var set = ["gut.\(name).transitRate": serving.transitRate()]
    if serving.vitamer == .menaquinone4 { set["gut.menaquinone4.firstPassEscape"] = serving.escape() }
    changes.append(
      Change(atAge: start + hour / 24 * Self.day, set: set, add: ["gut.\(name).first": serving.uptake(parameters)]))
  }

  var life: Life {
    Life(
      Individual(sex: .female, parameters: parameters, inputs: inputs), changes: changes.sorted { $0.age < $1.age })
  }

  /// The columns at days of the experiment, of several subjects who start at the same age.
  static func run(_ subjects: [Subject], _ keys: [String], atDays days: [Double], tolerance: Double) throws
    -> [[String: [Double]]]
  {
    let model = try CompiledModel(IsolatedVitaminK.model, observing: keys)
    let ages = days.map { (subjects.first?.start ?? 0) + $0 * day }
    return try model.run(subjects.map(\.life), at: ages, relativeTolerance: tolerance).map { result in
      let trajectory = try result.get()
      return Dictionary(uniqueKeysWithValues: keys.map { ($0, trajectory[$0]) })
    }
  }

  /// The columns at days of the experiment.
  func run(_ keys: [String], atDays days: [Double], tolerance: Double = 1e-6, ledgers: Bool = false) throws -> [String:
    [Double]]
  {
    let model = try CompiledModel(IsolatedVitaminK.model, observing: keys, ledgers: ledgers)
    let trajectory = try model.run(
      life.individual, at: days.map { start + $0 * Self.day }, changes: life.changes,
      options: SolverOptions(relativeTolerance: tolerance))
    return Dictionary(uniqueKeysWithValues: keys.map { ($0, trajectory[$0]) })
  }
}
