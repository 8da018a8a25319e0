/// What one plan would mean: the sentence, the result lines, the life charts, the risks.
enum PlanSection {
  static func body(_ content: ReportContent, _ plan: PlanContent, isFirst: Bool) -> HTML {
    let several = content.plans.count > 1
    let heading: HTML = several ? "<h2 class=\"planname\">\(plan.name)</h2>" : ""
    return """
      <div class="plan" id="plan-\(plan.id)" data-plan="\(plan.id)">
      \(heading)<p class="sentence">\(plan.sentences.joined(separator: " "))</p>
      \(resultLines(content, plan))
      \(life(content, plan))
      \(numbers(plan))
      \(RiskSection.body(content, plan))
      </div>
      """
  }

  /// The sentence and the result lines alone, for plans side by side.
  static func short(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    "<p class=\"sentence\">\(plan.sentences.joined(separator: " "))</p>\(resultLines(content, plan))"
  }

  private static func resultLines(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    guard !plan.results.isEmpty else { return .empty }
    let draws = NumberText.with(unit: "draws", NumberText.plain(Double(content.provenance.draws)))
    let told: HTML =
      plan.results.contains { $0.differences != nil }
      ? "Marks beside each line: the difference to living as now, in three readings of the evidence. "
        + "An interval across zero means that no difference can be told. " : ""
    return """
      <section class="lines" aria-label="Results, \(plan.name)"><h2 class="sr">Results</h2>\(plan.results.map(line))</section>
      <p class="src">\(told)Simulated, \(draws).</p>
      """
  }

  private static func line(_ line: ResultLine) -> HTML {
    """
    <div class="result"><div class="what"><h3>\(line.what)</h3><p>\(line.measure)</p></div>\
    <div class="val"><div class="big">\(value(line))</div>\(under(line).map { "<p class=\"under\">\($0)</p>" as HTML })</div>\
    <div class="mini">\(DifferenceChart.inline(line))</div>\
    <div class="word">\(Signs.confidence(line.confidence))</div></div>

    """
  }

  /// "38 % → 18 %"; one number where both would read alike.
  private static func value(_ line: ResultLine) -> HTML {
    // Counted people are whole, here as in the risks below and beside a plan.
    if line.differences == nil, line.unit == "of 1,000" { return "\(NumberText.perThousand(line.to))" }
    let numbers = NumberText.pair(line.from, line.to, within: line.resolution)
    let to = Phrases.value(numbers.to, unit: line.unit)
    guard line.differences != nil, numbers.from != numbers.to else { return "\(to)" }
    let from = Phrases.value(numbers.from, unit: line.unit)
    return "\(from)<span class=\"to\" aria-hidden=\"true\"> → </span><span class=\"sr\"> to </span>\(to)"
  }

  /// What the number is and for whom; below it the difference.
  private static func under(_ line: ResultLine) -> [String] {
    // "of 1,000" goes on into whom: "of 1,000 people like this one".
    let whom = [line.unit == "%" ? "" : line.unit, line.note].filter { !$0.isEmpty }
    var told = [whom.joined(separator: line.unit.hasPrefix("of ") ? " " : "; ")].filter { !$0.isEmpty }
    if line.differences != nil, isSame(line) { told.insert("as now and with the plan", at: 0) }
    if !line.more.isEmpty { told.append(line.more) }
    if let difference = line.differences?.trials, difference.interval != nil {
      told.append(DifferenceWords.sentence(difference, unit: line.differenceUnit, within: line.resolution))
    }
    return told.map(\.capitalizedSentence)
  }

  private static func isSame(_ line: ResultLine) -> Bool {
    let numbers = NumberText.pair(line.from, line.to, within: line.resolution)
    return numbers.from == numbers.to
  }

