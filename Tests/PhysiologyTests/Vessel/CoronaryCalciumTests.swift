import ModelLanguage
import Simulation
import Testing

/// Coronary calcium in a population of 800: 400 women and 400 men.
///
/// Chance: a share near 50 % of one sex at one age has a standard error below 2.5 points (thresholds are spread evenly),
/// means over the cohort's ages about 2.
@Suite("Coronary calcium across people") struct CoronaryCalciumTests {
  private func seen(_ age: Double, _ sex: Sex) throws -> Double {
    Statistics.seen(try Arms.usual.get().values(Arm.coronary, at: age, sex))
  }

  @Test("A tenth of white men of 36 and a sixth of 41 have calcium; women of 41 a tenth")
  func young() throws {
    let (men36, men41, women41) = (try seen(36, .male), try seen(41, .male), try seen(41, .female))
    #expect(near(men36, 10, chance: 1.2))
    #expect(near(men41, 18, chance: 1.5))
    #expect(near(women41, 9.9, chance: 1.2))
    // Observed (A014wF): 10 % of women.
    #expect(abs(women41 - 10) < 3)
    withKnownIssue(
      "Men under 45: 15 % at 36 and 26 % at 41 observed (A014wM) in a cohort partly referred; CARDIA has less"
    ) {
      #expect(men36 > 13)
      #expect(men41 > 22)
    }
  }

  @Test("At the ages of MESA 70 % of men and 45 to 48 % of women have calcium, as observed")
  func cohort() throws {
    let arm = try Arms.usual.get()
    let men = arm.overCohort { Statistics.seen(arm.values(Arm.coronary, at: $0, .male)) }
    let women = arm.overCohort { Statistics.seen(arm.values(Arm.coronary, at: $0, .female)) }
    #expect(near(men, 70.3, chance: 2))
    #expect(near(women, 48.2, chance: 2))
    // Observed 70.4 and 44.6 %.
    #expect(abs(men - 70.4) < 4)
    #expect(abs(women - 44.6) < 4)
  }

  @Test("At 80 nearly every man and six of seven women have calcium, as observed")
  func old() throws {
    let (men, women) = (try seen(80, .male), try seen(80, .female))
    #expect(near(men, 97.6, chance: 0.8))
    #expect(near(women, 85.8, chance: 1.8))
    // Observed 96 and 86 %.
    #expect(abs(men - 96) < 3)
    #expect(abs(women - 86) < 4)
  }

  @Test("At 25 a few in a hundred have calcium that CT could see")
  func underTwentyFive() throws {
    // Specification 3.1 and 1.3 %; observed 3 of 60 at 20-30. The page's 'none before 25' holds for 97 to 99 % of people.
    let (men, women) = (try seen(25, .male), try seen(25, .female))
    #expect(near(men, 2.2, chance: 0.8))
    #expect(near(women, 1.6, chance: 0.8))
    let arm = try Arms.usual.get()
    #expect(Statistics.seen(arm.values(Arm.coronary, at: 18)) < 2)
    #expect(Statistics.seen(arm.values(Arm.coronary, at: 10)) < 0.5)
  }

  @Test(
    "Percentiles at 45 to 74 lie where the specification reached; the men's median is half the one observed in Essen")
  func percentiles() throws {
    let arm = try Arms.usual.get()
    func pooled(_ sex: Sex) -> [Double] {
      stride(from: 45.0, through: 74, by: 1).flatMap { arm.values(Arm.coronary, at: $0, sex) }
    }
    let men = pooled(.male)
    let women = pooled(.female)
    #expect(near(Statistics.percentile(men, 50), 21, chance: 4))
    #expect(near(Statistics.percentile(men, 75), 160, chance: 18))
    #expect(near(Statistics.percentile(men, 90), 548, chance: 60))
    #expect(Statistics.percentile(women, 50) < 1)
    #expect(near(Statistics.percentile(women, 75), 38, chance: 6))
    #expect(near(Statistics.percentile(women, 90), 200, chance: 25))
    withKnownIssue(
      "Erbel, HNR: men 41, 193, 557 and women 1, 24.5, 140; the men's median is half, the women's upper end high"
    ) {
      #expect(Statistics.percentile(men, 50) > 33)
      #expect(Statistics.percentile(women, 90) < 160)
    }
  }

  /// Percentiles of white people in MESA (calculator output, the second reading of the evidence).
  private static let mesa:
    [(sex: Sex, age: Double, seen: Double, median: Double, upperQuarter: Double, upperTenth: Double)] = [
      (.male, 50, 41, 0, 22, 110), (.male, 60, 68, 28, 155, 452), (.male, 70, 83, 145, 540, 1345),
      (.male, 80, 96, 385, 1200, 2933), (.female, 50, 16, 0, 0, 8), (.female, 60, 36, 0, 16, 102),
      (.female, 70, 59, 13, 119, 391), (.female, 80, 87, 106, 370, 921),
    ]

