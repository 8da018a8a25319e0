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
    #expect(refused(PopulationDescription(age: .values([41]), menopause: .post))?.contains("begin above 41") == true)
    #expect(refused(PopulationDescription(age: .uniform(40...60), menopause: .pre))?.contains("end below") == true)
    #expect(refused(PopulationDescription(femaleShare: 0, age: .values([41]), menopause: .post)) == nil)
    let both = [Covariate.weight: CovariateConstraint(value: 70), .bodyMassIndex: CovariateConstraint(value: 25)]
    #expect(refused(PopulationDescription(age: .values([60]), covariates: both))?.contains("weight_kg") == true)
    let follows = [Covariate.totalCholesterol: CovariateConstraint(value: 200)]
    #expect(refused(PopulationDescription(age: .values([60]), covariates: follows))?.contains("follows") == true)
    let more = [Covariate.smoking: CovariateConstraint(value: 1.4)]
    #expect(refused(PopulationDescription(age: .values([60]), covariates: more))?.contains("share") == true)
  }

  @Test("names of covariates are read as people write them")
  func names() {
    #expect(Covariate(text: "egfr") == .filtrationRate)
    #expect(Covariate(text: "k1_ug") == .phylloquinone)
    #expect(Covariate(text: "Systolic Pressure") == .systolicPressure)
    #expect(Covariate(text: "shoe size") == nil)
  }

  @Test("people drawn by many at once are the people drawn by one")
  func threads() async throws {
    let population = try Population(Self.adults)
    let alone = try (0..<60).map { try population.person($0, seed: 4).covariates }
    let together = try await withThrowingTaskGroup(of: (Int, [Covariate: Double]).self) { group in
      for number in 0..<60 { group.addTask { (number, try population.person(number, seed: 4).covariates) } }
      var all = [[Covariate: Double]](repeating: [:], count: 60)
      for try await (number, covariates) in group { all[number] = covariates }
      return all
    }
    #expect(alone == together)
  }

  @Test("another world's parameter values move the people's own around them")
  func worlds() throws {
    let usual = try Population(Self.adults)
    let world = try Population(Self.adults, around: ["circulation.ldl.statinEffect": 0.45, "vessel.reference.hdl": 52])
    let (a, b) = (try usual.person(7, seed: 1), try world.person(7, seed: 1))
    #expect(b.life.individual.parameters["circulation.ldl.statinEffect"] == 0.45)
    #expect(a[.height] == b[.height] && a[.diabetes] == b[.diabetes])
    for number in 0..<400 {
      let person = try world.person(number, seed: 1)
      guard person[.statin] == 1, let treated = person[.ldl], let untreated = person[.ldlUntreated] else { continue }
      #expect(abs(treated / untreated - 0.55) < 1e-9)
    }
  }
}

@Suite("When people begin") struct PrevalenceCurveTests {
  private let curve = PrevalenceCurve(start: 20, points: [(25, 0.1), (35, 0.2), (45, 0.4), (55, 0.3)])

  @Test("a share is straight between ages, none before the first, held after the last")
  func share() {
    #expect(curve.share(at: 19) == 0)
    #expect(curve.share(at: 22) == 0.1)
    #expect(abs(curve.share(at: 40) - 0.3) < 1e-12)
    #expect(curve.share(at: 90) == 0.3)
  }

  @Test("people begin at the age at which the share reaches them, and not again when it falls")
  func beginning() throws {
    #expect(abs(try #require(curve.beginning(rank: 0.3, age: 45, share: 0.4)) - 40) < 1e-9)
    #expect(curve.beginning(rank: 0.05, age: 45, share: 0.4) == 20)
    #expect(curve.beginning(rank: 0.5, age: 45, share: 0.4) == nil)
    let later = try #require(curve.beginning(rank: 0.3, age: 35, share: 0.2))
    #expect(abs(later - 40) < 1e-9)
    // At 55 three in ten have it of the four that ever began: those left began on the same course, scaled.
    #expect(abs(try #require(curve.beginning(rank: 0.15, age: 55, share: 0.3)) - 35) < 1e-9)
  }
}
