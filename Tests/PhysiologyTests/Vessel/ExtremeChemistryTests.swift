import ModelLanguage
import Simulation
import Testing

/// Kidney failure, missing pyrophosphate, missing MGP, phosphate: the limits that the equations must respect.
@Suite("Extremes of chemistry") struct ExtremeChemistryTests {
  @Test("Dialysis at sixty doubles coronary growth")
  func dialysisAtSixty() throws {
    let control = try Arms.control.get()
    let arm = try Arm.run(at: [60, 62], first: 400) { $0.changes.append(Change(atAge: 60, set: Arms.onDialysis)) }
    let people = zip(
      control.values(Arm.coronary, at: 60), zip(control.values(Arm.coronary, at: 62), arm.values(Arm.coronary, at: 62)))
    let chosen = people.filter { $0.0 > 1 && $0.0 < 400 }
    let ratio = Statistics.mean(chosen.map { $0.1.1 - $0.0 }) / Statistics.mean(chosen.map { $0.1.0 - $0.0 })
    #expect(near(ratio, 2.22, chance: 0.04))
    withKnownIssue("The page says × 2.5 to 3; the specification reached 2.3") { #expect(ratio > 2.4) }
  }

  @Test("Children on dialysis for four years stay clear; young adults after fourteen mostly do not")
  func youngDialysis() throws {
    let child = try Arm.run(at: [14], first: 200) { $0.changes = [Change(atAge: 10, set: Arms.onDialysisYoung)] }
    let adult = try Arm.run(at: [25, 26.667], first: 200) {
      $0.changes = [Change(atAge: 11, set: Arms.onDialysisYoung)]
    }
    let early = Statistics.seen(child.values(Arm.coronary, at: 14))
    let late = Statistics.seen(adult.values(Arm.coronary, at: 25))
    // Goodman 2000 (A042): 0 of 23, so at most 12 %; 14 of 16, so 62 to 98 %. Specification 1.3 and 73 %.
    #expect(early < 12)
    #expect((62...98).contains(late))
    #expect(near(late, 65.5, chance: 3))
    let pairs = zip(adult.values(Arm.coronary, at: 25), adult.values(Arm.coronary, at: 26.667)).filter { $0.0 > 1 }
    let ratio = Statistics.mean(pairs.map(\.1)) / Statistics.mean(pairs.map(\.0))
    #expect(near(ratio, 1.65, chance: 0.03))
    withKnownIssue("A043 (recalled): scores doubled in 20 months") { #expect(ratio > 1.9) }
  }

  @Test("An infant without pyrophosphate calcifies its arteries within half a year; a healthy one does not")
  func infantWithoutPyrophosphate() throws {
    func infants(_ share: Double?) throws -> Arm {
      try Arm.run(at: [0.5, 10], first: 100) { member in
        member.changes = []
        if let share { member.individual.parameters["vessel.serum.pyrophosphate"] = share }
      }
    }
    func visible(_ arm: Arm, _ age: Double) -> Double {
      Statistics.share(arm.values("vessel.media.micro", at: age).map { $0 > 3 })
    }
    let lowest = try infants(0.05)
    let low = try infants(0.10)
    let healthy = try infants(nil)
    #expect(visible(lowest, 0.5) == 100)
    #expect(visible(low, 0.5) == 100)
    #expect(visible(healthy, 0.5) == 0)
    // Survivors of the milder form clear: 11 of 16 observed (A065). Specification 83 and 10 %.
    #expect(visible(lowest, 10) > 70)
    #expect(visible(low, 10) < 20)
  }

  @Test("Half the pyrophosphate brings medial calcium early; the coronaries are not spared as they are in patients")
  func halfPyrophosphate() throws {
    let half = try Arm.run(at: [30, 50], first: 400) {
      $0.individual.parameters["vessel.serum.pyrophosphate", default: 1] *= 0.5
    }
    let usual = try Arm.run(at: [30, 50], first: 400)
    for (arm, age, figure, chance) in [
      (half, 30.0, 14.0, 1.4), (half, 50, 39, 2), (usual, 30, 4.4, 0.8), (usual, 50, 16, 1.5),
    ] {
      #expect(near(Statistics.seen(arm.values(Arm.media, at: age)), figure, chance: chance))
    }
    withKnownIssue("Pseudoxanthoma elasticum spares the coronaries; here 48 against 29 % have calcium at 50") {
      let difference =
        Statistics.seen(half.values(Arm.coronary, at: 50)) - Statistics.seen(usual.values(Arm.coronary, at: 50))
      #expect(difference < 5)
    }
  }

  @Test("Keutel syndrome, r = 6 from birth, leaves the arteries of the young nearly normal")
  func keutel() throws {
    func arm(_ scenario: EvidenceScenario) throws -> Arm {
      try Arm.run(at: [15, 25], first: 400) { member in
        member.individual.scenario = scenario
        member.individual.inputs["alone.drive"] = 6
        member.changes = []
      }
    }
    let trials = try arm(.trials)
    let described = try arm(.described)
    #expect(Statistics.seen(trials.values(Arm.coronary, at: 15)) < 2)
    #expect(near(Statistics.seen(trials.values(Arm.coronary, at: 25)), 2.8, chance: 0.8))
    #expect(near(Statistics.seen(described.values(Arm.coronary, at: 15)), 1.4, chance: 0.5))
    #expect(near(Statistics.seen(described.values(Arm.coronary, at: 25)), 10.3, chance: 1.2))
  }

  @Test("One mg/dL more phosphate for life: odds of coronary calcium × 1.44, valve × 1.45")
  func phosphate() throws {
    let more = try Arm.run(at: [55], first: 400) { $0.individual.inputs["alone.phosphateExcess"] = 1 }
    let usual = try Arm.run(at: [55], first: 400)
    func odds(_ key: String) -> Double {
      Statistics.odds(Statistics.seen(more.values(key, at: 55)))
        / Statistics.odds(Statistics.seen(usual.values(key, at: 55)))
    }
    #expect(near(odds(Arm.coronary), 1.42, chance: 0.03))
    #expect(near(odds(Arm.valve), 1.4, chance: 0.06))
    let pairs = zip(more.values(Arm.coronary, at: 55), usual.values(Arm.coronary, at: 55)).filter { $1 > 2 }
    let ratio = exponential(Statistics.mean(pairs.map { logarithm($0 / $1) }))
    #expect(near(ratio, 2.6, chance: 0.12))
    // Observed OR 1.54 to 1.61 (A038); ratio 1.7 (1.12 to 2.56) (A037); valve 0.76 (0.40 to 1.44).
    #expect(abs(odds(Arm.coronary) - 1.57) < 0.2)
    withKnownIssue("The ratio of scores under lifelong phosphate is at the top of its interval") {
      #expect(ratio < 2.3)
    }
  }

  @Test("Diabetes from 40 brings calcium four to five years earlier")
  func diabetes() throws {
    let ages = Array(stride(from: 30.0, through: 90, by: 0.5))
    func onset(_ age: Double?) throws -> Double {
      let arm = try Arm.run(at: ages, first: 400) { member in
        member.changes.removeAll { $0.set["condition.diabetes"] != nil }
        if let age { member.changes.append(Change(atAge: age, set: ["condition.diabetes": 1])) }
      }
      return Statistics.median(
        arm.lives.map { life in life.ages[life[Arm.coronary].firstIndex { $0 > 1 } ?? (ages.count - 1)] })
    }
    let earlier = try onset(nil) - onset(40)
    #expect(near(earlier, 4.7, chance: 0.4))
    withKnownIssue("A012: 62.3 against 52.2 years") { #expect(earlier > 8) }
  }

  @Test("Calcium at 45 without diabetes in 18 %, with diabetes from 35 in more")
  func diabetesAtFortyFive() throws {
    func share(_ age: Double?) throws -> Double {
      let arm = try Arm.run(at: [45], first: 400) { member in
        member.changes.removeAll { $0.set["condition.diabetes"] != nil }
        if let age { member.changes.append(Change(atAge: age, set: ["condition.diabetes": 1])) }
      }
      return Statistics.seen(arm.values(Arm.coronary, at: 45))
    }
    // Specification 20 and 30 %; observed 17 and 23 % (A012).
    let (without, with) = (try share(nil), try share(35))
    #expect(near(without, 18.5, chance: 1.6))
    #expect(near(with, 24.5, chance: 1.8))
    #expect(abs(without - 17) < 4)
    #expect(abs(with - 23) < 5)
  }

  @Test("A statin raises the score's growth by half: density, not volume")
  func statin() throws {
    func growth(_ treated: Bool) throws -> Double {
      let arm = try Arm.run(at: [65, 67], first: 400) { member in
        member.changes.removeAll { $0.set["medicine.statin"] != nil }
        if treated { member.changes.append(Change(atAge: 65, set: ["medicine.statin": 1])) }
      }
      let pairs = zip(arm.values(Arm.coronary, at: 65), arm.values(Arm.coronary, at: 67)).filter { $0.0 > 20 }
      return 50 * Statistics.mean(pairs.map { logarithm($1 / $0) })
    }
    let without = try growth(false)
    let with = try growth(true)
    #expect(near(with / without, 1.40, chance: 0.03))
    // Specification 11.9 to 17.1 %; observed 18 to 26 %, p 0.18 (A030, A031).
    #expect(with > without)
  }
}
