import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import Population

@Suite("The model gives back what was drawn") struct ModelTests {
  /// Model key, covariate, and how near they must be: what no state stands between is exact; filtration is an integral over
  /// years, 25-OH-D has a half-life and a body that still grows or shrinks.
  private static let pairs: [(key: String, covariate: Covariate, tolerance: Double)] = [
    ("body.height", .height, 1e-9), ("body.bodyMassIndex", .bodyMassIndex, 1e-9), ("body.weight", .weight, 1e-9),
    ("circulation.systolicPressure", .systolicPressure, 1e-9), ("circulation.ldl", .ldl, 1e-9),
    ("circulation.hdl", .hdl, 1e-9), ("circulation.totalCholesterol", .totalCholesterol, 1e-9),
    ("intake.calcium", .calcium, 1e-9), ("kidney.filtration", .filtrationRate, 2e-3),
    ("mineral.calcidiol", .calcidiol, 5e-3),
  ]

  @Test(
    "size, blood, filtration, 25-OH-D and diet of whole lives are those of the covariates",
    arguments: [
      PopulationDescription(age: .uniform(20...90)), PopulationDescription(age: .uniform(5...20)),
      PopulationDescription(country: "JP", age: .uniform(40...80), conditions: [.diabetes]),
      PopulationDescription(age: .uniform(40...80), conditions: [.kidneyDisease]),
      PopulationDescription(age: .uniform(0...5)),
      PopulationDescription(age: .uniform(40...80), conditions: [.dialysis]),
    ])
  func readBack(description: PopulationDescription) throws {
    let people = Sample.draw(description, 24, seed: 2)
    #expect(people.count == 24)
    let model = try CompiledModel(ReferenceModel.model, observing: Self.pairs.map(\.key))
    for person in people {
      let life = model.run([person.life], at: [person.age])
      let trajectory = try #require(life.first).get()
      for pair in Self.pairs {
        // Filtration and 25-OH-D of infants are not told: they are still on their way.
        guard let told = person[pair.covariate] else {
          #expect(person.age < 4, "\(pair.covariate.rawValue) of person \(person.number) is missing")
          continue
        }
        let given = try #require(trajectory[pair.key].first)
        #expect(
          abs(given / told - 1) < pair.tolerance,
          "\(pair.key) of person \(person.number), \(person.age): \(given) for \(told)")
      }
    }
  }
}
