import Evidence
import Foundation
import ModelLanguage
import Testing

@testable import Population

@Suite("What goes together in the survey goes together in the people drawn") struct CorrelationTests {
  private static let names: [(Covariate, String)] = [
    (.height, "height"), (.bodyMassIndex, "bmi"), (.systolicPressure, "systolic_bp"), (.hdl, "hdl_cholesterol"),
    (.ldlUntreated, "ldl_cholesterol_untreated"), (.triglycerides, "triglycerides"),
    (.filtrationRate, "egfr_ckdepi2021"),
    (.calcidiol, "vitamin_d_25ohd"),
  ]
  private static let logarithms: Set<Covariate> = [.bodyMassIndex, .hdl, .triglycerides, .calcidiol]

  @Test("correlations at one age lie within four standard errors of the survey's", arguments: Sex.allCases)
  func correlations(sex: Sex) throws {
    let people = Sample.draw(
      PopulationDescription(femaleShare: sex == .female ? 1 : 0, age: .values([50])), 6000, seed: 8)
    func values(_ covariate: Covariate) -> [Double] {
      people.map { person in
        let value = person[covariate] ?? .nan
        return Self.logarithms.contains(covariate) ? log(value) : value
      }
    }
    for (index, (a, nameA)) in Self.names.enumerated() {
      for (b, nameB) in Self.names[(index + 1)...] {
        let table = PopulationCorrelations.shipped
        guard let entry = table.entry(nameA, nameB, sex: sex) else { continue }
        let drawn = Sample.correlation(values(a), values(b))
        let error = (1 - entry.value * entry.value) * (1 / 6000 + 2 / Double(entry.people)).squareRoot()
        #expect(
          abs(drawn - entry.value) < 4 * error, "\(nameA) with \(nameB), \(sex.rawValue): \(drawn) for \(entry.value)")
      }
    }
  }

  @Test(
    "the correlations of adults and of each age of children are a positive definite matrix", arguments: Sex.allCases)
  func definite(sex: Sex) {
    for r in [nil, 0.28, 0.4, 0.07] {
      let matrix = Copula(sex: sex, heightAndBodyMass: r).correlations
      #expect(Copula.lowerFactor(matrix) != nil)
      // What is left of the smallest direction: the same matrix less 0.2 on its diagonal still has a factor.
      let less = matrix.enumerated().map { i, row in row.enumerated().map { j, x in i == j ? x - 0.2 : x } }
      #expect(Copula.lowerFactor(less) != nil, "the smallest eigenvalue is below 0.2")
    }
  }

  @Test("a matrix that no people can have is refused")
  func indefinite() {
    #expect(Copula.lowerFactor([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]) == nil)
  }

  @Test(
    "25-OH-D a few years apart correlates as in five cohorts",
    arguments: [(3.0, 0.73), (5, 0.61), (11, 0.5), (13, 0.4), (21, 0.29)])
  func tracking(gap: Double, observed: Double) {
    let count = 20_000
    let copula = Copula(sex: .female)
    let now = (0..<count).map { person in
      copula.deviates(seed: 3, person: person) { $0 }[Copula.Quantity.calcidiol.rawValue]
    }
    let later = now.enumerated().map { Tracking.path(from: $1, at: 50, to: [50 + gap], seed: 3, person: $0)[0] }
    let correlation = Sample.correlation(now, later)
    #expect(abs(correlation - exp(-gap / Tracking.calcidiolTime)) < 4 / Double(count).squareRoot())
    // The cohorts' own standard errors are not given; they agree with the fitted line to 0.04.
    #expect(abs(Tracking.calcidiolReliability * correlation - observed) < 0.04)
  }
}
