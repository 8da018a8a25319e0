import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// Events and deaths in the population of 800; standard errors of mean rates 3 to 4 %.
@Suite("Events and death across people") struct EventRateTests {
  @Test("Per 1,000 years at the cohort's ages: 6.2 coronary events, 4.2 hard ones, 2.3 strokes")
  func rates() throws {
    let arm = try Arms.usual.get()
    func rate(_ key: String) -> Double { 1000 * arm.overCohort { Statistics.mean(arm.values(key, at: $0)) } }
    #expect(near(rate("outcome.coronary.hazard"), 6.1, chance: 0.2))
    #expect(near(rate("outcome.coronary.hardHazard"), 4.15, chance: 0.15))
    #expect(near(rate("outcome.stroke.hazard"), 2.3, chance: 0.08))
    // MESA: 6.5 coronary events, 2.7 strokes (D005, derived).
    #expect(abs(rate("outcome.coronary.hazard") - 6.5) < 1)
    #expect(abs(rate("outcome.stroke.hazard") - 2.7) < 0.6)
    withKnownIssue("D005: 3.1 infarctions and coronary deaths; the share of hard events, 0.68, is the risk score's own")
    {
      #expect(rate("outcome.coronary.hardHazard") < 3.6)
    }
  }

  @Test("Ten-year coronary risk by score 0, 1-100, 100-300, above 300: 2, 7, 12, 21 %")
  func byScore() throws {
    let arm = try Arms.usual.get()
    func risk(_ band: ClosedRange<Double>) -> Double {
      let key = "outcome.coronary.cumulativeHazard"
      return 100
        * Statistics.mean(
          stride(from: 45.0, through: 80, by: 5).flatMap { age -> [Double] in
            let people = zip(
              arm.values(Arm.coronary, at: age), zip(arm.values(key, at: age), arm.values(key, at: age + 10)))
            return people.filter { band.contains($0.0) }.map { 1 - exponential($0.1.0 - $0.1.1) }
          })
    }
    let none = risk(0...1)
    #expect(near(none, 2.0, chance: 0.06))
    #expect(near(risk(1...100), 7.1, chance: 0.25))
    #expect(near(risk(100...300), 12.3, chance: 0.4))
    #expect(near(risk(300...1e9), 21, chance: 0.6))
    // Hazard ratios observed: 3.6, 7.7, 9.7 (D001).
    #expect(abs(risk(1...100) / none - 3.6) < 0.6)
    #expect(abs(risk(300...1e9) / none - 9.7) < 1.5)
    withKnownIssue("D001: 7.7 at 101-300; the score rises evenly with the logarithm, events jump at 100") {
      #expect(risk(100...300) / none > 6.9)
    }
  }

  @Test("Severe aortic stenosis: 85 in 6,814 over 15 years; ratio by valve score 24, 70, 380")
  func stenosis() throws {
    let arm = try Arms.usual.get()
    let key = "outcome.aorticStenosis.cumulativeHazard"
    func added(_ band: ClosedRange<Double>) -> Double {
      Statistics.mean(
        stride(from: 45.0, through: 75, by: 3).flatMap { age -> [Double] in
          let people = zip(arm.values(Arm.valve, at: age), zip(arm.values(key, at: age), arm.values(key, at: age + 15)))
          return people.filter { band.contains($0.0) }.map { $0.1.1 - $0.1.0 }
        })
    }
    // Year by year among the living; to 90 at most, so that the oldest of the cohort have fewer years to come.
    let cases =
      6814
      * arm.overCohort { age in
        let start = arm.values("outcome.survival", at: age)
        return stride(from: age, to: min(age + 15, 90), by: 1).reduce(0.0) { sum, year in
          let living = zip(arm.values("outcome.survival", at: year), start).map { $0 / $1 }
          let new = zip(arm.values("outcome.aorticStenosis.hazard", at: year), living).map { $0 * $1 }
          return sum + Statistics.mean(new)
        }
      }
    // Specification 85; observed 84 in 16.7 years (C021).
    #expect(near(cases, 85, chance: 9), "\(cases) cases")
    let none = added(0...1)
    #expect(near(added(1...99) / none, 25, chance: 2.5))
    #expect(near(added(100...299) / none, 75, chance: 7))
    #expect(near(added(300...1e9) / none, 390, chance: 45))
    // Observed 12.9, 76.4, 380.9 (C021).
    #expect(abs(added(100...299) / none / 76.4 - 1) < 0.25)
    withKnownIssue("In the lowest band calcium keeps growing after the baseline: ratio twice the observed 12.9") {
      #expect(added(1...99) / none < 17)
    }
  }

  @Test("Without personal risk mortality is the life table's: survival and life expectancy of 2019")
  func lifeTable() {
    for (sex, to50, to85, expectancy) in [(Sex.male, 0.922, 0.363, 76.3), (.female, 0.956, 0.503, 81.4)] {
      var survival = 1.0
      var years = 0.0
      var at: [Double: Double] = [:]
      for step in 0..<4400 {
        var bindings = Bindings.reference(sex: sex, time: (Double(step) + 0.5) / 40 * UnitOfMeasure.year.factor)
        let hazard = Mortality.tableHazard.now.value(in: .perYear, &bindings)
        let next = survival * exponential(-hazard / 40)
        years += (survival + next) / 80
        survival = next
        at[Double(step + 1) / 40] = survival
      }
      #expect(abs((at[50] ?? 0) - to50) < 0.002)
      #expect(abs((at[85] ?? 0) - to85) < 0.002)
      #expect(abs(years - expectancy) < 0.15)
    }
  }

  @Test("With personal risk the population still dies as the life table says")
  func population() throws {
    let arm = try Arms.usual.get()
    for (sex, age, figure) in [(Sex.male, 50.0, 0.922), (.male, 70, 0.729), (.female, 50, 0.956), (.female, 70, 0.830)]
    {
      #expect(abs(Statistics.mean(arm.values("outcome.survival", at: age, sex)) - figure) < 0.01)
    }
    // Frailty and the falling share of smokers' excess leave a few more alive at 85: 0.379 and 0.521 against 0.363 and 0.503.
    #expect(abs(Statistics.mean(arm.values("outcome.survival", at: 85, .male)) - 0.363) < 0.03)
    for age in [50.0, 60, 70, 80] {
      for sex in [Sex.female, .male] {
        #expect(abs(Statistics.mean(arm.values("outcome.relativeRisk", at: age, sex)) - 1) < 0.1)
      }
    }
  }

  @Test("By ninety 24 % of men and 14 % of women have had a coronary event, 8 and 9 % a stroke")
  func lifetime() throws {
    let arm = try Arms.usual.get()
    func ever(_ key: String, _ sex: Sex) -> Double {
      100 * Statistics.mean(arm.values("outcome.\(key).incidence", at: 90, sex))
    }
    #expect(near(ever("coronary", .male), 24, chance: 0.8))
    #expect(near(ever("coronary", .female), 14.3, chance: 0.6))
    // Specification 10 and 12 % for stroke, to the end of life; here to ninety.
    #expect(near(ever("stroke", .male), 8.4, chance: 0.3))
    #expect(near(ever("stroke", .female), 9.4, chance: 0.3))
  }
}
