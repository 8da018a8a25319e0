import ModelLanguage
import Physiology
import Simulation
import Testing

/// Section 8 of the design, "limits", in the whole body: a hundred people of the virtual population each.
/// A share near 10 % has a standard error of 3 points.
@Suite("Limits that the whole body respects") struct LimitTests {
  private static let people = 100

  private func arm(
    at ages: [Double], _ change: (inout VirtualPopulation.Member) -> Void = { _ in }
  ) throws -> Arm { try Arm.run(.whole, at: ages, first: Self.people, change) }

  private func seen(_ arm: Arm, _ key: String, _ age: Double) -> Double {
    Statistics.seen(arm.values(key, at: age))
  }

  @Test("An infant without pyrophosphate calcifies its arteries in half a year; a healthy one does not (A064, A065)")
  func infant() throws {
    func visible(_ share: Double?) throws -> Double {
      let infants = try arm(at: [0.5]) { member in
        member.changes = []
        if let share { member.individual.parameters["vessel.serum.pyrophosphate"] = share }
      }
      return Statistics.share(infants.values("vessel.media.micro", at: 0.5).map { $0 > 3 })
    }
    #expect(try visible(0.05) == 100)
    #expect(try visible(nil) == 0)
  }

  @Test(
    "Matrix Gla protein never carboxylated, as in Keutel syndrome, leaves the arteries of the young nearly normal (A066, A067)"
  )
  func keutel() throws {
    let blocked = try arm(at: [15, 25]) { member in
      member.changes = []
      member.individual.inputs["vitaminK.epoxideReductase.otherCauses"] = 0
      member.individual.parameters["vitaminK.vessel.halfEffect"] = 110
      member.individual.parameters["vitaminK.vessel.residentShare"] = 0.75
    }
    #expect((blocked.values("vitaminK.vessel.drive", at: 25).min() ?? 0) > 5)
    #expect(seen(blocked, Arm.coronary, 15) < 2)
    #expect(seen(blocked, Arm.coronary, 25) < 8)
  }

  @Test("Dialysis from eleven on calcifies the coronaries of most by 25 (A042: 14 of 16)")
  func dialysis() throws {
    let ill = try arm(at: [25]) { $0.changes = [Change(atAge: 11, set: ["treatment.dialysis": 1])] }
    #expect(seen(ill, Arm.coronary, 25) > 62)
  }

  @Test(
    "Whatever is eaten, hardly anyone has calcium that CT could see before 25",
    arguments: [
      [:], ["intake.calcium.supplement": 2000], ["intake.phosphorus.supplement": 1000],
      ["intake.phylloquinone.uptake": 0, "intake.menaquinone9.uptake": 0, "intake.menaquinone7.uptake": 0],
      ["intake.menaquinone7.uptake": 1000, "intake.vitaminD": 100],
    ] as [[String: Double]])
  func young(eaten: [String: Double]) throws {
    let eaters = try arm(at: [10, 18, 24]) { $0.individual.inputs.merge(eaten) { $1 } }
    for key in [Arm.coronary, Arm.valve] {
      #expect(seen(eaters, key, 10) < 0.5, "\(key)")
      #expect(seen(eaters, key, 18) < 2, "\(key)")
      // The page's "none before 25" holds for 97 to 99 % of people: see LIMITS.
      #expect(seen(eaters, key, 24) < 4, "\(key)")
    }
    #expect(seen(eaters, Arm.thoracic, 24) < 9)
    withKnownIssue(
      "The medial route gives 2 % of children of ten and 6 % of people of 24 calcium in the thoracic aorta"
    ) {
      #expect(seen(eaters, Arm.thoracic, 10) < 0.5)
      #expect(seen(eaters, Arm.thoracic, 24) < 4)
    }
  }

  @Test("An established score never falls on any dose of K2, from forty on, under any reading of the evidence")
  func neverLower() throws {
    for scenario in EvidenceScenario.allCases {
      for dose in [150.0, 5000] {
        let takers = try Arm.run(.whole, at: [40, 45, 60, 80], first: 40) { member in
          member.individual.scenario = scenario
          member.changes.append(Change(atAge: 40, set: ["intake.menaquinone7.uptake": dose]))
        }
        for life in takers.lives {
          for key in [Arm.coronary, Arm.thoracic, Arm.abdominal, Arm.valve, "vessel.coronary.volume"] {
            for (earlier, later) in zip(life[key], life[key].dropFirst()) {
              #expect(later >= earlier - 1e-4 * max(earlier, 1), "\(key), \(scenario)")
            }
          }
        }
      }
    }
  }
}
