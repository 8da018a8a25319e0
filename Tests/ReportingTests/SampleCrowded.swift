@testable import Reporting

/// The same made-up person with as much as a report may have to hold, and with as little.
extension Sample {
  static func crowded() -> ReportContent {
    var content = content(name: "Maria-Magdalena von Hohenstein-Wolfenbüttel")
    content.researchMode = "Asked for by hand although the gate would have stopped: dose beyond what was studied."
    content.person.details += [
      LabelledText(
        "Medicines", "atorvastatin 20 mg, alendronate 70 mg a week, calcium carbonate 500 mg, metformin 1 g"),
      LabelledText("Conditions", "type 2 diabetes since 2015, chronic kidney disease stage 3a, coeliac disease"),
    ]
    content.medicines = [
      Matter(
        "Atorvastatin", why: "raises coronary calcium a little while lowering risk; the score reads higher.",
        references: [5]),
      Matter(
        "Orlistat", why: "takes up to a third of fat-soluble vitamins, vitamin K among them.", references: [1, 2]),
    ]
    content.conditions = [
      Matter(
        "Chronic kidney disease", why: "raises dp-ucMGP and speeds calcification of the media.", references: [6, 7])
    ]
    for index in 0..<18 {
      content.assumptions.append(
        Assumption(
          what: "Assumption number \(index)", valueUsed: "\(index * 3) mg a day (2 – 40)",
          from: "not given: mean of women aged 58 in the population reference", movesTheAnswer: 0.001 * Double(index),
          isAssumed: true))
    }
    content.claims += (14...20).map { number in
      ClaimSummary(
        number: number, text: "A further claim of the article, number \(number), with a sentence of ordinary length",
        grade: "very low", word: .notShown,
        known:
          "What cohorts and trials found, in two sentences of ordinary length. The second says where they disagree.",
        notKnown: "What nobody has measured.", references: [9, 10, 11])
    }
    content.references += (9...40).map { number in
      ReferenceEntry(
        number: number,
        text: "Author \(number), Other A, Third B. A title as long as titles are in this field. Journal 2019.",
        doi: "10.1000/example.\(number)")
    }
    content.plans = content.plans.map { plan in
      var plan = plan
      plan.figures += [("dpucmgp", 4), ("hip", 5), ("stiffness", 6), ("valve", 7)].map { id, number in
        var figure = number % 2 == 0 ? spine : number == 5 ? difference : coronary
        figure.id = id
        figure.title = "A further finding, number \(number), told in a longer sentence"
        return figure
      }
      return plan
    }
    return content
  }

  /// A child, living as now, nothing measured and little known.
  static func bare() -> ReportContent {
    var plan = asNow
    var figure = spine
    figure.today = 10
    figure.measured = []
    plan.figures = [figure]
    plan.risks = []
    return ReportContent(
      person: PersonHeader(name: "This child", ageYears: 10.2, sex: .male), plans: [plan],
      provenance: Provenance(
        fingerprint: "0", command: "menaquin simulate child.yaml", version: "0.1.0", date: "24 Nov 2026", draws: 200))
  }
}

/// More than three pages could ever hold.
extension Sample {
  static func overfull() -> ReportContent {
    var content = crowded()
    content.assumptions = (0..<80).map { index in
      Assumption(
        what: "A further thing that the file does not tell, number \(index)",
        valueUsed: "the mean of people of the same age, sex and descent in the reference",
        from: "not given: mean of women aged 58 in the population reference of the years 2015 to 2018", isAssumed: true)
    }
    content.conditions = (0..<12).map { index in
      Matter(
        "Condition number \(index)",
        why: "acts on vitamin K, on calcium, on bone or on arteries in a way that takes two lines of the page to tell, "
          + "and a little more than that.")
    }
    let measured = (0..<25).map { "marker number \($0) 4.1 ng/mL (11 Feb 2025)" }
    content.person.details.append(LabelledText("Measured", measured.joined(separator: ", ")))
    content.leftOut += (0..<12).map {
      "A further thing, number \($0), that no mechanism of the model carries: it is left out."
    }
    return content
  }
}
