import Foundation
import ModelLanguage

@testable import Reporting

/// A made-up person, for the look of the page alone: every number here is invented, none is a result.
enum Sample {
  static let ages = (Array(stride(from: 0.0, through: 100, by: 1)) + [today, today + 0.25]).sorted()
  static let today = 58.6

  static func content(name: String = "Anna") -> ReportContent {
    ReportContent(
      person: person(name),
      plans: [plan("mk7", "180 µg MK-7 a day", share: 0.47), plan("natto", "natto twice a week", share: 0.8), asNow],
      intake: intake, assumptions: assumptions, answerThatMoves: "the 10-year fracture result",
      noMedicinesText:
        "None reported. Not taking warfarin, acenocoumarol or phenprocoumon, orlistat, or bile-acid binders. "
        + "If a vitamin K antagonist is ever begun, this report no longer holds.",
      conditions: [], tests: tests, questions: questions, claims: claims, references: references,
      leftOut: [
        "Falls, balance and muscle.", "Vitamin K made by gut bacteria.",
        "Warfarin and K2 together: the report is refused.",
        "Any effect of K2 on calcium already laid down in arteries: none is assumed.",
      ],
      limits: [
        "Her 25-OH-D and kidney function were assumed.", "K2 of three foods is unknown.",
        "Spine density alone was measured; hip was inferred.",
      ],
      provenance: Provenance(
        fingerprint: "7c1e·40d2", command: "menaquin simulate anna.yaml --plan mk7.yaml --plan natto.yaml",
        version: "0.1.0",
        date: "23 Nov 2026", draws: 1000))
  }

  static func stopped() -> ReportContent {
    var content = content()
    content.person.keyFacts = ["menopause at 51", "wrist fracture at 55", "takes warfarin since 2021"]
    content.medicines = [
      Matter("Warfarin", why: "acts by blocking vitamin K; any change of intake moves the INR.", references: [4])
    ]
    content.stop = SafetyStop(
      title: "Stop: warfarin and vitamin K",
      paragraphs: [
        "Anna takes warfarin, which works by blocking vitamin K. More or less of it changes how it works, within days, "
          + "and can lead to bleeding or to clots.",
        "No result, chart or plan is shown. Do not change intake or supplements without the clinic.",
      ],
      ask: [
        "Is my vitamin K intake steady enough for a stable INR?",
        "If I want to change what I eat, how would we monitor it?",
        "Is another anticoagulant an option for me?",
      ])
    return content
  }

  static func person(_ name: String) -> PersonHeader {
    PersonHeader(
      name: name, isExample: true, ageYears: 58.6, born: "2 Apr 1968", sex: .female, heightCentimetres: 165,
      weightKilograms: 66,
      keyFacts: ["menopause at 51", "wrist fracture at 55", "takes nothing that acts against vitamin K"],
      details: [
        LabelledText("Menopause", "at 51"),
        LabelledText("Bone", "wrist fracture at 55; mother’s hip fracture; lumbar spine T −1.8 (3 Nov 2025)"),
        LabelledText("Arteries", "coronary calcium 42 AU (30 Jun 2024)"),
        LabelledText("Laboratory", "dp-ucMGP 560 pmol/L, ucOC 4.1 ng/mL (11 Feb 2026)"),
      ])
  }

  // MARK: Plans

  static func plan(_ id: String, _ name: String, share: Double) -> PlanContent {
    let to = (38 * share).rounded()
    let dose = 1 - share
    return PlanContent(
      id: id, name: name,
      sentences: [
        "With \(name), Anna’s inactive osteocalcin would fall from about 38\u{A0}% to about \(Int(to))\u{A0}%.",
        "Trials have not shown that this changes bone density or artery calcium.",
      ],
      results: results(to, dose), figures: [osteocalcin(share, to), spine, coronary], risks: risks(dose),
      numbersTitle: "At 68: \(name), taken on 80 of 100 days, against living as now", numbers: numbers)
  }

