import ModelLanguage
import Simulation
import Testing

/// Lines of the check table that speak of a mixed cohort: 400 people of whom 38 % are white, 28 % Black, 22 % Hispanic and
/// 12 % Chinese, as in MESA. A share near 50 % at one age has a standard error of 2.5 points, over the cohort's ages 2.
@Suite("A cohort of mixed descent") struct MixedCohortTests {
  private static let ages = Array(stride(from: 45.0, through: 84, by: 1))
  private static let mixed = Result { () throws -> Arm in
    var number = 0
    return try Arm.run(at: ages, first: 400) { member in
      // Sexes alternate: descent goes by pairs.
      let place = (number / 2 * 37) % 100
      number += 1
      let descent = place < 38 ? nil : place < 66 ? "black" : place < 88 ? "hispanic" : "chinese"
      if let descent { member.individual.parameters["person.descent.\(descent)"] = 1 }
    }
  }

  @Test("At 45 to 75 half have calcium by a sensitive reading and 46 % by a strict one; HNR and MESA saw more (A003)")
  func readings() throws {
    let arm = try Self.mixed.get()
    func share(_ limit: Double) -> Double {
      Statistics.mean((45...75).map { Statistics.seen(arm.values(Arm.coronary, at: Double($0)), limit: limit) })
    }
    #expect(near(share(1), 50, chance: 1.5))
    #expect(near(share(4), 46, chance: 1.5))
    withKnownIssue(
      "A003: 52.6 % in white MESA and 67 % in HNR; cohorts differ by themselves, the model lies below both"
    ) {
      #expect(share(1) > 52.6)
    }
  }

  @Test("At the cohort's ages the mean score is 185 AU; 146 (SD 417) were seen")
  func meanScore() throws {
    let arm = try Self.mixed.get()
    let mean = arm.overCohort { Statistics.mean(arm.values(Arm.coronary, at: $0)) }
    #expect(near(mean, 185, chance: 20))
    withKnownIssue("MESA mean 146 AU: the model's tail is heavier") { #expect(mean < 155) }
  }

  @Test("At the cohort's ages 15 % have valve calcium (13.4 % observed, C020)")
  func valve() throws {
    let arm = try Self.mixed.get()
    let share = arm.overCohort { Statistics.seen(arm.values(Arm.valve, at: $0)) }
    #expect(near(share, 14.8, chance: 1.5))
    #expect(abs(share - 13.4) < 4)
  }

  @Test("At 40 a tenth of a cohort that is half Black has calcium, as CARDIA saw (A014)")
  func cardia() throws {
    var number = 0
    let cohort = try Arm.run(at: [40], first: 400) { member in
      // Sexes alternate: every second pair is Black.
      if number / 2 % 2 == 0 { member.individual.parameters["person.descent.black"] = 1 }
      number += 1
    }
    let share = Statistics.seen(cohort.values(Arm.coronary, at: 40))
    #expect(near(share, 9.8, chance: 1.2))
    #expect(abs(share - 10.2) < 3)
  }
}