  @Test("MESA's percentiles are met: presence within 7 points, scores above 50 within a factor of 1.45")
  func percentilesOfMesa() throws {
    let arm = try Arms.usual.get()
    for row in Self.mesa {
      let scores = arm.values(Arm.coronary, at: row.age, row.sex)
      #expect(abs(Statistics.seen(scores) - row.seen) < 7, "\(row.sex) \(row.age)")
      for (share, observed) in [(50.0, row.median), (75, row.upperQuarter), (90, row.upperTenth)] where observed > 50 {
        let ratio = Statistics.percentile(scores, share) / observed
        #expect((1 / 1.45...1.45).contains(ratio), "\(row.sex) \(row.age) p\(share)")
      }
    }
    withKnownIssue("Men of 60 to 70: the upper tenth is a quarter too low; women of 70: the median is 23, not 13") {
      #expect(Statistics.percentile(arm.values(Arm.coronary, at: 60, .male), 90) > 400)
      #expect(Statistics.percentile(arm.values(Arm.coronary, at: 70, .female), 50) < 16)
    }
  }

  @Test("Men's medians at 67 and 72 are below the self-referred")
  func olderMen() throws {
    let arm = try Arms.usual.get()
    #expect(near(Statistics.median(arm.values(Arm.coronary, at: 67, .male)), 110, chance: 20))
    #expect(near(Statistics.median(arm.values(Arm.coronary, at: 72, .male)), 221, chance: 32))
  }

