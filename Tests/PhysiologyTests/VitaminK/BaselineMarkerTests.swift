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

  @Test("most dialysis patients have PIVKA-II above 2 µg/L; two surveys found 91 and 27.5 % (CO017, CO018)")
  func dialysisShare() throws {
    let diet = Diet.daily(k1: 50, mk4: 3.875, mk7: 0.554, mk8: 3.32, mk9: 7.75)
    let median = try Subject(eating: diet, start: 65).run([Trial.pivka], atDays: [0])[Trial.pivka]?[0] ?? 0
    let above = PersonSpread.share(above: 2, median: median, of: "coagulation.PIVKA.individual")
    Figure.check("CO017, %", 100 * above, predicted: 61, within: 0.1, observed: 27.5...91)
  }

  @Test("child of 10, 32 kg")
  func child() throws {
    let diet = Diet.daily(k1: 60, mk4: 5.75, mk7: 0.82, mk8: 4.93, mk9: 11.5)
    let subject = Subject(
      eating: diet, inputs: ["test.weight": 32, "test.production": 3, "test.filtration": 110], start: 10)
    try check("child", subject, [79, 89, 89, 1.04, 0.45, 0.47, 19, 41, 195, 0.94, 1.0, 1.00], within: 0.05)
  }
}