  static var asNow: PlanContent {
    var plan = plan("now", "as now", share: 1)
    plan.sentences = ["Living as now, about 38\u{A0}% of Anna’s osteocalcin stays inactive."]
    plan.results = plan.results.map { line in
      var line = line
      line.to = line.from
      line.differences = nil
      line.note = "range 33 – 43 % now"
      return line
    }
    plan.risks = plan.risks.map { Risk(what: $0.what, within: $0.within, asNow: $0.asNow, withPlan: $0.asNow) }
    plan.numbers = []
    return plan
  }

  static func results(_ to: Double, _ dose: Double) -> [ResultLine] {
    func three(_ d: Estimate, _ t: Estimate, _ n: Estimate) -> ByScenario<Estimate> {
      ByScenario(described: d, trials: t, none: n)
    }
    let marker = Estimate(to - 38, Interval(to - 42, to - 34))
    return [
      ResultLine(
        what: "K2-dependent protein in bone", measure: "Osteocalcin that stays inactive", unit: "%",
        differenceUnit: "points", from: 38, to: to, note: "within three months; 10 – 29 % between people",
        differences: three(marker, marker, marker), confidence: .likely),
      ResultLine(
        what: "Bone", measure: "Any fragility fracture, 10 years", unit: "of 1,000", differenceUnit: "per 1,000",
        from: 148,
        to: 146, note: "",
        differences: three(
          Estimate(-11, Interval(-30, 5)), Estimate(-2, Interval(-19, 9)), Estimate(0, Interval(-17, 17))),
        confidence: .uncertain),
      ResultLine(
        what: "Arteries", measure: "Coronary calcium score at 68", unit: "AU", from: 175, to: 170, note: "",
        differences: three(
          Estimate(-18, Interval(-32, -4)), Estimate(-5, Interval(-18, 9)), Estimate(0, Interval(-13, 13))),
        confidence: .notShown),
    ]
  }

  static func risks(_ dose: Double) -> [Risk] {
    [
      Risk(
        what: "Fragility fracture", within: "10 years", asNow: Estimate(148, Interval(106, 196)),
        withPlan: Estimate(146, Interval(104, 194)), difference: Estimate(-2, Interval(-19, 9))),
      Risk(
        what: "Heart attack", within: "10 years", asNow: Estimate(34, Interval(22, 51)),
        withPlan: Estimate(34, Interval(22, 51)), difference: Estimate(-0.2, Interval(-1.4, 1))),
      Risk(
        what: "Stroke", within: "10 years", asNow: Estimate(27, Interval(17, 41)),
        withPlan: Estimate(27, Interval(17, 41)), difference: Estimate(-0.1, Interval(-0.9, 0.7))),
    ]
  }

  static let numbers: [NumberRow] = [
    row("Inactive osteocalcin", "%", 38, 18, 18, 18, -20, -24, -16),
    row("dp-ucMGP", "pmol/L", 560, 420, 420, 420, -140, -190, -100),
    row("Lumbar spine", "g/cm²", 0.80, 0.81, 0.803, 0.80, 0.003, -0.004, 0.010),
    row("Lumbar spine, T-score", "", -2.2, -2.1, -2.19, -2.2, 0.02, -0.03, 0.07),
    row("Coronary calcium", "AU", 175, 157, 170, 175, -5, -18, 9),
    row("Pulse wave velocity", "m/s", 9.9, 9.7, 9.8, 9.9, -0.1, -0.4, 0.3),
  ]

  static func row(
    _ name: String, _ unit: String, _ now: Double, _ d: Double, _ t: Double, _ n: Double, _ middle: Double,
    _ low: Double, _ high: Double
  ) -> NumberRow {
    NumberRow(
      quantity: name, unit: unit, asNow: now, withPlan: ByScenario(described: d, trials: t, none: n),
      difference: Estimate(middle, Interval(low, high)))
  }
}
