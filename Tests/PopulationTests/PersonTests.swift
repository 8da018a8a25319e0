import ModelLanguage
import Testing

@testable import Population

@Suite("Virtual people") struct PersonTests {
  private static let adults = PopulationDescription(age: .uniform(20...90))

  @Test("a person is the same whatever the order in which people are drawn, and another under another seed")
  func order() throws {
    let population = try Population(Self.adults)
    let forward = try (0..<40).map { try population.person($0, seed: 9) }
    let backward = try (0..<40).reversed().map { try population.person($0, seed: 9) }
    for (a, b) in zip(forward, backward.reversed()) {
      #expect(a.covariates == b.covariates)
      #expect(a.life.individual.parameters == b.life.individual.parameters)
      #expect(a.life.individual.inputs == b.life.individual.inputs)
    }
    let other = try population.person(3, seed: 10)
    #expect(other.covariates != forward[3].covariates)
  }

  @Test("impossible groups are refused with a sentence")
  func refusals() throws {
    func refused(_ description: PopulationDescription) -> String? {
      do throws(PopulationFault) {
        _ = try Population(description)
        return nil
      } catch { return error.description }
    }
    #expect(refused(PopulationDescription(country: "Atlantis", age: .values([60])))?.contains("Atlantis") == true)
    #expect(refused(PopulationDescription(femaleShare: 1.2, age: .values([60])))?.contains("1.2") == true)
    #expect(refused(PopulationDescription(age: .values([])))?.contains("empty") == true)
    #expect(refused(PopulationDescription(age: .uniform(60...130)))?.contains("130") == true)
    let backwards = CovariateConstraint(least: 90, most: 30)
    #expect(
      refused(PopulationDescription(age: .values([60]), covariates: [.filtrationRate: backwards]))?.contains("eGFR")
        == true)
    let young = try Population(PopulationDescription(femaleShare: 1, age: .values([35]), menopause: .post))
    #expect(throws: PopulationFault.self) { try young.person(0, seed: 1) }
  }
}
