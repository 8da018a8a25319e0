/// Sentences and rows that the screen page and the paper pages share.
enum Phrases {
  /// "Anna, 58"; a label that tells the age already stands alone.
  static func age(_ person: PersonHeader) -> String {
    person.name.split(separator: " ").contains(Substring(person.ageWords))
      ? person.name : "\(person.name), \(person.ageWords)"
  }

  /// A big number: a percent sign goes with it, any other unit stands below.
  static func value(_ number: String, unit: String) -> String {
    unit == "%" ? NumberText.with(unit: unit, number) : number
  }

  /// "142 µg", "31 µg +" where part of what is eaten is not known, "unknown".
  static func amount(_ row: IntakeRow) -> String {
    guard let amount = row.amount else { return "unknown" }
    let number = NumberText.figures(amount)
    let amountAndUnit = NumberText.with(unit: row.unit, number)
    return row.knownShare < 0.999 ? amountAndUnit + NumberText.noBreak + "+" : amountAndUnit
  }

  static func adequate(_ row: IntakeRow) -> String {
    guard !row.adequateIntakes.isEmpty else { return "no standard" }
    return row.adequateIntakes.map { standard in
      let number = NumberText.with(unit: row.unit, NumberText.plain(standard.amount))
      return "\(standard.kind) \(number) (\(standard.source))"
    }.joined(separator: "; ")
  }

  /// The same for paper, without the source.
  static func adequateShort(_ row: IntakeRow) -> String {
    guard let standard = row.adequateIntakes.first else { return "no standard" }
    return "\(standard.kind) \(NumberText.with(unit: row.unit, NumberText.plain(standard.amount)))"
  }

  static func numbers(_ references: [Int]) -> HTML {
    guard !references.isEmpty else { return .empty }
    let links = references.map { "<a href=\"#ref-\($0)\">\($0)</a>" as HTML }.joined(by: ", ")
    return " <span class=\"refs\">[\(links)]</span>"
  }

  static func plainNumbers(_ references: [Int]) -> HTML {
    guard !references.isEmpty else { return .empty }
    return " [\(references.map(String.init).joined(separator: ", "))]"
  }

  static func riskAlternative(_ risk: Risk, _ person: PersonHeader) -> String {
    let number = NumberText.perThousand(risk.withPlan.middle)
    return "\(number) of 1,000 people like \(person.called): \(risk.what.lowercased()) within \(risk.within)"
  }

  static func interval(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval else { return "" }
    let lower = NumberText.perThousand(interval.lower)
    return "range \(lower)\(NumberText.noBreak)– \(NumberText.perThousand(interval.upper))"
  }

  static func example(_ content: ReportContent) -> HTML {
    content.person.isExample ? "<span class=\"tag\">example data</span>" : .empty
  }

  static func research(_ content: ReportContent) -> HTML {
    guard let text = content.researchMode else { return .empty }
    return "<p class=\"research\"><b>Research mode, not advice.</b> \(text)</p>"
  }
}