  @Test("Mean score and spread at the cohort's ages: the model's tail is heavier than observed")
  func meanAndSpread() throws {
    let arm = try Arms.usual.get()
    let mean = arm.overCohort { Statistics.mean(arm.values(Arm.coronary, at: $0)) }
    let spread = arm.overCohort { age in
      Statistics.standardDeviation(arm.values(Arm.coronary, at: age).filter { $0 > 1 }.map(logarithm))
    }
    // Specification 185 in a mixed population; white people alone here.
    #expect(near(mean, 226, chance: 22))
    #expect(near(spread, 1.64, chance: 0.06))
    // Observed SD of the logarithm 1.71 (A021).
    #expect(abs(spread - 1.71) < 0.15)
    withKnownIssue("MESA mean 146 (SD 417), all descents") { #expect(mean < 165) }
  }

  @Test("Ten years after a score of zero at 58, 45 % convert: too few against 53 %, far too few above 100")
  func conversion() throws {
    let arm = try Arms.usual.get()
    func converted(_ limit: Double) -> Double {
      let free = zip(zip(arm.values(Arm.coronary, at: 58), arm.values(Arm.coronary, at: 68)), arm.sexes).filter {
        $0.0.0 < 1
      }
      // 63 % women, as in the cohort.
      let weights = free.map { $0.1 == .female ? 1.0 : 0.6 }
      let hits = zip(free, weights).map { $0.0.1 > limit ? $1 : 0 }
      return 100 * hits.reduce(0, +) / weights.reduce(0, +)
    }
    #expect(near(converted(2), 44, chance: 2.3))
    #expect(near(converted(10), 29, chance: 2.2))
    #expect(near(converted(100), 2, chance: 0.7))
    withKnownIssue(
      "Dzaye 2021 (A011): 53, 36, 8 %; one deposit per artery grows too evenly, a second is the proposed remedy"
    ) {
      #expect(converted(2) > 49)
      #expect(converted(100) > 5)
    }
  }

  @Test("New calcium appears in 4.9 of a hundred free years, fewer before 50, more after 80")
  func incidence() throws {
    let arm = try Arms.usual.get()
    let all = arm.incidence(Arm.coronary, ages: 45...83)
    #expect(near(all, 4.7, chance: 0.25))
    #expect(arm.incidence(Arm.coronary, ages: 45...49) < 5)
    #expect(near(arm.incidence(Arm.coronary, ages: 80...84), 9, chance: 2))
    withKnownIssue("Kronmal 2007 (A006): 6.6 % a year") { #expect(all > 6) }
  }

  @Test("Scores above zero rise by 20 AU a year in men and 14 in women in the middle, as observed")
  func medianChange() throws {
    let arm = try Arms.usual.get()
    let men = Statistics.median(arm.changes(Arm.coronary, 2...1e9, .male).map(\.change))
    let women = Statistics.median(arm.changes(Arm.coronary, 2...1e9, .female).map(\.change))
    // Specification 19.9 and 12.6 with its own mixture of ages; observed 21 and 14 (A007).
    #expect(near(men, 23.5, chance: 1.5))
    #expect(near(women, 14.8, chance: 1.2))
    #expect(abs(men - 21) < 4)
    #expect(abs(women - 14) < 3)
  }

  @Test("Mean change is near the 24.9 AU a year observed, its spread too")
  func meanChange() throws {
    let all = try Arms.usual.get().changes(Arm.coronary, 0...1e9).map(\.change)
    #expect(near(Statistics.mean(all), 28.7, chance: 2))
    #expect(near(Statistics.standardDeviation(all), 54.9, chance: 6))
    // Observed 24.9 (SD 65.3), scanner noise included (A008).
    #expect(abs(Statistics.mean(all) - 24.9) < 6)
  }

  @Test("Relative growth falls with the score: 27, 12, 9 % a year")
  func bands() throws {
    let arm = try Arms.usual.get()
    let figures: [(ClosedRange<Double>, absolute: Double, percent: Double)] = [
      (1...100, 6.6, 28), (100...400, 25, 12.5), (400...1e9, 91, 8.8),
    ]
    for (band, absolute, percent) in figures {
      let changes = arm.changes(Arm.coronary, band)
      #expect(near(Statistics.median(changes.map(\.change)), absolute, chance: 0.06 * absolute))
      #expect(near(100 * Statistics.median(changes.map { $0.change / $0.score }), percent, chance: 0.05 * percent))
    }
  }

  @Test("Two scans of the same day disagree about presence in 3 of a hundred")
  func discordance() throws {
    let arm = try Arms.usual.get()
    let share = arm.overCohort { age in
      100
        * Statistics.mean(
          arm.values(Arm.coronary, at: age).map { score in
            let seen = score * score / (score * score + 4)
            return 2 * seen * (1 - seen)
          })
    }
    #expect(near(share, 2.8, chance: 0.25))
    withKnownIssue("Chung 2008 (A050): 4.1 %") { #expect(share > 3.6) }
  }

  @Test("Plaque of half a millimetre is found at every age as ultrasound of donors finds it")
  func plaque() throws {
    let arm = try Arms.usual.get()
    let reached = [15.0: 12.0, 25: 37, 35: 59, 45: 75, 56: 86]
    for (age, figure) in reached {
      #expect(
        near(Statistics.share(arm.values("vessel.coronary.plaque", at: age).map { $0 >= 0.5 }), figure, chance: 1.7))
    }
    // Observed 17, 37, 60, 71, 85 % (A062).
    #expect(Statistics.share(arm.values("vessel.coronary.plaque", at: 56).map { $0 >= 0.5 }) > 80)
  }

  @Test("Deposits have a median density of 0.19 mg/mm³ at 65")
  func density() throws {
    let arm = try Arms.usual.get()
    let pairs = zip(arm.values("vessel.coronary.density", at: 65), arm.values("vessel.coronary.volume", at: 65))
    #expect(near(Statistics.median(pairs.filter { $0.1 > 3 }.map(\.0)), 0.196, chance: 0.002))
  }

  @Test("All soft tissue together holds 0.4 g of calcium at 70 and 1.7 g at 90")
  func amount() throws {
    let arm = try Arms.usual.get()
    #expect(near(Statistics.mean(arm.values("vessel.calcium", at: 70)) / 1000, 0.43, chance: 0.03))
    #expect(near(Statistics.mean(arm.values("vessel.calcium", at: 90)) / 1000, 1.74, chance: 0.1))
  }

  @Test("A stenosis of half the lumen: 5.7 % at 50 to 64, 48 % above a score of 400, 0.2 % at zero")
  func stenosis() throws {
    let arm = try Arms.usual.get()
    let key = "vessel.coronary.stenosisProbability"
    let population =
      100 * Statistics.mean(stride(from: 50.0, through: 64, by: 1).map { Statistics.mean(arm.values(key, at: $0)) })
    #expect(near(population, 5.7, chance: 0.4))
    // Observed 5.2 % and, above 400, 45.7 % (D010).
    #expect(abs(population - 5.2) < 1.2)
    let pairs = zip(arm.values(Arm.coronary, at: 60), arm.values(key, at: 60))
    #expect(abs(100 * Statistics.mean(pairs.filter { $0.0 > 400 }.map(\.1)) - 45.7) < 6)
    #expect(abs(100 * (arm.values(key, at: 20).min() ?? 1) - 0.22) < 0.03)
  }
}
