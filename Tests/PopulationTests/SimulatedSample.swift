import ModelLanguage
import Physiology
import Simulation

@testable import Population

/// Whole lives of virtual people, run once and read at their age of interest by the checks of reference curves.
///
/// Eighty women and eighty men at each age in the fifties to eighties, fifty at the others: a mean has a standard error of a
/// ninth or a seventh of its spread, a share near a half one of six or seven points.
struct SimulatedSample: Sendable {
  struct Reading: Sendable {
    let person: VirtualPerson
    /// Column key → value at the person's age.
    let values: [String: Double]
  }

  static let shared = Result { try SimulatedSample() }
  static let columns = [
    "bone.lumbarSpine.densityOnImage", "bone.totalHip.density", "bone.totalBody.content", "vessel.coronary.agatston",
    "vessel.valve.agatston", "vessel.thoracicAorta.agatston", "vessel.abdominalAorta.agatston",
    "vessel.pulseWaveVelocity",
  ]

  private let readings: [Reading]

  private init() throws {
    let model = try CompiledModel(ReferenceModel.model, observing: Self.columns)
    var readings: [Reading] = []
    for (ages, count) in [([25.0, 35, 45, 55, 65, 75], 50), ([50, 60, 70, 80], 80)] {
      for age in ages {
        for sex in Sex.allCases {
          let description = PopulationDescription(femaleShare: sex == .female ? 1 : 0, age: .values([age]))
          let people = Sample.draw(description, count, seed: 77)
          for (person, result) in zip(people, model.run(people.map(\.life), at: [age], threads: 2)) {
            let trajectory = try result.get()
            let values = Self.columns.map { ($0, trajectory[$0].first ?? .nan) }
            readings.append(
              Reading(person: person, values: Dictionary(values, uniquingKeysWith: { first, _ in first })))
          }
        }
      }
    }
    self.readings = readings
  }

  func people(_ sex: Sex, age: Double, where holds: (VirtualPerson) -> Bool = { _ in true }) -> [Reading] {
    readings.filter { $0.person.sex == sex && $0.person.age == age && holds($0.person) }
  }

  func values(_ key: String, _ sex: Sex, age: Double, where holds: (VirtualPerson) -> Bool = { _ in true }) -> [Double]
  {
    people(sex, age: age, where: holds).compactMap { $0.values[key] }
  }

  /// Share of scores that a scan sees: a score of A is seen with the probability A²/(A² + 2²).
  static func seen(_ scores: [Double]) -> Double { Sample.mean(scores.map { $0 * $0 / ($0 * $0 + 4) }) }
}
