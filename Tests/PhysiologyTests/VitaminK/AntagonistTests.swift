import Physiology
import Testing

@Suite("Antagonists: warfarin from dose to INR, line by line of the check table") struct AntagonistTests {
  private static let inr = "coagulation.INR"

  /// INR at steady state on a daily dose, as a mean rate.
  private func inr(
    _ dose: Double, _ drug: Antagonist.Drug = .warfarin, eating diet: [Serving] = Diet.reference,
    parameters: [String: Double] = [:]
  ) throws -> Double {
    var subject = Subject(eating: diet, inputs: ["dose.\(drug.rawValue)": dose])
    subject.parameters = parameters
    return try subject.run([Self.inr], atDays: [0])[Self.inr]?[0] ?? 0
  }

  /// The daily dose that gives an INR, to within a thousandth.
  private func dose(
    for target: Double, _ drug: Antagonist.Drug = .warfarin, eating diet: [Serving] = Diet.reference,
    parameters: [String: Double] = [:]
  ) throws -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<20 {
      let middle = (low + high) / 2
      if try inr(middle, drug, eating: diet, parameters: parameters) < target { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test(
    "steady INR by daily dose of warfarin (practice, recalled)",
    arguments: [(1.0, 1.2), (2.5, 1.7), (5, 2.5), (7.5, 3.3), (10, 4.0), (14, 5.0)])
  func doseSteps(dose: Double, predicted: Double) throws {
    Figure.check("\(dose) mg", try inr(dose), predicted: predicted)
  }

  @Test("complete block gives an INR of 11.7; mg doses of K1 a day still restore coagulation through the bypass")
  func completeBlock() throws {
    func blocked(_ daily: Double) throws -> Double {
      let drops = [Serving(vitamer: .phylloquinone, matrix: .solubilised, micrograms: daily)]
      let diet = daily > 0 ? Diet.reference + drops : Diet.reference
      let subject = Subject(eating: diet, inputs: ["vitaminK.epoxideReductase.otherCauses": 0])
      return try subject.run([Self.inr], atDays: [0])[Self.inr]?[0] ?? 0
    }
    Figure.check("complete block", try blocked(0), predicted: 11.7, within: 0.05)
    Figure.check("and 10 mg a day", try blocked(10_000), predicted: 1.14)
    Figure.check("and 100 mg a day", try blocked(100_000), predicted: 1.02)
  }

  @Test("the three drugs at their usual doses give an INR of about 2.5")
  func usualDoses() throws {
    for (drug, dose) in [(Antagonist.Drug.warfarin, 5.0), (.phenprocoumon, 2.2), (.acenocoumarol, 2.5)] {
      Figure.check(drug.rawValue, try inr(dose, drug), predicted: 2.5, within: 0.05)
    }
  }

  @Test("genotypes need the doses that clinics find (CO024, CO025)")
  func genotypes() throws {
    let a = "genotype.vkorc1.sensitiveAlleles"
    Figure.check("GG", try dose(for: 2.5, parameters: [a: 0]), predicted: 7.9)
    Figure.check("GA", try dose(for: 2.5), predicted: 5.0)
    Figure.check("AA", try dose(for: 2.5, parameters: [a: 2]), predicted: 2.1)
    Figure.check("GA, CYP2C9 *1*3", try dose(for: 2.5, parameters: ["genotype.cyp2c9.alleles3": 1]), predicted: 3.4)
  }

  /// 5 mg at eight in the evening of each day.
  private func evenings(_ days: Range<Int>) -> Subject {
    var subject = Subject()
    for day in days { subject.add(["vitaminK.antagonist.warfarin.gut": 5], atDay: Double(day) + 20.0 / 24) }
    return subject
  }

  @Test("starting on the evening of day 1: INR on the mornings of days 3 to 14 (practice, recalled)")
  func start() throws {
    let days = [3.0, 5, 7, 10, 14]
    let course = try evenings(1..<15).run([Self.inr], atDays: days.map { $0 + 8.0 / 24 })[Self.inr] ?? []
    for (index, predicted) in [1.35, 1.7, 2.0, 2.2, 2.4].enumerated() {
      Figure.check("day \(days[index])", course[index], predicted: predicted, within: 0.05)
    }
  }

  @Test("stopping: INR on the mornings of days 2 to 7 (practice, recalled)")
  func stop() throws {
    let days = [2.0, 3, 4, 5, 7]
    let course = try evenings(-30..<1).run([Self.inr], atDays: days.map { $0 + 8.0 / 24 })[Self.inr] ?? []
    for (index, predicted) in [2.2, 1.8, 1.5, 1.3, 1.15].enumerated() {
      Figure.check("day \(days[index])", course[index], predicted: predicted, within: 0.06)
    }
  }

  enum Remedy: String, CaseIterable { case vein, solution5, tablet5, solution1 }

  private func reversed(_ remedy: Remedy?, from dose: Double = 5, hours: [Double]) throws -> [Double] {
    var subject = Subject(inputs: ["dose.warfarin": dose])
    subject.set(["dose.warfarin": 0])
    switch remedy {
    case .vein: subject.add(["vitaminK.phylloquinone.plasma": Vitamer.phylloquinone.nanomoles(micrograms: 10_000)])
    case .solution5: subject.swallow(Serving(vitamer: .phylloquinone, matrix: .solubilised, micrograms: 5000))
    case .tablet5: subject.swallow(Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: 5000))
    case .solution1: subject.swallow(Serving(vitamer: .phylloquinone, matrix: .solubilised, micrograms: 1000))
    case nil: break
    }
    return try subject.run([Self.inr], atDays: hours.map { $0 / 24 })[Self.inr] ?? []
  }

  @Test(
    "reversal from an INR of 2.5 with warfarin stopped (practice, recalled)",
    arguments: [
      (Remedy.vein, [1.85, 1.6, 1.5, 1.3, 1.2]), (.solution5, [2.05, 1.7, 1.6, 1.4, 1.2]),
      (.tablet5, [2.4, 2.2, 1.95, 1.6, 1.4]), (.solution1, [2.3, 2.0, 1.8, 1.55, 1.35]),
    ])
  func reversal(remedy: Remedy, predicted: [Double]) throws {
    let hours = [4.0, 8, 12, 24, 48]
    let course = try reversed(remedy, hours: hours)
    for (index, figure) in predicted.enumerated() {
      Figure.check("\(remedy) at \(hours[index]) h", course[index], predicted: figure, within: 0.05)
    }
  }

  @Test("from an INR of 5, 5 mg by mouth give 1.7 in a day, waiting gives 4.3 (practice, recalled)")
  func fromFive() throws {
    Figure.check("5 mg by mouth", try reversed(.solution5, from: 14, hours: [24])[0], predicted: 1.7, within: 0.06)
    Figure.check("nothing", try reversed(nil, from: 14, hours: [24])[0], predicted: 4.3, within: 0.05)
  }

  @Test("acenocoumarol at INR 2 with 10, 20, 45 µg of MK-7, two weeks each (CO006-009)")
  func menaquinone7() throws {
    var subject = Subject(inputs: ["dose.acenocoumarol": try dose(for: 2, .acenocoumarol)])
    for (step, dose) in [10.0, 20, 45].enumerated() {
      subject.eat(Diet.reference + Trial.mk7(dose), fromDay: Double(14 * step))
    }
    let keys = [Self.inr, "coagulation.thrombinPotential", Trial.pivka, Trial.osteocalcin, Trial.dpucMGP]
    let course = try subject.run(keys, atDays: [-0.01, 14, 28, 42])
    func value(_ key: String, _ step: Int) -> Double { course[key]?[step] ?? 0 }
    func change(_ key: String, _ step: Int) -> Double { 100 * (value(key, step) / value(key, 0) - 1) }
    Figure.check("CO006 INR at 10 µg", value(Self.inr, 1), predicted: 1.84)
    Figure.check("CO007 INR at 20 µg", value(Self.inr, 2), predicted: 1.73)
    Figure.check(
      "CO008 INR at 45 µg", value(Self.inr, 3), predicted: 1.53, observed: 1.1...1.4,
      misfit: "45 µg lowered the INR by 40 %; 130 µg elsewhere by 25 %: no one curve fits both")
    Figure.check("CO006 factor II at 10 µg, %", change(keys[1], 1), predicted: 10, within: 0.15, observed: 5...35)
    Figure.check("CO007 factor II at 20 µg, %", change(keys[1], 2), predicted: 20, within: 0.25, observed: 10...45)
    Figure.check(
      "CO009 PIVKA-II at 45 µg, %", change(Trial.pivka, 3), predicted: -39, within: 0.09, observed: -50 ... -30)
    #expect(abs(change(Trial.osteocalcin, 3)) < 3, "ucOC does not move on an antagonist")
    #expect(abs(change(Trial.dpucMGP, 3)) < 2, "dp-ucMGP does not move on an antagonist")
  }

  @Test("INR 2 with 130 µg MK-7 or 315 µg K1 for a week, and with K1 tablets (CO004, CO005: 1.5, recalled)")
  func week() throws {
    let dose = try dose(for: 2, .acenocoumarol)
    func after(_ servings: [Serving], days: Double) throws -> Double {
      var subject = Subject(inputs: ["dose.acenocoumarol": dose])
      subject.eat(Diet.reference + servings)
      return try subject.run([Self.inr], atDays: [days])[Self.inr]?[0] ?? 0
    }
    Figure.check("CO004", try after(Trial.mk7(130), days: 7), predicted: 1.39)
    let k1 = Serving(vitamer: .phylloquinone, matrix: .supplementInOil, micrograms: 315)
    Figure.check("CO005", try after([k1], days: 7), predicted: 1.29, within: 0.06)
    Figure.check("100 µg tablets", 100 * (try after(Trial.tablet(100), days: 60) / 2 - 1), predicted: -16, within: 0.1)
    Figure.check("300 µg tablets", 100 * (try after(Trial.tablet(300), days: 60) / 2 - 1), predicted: -29, within: 0.1)
  }

  @Test("a diet poor in K1 makes warfarin unstable (CO011, CO012)")
  func diet() throws {
    for (k1, predicted) in [(29.0, 3.8), (90, 2.5), (250, 1.6)] {
      Figure.check("CO012 5 mg on \(k1) µg", try inr(5, eating: Diet.daily(k1: k1)), predicted: predicted, within: 0.06)
    }
    func fall(on diet: [Serving]) throws -> Double {
      var subject = Subject(eating: diet, inputs: ["dose.warfarin": try dose(for: 2.5, eating: diet)])
      subject.eat(diet + Trial.tablet(25))
      return (try subject.run([Self.inr], atDays: [28])[Self.inr]?[0] ?? 0) - 2.5
    }
    let poor = Diet.daily(k1: 20, mk4: 1.6, mk7: 0.2, mk8: 1.3, mk9: 3.1)
    Figure.check("CO011 depleted (-0.51 recalled)", try fall(on: poor), predicted: -0.59, within: 0.3)
    Figure.check("CO011 replete", try fall(on: Diet.reference), predicted: -0.15, within: 0.3)
  }

  @Test("20 mg of MK-4 into a vein reverse warfarin (PK054, CO027)")
  func intravenousMenaquinone4() throws {
    var subject = Subject(inputs: ["dose.warfarin": 5])
    subject.add(["vitaminK.menaquinone4.plasma": Vitamer.menaquinone4.nanomoles(micrograms: 20_000)])
    let hours = [6.0, 12, 24, 48, 72]
    let course = try subject.run([Self.inr], atDays: hours.map { $0 / 24 })[Self.inr] ?? []
    for (index, predicted) in [1.8, 1.6, 1.4, 1.3, 1.3].enumerated() {
      Figure.check("CO027 at \(hours[index]) h", course[index], predicted: predicted, within: 0.08)
    }
    let key = "coagulation.activeSynthesis"
    let synthesis = try subject.run([key], atDays: (0...48).map { Double($0) / 24 })[key] ?? []
    let gain = 100 * ((synthesis.max() ?? 0) - synthesis[0])
    Figure.check("PK054 gain of synthesis, points", gain, predicted: 66, within: 0.05)
  }

  @Test("the clinic's rule moves the dose by a tenth, only when the INR has left its range")
  func titration() {
    #expect(AntagonistTitration.nextDose(after: [1.8], present: 5) == 5.5)
    #expect(AntagonistTitration.nextDose(after: [1.8, 3.4], present: 5) == 4.5)
    #expect(AntagonistTitration.nextDose(after: [3.4, 2.4], present: 5) == 5)
    #expect(AntagonistTitration.nextDose(after: [], present: 5) == 5)
    #expect(AntagonistTitration.nextDose(after: [2.8], present: 4, target: 2.5...3.5) == 4)
  }

  @Test("monthly titration brings a sensitive person into range within a year and keeps her there")
  func titrated() throws {
    let sensitive = ["genotype.vkorc1.sensitiveAlleles": 2.0]
    var dose = 5.0
    var history: [Double] = []
    for _ in 0..<12 {
      history.append(try inr(dose, parameters: sensitive))
      dose = AntagonistTitration.nextDose(after: history, present: dose)
    }
    #expect((2...3).contains(history[11]), "INR \(history)")
  }
}
