import Physiology
import Testing

@Suite("Osteocalcin carboxylation, line by line of the check table") struct OsteocalcinTests {
  private let trial = Trial()

  @Test("180 and 360 µg of MK-7 for twelve weeks lower ucOC/cOC by 56 and 72 % (OC001, OC002)")
  func doseSteps() throws {
    let low = try trial.change(Trial.osteocalcin, adding: Trial.mk7(180), days: 84)
    Figure.check("OC001, %", low, predicted: -56, observed: -65 ... -55)
    let high = try trial.change(Trial.osteocalcin, adding: Trial.mk7(360), days: 84)
    Figure.check("OC002, %", high, predicted: -72, observed: -79 ... -69)
    let share = try trial.change("vitaminK.bone.undercarboxylatedOsteocalcin", adding: Trial.mk7(180), days: 1095)
    Figure.check("OC017 ucOC after 3 years (-53 against placebo, recalled), %", share, predicted: -50)
  }

  @Test("360 µg for a year lower ucOC more than one study of early postmenopausal women saw (OC013-016)")
  func postmenopausal() throws {
    let trial = Trial(age: 55, ["test.production": 1.35])
    let uc = try trial.change("vitaminK.bone.undercarboxylatedOsteocalcin", adding: Trial.mk7(360), days: 365)
    Figure.check(
      "OC013 ratio of arms", 1 + uc / 100, predicted: 0.33, within: 0.05, observed: 0.46...0.66,
      misfit: "Emaus 2010 saw half of the fall that Dalmeijer 2012 saw")
    let ratio = try trial.change(Trial.osteocalcin, adding: Trial.mk7(360), days: 365)
    Figure.check(
      "OC013-016 uc/c, %", ratio, predicted: -72, observed: -61 ... -51,
      misfit: "Emaus 2010 saw less than Dalmeijer 2012 at the same dose")
  }

  @Test(
    "small doses do little: uc/c after twelve weeks (OC019-024, recalled)",
    arguments: [(10.0, -7.0), (20, -12), (45, -24), (90, -39)])
  func small(dose: Double, predicted: Double) throws {
    let change = try trial.change(Trial.osteocalcin, adding: Trial.mk7(dose), days: 84)
    Figure.check("\(dose) µg, %", change, predicted: predicted, within: 0.06)
  }

  @Test("a fortnight of 45 and 90 µg is nearly enough; natto acts more than a small study saw (OC030, OC031, PK066)")
  func fortnight() throws {
    Figure.check("OC030", try trial.change(Trial.osteocalcin, adding: Trial.mk7(45), days: 14), predicted: -22)
    Figure.check("OC031", try trial.change(Trial.osteocalcin, adding: Trial.mk7(90), days: 14), predicted: -35)
    let natto = [Serving(vitamer: .menaquinone7, matrix: .natto, micrograms: 432)]
    Figure.check(
      "PK066", try trial.change(Trial.osteocalcin, adding: natto, days: 14), predicted: -73, observed: -20...5,
      misfit: "432 µg of MK-7 as natto raised Gla-osteocalcin not significantly in a small study")
  }

  @Test(
    "K1 tablets for a fortnight, graded by dose (OC039, OC040)",
    arguments: [(250.0, -30.0), (375, -39), (500, -45), (1000, -59)])
  func tablets(dose: Double, predicted: Double) throws {
    Figure.check(
      "\(dose) µg", try trial.change(Trial.osteocalcin, adding: Trial.tablet(dose), days: 14), predicted: predicted)
  }

  @Test("1 mg of K1 lowers %ucOC by 55 %; 200 µg for two years by less than recalled (OC041, OC045, OC040)")
  func share() throws {
    let large = try trial.change(Trial.undercarboxylatedShare, adding: Trial.tablet(1000), days: 14)
    Figure.check("OC041 (-55 recalled), %", large, predicted: -55, within: 0.05)
    let small = try trial.change(Trial.undercarboxylatedShare, adding: Trial.tablet(200), days: 730)
    Figure.check("OC045 (-51 recalled), %", small, predicted: -23, within: 0.05)
    var subject = Subject()
    for (week, dose) in [500.0, 1000, 2000].enumerated() {
      subject.eat(Diet.reference + Trial.tablet(dose), fromDay: Double(7 * week))
    }
    let steps = try subject.run([Trial.osteocalcin], atDays: [-0.01, 21])[Trial.osteocalcin] ?? []
    Figure.check("OC040 2 mg after weekly steps, %", 100 * (steps[1] / steps[0] - 1), predicted: -65, within: 0.05)
  }

