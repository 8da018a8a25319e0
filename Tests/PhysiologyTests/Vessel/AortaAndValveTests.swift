import ModelLanguage
import Simulation
import Testing

/// Aorta, valve and stiffness in the population of 800; standard errors about 1.7 points for a share of both sexes at one age.
@Suite("Aorta, valve and stiffness across people") struct AortaAndValveTests {
  @Test("Abdominal aortic calcium: 16, 40, 87, 99 % at 41, 50, 65, 80")
  func abdominal() throws {
    let arm = try Arms.usual.get()
    for (age, figure) in [(41.0, 15.5), (50, 40), (65, 86), (80, 99)] {
      #expect(near(Statistics.seen(arm.values(Arm.abdominal, at: age)), figure, chance: 1.6))
    }
    // Observed: at most 16 % below 45, 34 % at 45-54 (mixed descent), 80-90 % above 65, 94 % at 75-84 (C027-C029).
    #expect(Statistics.seen(arm.values(Arm.abdominal, at: 41)) < 19)
    #expect(abs(Statistics.seen(arm.values(Arm.abdominal, at: 65)) - 85) < 5)
  }

  @Test("Thoracic aortic calcium at the cohort's ages: a third, between all (27 %) and the white subset (42 %)")
  func thoracic() throws {
    let arm = try Arms.usual.get()
    let share = arm.overCohort { Statistics.seen(arm.values(Arm.thoracic, at: $0)) }
    #expect(near(share, 33, chance: 1.6))
    #expect((27...42).contains(share))
    #expect(near(arm.incidence(Arm.thoracic, ages: 45...83), 2.9, chance: 0.2))
    let changes = arm.changes(Arm.thoracic, 2...1e9).map(\.change)
    #expect(near(Statistics.median(changes), 41, chance: 4))
    #expect((-1...112).contains(Statistics.median(changes)))
    withKnownIssue("Incidence observed 4.8 % a year") { #expect(arm.incidence(Arm.thoracic, ages: 45...83) > 4) }
  }

  @Test("Valve calcium at the cohort's ages: 15 % against 13.4 % observed; new in 1.3 of a hundred years")
  func valve() throws {
    let arm = try Arms.usual.get()
    let share = arm.overCohort { Statistics.seen(arm.values(Arm.valve, at: $0)) }
    #expect(near(share, 14.8, chance: 1.2))
    #expect(abs(share - 13.4) < 3)
    #expect(near(arm.incidence(Arm.valve, ages: 45...83), 1.3, chance: 0.1))
    withKnownIssue("Owens 2010 (C020): 1.7 % a year") { #expect(arm.incidence(Arm.valve, ages: 45...83) > 1.55) }
  }

  @Test("Valve calcium at 80: 44 % of men and 31 % of women, fewer than observed")
  func valveAtEighty() throws {
    let arm = try Arms.usual.get()
    let men = Statistics.seen(arm.values(Arm.valve, at: 80, .male))
    let women = Statistics.seen(arm.values(Arm.valve, at: 80, .female))
    #expect(near(men, 44, chance: 2.2))
    #expect(near(women, 31, chance: 2.1))
    #expect(near(Statistics.median(arm.values(Arm.valve, at: 80, .male).filter { $0 > 1 }), 120, chance: 15))
    withKnownIssue("ARIC: 55 and 37 %, median 101 and 52 AU") {
      #expect(men > 51)
      #expect(women > 34)
    }
  }

  @Test("Valve scores grow by 8 AU a year below 100 and by 60 above, 15 % a year")
  func valveGrowth() throws {
    let arm = try Arms.usual.get()
    let low = arm.changes(Arm.valve, 1...99)
    let high = arm.changes(Arm.valve, 100...1e9)
    #expect(near(Statistics.median(low.map(\.change)), 7.9, chance: 0.5))
    #expect(near(Statistics.median(high.map(\.change)), 62, chance: 4))
    let percent = 100 * Statistics.median(high.map { $0.change / $0.score })
    #expect(near(percent, 15.5, chance: 0.4))
    // Observed 13 to 20 % a year (C022, C023).
    #expect((13...20).contains(percent))
    withKnownIssue("C022: 10-12 and 47-50 AU a year") { #expect(Statistics.median(high.map(\.change)) < 52) }
  }

  @Test("Pulse wave velocity rises from 6 m/s at 25 to 11 at 75, as the reference values do")
  func pulseWave() throws {
    let arm = try Arms.usual.get()
    // Everyone, not only the healthy of the reference: 3 to 5 % above the specification's figures.
    let reached = [(25.0, 5.97), (35, 6.27), (45, 6.9), (55, 8.1), (65, 9.75), (75, 11.3)]
    let observed = [6.1, 6.4, 6.9, 8.1, 9.7, 10.6]
    for ((age, figure), seen) in zip(reached, observed) {
      let mean = Statistics.mean(arm.values("vessel.pulseWaveVelocity", at: age))
      #expect(near(mean, figure, chance: 0.03))
      #expect(abs(mean / seen - 1) < 0.08)
    }
  }

  @Test("A child's Arteriograph reading is 5.7 m/s at 3 years and 6.2 at 18")
  func children() throws {
    let arm = try Arms.usual.get()
    #expect(near(1.07 * Statistics.mean(arm.values("vessel.pulseWaveVelocity", at: 3)), 5.7, chance: 0.05))
    #expect(near(1.07 * Statistics.mean(arm.values("vessel.pulseWaveVelocity", at: 18)), 6.2, chance: 0.05))
    withKnownIssue("Hidvegi 2012 (C034): 6.5 m/s in boys of 18") {
      #expect(1.07 * Statistics.mean(arm.values("vessel.pulseWaveVelocity", at: 18, .male)) > 6.35)
    }
  }

  @Test("Aortic calcium explains at most a fifth of stiffness at one age")
  func explained() throws {
    let arm = try Arms.usual.get()
    func squared(_ ages: [Double]) -> Double {
      let calcium = ages.flatMap { age in
        zip(arm.values("vessel.thoracicAorta.calcium", at: age), arm.values("vessel.abdominalAorta.calcium", at: age))
          .map {
            logarithm(1 + ($0 + $1) / 8)
          }
      }
      let r = Statistics.correlation(calcium, ages.flatMap { arm.values("vessel.pulseWaveVelocity", at: $0) })
      return r * r
    }
    #expect(squared([66]) < 0.25)
    #expect(near(squared([66]), 0.17, chance: 0.025))
    #expect(near(squared(Array(stride(from: 55, through: 79, by: 3))), 0.37, chance: 0.025))
  }

  @Test("T50 is 329 min in people, 309 in kidney disease at eGFR 45, 239 on dialysis")
  func propensity() throws {
    let key = "vessel.calcificationPropensity"
    #expect(near(Statistics.mean(try Arms.usual.get().values(key, at: 53)), 329, chance: 1))
    let reference = Individual(sex: .male)
    var kidney = reference
    kidney.inputs = ["alone.phosphateExcess": 0.3, "condition.kidneyDisease.lossRate": 0.02]
    let lives = try Arm.compiled.run(kidney, at: [53, 90])
    // Kidney disease at eGFR 45 with phosphate at 3.7 mg/dL; observed 313 (C005, recalled).
    #expect(near(lives[key][0], 309, chance: 2))
    let dialysis = try Arm.compiled.run(
      reference, at: [62], changes: [Change(atAge: 60, set: Arms.onDialysis)])
    // Observed 246 (C002).
    #expect(abs(dialysis[key][0] - 246) < 12)
  }
}
