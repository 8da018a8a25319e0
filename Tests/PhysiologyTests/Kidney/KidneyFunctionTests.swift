import ModelLanguage
import Simulation
import Testing

@Suite("Kidney function and stones") struct KidneyFunctionTests {
  @Test("Filtration falls from 108 in youth to 76 at 65 and 58 at 85, with the spread NHANES shows")
  func filtration() throws {
    let arm = try Arms.usual.get()
    for (age, mean, spread) in [(25.0, 108.3, 13.0), (45, 95.5, 12.7), (65, 75.8, 15.1), (85, 58, 17)] {
      let values = arm.values("kidney.filtration", at: age)
      #expect(near(Statistics.mean(values), mean, chance: 0.6))
      #expect(near(Statistics.standardDeviation(values), spread, chance: 0.5))
    }
    // NHANES 2011-2020: 113 (15) at 20-29, 98 (15) at 40-49, 83 (16) at 60-69, 65 (19) above 80.
    withKnownIssue("At 60 to 69 the model filters 76-78, NHANES 83") {
      #expect(Statistics.mean(arm.values("kidney.filtration", at: 65)) > 80)
    }
  }

  @Test("A measured eGFR is met exactly by a loss rate from the ages and one run")
  func measured() throws {
    for (target, start, age) in [(45.0, 40.0, 60.0), (18, 50, 58), (70, 30, 50)] {
      var person = Individual(sex: .female, parameters: ["kidney.nephronLoss.z": 0.4])
      let before = try Arm.compiled.run(person, at: [age])["kidney.filtration"][0]
      let rate = logarithm(before / target) / (age - start)
      person.inputs["condition.kidneyDisease.lossRate"] = 0
      let change = Change(atAge: start, set: ["condition.kidneyDisease.lossRate": rate])
      let reached = try Arm.compiled.run(person, at: [age], changes: [change])["kidney.filtration"][0]
      #expect(abs(reached / target - 1) < 2e-4)
    }
  }

  @Test("Dialysis sets the filtration equivalent to 8 mL/min, whatever was left")
  func dialysis() throws {
    let life = try Arm.compiled.run(
      Individual(sex: .male), at: [50, 61], changes: [Change(atAge: 60, set: ["treatment.dialysis": 1])])
    #expect(life["kidney.filtration"][0] > 80)
    #expect(abs(life["kidney.filtration"][1] - 8) < 1e-9)
  }

  @Test("A newborn filters a quarter of the adult and a child of two nearly as much")
  func newborn() throws {
    let life = try Arm.compiled.run(Individual(sex: .male), at: [0.01, 2])
    #expect(abs(life["kidney.filtration"][0] - 28) < 1)
    #expect(life["kidney.filtration"][1] > 100)
  }

  @Test("One in nine adults has had a kidney stone, women of 52 included")
  func stones() throws {
    let arm = try Arms.usual.get()
    func ever(_ sex: Sex) -> Double {
      Statistics.mean(
        stride(from: 20.0, through: 80, by: 10).map {
          100 * Statistics.mean(arm.values("kidney.stone.ever", at: $0, sex))
        })
    }
    // Specification 10.2 and 8.8 % with adults' true ages; here every age from 20 to 80 counts alike.
    #expect(near(ever(.male), 12.2, chance: 0.2))
    #expect(near(ever(.female), 10.5, chance: 0.2))
    #expect(near(100 * Statistics.mean(arm.values("kidney.stone.ever", at: 52, .female)), 11.2, chance: 0.2))
  }
}
