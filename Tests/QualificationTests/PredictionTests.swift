import RealModule
import Simulation
import Testing
import Trials

@testable import Qualification

@Suite("What the worlds predict")
struct PredictionTests {
  private let target = Target(value: 0, standardError: 0.1, people: 25)

  @Test("worlds that agree leave only the chance of a study of the real size")
  func agree() throws {
    let worlds = Array(repeating: Estimate(value: 3, crowdVariance: 0, perPerson: 4), count: 8)
    let prediction = try #require(Prediction(worlds, target: target))
    #expect(prediction.value == 3)
    #expect(prediction.uncertainty == 0)
    #expect(abs(prediction.sampling - 0.4) < 1e-12)
  }

  @Test("the error that a study states counts where it is larger than the simulated chance")
  func stated() throws {
    let worlds = Array(repeating: Estimate(value: 3, crowdVariance: 0, perPerson: 4), count: 8)
    let prediction = try #require(Prediction(worlds, target: Target(value: 3, standardError: 0.9, people: 25)))
    #expect(prediction.sampling == 0.9)
  }

  @Test("the chance of few simulated people is not taken for lack of knowledge")
  func chanceIsTakenOff() throws {
    // Estimates scatter about one truth only as much as 20 people make them.
    let worlds = (0..<400).map { world -> Estimate in
      var stream = RandomStream(seed: 5, person: world, purpose: "test.crowd")
      return Estimate(value: 10 + stream.normal(), crowdVariance: 1, perPerson: 20)
    }
    let prediction = try #require(Prediction(worlds, target: target))
    // Standard error of a variance of 400 numbers is 7 %; the root of that, and the error of the mean.
    #expect(prediction.uncertainty < 0.5)
    #expect(abs(prediction.value - 10) < 0.2)
  }

  @Test("coverage of what is truly drawn from the prediction is 95 %, with few worlds as with many", arguments: [5, 8, 40])
  func coverage(count: Int) throws {
    var inside = 0
    let studies = 2000
    for study in 0..<studies {
      var stream = RandomStream(seed: 9, person: study, purpose: "test.coverage")
      let truth = 2 * stream.normal()
      let worlds = (0..<count).map { _ in
        Estimate(value: 2 * stream.normal() + 0.5 * stream.normal(), crowdVariance: 0.25, perPerson: 25)
      }
      let observed = truth + stream.normal()
      let prediction = try #require(Prediction(worlds, target: Target(value: observed, standardError: 1, people: 25)))
      if abs(observed - prediction.value) <= prediction.reach { inside += 1 }
    }
    let share = Double(inside) / Double(studies)
    // Three standard errors of a share of 2,000, and Satterthwaite's approximation.
    #expect(abs(share - 0.95) < 0.02)
  }

  @Test("studies that differ beyond chance are covered once their spread is told, and not before")
  func betweenStudies() throws {
    var (told, untold) = (0, 0)
    let studies = 1000
    for study in 0..<studies {
      var stream = RandomStream(seed: 11, person: study, purpose: "test.between")
      let worlds = (0..<40).map { _ in Estimate(value: 10 + stream.normal(), crowdVariance: 0, perPerson: 25) }
      let observed = 10 + stream.normal() + 3 * stream.normal() + stream.normal()
      let target = Target(value: observed, standardError: 1, people: 25)
      let plain = try #require(Prediction(worlds, target: target))
      let wide = try #require(Prediction(worlds, target: target, kind: .sampleLevel, between: 0.3))
      if abs(observed - wide.value) <= wide.reach { told += 1 }
      if abs(observed - plain.value) <= plain.reach { untold += 1 }
    }
    #expect(abs(Double(told) / Double(studies) - 0.95) < 0.025)
    #expect(Double(untold) / Double(studies) < 0.7)
  }

  @Test("one world predicts nothing")
  func one() { #expect(Prediction([Estimate(value: 1, crowdVariance: 0, perPerson: 1)], target: target) == nil) }

  @Test("ratios of chances: hazards, odds, risks")
  func ratios() throws {
    #expect(abs(try #require(Estimator.logRatio(.riskRatio, 0.2, 0.1)) - Double.log(2)) < 1e-12)
    #expect(abs(try #require(Estimator.logRatio(.oddsRatio, 0.5, 0.2)) - Double.log(4)) < 1e-12)
    #expect(abs(try #require(Estimator.logRatio(.hazardRatio, 0.75, 0.5)) - Double.log(2)) < 1e-12)
    #expect(Estimator.logRatio(.hazardRatio, 0, 0.5) == nil)
  }

  @Test("none of many still has an error")
  func none() { #expect(Binomial.standardError(share: 0, people: 40) > 0) }
}