  @Test("depletion to 18 µg of K1 and stepwise repletion in oil (OC048, OC049, CO013)")
  func depletion() throws {
    let poor = Diet.daily(k1: 18, mk4: 1.4, mk7: 0.2, mk8: 1.2, mk9: 2.8)
    func oil(_ dose: Double) -> [Serving] {
      Diet.hours.map { Serving(vitamer: .phylloquinone, matrix: .oil, micrograms: (dose - 18) / 3, fat: 25, hour: $0) }
    }
    var subject = Subject()
    let steps: [(day: Double, dose: Double)] = [(0, 18), (28, 86), (47, 200), (66, 450)]
    for step in steps { subject.eat(step.dose > 18 ? poor + oil(step.dose) : poor, fromDay: step.day) }
    let courses = try subject.run([Trial.osteocalcin, Trial.pivka, Trial.inr], atDays: [-0.01, 28, 47, 66, 85])
    let ratio = courses[Trial.osteocalcin] ?? []
    let pivka = courses[Trial.pivka] ?? []
    for (index, predicted) in [1.51, 1.09, 0.74, 0.44].enumerated() {
      Figure.check(
        "OC048 uc/c against base at \(steps[index].dose) µg", ratio[index + 1] / ratio[0], predicted: predicted)
    }
    for (index, predicted) in [4.6, 1.7, 0.9, 0.5].enumerated() {
      Figure.check(
        "CO013 PIVKA-II at \(steps[index].dose) µg, µg/L", pivka[index + 1], predicted: predicted, within: 0.08)
    }
    Figure.check("CO013 INR at 18 µg", courses[Trial.inr]?[1] ?? 0, predicted: 1.01, within: 0.01)
    #expect(pivka[1] > 2 && pivka[3] < 1.3, "PIVKA-II is up at 18 µg and normal at 200 µg")
    withKnownIssue("OC049: 450 µg of K1 in food restored osteocalcin less than the model lets it") {
      #expect(ratio[4] > 1)
    }
  }

  @Test("417 µg of K1 in oil for five days shows already (OC050)")
  func oil() throws {
    let oil = Diet.hours.map { Serving(vitamer: .phylloquinone, matrix: .oil, micrograms: 139, fat: 25, hour: $0) }
    let trial = Trial(diet: Diet.daily(k1: 100))
    Figure.check(
      "OC050", try trial.change(Trial.osteocalcin, adding: oil, days: 5), predicted: -49, observed: -100 ... -5)
  }

  @Test("MK-4 in weekly steps, and 1500 µg for four weeks (OC051-054)")
  func menaquinone4() throws {
    var subject = Subject()
    for (week, dose) in [300.0, 600, 900].enumerated() {
      subject.eat(Diet.reference + Trial.mk4(dose), fromDay: Double(7 * week))
    }
    let steps = try subject.run([Trial.osteocalcin], atDays: [-0.01, 7, 14, 21])[Trial.osteocalcin] ?? []
    for (index, predicted) in [-4.0, -9, -13].enumerated() {
      Figure.check(
        "OC051-053 step \(index + 1), %", 100 * (steps[index + 1] / steps[0] - 1), predicted: predicted, within: 0.08)
    }
    let month = try trial.change(Trial.osteocalcin, adding: Trial.mk4(1500), days: 28)
    Figure.check("OC054 1500 µg, %", month, predicted: -20, within: 0.13, observed: -100 ... -5)
  }

  @Test("45 mg of MK-4 a day carboxylates nearly all (OC056)")
  func menaquinone4Drug() throws {
    let drug = Trial.mk4(15_000, times: 3)
    Figure.check(
      "OC056 uc/c", try trial.change(Trial.osteocalcin, adding: drug, days: 365), predicted: -90, within: 0.03)
    let uc = try trial.change("vitaminK.bone.undercarboxylatedOsteocalcin", adding: drug, days: 365)
    Figure.check("OC056 ucOC at fixed total", uc, predicted: -87, within: 0.03, observed: -95 ... -70)
  }

  @Test("45 µg acts more in a child of 30 kg than in an adult, and growing girls carboxylate less (OC032, OC036)")
  func children() throws {
    let diet = Diet.daily(k1: 60, mk4: 5.75, mk7: 0.82, mk8: 4.93, mk9: 11.5)
    let child = Trial(age: 8, diet: diet, ["test.weight": 30, "test.production": 3])
    let fall = try child.change(Trial.osteocalcin, adding: Trial.mk7(45), days: 56)
    Figure.check("OC032 child, %", fall, predicted: -35, observed: -100 ... -5)
    Figure.check("OC032 adult, %", try trial.change(Trial.osteocalcin, adding: Trial.mk7(45), days: 56), predicted: -24)
    let girl = Trial(age: 11.5, diet: diet, ["test.weight": 40, "test.production": 3.3])
    let share = try girl.course(Trial.osteocalcin, adding: [], days: [1])[0] * 0.33
    Figure.check(
      "OC036 %ucOC on the hydroxyapatite scale", 100 * share / (1 + share), predicted: 16.5, within: 0.08,
      observed: 11...44)
  }
}