  private static func life(_ content: ReportContent, _ plan: PlanContent) -> HTML {
    guard !plan.figures.isEmpty else { return .empty }
    let hasMeasured = plan.figures.contains { !$0.measured.isEmpty }
    let about: HTML = """
      One continuous run. Up to today it is the life described in the file; after today it is the plan. \
      <b>Two bands, never mixed:</b> the tint is how people differ, the thin edges are what science does not know.
      """
    let near = plan.figures.lazy.compactMap { figure in AgeWindow.near(figure).map { (figure, $0) } }.first
    let figures = plan.figures.enumerated().map { FigureBlock.html(plan, $1, number: $0 + 1) }
    return Section.html(
      id: "life-\(plan.id)", title: "The life ahead", about: about,
      controls(near) + Signs.key(content.provenance, hasMeasured: hasMeasured) + figures.joined())
  }

  /// Shown by the page's script only, since only it can act on them.
  private static func controls(_ near: (Figure, AgeWindow)?) -> HTML {
    let ages: HTML =
      near.map { figure, window in
        """
        <span class="seg" role="group" aria-label="Ages shown"><button type="button" data-view="whole" \
        aria-pressed="true">\(AgeWindow.whole(figure).words)</button><button type="button" data-view="near" \
        aria-pressed="false">\(window.words)</button></span>
        """
      } ?? ""
    return """
      <div class="row noprint controls" hidden="hidden">\(ages)\
      <label class="check"><input type="checkbox" data-band="people" checked="checked"/> between people</label>\
      <label class="check"><input type="checkbox" data-band="unknown" checked="checked"/> \
      what science does not know</label>\
      </div>
      """
  }

  private static func numbers(_ plan: PlanContent) -> HTML {
    guard !plan.numbers.isEmpty else { return .empty }
    return Section.html(
      id: "numbers-\(plan.id)", title: "Numbers", about: "\(plan.numbersTitle)",
      NumberTable.html(plan.numbers) + ScenarioWords.list)
  }
}

/// The three readings of the evidence, in words.
enum ScenarioWords {
  static let meaning: HTML = """
    <b>described</b>: the links as strong as the K2 hypothesis claims. <b>trials</b>: weighted by randomised trials; \
    the one to read first. <b>none</b>: markers move, outcomes do not.
    """
  static let list: HTML = """
    <p class="small muted gap">\(meaning) All three use the same random numbers.</p>
    """
}

/// Each quantity as now and under the three scenarios, with the difference.
enum NumberTable {
  static func html(_ rows: [NumberRow]) -> HTML {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="Table of numbers"><table class="tight pile numbers"><thead><tr>\
    <th scope="col">Quantity</th><th scope="col" class="r">as now</th><th scope="col" class="r">described</th>\
    <th scope="col" class="r">trials</th><th scope="col" class="r">none</th>\
    <th scope="col" class="r">difference, trials</th></tr></thead><tbody>\(rows.map(row))</tbody></table></div>
    """
  }

  private static func row(_ row: NumberRow) -> HTML {
    let name = row.unit.isEmpty ? row.quantity : "\(row.quantity), \(row.unit)"
    let values = [
      ("as now", row.asNow), ("described", row.withPlan.described), ("trials", row.withPlan.trials),
      ("none", row.withPlan.none),
    ]
    let cells = values.map { name, value -> HTML in
      "<td class=\"r\" data-l=\"\(name)\">\(NumberText.figures(value, 3, within: row.resolution))</td>"
    }
    return """
      <tr><th scope="row">\(name)</th>\(cells)\
      <td class="r last" data-l="difference, trials">\(difference(row))</td></tr>
      """
  }

  /// Number and verdict, or the verdict alone.
  private static func difference(_ row: NumberRow) -> HTML {
    let verdict: HTML = "<span class=\"verdict\">\(DifferenceWords.none)</span>"
    guard let number = DifferenceWords.number(row.difference, within: row.resolution) else { return verdict }
    let told = NumberText.with(unit: row.differenceUnit ?? "", number)
    return row.resolution.hides(row.difference) ? "<span>\(told)</span><br/>\(verdict)" : "<span>\(told)</span>"
  }
}
