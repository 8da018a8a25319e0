import ModelLanguage
import Simulation
import Testing

/// What vitamin K does to vessels under each scenario: the same 400 people with and without, so that chance cancels in pairs.
@Suite("Vitamin K and antagonists on vessels") struct VitaminKArmTests {
  /// Growth of coronary scores above 2 at sixty, relative to the same people without, in per cent.
  private func growthChange(_ arm: Arm, after years: Double) throws -> (growth: Double, score: Double, units: Double) {
    let control = try Arms.control.get()
    let people = zip(
      control.values(Arm.coronary, at: 60),
      zip(control.values(Arm.coronary, at: 60 + years), arm.values(Arm.coronary, at: 60 + years)))
    let chosen = people.filter { $0.0 > 2 }
    let with = Statistics.mean(chosen.map { $0.1.1 - $0.0 })
    let without = Statistics.mean(chosen.map { $0.1.0 - $0.0 })
    let score = Statistics.mean(chosen.map(\.1.1)) / Statistics.mean(chosen.map(\.1.0))
    return (100 * (with / without - 1), 100 * (score - 1), with - without)
  }

  @Test("As described, MK-7 at half the drive slows growth by 17, 18, 20 % over 2, 5, 10 years")
  func described() throws {
    let arm = try Arms.supplementDescribed.get()
    for (years, growth, units, score) in [(2.0, -16.5, -8.0, -4.0), (5, -18.1, -25, -8), (10, -20.3, -71, -14)] {
      let change = try growthChange(arm, after: years)
      // Printed to whole numbers, and of another population with the same heavy tail.
      #expect(near(change.score, score, chance: 0.5), "score \(change.score) % after \(years) years")
      #expect(near(change.growth, growth, chance: 0.3))
      #expect(near(change.units, units, chance: 0.08 * abs(units)))
      // Pooled short trials: -21 % (-42 to 0); -17 AU (-34 to -0.6) (T043, T041).
      #expect((-42...0).contains(change.growth))
    }
  }

  @Test("As the trials weigh it, growth slows by 9, 10, 11 %; without effect by nothing")
  func trials() throws {
    let arm = try Arms.supplementTrials.get()
    for (years, growth, units, score) in [(2.0, -8.8, -4.0, -2.0), (5, -9.8, -13, -5), (10, -11.1, -38, -8)] {
      let change = try growthChange(arm, after: years)
      #expect(near(change.score, score, chance: 0.5), "score \(change.score) % after \(years) years")
      #expect(near(change.units, units, chance: 0.08 * abs(units)), "\(change.units) AU after \(years) years")
      #expect(near(change.growth, growth, chance: 0.25))
    }
    let none = try Arms.supplementNone.get()
    let control = try Arms.control.get()
    for age in [62.0, 70, 80] {
      let pairs = zip(none.values(Arm.coronary, at: age), control.values(Arm.coronary, at: age))
      #expect(pairs.allSatisfy { abs($0 - $1) <= 1e-4 * max($1, 1) })
    }
  }

  @Test("An established score never falls, whatever the dose and scenario")
  func neverLower() throws {
    for arm in [try Arms.supplementDescribed.get(), try Arms.supplementTrials.get()] {
      for (earlier, later) in zip(Arms.sixtyOn, Arms.sixtyOn.dropFirst()) {
        let pairs = zip(arm.values(Arm.coronary, at: earlier), arm.values(Arm.coronary, at: later))
        #expect(pairs.allSatisfy { $1 >= $0 - 1e-4 * max($0, 1) })
      }
    }
  }

  @Test("Three years of MK-7 lower pulse wave velocity by 0.34 m/s as described, by 0.04 as the trials weigh it")
  func stiffness() throws {
    func change(_ arm: Arm) throws -> Double {
      let key = "vessel.pulseWaveVelocity"
      return Statistics.mean(zip(arm.values(key, at: 63), try Arms.control.get().values(key, at: 63)).map { $0 - $1 })
    }
    let described = try change(Arms.supplementDescribed.get())
    let trials = try change(Arms.supplementTrials.get())
    #expect(near(described, -0.34, chance: 0.01))
    #expect(near(trials, -0.043, chance: 0.003))
    // Observed -0.38 (T004, T005, recalled); null in renal disease.
    #expect(abs(described + 0.38) < 0.1)
  }

