import Physiology
import Simulation
import Testing

@Suite("Baseline markers by person") struct BaselineMarkerTests {
  private static let keys = [
    "vitaminK.exposure.liver", "vitaminK.exposure.bone", "vitaminK.exposure.vessel", "vitaminK.phylloquinone.supply",
    "vitaminK.menaquinone7.supply", "vitaminK.bone.undercarboxylation", "vitaminK.bone.undercarboxylatedOsteocalcin",
    "vitaminK.bone.carboxylatedOsteocalcin", "vitaminK.vessel.dpucMGP.plasma", "vitaminK.vessel.drive",
    "coagulation.PIVKA", "coagulation.INR",
  ]

  /// The lines of the table, in the order of `keys`; nil where the table says nothing.
  private func check(
    _ person: String, _ subject: Subject, day: Double = 0, _ predicted: [Double?], within relative: Double = 0.05
  ) throws {
    let row = try subject.run(Self.keys, atDays: [day])
    for (key, figure) in zip(Self.keys, predicted) {
      guard let figure else { continue }
      Figure.check("\(person): \(key)", row[key]?[0] ?? 0, predicted: figure, within: relative)
    }
  }

  @Test("adult of 45 in the reference diet")
  func adult() throws {
    try check("adult", Subject(), [59, 67, 67, 0.80, 0.42, 0.25, 4.0, 16.0, 305, 1.00, 1.3, 1.00], within: 0.02)
  }

  @Test("eater of natto")
  func natto() throws {
    var diet = Diet.daily(k1: 156, mk7: 1)
    diet.append(Serving(vitamer: .menaquinone7, matrix: .natto, micrograms: 150, fat: 25))
    try check(
      "natto eater", Subject(eating: diet), [231, 245, 245, 1.38, 8.6, 0.11, 2.0, 18.0, 206, 0.68, 0.5, 1.00],
      within: 0.04)
  }

  @Test("on warfarin, 70 years, eGFR 65")
  func warfarin() throws {
    let subject = Subject(inputs: ["dose.warfarin": 5, "test.filtration": 65], start: 70)
    try check("warfarin", subject, [59, 67, 67, 0.80, 0.42, 1.68, 12.5, 7.5, 2060, 3.0, 202, 2.5], within: 0.02)
    let without = Subject(inputs: ["test.filtration": 65], start: 70)
    try check("without", without, [nil, nil, nil, nil, nil, nil, nil, nil, 677], within: 0.02)
  }

  @Test("on dialysis, 65 years")
  func dialysis() throws {
    let diet = Diet.daily(k1: 50, mk4: 3.875, mk7: 0.554, mk8: 3.32, mk9: 7.75)
    let subject = Subject(eating: diet, inputs: ["test.filtration": 6], start: 65)
    try check("dialysis", subject, [35, 39, 39, 0.45, 0.40, 0.31, 11.5, 37, 1630, 1.07, 2.2, 1.00], within: 0.05)
  }

  @Test("child of 10, 32 kg")
  func child() throws {
    let diet = Diet.daily(k1: 60, mk4: 5.75, mk7: 0.82, mk8: 4.93, mk9: 11.5)
    let subject = Subject(
      eating: diet, inputs: ["test.weight": 32, "test.production": 3, "test.filtration": 110], start: 10)
    try check("child", subject, [79, 89, 89, 1.04, 0.45, 0.47, 19, 41, 195, 0.94, 1.0, 1.00], within: 0.05)
  }
}

/// The first months: body mass held as the table holds it.
@Suite("Markers of the newborn") struct NewbornTests {
  private static let keys = [
    "vitaminK.exposure.liver", "vitaminK.phylloquinone.supply", "coagulation.PIVKA", "coagulation.INR",
    "vitaminK.bone.undercarboxylation", "vitaminK.vessel.dpucMGP.plasma", "coagulation.activity",
  ]
  private static let newborn = ["test.weight": 3.5, "test.filtration": 40, "test.production": 3.5]

  private func milk(_ month: Double) -> [Serving] {
    let litres = 0.75
    return [
      Serving(vitamer: .phylloquinone, matrix: .dairy, micrograms: 2.5 * litres, fat: 5),
      Serving(vitamer: .menaquinone4, matrix: .dairy, micrograms: 1 * litres, fat: 5),
    ]
  }

  private func run(
    injected: Double = 0, condition: [String: Double] = [:], atDays days: [Double], weight: Double = 3.5
  ) throws -> [String: [Double]] {
    var subject = Subject(
      eating: [], inputs: Subject.none.merging(Self.newborn) { $1 }.merging(["test.weight": weight]) { $1 }, start: 0)
    let taken = milk(0).map { serving in (serving.vitamer, serving.uptake([:], age: 0.04) * (condition["left"] ?? 1)) }
    for (vitamer, rate) in taken { subject.inputs["intake.\(vitamer.rawValue).uptake"] = rate }
    if injected > 0 {
      let dose = Vitamer.phylloquinone.nanomoles(micrograms: injected)
      subject.add(["vitaminK.depot.fast": 0.9 * dose, "vitaminK.depot.slow": 0.1 * dose], atDay: 0.01)
    }
    return try subject.run(Self.keys, atDays: days)
  }

  @Test("without prophylaxis the newborn is on the edge: PIVKA-II 17 µg/L, half the activity (CO020)")
  func unprotected() throws {
    let day = try run(atDays: [1])
    Figure.check("PIVKA-II, µg/L", day["coagulation.PIVKA"]?[0] ?? 0, predicted: 17, within: 0.15)
    Figure.check("INR", day["coagulation.INR"]?[0] ?? 0, predicted: 1.6, within: 0.05)
    Figure.check("activity", day["coagulation.activity"]?[0] ?? 0, predicted: 0.44, within: 0.05)
    Figure.check("uc/c", day["vitaminK.bone.undercarboxylation"]?[0] ?? 0, predicted: 1.08, within: 0.08)
    Figure.check("dp-ucMGP", day["vitaminK.vessel.dpucMGP.plasma"]?[0] ?? 0, predicted: 715, within: 0.05)
  }

  @Test("1 mg into muscle floods the liver within days and lasts for weeks")
  func injected() throws {
    let course = try run(injected: 1000, atDays: [3, 30, 90])
    let liver = course["vitaminK.exposure.liver"] ?? []
    let pivka = course["coagulation.PIVKA"] ?? []
    Figure.check("E liver day 3", liver[0], predicted: 3700, within: 0.15)
    Figure.check("PIVKA-II day 3", pivka[0], predicted: 7.1, within: 0.15)
    #expect(liver[1] > 15 && liver[2] > 10, "the depot's tail lasts: \(liver)")
    #expect(pivka[0] > pivka[1], "PIVKA-II clears: \(pivka)")
  }

  @Test("cholestasis without prophylaxis reaches the range of bleeding in a week")
  func cholestatic() throws {
    let course = try run(condition: ["left": 0.15], atDays: [1, 7])
    let inr = course["coagulation.INR"] ?? []
    #expect(inr[1] > 1.9 && inr[1] > inr[0], "INR \(inr)")
    #expect((course["coagulation.PIVKA"]?[1] ?? 0) > 40)
  }
}
