import Evidence
import ModelLanguage
import Testing

@testable import Population

@Suite("The people drawn are distributed as the people surveyed") struct MarginalTests {
  private static let quantities: [(Covariate, String)] = [
    (.height, "height"), (.bodyMassIndex, "bmi"), (.systolicPressure, "systolic_bp"), (.hdl, "hdl_cholesterol"),
    (.triglycerides, "triglycerides"), (.filtrationRate, "egfr_ckdepi2021"), (.calcidiol, "vitamin_d_25ohd"),
    (.glycatedHaemoglobin, "hba1c"), (.ldl, "ldl_cholesterol"),
  ]

  @Test("means by sex and decade lie within four standard errors of the survey's", arguments: quantities, Sex.allCases)
  func means(quantity: (Covariate, String), sex: Sex) throws {
    for band in PopulationReference.shipped.adultBands(quantity.1, sex: sex) where band.ages.lowerBound < 80 {
      let values = Sample.decade(band.ages.lowerBound, sex).compactMap { $0[quantity.0] }
      let spread = try #require(band.spread)
      let surveyed = try #require(band.people)
      let error = spread * (1 / Double(values.count) + 2 / Double(surveyed)).squareRoot()
      let difference = Sample.mean(values) - band.mean
      #expect(
        abs(difference) < 4 * error,
        "\(quantity.1), \(sex.rawValue) of \(band.ages): \(Sample.mean(values)) for \(band.mean)")
    }
  }

  @Test(
    "shares below the survey's percentiles are those percentiles, within four standard errors",
    // HbA1c is surveyed to a tenth, so that many share a percentile; LDL as measured mixes treated and untreated people.
    arguments: quantities.filter { $0.0 != .ldl && $0.0 != .glycatedHaemoglobin }, Sex.allCases)
  func percentiles(quantity: (Covariate, String), sex: Sex) throws {
    for band in PopulationReference.shipped.adultBands(quantity.1, sex: sex) where band.ages.lowerBound < 80 {
      let values = Sample.decade(band.ages.lowerBound, sex).compactMap { $0[quantity.0] }
      let surveyed = try #require(band.people)
      for (percent, value) in band.percentiles {
        let p = Double(percent) / 100
        let below = Double(values.count { $0 < value }) / Double(values.count)
        let error = Sample.standardError(share: p, people: values.count, surveyed: surveyed)
        #expect(
          abs(below - p) < 4 * error,
          "\(quantity.1), \(sex.rawValue) of \(band.ages): \(below) lie below the survey's p\(percent), \(value)")
      }
    }
  }

  @Test(
    "children's heights and body mass indices lie on the growth charts", arguments: Sex.allCases,
    [1.5, 3, 8, 12, 14, 17])
  func children(sex: Sex, age: Double) throws {
    let people = Sample.draw(
      PopulationDescription(femaleShare: sex == .female ? 1 : 0, age: .values([age])), 2000, seed: 5)
    for (covariate, quantity) in [
      (Covariate.height, GrowthReference.Quantity.height), (.bodyMassIndex, .bodyMassIndex),
    ] {
      let curve = try #require(GrowthReference.shipped.curve(quantity, age: age, sex: sex))
      for (p, z) in [(0.05, -1.6449), (0.25, -0.6745), (0.5, 0), (0.75, 0.6745), (0.95, 1.6449)] {
        let below = Sample.share(people) { ($0[covariate] ?? 0) < curve.value(atDeviations: z) }
        #expect(
          abs(below - p) < 4 * (p * (1 - p) / 2000).squareRoot(), "\(quantity) at \(age): \(below) lie below p\(p)")
      }
    }
  }
}
