import Foods
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import People

/// The food table that ships, read once for all tests.
let foodTable = Result<FoodTable, any Error> { try FoodTable.shipped() }

func course(_ person: Person, _ plans: [Plan] = []) throws -> LifeCourse {
  try LifeCourse(person, plans: plans, foods: foodTable.get(), today: readingDay)
}

func course(_ text: String, plan: String? = nil) throws -> LifeCourse {
  let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
  return try course(try person(text), plans)
}

extension LifeCourse {
  /// Every input that holds at an age, in its own unit; those at the model's normal are left out, but vitamin D.
  func inputs(at age: Double, plan: Int = 0) -> [String: Double] {
    let exposure = plannedLife().exposure(parameters, 0)
    let all = exposure.changes[plan].filter { $0.age <= age }.reduce(exposure.inputs) { $0.merging($1.set) { $1 } }
    return all.filter { $0.key == "intake.vitaminD" || $0.value != LifeCourse.normal($0.key) }
  }

  /// A vitamer eaten and taken, µg a day.
  func eaten(_ vitamer: Vitamer, at age: Double, plan: Int = 0) -> Double {
    vitamer.micrograms(nanomoles: inputs(at: age, plan: plan)["intake.\(vitamer.rawValue).oral"] ?? 0)
  }
}

/// A woman about whom everything is said, so that nothing moves but what a test changes.
let plainWoman = """
  age: 60
  sex: female
  ethnicity: white
  height_cm: 165
  weight_kg: 66
  menopause_age: 51
  diet: {intake: {k1_ug: 100, calcium_mg: 800, vitamin_d_ug: 5, mk4_ug: 0, mk7_ug: 0, mk8_ug: 0, mk9_ug: 0}}

  """
