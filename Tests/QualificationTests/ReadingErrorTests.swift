import RealModule
import Testing
import Trials

@testable import Qualification

@Suite("What studies' changes differ by does not vanish where the change does")
struct ReadingErrorTests {
  private static let text = """
    title: A spine that is left alone
    kind: trial
    context: bone in adults
    use: validation
    cite: none
    country: US
    population: {people: 80, age: {mean: 40, sd: 3, min: 35, max: 45}, sex: {female: 1}}
    arms: [{name: untreated}, {name: K1, regimen: ["K1 1000 ug q24h x 730"]}]
    duration: 2 years
    endpoints:
      - {what: lumbar spine BMD, as: value, unit: g/cm2}
      - {what: lumbar spine BMD, as: change, unit: g/cm2}
      - {what: lumbar spine BMD, as: percent change}
      - {what: lumbar spine BMD, as: change per year, unit: g/cm2/year}
      - {what: lumbar spine BMD, as: log change per year}
      - {what: lumbar spine BMD, as: ratio}
    observed:
      - {endpoint: lumbar spine BMD, as: value, arm: untreated, at: 0, mean: 1, se: 0.01, use: validation}
      - {endpoint: lumbar spine BMD, as: change, arm: untreated, at: 2 years, mean: 0, se: 0.01, use: validation}
      - {endpoint: lumbar spine BMD, as: percent change, arm: untreated, at: 2 years, mean: 0, se: 1, use: validation}
      - {endpoint: lumbar spine BMD, as: change per year, arm: untreated, at: 2 years, mean: 0, se: 1, use: validation}
      - {endpoint: lumbar spine BMD, as: log change per year, arm: untreated, at: 2 years, mean: 0, se: 1, use: validation}
      - {endpoint: lumbar spine BMD, as: percent change, arm: K1, against: untreated, at: 2 years, mean: 0, se: 1, use: validation}
      - {endpoint: lumbar spine BMD, as: ratio, arm: untreated, at: 2 years, mean: 1, se: 1, use: validation}
    """

  /// Of a scan and of a person's bone from day to day, as `ReadingNoise` has them for the spine: 1.1 and 1.2 %.
  private let relative = (0.011 * 0.011 + 0.012 * 0.012).squareRoot()

  private func estimates() throws -> (kinds: [ValueKind], found: [Estimate]) {
    let study = try StudyFileReader.read(text: Self.text, file: "spine.yaml")
    let questions = try study.items.flatMap { try QuestionMaker(study: study).questions($0) }
    let settings = StudySimulation.Settings(seed: 1, people: { _ in 6 }, isPaired: true, isNoiseless: { _ in true })
    let simulation = try StudySimulation(
      study, questions, settings, worlds: [World(0, seed: 1, scenario: .trials)], foods: nil)
    return (
      questions.map { ValueKind($0, of: study) },
      try questions.map { try #require(try simulation.estimates($0).first ?? nil) }
    )
  }

  @Test(
    "a change of one group has the error of one reading, in its own unit, also where readings are simulated without noise"
  )
  func errors() throws {
    let (kinds, found) = try estimates()
    #expect(kinds == [.bodyLevel, .change, .change, .change, .change, .change, .change])
    let level = found[0].value
    let expected = [relative * level, 100 * relative, relative * level / 2, Double.log(1 + relative) / 2]
    for (estimate, error) in zip(found[1...4], expected) { #expect(abs(estimate.readingError / error - 1) < 1e-9) }
    // A level, a difference of two arms, and a ratio keep their own size.
    #expect([found[0], found[5], found[6]].allSatisfy { $0.readingError == 0 })
  }

  @Test("its interval is as wide as that error says where nothing changes; a difference of two arms has none")
  func width() throws {
    let target = Target(value: 0, standardError: 0, people: nil)
    func between(_ value: Double, _ error: Double) throws -> Double {
      let worlds = Array(repeating: Estimate(value: value, crowdVariance: 0, readingError: error), count: 8)
      let prediction = try #require(Prediction(worlds, target: target, kind: .change, between: 0.2))
      #expect(prediction.uncertainty == 0 && abs(prediction.standardError - prediction.between) < 1e-15)
      return prediction.between
    }
    #expect(abs(try between(0, 1.6) - 0.32) < 1e-12)
    #expect(abs(try between(1.2, 1.6) - 0.4) < 1e-12)
    #expect(try between(0, 0) == 0)
    #expect(abs(try between(-3, 0) - 0.6) < 1e-12)
  }

  @Test(
    "the scale goes smoothly through no change, is never below either part, and is that of the change where it is large"
  )
  func scale() {
    let kind = ValueKind.change
    for (value, next) in zip(stride(from: -4.0, to: 4, by: 0.01), stride(from: -3.99, to: 4.01, by: 0.01)) {
      let (here, there) = (kind.scale(of: value, readingError: 1.5), kind.scale(of: next, readingError: 1.5))
      #expect(abs(here - there) <= 0.0101)
      #expect(here >= max(abs(value), 1.5))
    }
    #expect(kind.scale(of: 100, readingError: 1.5) < 100.02)
    #expect(ValueKind.bodyLevel.scale(of: -2, readingError: 1.5) == 2)
    #expect(ValueKind.share.scale(of: 0.3, readingError: 1.5) == 1)
  }
}
