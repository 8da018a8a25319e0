/// The three printed pages for the provider: first page, numbers and assumptions, evidence and references.
/// They are in the file beside the screen page; the style shows one or the other.
enum PaperPages {
  static func body(_ content: ReportContent) -> HTML {
    let perPlan = content.plans.enumerated().map { index, plan -> HTML in
      """
      <div class="perplan\(index == 0 ? " chosen" as HTML : "")" data-plan="\(plan.id)">\
      \(ProviderPage.html(content, plan))\(NumbersPage.html(content, plan))</div>
      """
    }
    return "<div class=\"paper\" aria-hidden=\"true\">\(perPlan)\(EvidencePage.html(content))</div>"
  }

  static func head(_ content: ReportContent, _ title: HTML, who: String) -> HTML {
    """
    <div class="letterhead">\(title)<div>\(who)<br/>\(content.provenance.date) \(Phrases.example(content))</div></div>\
    \(Phrases.research(content))
    """
  }

  static func foot(_ text: HTML, page: Int) -> HTML {
    "<div class=\"sheetfoot\"><span>\(text)</span><span>\(page) of 3</span></div>"
  }

  static func whoList(_ person: PersonHeader) -> HTML {
    let born = person.born.map { "born \($0)" }
    let body = [person.sexWord, born].compactMap { $0 } + person.bodyFacts + bodyMassIndex(person)
    let rows = [LabelledText("Person", body.joined(separator: ", "))] + person.details
    return "<dl class=\"wholist\">\(rows.map { "<dt>\($0.label)</dt><dd>\($0.text)</dd>" as HTML })</dl>"
  }

  private static func bodyMassIndex(_ person: PersonHeader) -> [String] {
    guard let height = person.heightCentimetres, let weight = person.weightKilograms, height > 0 else { return [] }
    let metres = height / 100
    return [NumberText.with(unit: "kg/m²", NumberText.figures(weight / (metres * metres)))]
  }
}

/// Page 1: who, intake, medicines that matter, the sentence, small charts, tests, questions.
enum ProviderPage {
  static func html(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    let who = "For the provider of \(Phrases.age(content.person))"
    let brand: HTML = "<span class=\"brand\">\(Mark.menaquinone7)Menaquin</span>"
    let hasMeasured = plan.figures.contains { !$0.measured.isEmpty }
    let figures = plan.figures.prefix(3)
    let foot: HTML = """
      Simulated, not measured, unless marked. A simulation cannot diagnose and gives no advice on dose. The three \
      scenarios are explained on page 2.
      """
    let charts: HTML =
      figures.isEmpty
      ? ""
      : """
      <div class="part"><div class="thirds">\(figures.map(figure))</div>\
      \(Signs.key(content.provenance, hasMeasured: hasMeasured))</div>
      """
    let fitted = fitting(content, plan)
    return """
      <section class="sheet"\(PaperFit.provider(fitted, plan).style)>\(PaperPages.head(content, brand, who: who))
      <h1>Vitamin K2: intake, what it would change, and what to check</h1>
      <p class="said">\(plan.sentences.joined(separator: " "))</p>
      <div class="halves"><div><h2>Who</h2>\(PaperPages.whoList(fitted.person))</div>\(intake(content))</div>
      \(medicines(fitted))
      \(charts)
      <div class="halves part"><div><h2>Tests worth asking for</h2>\(NextSection.tests(content))</div>\
      <div><h2>Questions to bring</h2>\(NextSection.questions(content.questions))</div></div>
      \(PaperPages.foot(foot, page: 1))
      </section>
      """
  }

  /// With less said of each where one page would not hold it: first why a medicine or condition matters, then all but
  /// the beginning of what is known of the person. Names stay, and all of it is on the screen page.
  static func fitting(_ content: ReportContent, _ plan: PlanContent) -> ReportContent {
    var fitted = content
    func isEnough() -> Bool { PaperFit.provider(fitted, plan).isEnough }
    for index in fitted.conditions.indices.reversed() where !isEnough() { fitted.conditions[index].why = "" }
    for index in fitted.medicines.indices.reversed() where !isEnough() { fitted.medicines[index].why = "" }
    for index in fitted.person.details.indices.reversed() where !isEnough() {
      let text = fitted.person.details[index].text
      if text.count > 160 { fitted.person.details[index].text = text.prefix(150) + " … (all on screen)" }
    }
    return fitted
  }

  private static func intake(_ content: ReportContent) -> HTML {
    guard let intake = content.intake else { return .empty }
    let rows = (intake.vitamers + intake.minerals).map { row -> HTML in
      """
      <tr><th scope="row">\(row.nutrient)</th><td class="r">\(Phrases.amount(row))</td>\
      <td class="r">\(Phrases.adequateShort(row))</td></tr>
      """
    }
    let notes = intake.notes.joined(separator: " ")
    return
      """
      <div><h2>Intake a day: \(intake.basis)</h2><table><tbody>\(rows)</tbody></table>\
      <p class="note">\(notes)</p></div>
      """
  }

