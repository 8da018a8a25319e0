/// Risks per 1,000 people like this one, as 1,000 marks.
enum RiskSection {
  static func body(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    guard let first = plan.risks.first else { return .empty }
    let about: HTML = """
      Of 1,000 people like \(content.person.called), over \(first.within). One mark is one person; filled: it happens.
      """
    return Section.html(
      id: "risks-\(plan.id)", title: "Risks per 1,000", about: about,
      "<div class=\"cards risks\">\(plan.risks.map { card($0, content.person) })</div>")
  }

  private static func card(_ risk: Risk, _ person: PersonHeader) -> HTML {
    let number = NumberText.perThousand(risk.withPlan.middle)
    var facts = [Phrases.interval(risk.withPlan)].filter { !$0.isEmpty }
    if risk.difference != nil { facts.append("as now \(NumberText.perThousand(risk.asNow.middle))") }
    let icons = IconArray.inline(happens: risk.withPlan.middle, label: Phrases.riskAlternative(risk, person))
    return """
      <div class="fig keep"><h3>\(risk.what): \(number) of 1,000</h3>\
      <p class="sub">\(facts.joined(separator: "; "))</p>\
      \(icons)<p class="small">\(difference(risk))</p></div>
      """
  }

  static func difference(_ risk: Risk) -> String {
    guard let difference = risk.difference else { return "Living as now: the comparison for every plan." }
    return DifferenceWords.sentence(difference, within: .perThousand) + "."
  }
}
