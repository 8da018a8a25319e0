import Evidence
import ModelLanguage
import Physiology
import Simulation
import Testing

@testable import Population

@Suite("Children at the ends of the charts") struct ChildTests {
  private func bodyMass(_ age: Double, _ sex: Sex) throws -> ChildBodyMass {
    ChildBodyMass(try #require(GrowthReference.shipped.curve(.bodyMassIndex, age: age, sex: sex)), age: age, sex: sex)
  }

  @Test(
    "body mass index rises with the deviate and stays a number", arguments: Sex.allCases, [0, 0.5, 2, 9.6, 15, 19.9])
  func rises(sex: Sex, age: Double) throws {
    let bodyMass = try bodyMass(age, sex)
    let values = stride(from: -5.0, through: 5, by: 0.05).map { bodyMass.value(atDeviations: $0) }
    #expect(values.allSatisfy { $0 > 8 && $0 < 90 })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("value and deviate are each other's inverse on both sides of the 95th percentile")
  func inverse() throws {
    let bodyMass = try bodyMass(12, .male)
    for z in [-2.5, 0, 1.6, 1.7, 2.5, 4] {
      #expect(abs(bodyMass.deviations(of: bodyMass.value(atDeviations: z)) - z) < 1e-9)
    }
  }

  /// A boy of twelve at 30 kg/m²: P95 24.2 and σ 5.30, so Φ(1.10) of the half-normal above the 95th, the 98.6th percentile.
  @Test("above the 95th percentile the extended charts hold")
  func extended() throws {
    let percentile = 100 * NormalDistribution.cumulative(try bodyMass(12, .male).deviations(of: 30))
    #expect(abs(percentile - 98.6) < 0.1)
  }

  @Test("in the worlds of our knowledge children are numbers throughout", arguments: [0.0, 0.1, 1, 3, 8, 12, 19])
  func worlds(age: Double) throws {
    for world in 0..<4 {
      let centre = ParameterDraw(seed: 3).values(
        of: .uncertainty, for: ReferenceModel.model, person: world, sex: .female, scenario: .trials)
      let population = try Population(
        PopulationDescription(femaleShare: 1, age: .values([age])), around: centre)
      for number in 0..<500 {
        let person = try population.person(number, seed: 8)
        for (key, value) in person.life.individual.parameters {
          #expect(value.isFinite, "\(key) of person \(number) in world \(world)")
        }
        #expect(person.life.changes.allSatisfy { change in change.set.values.allSatisfy(\.isFinite) })
      }
    }
  }

  @Test("a newborn's low filtration is no kidney disease: there was no time for one")
  func newborns() throws {
    for age in [0.0, 1, 3.9] {
      let people = Sample.draw(PopulationDescription(age: .values([age])), 3000, seed: 4)
      #expect(people.count == 3000)
      #expect(people.allSatisfy { $0.life.changes.allSatisfy { $0.set["condition.kidneyDisease.lossRate"] == nil } })
    }
  }
}