  private static func medicines(_ content: ReportContent) -> HTML {
    let matters = content.medicines + content.conditions
    let list = matters.map { matter($0) }
    let none: HTML = content.medicines.isEmpty ? "\(content.noMedicinesText) " : ""
    return "<div class=\"safe\"><b>Medicines and conditions that matter:</b> \(none)\(list.joined(by: " "))</div>"
  }

  private static func matter(_ matter: Matter) -> HTML {
    guard !matter.why.isEmpty else { return "<b>\(matter.name)</b>." }
    return "<b>\(matter.name)</b>: \(matter.why)\(Phrases.plainNumbers(matter.references))"
  }

  static func figure(_ figure: Figure) -> HTML {
    let window = AgeWindow.near(figure) ?? AgeWindow.whole(figure)
    let drawing = StaticChart.inline(figure, window: window, size: .third, cssClass: "third")
    let word = figure.confidence.map { "<p class=\"figword\">\(Signs.confidence($0))</p>" as HTML }
    return
      "<div class=\"small-fig\"><h3>\(figure.title)</h3><p class=\"sub\">\(figure.subtitle)</p>\(drawing)\(word)</div>"
  }
}

/// Page 2: the scenarios, the numbers, the risks, what was assumed.
enum NumbersPage {
  static func html(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    let title: HTML = "<span class=\"pagetitle\">Numbers and assumptions</span>"
    let made = content.provenance
    let draws = NumberText.plain(Double(made.draws))
    let foot: HTML = """
      n = \(draws) draws. Intervals: what science does not know, \(made.unknownShare). Make it again: \
      <code>\(made.command)</code> · run \(made.fingerprint) · Menaquin \(made.version)
      """
    let sorted = AssumptionSection.sorted(content.assumptions)
    let shown = fitting(sorted, content, plan)
    let fit = PaperFit.numbers(content, plan, assumptions: shown)
    return """
      <section class="sheet"\(fit.style)>\(PaperPages.head(content, title, who: Phrases.age(content.person)))
      <p class="lead"><b>Three scenarios, the same random numbers.</b> \(ScenarioWords.meaning)</p>
      \(numbers(plan))
      \(risks(content, plan))
      \(moreFigures(plan))
      \(assumptions(shown, more: sorted.count - shown.count))
      \(PaperPages.foot(foot, page: 2))
      </section>
      """
  }

  private static func numbers(_ plan: PlanContent) -> HTML {
    guard !plan.numbers.isEmpty else { return .empty }
    return "<h2>\(plan.numbersTitle)</h2>\(NumberTable.html(plan.numbers))"
  }

  private static func risks(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    guard let first = plan.risks.first else { return .empty }
    let cards = plan.risks.prefix(3).map { risk -> HTML in
      let number = NumberText.perThousand(risk.withPlan.middle)
      let asNow: HTML = risk.difference == nil ? "" : " (as now \(NumberText.perThousand(risk.asNow.middle)))"
      return """
        <div>\(IconArray.inline(happens: risk.withPlan.middle, label: Phrases.riskAlternative(risk, content.person)))\
        <p><b>\(risk.what) \(number)</b>\(asNow)<br/>\(RiskSection.difference(risk))</p></div>
        """
    }
    return """
      <h2>Of 1,000 people like \(content.person.called), within \(first.within)</h2><div class="thirds">\(cards)</div>\
      <p class="note">One mark is one person; filled: it happens.</p>
      """
  }

  /// The fourth to sixth figure; the first three are on page 1.
  private static func moreFigures(_ plan: PlanContent) -> HTML {
    let figures = plan.figures.dropFirst(3).prefix(3)
    guard !figures.isEmpty else { return .empty }
    return "<div class=\"part\"><div class=\"thirds\">\(figures.map(ProviderPage.figure))</div></div>"
  }

  /// As many of the weightiest as leave the page readable, and never more than it holds; all are on the screen page.
  static func fitting(_ sorted: [Assumption], _ content: ReportContent, _ plan: PlanContent) -> [Assumption] {
    var shown = Array(sorted.prefix(20))
    while !shown.isEmpty {
      let fit = PaperFit.numbers(content, plan, assumptions: shown)
      guard fit.share < (shown.count > 5 ? 0.88 : PaperFit.smallest) || !fit.isEnough else { break }
      shown.removeLast()
    }
    return shown
  }

  private static func assumptions(_ shown: [Assumption], more: Int) -> HTML {
    guard shown.count + more > 0 else { return .empty }
    let rest: HTML =
      more > 0 ? "<p class=\"note\">\(more) more \(more == 1 ? "is" : "are") in the file on screen.</p>" : ""
    let table = shown.isEmpty ? HTML.empty : AssumptionSection.table(shown)
    return "<h2>What was assumed</h2>\(table)\(rest)"
  }
}
