import Evidence
import ModelLanguage
import Testing

@testable import Population

/// What the model makes of the people drawn, against what was measured in people. Nothing here is tuned: a difference beyond
/// four standard errors of the sample is a known issue and a line in docs/LIMITS.md.
@Suite("Simulated lives of the people drawn, against reference curves") struct ReferenceCurveTests {
  private static let decades = [25.0, 35, 45, 55, 65, 75]

  private func sample() throws -> SimulatedSample { try SimulatedSample.shared.get() }

  /// Mean difference to a curve of means over ages, and its standard error.
  private func difference(
    _ column: String, _ curve: ReferenceCurve, _ sex: Sex, _ ages: [Double]
  ) throws -> (mean: Double, error: Double) {
    let sample = try sample()
    var (sum, variance) = (0.0, 0.0)
    for age in ages {
      let values = sample.values(column, sex, age: age)
      sum += Sample.mean(values) - (try #require(curve.value(atAge: age)))
      variance += Sample.spread(values) * Sample.spread(values) / Double(values.count)
    }
    return (sum / Double(ages.count), variance.squareRoot() / Double(ages.count))
  }

  @Test("spine density over the decades lies within four standard errors of NHANES", arguments: Sex.allCases)
  func spine(sex: Sex) throws {
    let curve = try #require(
      ReferenceCurves.shipped.curves(of: "lumbar_spine_BMD", sex: sex).first { $0.points.count > 3 })
    let ages = Self.decades.filter { curve.value(atAge: $0) != nil }
    let found = try difference("bone.lumbarSpine.densityOnImage", curve, sex, ages)
    #expect(abs(found.mean) < 4 * found.error)
  }

  @Test("hip density of men over the decades lies within four standard errors of NHANES")
  func hip() throws {
    let curve = try #require(
      ReferenceCurves.shipped.curves(of: "total_femur_BMD", sex: .male).first { $0.points.count > 3 })
    let ages = Self.decades.filter { curve.value(atAge: $0) != nil }
    let found = try difference("bone.totalHip.density", curve, .male, ages)
    #expect(abs(found.mean) < 4 * found.error)
  }

  @Test("whole-body bone mineral of adults lies within four standard errors of NHANES", arguments: Sex.allCases)
  func content(sex: Sex) throws {
    let curve = try #require(ReferenceCurves.shipped.curve("total_body_BMC_all", sex: sex))
    let found = try difference("bone.totalBody.content", curve, sex, [25, 35, 45, 55])
    #expect(abs(found.mean) < 4 * found.error, "\(sex.rawValue): \(found.mean) g above NHANES")
  }

  @Test(
    "coronary scores above MESA's percentiles of white people without diabetes are as many as they say",
    arguments: Sex.allCases)
  func coronary(sex: Sex) throws {
    let sample = try sample()
    for (statistic, share) in [("p50", 0.5), ("p75", 0.25), ("p90", 0.1)] {
      let curve = try #require(ReferenceCurves.shipped.curve("CAC_Agatston_white", sex: sex, statistic: statistic))
      var (above, count) = (0.0, 0)
      for age in [60.0, 70, 80] {
        let score = try #require(curve.value(atAge: age))
        guard score > 0 else { continue }
        let values = sample.values("vessel.coronary.agatston", sex, age: age) { $0[.diabetes] == 0 }
        above += Double(values.count { $0 > score })
        count += values.count
      }
      let found = above / Double(count)
      #expect(
        abs(found - share) < 4 * (share * (1 - share) / Double(count)).squareRoot(), "\(found) lie above \(statistic)")
    }
  }

  @Test("coronary calcium is as common as in MESA", arguments: Sex.allCases)
  func coronaryPrevalence(sex: Sex) throws {
    let curve = try #require(ReferenceCurves.shipped.curve("CAC_Agatston_white", sex: sex, statistic: "P(CAC>0)"))
    for age in [50.0, 60, 70, 80] {
      let values = try sample().values("vessel.coronary.agatston", sex, age: age) { $0[.diabetes] == 0 }
      let observed = (try #require(curve.value(atAge: age))) / 100
      let found = SimulatedSample.seen(values)
      #expect(abs(found - observed) < 4 * (observed * (1 - observed) / Double(values.count)).squareRoot())
    }
  }

  @Test("valve calcium is as common as in ARIC at 80, abdominal aortic calcium commoner than in MESA's mixed descents")
  func otherSites() throws {
    let sample = try sample()
    func both(_ key: String, _ ages: [Double]) -> [Double] {
      ages.flatMap { age in Sex.allCases.flatMap { sample.values(key, $0, age: age) } }
    }
    func near(_ values: [Double], _ observed: Double) -> Bool {
      let error = (observed * (1 - observed) / Double(values.count)).squareRoot()
      return abs(SimulatedSample.seen(values) - observed) < 4 * error
    }
    #expect(near(sample.values("vessel.valve.agatston", .female, age: 80), 0.373))
    #expect(near(sample.values("vessel.valve.agatston", .male, age: 80), 0.554))
    #expect(near(both("vessel.abdominalAorta.agatston", [75, 80]), 0.94))
    withKnownIssue("MESA, four descents: 34 % at 45 to 54; the people drawn are white") {
      #expect(near(both("vessel.abdominalAorta.agatston", [45, 50, 55]), 0.34))
    }
  }

  @Test(
    "over the ages of MESA valve and thoracic calcium, against all four descents of that cohort",
    arguments: [
      ("vessel.valve.agatston", 0.134), ("vessel.thoracicAorta.agatston", 0.27),
    ])
  func cohort(site: (key: String, observed: Double)) throws {
    let sample = try sample()
    // The cohort's shares of 45-54, 55-64, 65-74 and 75-84.
    let decades: [([Double], Double)] = [([45, 50], 0.29), ([55, 60], 0.28), ([65, 70], 0.29), ([75, 80], 0.14)]
    var (share, variance) = (0.0, 0.0)
    for (ages, weight) in decades {
      let values = ages.flatMap { age in Sex.allCases.flatMap { sample.values(site.key, $0, age: age) } }
      let seen = SimulatedSample.seen(values)
      share += weight * seen
      variance += weight * weight * seen * (1 - seen) / Double(values.count)
    }
    withKnownIssue(
      "18 % of valves and 36 % of thoracic aortas in the white people drawn, 13.4 and 27 % in four descents"
    ) {
      #expect(abs(share - site.observed) < 4 * variance.squareRoot(), "\(share) for \(site.observed)")
    }
  }

  @Test("pulse-wave velocity at optimal pressure rises with age as in the Reference Values collaboration")
  func stiffness() throws {
    let sample = try sample()
    let curve = try #require(ReferenceCurves.shipped.curve("cfPWV_BP_optimal", sex: nil, statistic: "median"))
    for age in [35.0, 45, 55, 65] {
      let values = Sex.allCases.flatMap { sex in
        sample.values("vessel.pulseWaveVelocity", sex, age: age) { ($0[.systolicPressure] ?? 999) < 120 }
      }
      let observed = try #require(curve.value(atAge: age))
      // A median's error is a quarter larger than a mean's.
      let error = 1.25 * Sample.spread(values) / Double(values.count).squareRoot()
      let found = values.sorted()[values.count / 2]
      withKnownIssue("At 35 the median is 6.1 m/s, observed 6.5") {
        #expect(abs(found - observed) < 4 * error, "at \(age): \(found) for \(observed)")
      } when: {
        age == 35
      }
    }
  }
}
