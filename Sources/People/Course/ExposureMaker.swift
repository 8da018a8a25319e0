import Foods
import ModelLanguage
import Physiology
import Simulation

/// Turns the eras of a life into the model's inputs, for one set of parameter values.
struct ExposureMaker: Sendable {
  let sex: Sex
  let foods: [MealDose]
  /// Per plan.
  let eras: [[Era]]

  /// - Parameters:
  ///   - drawn: parameter values that differ from the reference person's.
  ///   - unknownChance: standard normal; how much of what nobody measured the foods hold.
  func exposure(_ drawn: [String: Double], _ unknownChance: Double) -> Exposure {
    let sex = self.sex
    let value: (Parameter) -> Double = { (drawn[$0.key] ?? $0.value(sex: sex)) * $0.unit.factor }
    var uptake = MealUptake(value: value)
    // Foods of unknown content vary about the median of their group with a log standard deviation of 0.8.
    let unknownFactor = RateLaw.Function.exp.apply(MealDose.logStandardDeviationOfUnknown * unknownChance)
    let base = foods.map { dose in Vitamer.allCases.map { uptake.part(dose, $0, isSupplement: false, unknownFactor: unknownFactor) } }
    var added: [MealDose: [MealUptake.Part]] = [:]
    var plans: [[Change]] = []
    for eras in self.eras {
      plans.append(
        eras.map { era in
          for addition in era.added where added[addition.dose] == nil {
            added[addition.dose] = Vitamer.allCases.map {
              uptake.part(addition.dose, $0, isSupplement: addition.isSupplement, unknownFactor: unknownFactor)
            }
          }
          return Change(atAge: era.age, set: inputs(era, base, added, value))
        })
    }
    let birth = plans.first?.first?.set ?? [:]
    return Exposure(inputs: birth, changes: plans.map { Array($0.dropFirst()) })
  }

  private func inputs(
    _ era: Era, _ base: [[MealUptake.Part]], _ added: [MealDose: [MealUptake.Part]], _ value: @escaping (Parameter) -> Double
  ) -> [String: Double] {
    var inputs = era.inputs
    let condition = conditionFactor(era, value)
    for (index, vitamer) in Vitamer.allCases.enumerated() {
      var sum = Sum()
      for (dose, parts) in zip(foods, base) where !era.ended.contains(dose.source) {
        sum.add(parts[index], perDay: dose.perDay * era.foodShare, isDaily: false)
      }
      for addition in era.added {
        guard let parts = added[addition.dose] else { continue }
        sum.add(parts[index], perDay: addition.dose.perDay * addition.scale, isDaily: addition.isSupplement)
      }
      inputs.merge(sum.inputs(vitamer, condition: condition)) { $1 }
    }
    return inputs
  }

  /// Absorption left by conditions, medicines and age.
  private func conditionFactor(_ era: Era, _ value: @escaping (Parameter) -> Double) -> Double {
    var bindings = Bindings(
      time: era.age * UnitOfMeasure.year.factor, parameter: value,
      input: { (era.inputs[$0.key] ?? $0.normal) * $0.unit.factor }, pool: { _ in 0 })
    return bindings.value(of: AbsorptionCondition.product.law)
  }

  /// Adds up one vitamer over the day.
  private struct Sum {
    var eaten = 0.0
    var takenUp = 0.0
    var transit = 0.0
    var escape = 0.0
    var daily = 0.0

    mutating func add(_ part: MealUptake.Part, perDay: Double, isDaily: Bool) {
      eaten += part.eaten * perDay
      takenUp += part.takenUp * perDay
      transit += part.transit * part.takenUp * perDay
      escape += part.escape * part.takenUp * perDay
      if isDaily { daily += part.takenUp * perDay }
    }

    func inputs(_ vitamer: Vitamer, condition: Double) -> [String: Double] {
      let name = vitamer.rawValue
      let taken = Swift.min(takenUp * condition, eaten)
      var inputs = ["intake.\(name).oral": eaten, "intake.\(name).uptake": taken]
      guard takenUp > 0 else { return inputs }
      inputs["gut.\(name).transitRate"] = transit / takenUp
      switch vitamer {
      case .menaquinone4: inputs["gut.menaquinone4.firstPassEscape"] = escape / takenUp
      case .phylloquinone: inputs["intake.phylloquinone.morningDoseShare"] = daily / takenUp
      case .menaquinone7: inputs["intake.menaquinone7.dailyDoseShare"] = daily / takenUp
      case .menaquinone8, .menaquinone9: break
      }
      return inputs
    }
  }
}

extension MealDose {
  /// How widely an unmeasured food varies about its group (model of vitamin K, section 1; assumed).
  static let logStandardDeviationOfUnknown = 0.8
}

/// Inputs from birth on, and what changes when, per plan.
public struct Exposure: Sendable {
  public var inputs: [String: Double]
  public var changes: [[Change]]
}
