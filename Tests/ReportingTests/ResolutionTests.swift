import Testing

@testable import Reporting

@Suite("No number finer than its measurement") struct ResolutionTests {
  @Test(
    "a value is written no finer than laboratories and scanners write it",
    arguments: [
      ("vessel.coronary.agatston", 3.7e-13, "0"), ("vessel.coronary.agatston", 1.43, "1"),
      ("vessel.valve.agatston", 0.3, "0"), ("bone.lumbarSpine.tScore", -1.9634, "−1.96"),
      ("bone.femoralNeck.tScore", 0.004, "0.00"), ("coagulation.INR", 0.99812, "1.00"),
      ("kidney.filtration", 77.31, "77"), ("vessel.pulseWaveVelocity", 9.7612, "9.8"),
      ("bone.lumbarSpine.densityOnImage", 0.80314, "0.803"), ("vitaminK.menaquinone7.concentration", 0.401, "0.4"),
      ("vitaminK.bone.undercarboxylatedShare", 0.09, "0"),
    ])
  func values(key: String, value: Double, text: String) {
    #expect(NumberText.figures(value, 3, within: .of(column: key)) == text)
  }

  @Test("every row of the table of numbers knows how finely it can be measured")
  func tabled() {
    for row in PlanTeller.tabled { #expect(Resolution.of(column: row.key) != .unlimited, "\(row.words)") }
  }

  @Test("a difference below one step, or one whose interval does not leave it, is no difference that can be told")
  func hidden() {
    let score = Resolution(places: 0)
    #expect(score.hides(Estimate(-0.2, Interval(-3.8, -0.003))))
    #expect(score.hides(Estimate(-3, Interval(-9, -0.4))))
    #expect(score.hides(Estimate(0)))
    #expect(!score.hides(Estimate(-50, Interval(-110, -10))))
    #expect(!score.hides(Estimate(1, nil)))
    #expect(Resolution.perThousand.hides(Estimate(-0.04, Interval(-0.3, -0.01))))
  }

  @Test("a difference that reads as nothing but zeros is told in words alone")
  func words() {
    let score = Resolution(places: 2)
    #expect(
      DifferenceWords.told(Estimate(0.000003, Interval(0, 0.00008)), within: score) == "no difference can be told")
    let none = Estimate(-0.2, Interval(-3.8, -0.003))
    #expect(
      DifferenceWords.sentence(none, unit: "AU", within: Resolution(places: 0))
        == "No difference can be told (−4\u{A0}– 0\u{A0}AU)")
    let told = DifferenceWords.told(Estimate(-5, Interval(-18, 9)), unit: "AU", within: Resolution(places: 0))
    #expect(told == "−5\u{A0}(−18\u{A0}– +9)\u{A0}AU: no difference can be told")
    #expect(DifferenceWords.told(Estimate(-12), unit: "points", within: score) == "−12\u{A0}points")
  }

  @Test("the risk that does not change is told in words, not as a difference of 0 (0 – 0)")
  func risk() {
    let stroke = Estimate(7.1, Interval(5.7, 11))
    let risk = Risk(
      what: "Stroke", within: "10 years", asNow: stroke, withPlan: stroke,
      difference: Estimate(-0.01, Interval(-0.03, 0)))
    #expect(RiskSection.difference(risk) == "No difference can be told.")
  }

  @Test("a page of tiny numbers shows none of them")
  func page() {
    var content = Sample.content()
    let tiny = ByScenario(described: 1.34e-13, trials: 2.96e-13, none: 3.71e-13)
    let resolution = Resolution(places: 0)
    for index in content.plans.indices {
      content.plans[index].numbers = [
        NumberRow(
          quantity: "Aortic-valve calcium", unit: "AU", asNow: 3.72e-13, withPlan: tiny,
          difference: Estimate(-7e-14, Interval(-4e-9, 0)), resolution: resolution)
      ]
      content.plans[index].results = [
        ResultLine(
          what: "Arteries", measure: "Coronary calcium", unit: "AU", from: 2.9e-30, to: 3.9e-30, note: "",
          differences: content.plans[index].results[2].differences.map { _ in
            let none = Estimate(1e-30, Interval(0, 2e-30))
            return ByScenario(described: none, trials: none, none: none)
          }, confidence: .uncertain, resolution: resolution)
      ]
    }
    let page = ReportPage.html(content)
    let words = page.replacing(/<script[^>]*>(?s:.*?)<\/script>/, with: "").replacing(
      /<style>(?s:.*?)<\/style>/, with: "")
    #expect(!words.contains("0.00000"))
    #expect(words.contains("<span class=\"verdict\">no difference can be told</span>"))
  }

  @Test("a sentence calls a person by name, and a described person by what they are")
  func called() {
    #expect(Sample.person("Anna").called == "Anna")
    #expect(Sample.person("Woman of 58 at menopause").called == "this woman")
    #expect(Phrases.age(Sample.person("Woman of 58 at menopause")) == "Woman of 58 at menopause")
    #expect(Phrases.age(Sample.person("Anna")) == "Anna, 58")
  }

  @Test("dates and signs of a file are set as a letter sets them")
  func typeset() {
    #expect("lumbar spine T-score -1.8 (2025-02-11)".typeset == "lumbar spine T-score −1.8 (11 Feb 2025)")
    #expect("38 mL/min/1.73m2".typeset == "38 mL/min/1.73\u{A0}m²")
    #expect("NHANES 2015-2016".typeset == "NHANES 2015-2016")
    #expect(
      "ucOC".capitalizedSentence == "ucOC" && "eGFR".capitalizedSentence == "eGFR"
        && "a day".capitalizedSentence == "A day")
  }

  @Test("no reference tells its DOI twice")
  func references() {
    let references = EvidenceSection().references
    #expect(references.count > 50)
    for reference in references {
      guard let doi = reference.doi else { continue }
      #expect(!reference.text.contains(doi), "\(reference.text)")
    }
  }
}
