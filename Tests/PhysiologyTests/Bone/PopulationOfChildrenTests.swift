import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// Eighty girls and eighty boys who differ in tempo, height, size and pace, as the specification's population did.
@Suite("Children differ as measured children do") struct PopulationOfChildrenTests {
  private static let step = 0.1
  private static let ages = (70...210).map { Double($0) * step }
  private static let varied: Set<String> = [
    "body.peakHeightVelocityAge", "body.height.factor", "bone.size", "bone.programme.body.tempo",
  ]
  private static let girls = Result { try lives(.female) }
  private static let boys = Result { try lives(.male) }

  private static func lives(_ sex: Sex) throws -> [Course] {
    let compiled = try BoneAlone.compiled.get()
    let lives = (0..<80).map { person in
      let drawn = ParameterDraw(seed: 7).values(
        of: .spread, for: BoneAlone.model, person: person, sex: sex, scenario: .trials)
      return Life(Individual(sex: sex, parameters: drawn.filter { varied.contains($0.key) }))
    }
    return try compiled.run(lives, at: ages, relativeTolerance: 1e-4).map { Course(try $0.get()) }
  }
  private func lives(_ sex: Sex) throws -> [Course] { try sex == .female ? Self.girls.get() : Self.boys.get() }

  private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
  private func deviation(_ x: [Double]) -> Double {
    let middle = mean(x)
    return (x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(x.count - 1)).squareRoot()
  }

  @Test(
    "Peak gain of the skeleton across children",
    arguments: [(Sex.male, 397.0, 60.0, 14.1, 0.95, 407.0, 92.0), (.female, 327, 57, 12.2, 0.9, 322, 66)])
  func peaks(
    sex: Sex, size: Double, sizeDeviation: Double, age: Double, ageDeviation: Double, observed: Double,
    observedDeviation: Double
  ) throws {
    let peaks = try lives(sex).map { $0.fastest("bone.totalBody.content", from: 8, to: 20) }
    let (rates, ages) = (peaks.map(\.rate), peaks.map(\.age))
    // Both this draw of 80 and the page's carry chance: 2.5 standard errors of the difference of two such samples.
    let chance = 2.5 * (2.0 / 80).squareRoot()
    #expect(abs(mean(rates) - size) < chance * sizeDeviation)
    #expect(abs(deviation(rates) - sizeDeviation) < chance * sizeDeviation / 2.0.squareRoot())
    #expect(abs(mean(ages) - age) < chance * ageDeviation)
    #expect(abs(deviation(ages) - ageDeviation) < chance * ageDeviation / 2.0.squareRoot())
    // Observed (bone-1, bone-2).
    #expect(abs(mean(rates) - observed) < 25)
    withKnownIssue("Children differ more: SD \(observedDeviation) g a year observed", isIntermittent: sex == .female) {
      #expect(deviation(rates) > 0.9 * observedDeviation)
    }
  }

  @Test(
    "Averaged by age the peak is blurred, as in cross-sections, a little less",
    arguments: [(Sex.male, 295.0, 282.0), (.female, 212, 212)])
  func blurred(sex: Sex, figure: Double, observed: Double) throws {
    let courses = try lives(sex)
    let steps = Self.ages.indices.dropLast(10)
    let yearly = steps.map { index in
      mean(courses.map { $0.life["bone.totalBody.content"][index + 10] - $0.life["bone.totalBody.content"][index] })
    }
    let peak = (yearly.max() ?? 0) * 0.322 * 1000 / 365.25
    #expect(reaches(peak, figure, within: 0.06))
    // Observed (bone-10, bone-11): boys +5 % here, girls as measured.
    #expect(reaches(peak, observed, within: 0.2))
  }

  @Test(
    "Spine density of girls by age across the population",
    arguments: [(9.5, 0.698), (11.5, 0.778), (12.5, 0.837), (13.5, 0.913), (14.5, 0.986), (16.5, 1.067), (20.5, 1.099)])
  func spine(age: Double, figure: Double) throws {
    let values = try lives(.female).map { $0.density("lumbarSpine", at: age) }
    #expect(reaches(mean(values), figure, within: 0.035))
    // Adults differ by 0.106 to 0.13 g/cm².
    if age > 16 { #expect((0.09...0.14).contains(deviation(values))) }
  }
}