  @Test(
    "After 10 and 20 years the coronary hazard is lower by 2.7 and 4.5 % as described, by 0.5 and 0.8 % by the trials, by nothing without effect"
  )
  func events() throws {
    let control = try Arms.control.get()
    func change(_ arm: Arm, _ age: Double) -> Double {
      let key = "outcome.coronary.hazard"
      return 100 * (Statistics.mean(arm.values(key, at: age)) / Statistics.mean(control.values(key, at: age)) - 1)
    }
    let described = try Arms.supplementDescribed.get()
    #expect(near(change(described, 70), -2.8, chance: 0.08))
    #expect(near(change(described, 80), -4.5, chance: 0.15))
    let trials = try Arms.supplementTrials.get()
    #expect(near(change(trials, 70), -0.51, chance: 0.02))
    #expect(near(change(trials, 80), -0.79, chance: 0.03))
    let none = try Arms.supplementNone.get()
    #expect(none.values("outcome.coronary.hazardRatioOfVitaminK", at: 80).allSatisfy { abs($0 - 1) < 1e-6 })
    withKnownIssue("Rotterdam: RR 0.43 to 0.73 (B001, B002) needs an effect not carried by MGP, or confounding") {
      #expect(change(described, 80) < -20)
    }
  }

  @Test("The hazard ratio read off the reference path is the one a second run gives")
  func referencePath() throws {
    let control = try Arms.control.get()
    // As described, vitamin K also slows the loss of nephrons, which the reference path shares: a small difference there.
    for (arm, error) in [(try Arms.supplementTrials.get(), 1e-3), (try Arms.supplementDescribed.get(), 2e-2)] {
      for age in [65.0, 80] {
        let key = "outcome.coronary.hazard"
        let direct = zip(arm.values(key, at: age), control.values(key, at: age)).map { $0 / $1 }
        let read = arm.values("outcome.coronary.hazardRatioOfVitaminK", at: age)
        let worst = zip(direct, read).map { abs($0 - $1) }.max() ?? 1
        #expect(worst < error)
      }
    }
  }

  @Test("Five years on an antagonist: score × 1.38, valve × 1.06 a year as described, × 1.18 and 1.03 by the trials")
  func antagonist() throws {
    let control = try Arms.control.get()
    func ratio(_ arm: Arm) -> Double {
      Statistics.mean(arm.values(Arm.coronary, at: 65)) / Statistics.mean(control.values(Arm.coronary, at: 65))
    }
    let described = try Arms.antagonistDescribed.get()
    let trials = try Arms.antagonistTrials.get()
    #expect(near(ratio(described), 1.37, chance: 0.02))
    #expect(near(ratio(trials), 1.19, chance: 0.01))
    func valvePerYear(_ arm: Arm) -> Double {
      let people = zip(
        control.values(Arm.valve, at: 60), zip(control.values(Arm.valve, at: 65), arm.values(Arm.valve, at: 65)))
      let chosen = people.filter { $0.0 > 2 }
      return exponential(logarithm(Statistics.mean(chosen.map(\.1.1)) / Statistics.mean(chosen.map(\.1.0))) / 5)
    }
    #expect(near(valvePerYear(described), 1.058, chance: 0.004))
    #expect(near(valvePerYear(trials), 1.031, chance: 0.003))
    // Observed 1.06 a year (1.02 to 1.10).
    #expect((1.02...1.10).contains(valvePerYear(described)))
  }

  @Test("On an antagonist the odds of medial and thoracic calcium rise as described, hardly by the trials")
  func antagonistElsewhere() throws {
    let control = try Arms.control.get()
    func odds(_ arm: Arm, _ key: String, _ age: Double) -> Double {
      Statistics.odds(Statistics.seen(arm.values(key, at: age)))
        / Statistics.odds(Statistics.seen(control.values(key, at: age)))
    }
    let described = try Arms.antagonistDescribed.get()
    let trials = try Arms.antagonistTrials.get()
    #expect(near(odds(described, Arm.media, 65), 1.56, chance: 0.06))
    #expect(near(odds(trials, Arm.media, 65), 1.08, chance: 0.02))
    #expect(near(odds(described, Arm.thoracic, 70), 1.85, chance: 0.06))
    #expect(near(odds(trials, Arm.thoracic, 70), 1.14, chance: 0.02))
    // Observed: media OR 1.86; thoracic OR 2.3 to 2.4 (1.2 to 4.7).
    #expect((1.2...4.7).contains(odds(described, Arm.thoracic, 70)))
  }

  @Test("A small trial of two years with 100 people an arm is null in most replicates under every scenario")
  func nullTrials() throws {
    let control = try Arms.control.get()
    for (arm, least) in [(try Arms.supplementDescribed.get(), 80.0), (try Arms.supplementTrials.get(), 85)] {
      let people = zip(
        control.values(Arm.coronary, at: 60),
        zip(control.values(Arm.coronary, at: 62), arm.values(Arm.coronary, at: 62)))
      let chosen = people.filter { $0.0 > 2 }
      let without = chosen.map { $0.1.0 - $0.0 }
      let with = chosen.map { $0.1.1 - $0.0 }
      let error = (2 / 100.0).squareRoot() * Statistics.standardDeviation(without)
      let shift = abs(Statistics.mean(with) - Statistics.mean(without)) / error
      let power = cumulative(shift - 1.96) + cumulative(-shift - 1.96)
      #expect(100 * (1 - power) > least)
    }
  }

  private func cumulative(_ z: Double) -> Double { RateLaw.Function.normalCumulative.apply(z) }
}
