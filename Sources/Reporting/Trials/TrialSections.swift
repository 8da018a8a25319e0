import Trials

/// The words and tables of a trial's report.
struct TrialSections: Sendable {
  private let run: TrialRun
  private let teller: TrialTeller
  private let notes: [String]

  init(_ run: TrialRun, _ teller: TrialTeller, _ notes: [String]) {
    self.run = run
    self.teller = teller
    self.notes = notes
  }

  var before: HTML {
    let cite: HTML = run.trial.cite.map { "<p class=\"facts\">Study: \($0)</p>" } ?? .empty
    let partial: HTML =
      run.isComplete
      ? .empty
      : "<p><strong>Partial result: the run was stopped after \(run.people) of \(run.wanted) people. Run the same command again to finish it.</strong></p>"
    let research: HTML =
      run.research
      ? "<p><strong>Research mode: outside the model's validity domain; the reasons are below.</strong></p>" : .empty
    return """
      <div class="who"><h1>\(run.trial.title)</h1>\(cite)</div>
      \(partial)\(research)
      <p class="lead">\(teller.sentence)</p>
      \(Section.html(id: "who", title: "Participants", about: "Simulated people as the trial admits them.", flow + baseline))
      \(forest)
      """
  }

  var after: HTML {
    """
    \(Section.html(id: "results", title: "Results", about: "As a trial reports them: one arm each, with measurement noise, losses and deaths. “Same people” is the difference within people, without noise.", results))
    \(eventSection)
    \(replicateSection)
    \(Section.html(id: "limits", title: "How to read this", about: "What was assumed, and where it ends.", "<ul>\(allNotes.map { "<li>\($0)</li>" as HTML })</ul>"))
    """
  }

  // MARK: Participants

  private var flow: HTML {
    let criteria = run.criteria.map { criterion -> HTML in
      let share =
        criterion.asked > 0 ? NumberText.percent(Double(criterion.passed) / Double(criterion.asked)) : "nobody asked"
      return "<li>\(criterion.text): \(share) of \(criterion.asked)</li>"
    }
    let list: HTML = criteria.isEmpty ? .empty : "<ul>\(criteria)</ul>"
    return "<p>\(run.candidates) looked at, \(run.people) enrolled.</p>\(list)"
  }

  private var baseline: HTML {
    var rows: [[String]] = [
      ["people"] + run.enrolled.map { "\($0)" },
      ["women"] + run.arms.indices.map { NumberText.percent(Double(run.women[$0]) / Double(max(run.enrolled[$0], 1))) },
      ["age, years"] + run.ages.map(meanAndSD),
    ]
    for (index, endpoint) in run.measured.enumerated()
    where run.measured.prefix(index).allSatisfy({ $0.name != endpoint.name }) {
      let unit = endpoint.quantity?.unit ?? ""
      rows.append(
        [unit.isEmpty || unit == "ratio" ? endpoint.name : "\(endpoint.name), \(unit)"]
          + run.arms.indices.map { meanAndSD(run.baselines[$0][index]) })
    }
    rows.append(["lost"] + run.lost.map { "\($0)" })
    if run.deathCompetes { rows.append(["died"] + run.died.map { "\($0)" }) }
    return table(["At the start: mean (SD)"] + run.arms.map(\.name), rows)
  }

  private func meanAndSD(_ moments: Moments) -> String {
    guard moments.count > 0 else { return "" }
    return NumberText.figures(moments.mean, 3) + (moments.sd.map { " (\(NumberText.figures($0, 2)))" } ?? "")
  }

  // MARK: Differences

  private var forest: HTML {
    guard let last = run.visits.indices.last, run.arms.count > 1 else { return .empty }
    var lines: [ForestChart.Line] = []
    for endpoint in run.measured {
      for arm in run.arms.indices.dropFirst() {
        guard let value = teller.value(endpoint, last, arm), let contrast = value.contrast, let sd = value.sd, sd > 0
        else { continue }
        let known = value.counterfactual.flatMap { Contrast(paired: $0) }
        let arms = run.arms.count > 2 ? " · \(run.arms[arm].name)" : ""
        lines.append(
          ForestChart.Line(
            name: endpoint.name + arms, arm: arm, reported: scaled(contrast, sd),
            counterfactual: known.map { scaled($0, sd) },
            words: teller.told(contrast, endpoint)))
      }
    }
    guard !lines.isEmpty else { return .empty }
    let chart = ForestChart(
      lines: lines,
      caption: "Differences from \(run.arms[0].name) at \(teller.time(last)) in standard deviations between people")
    return Section.html(
      id: "differences", title: "Differences from \(run.arms[0].name) at \(teller.time(last))",
      about:
        "In standard deviations between people; right, in units. Filled: as the trial reports it. Hollow: within the same people, without noise.",
      "<figure>\(chart.svg)</figure>")
  }

  private func scaled(_ contrast: Contrast, _ sd: Double) -> (middle: Double, low: Double, high: Double) {
    (contrast.difference / sd, contrast.interval.lowerBound / sd, contrast.interval.upperBound / sd)
  }

  // MARK: Tables

  private var results: HTML {
    // A change at the start is zero by its meaning.
    let told = run.values.filter { $0.endpoint.form == .value || run.visits[$0.visit] > 0 }
    let rows = told.enumerated().map { index, value -> [String] in
      let name = value.endpoint.words + (value.group == "all" ? "" : ", \(value.group)")
      let isNew = index == 0 || told[index - 1].endpoint != value.endpoint || told[index - 1].group != value.group
      return [
        isNew ? name : "", teller.time(value.visit), run.arms[value.arm].name,
        "\(value.people)", NumberText.figures(value.mean, 3), value.sd.map { NumberText.figures($0, 3) } ?? "",
        value.quantiles.count == 5 ? NumberText.figures(value.quantiles[2], 3) : "",
        value.responders.map { NumberText.percent($0) } ?? "",
        value.contrast.map { "\(teller.told($0, value.endpoint)), p \(TrialTeller.p($0.p))" } ?? "",
        value.counterfactual.flatMap { $0.count > 0 ? NumberText.figures($0.mean, 3) : nil } ?? "",
      ]
    }
    return table(
      ["endpoint", "visit", "arm", "n", "mean", "SD", "median", "responders", "difference (95 %)", "same people"], rows)
  }

  private var eventSection: HTML {
    let happenings = run.happenings
    guard !happenings.isEmpty else { return .empty }
    let rows = happenings.map { happening -> [String] in
      let ratio = happening.hazardRatio.map {
        "\(NumberText.decimals($0.ratio, places: 2)) (\(NumberText.range(Interval($0.interval.lowerBound, $0.interval.upperBound))))"
      }
      let difference = happening.expectedDifference.flatMap { Contrast(paired: $0) }.map { contrast in
        let interval = Interval(contrast.interval.lowerBound * 1000, contrast.interval.upperBound * 1000)
        return NumberText.difference(Estimate(contrast.difference * 1000, interval))
      }
      return [
        happening.endpoint.name, run.arms[happening.arm].name,
        "\(happening.table.eventCount) of \(happening.table.people)",
        NumberText.figures(
          happening.table.personYears > 0 ? 1000 * Double(happening.table.eventCount) / happening.table.personYears : 0,
          3),
        ratio ?? "", NumberText.perThousand(happening.expected.mean * 1000), difference ?? "",
      ]
    }
    return Section.html(
      id: "events", title: "Events",
      about:
        "First events, death competing. “Expected” is from everyone's hazards, not from who happened to have an event.",
      table(
        [
          "event", "arm", "events", "per 1,000 person-years", "hazard ratio (95 %)", "expected per 1,000",
          "difference per 1,000",
        ], rows))
  }

  private var replicateSection: HTML {
    guard let replicates = run.replicates, let last = run.visits.indices.last else { return .empty }
    var rows: [[String]] = []
    for arm in run.arms.indices.dropFirst() {
      for (index, endpoint) in run.measured.enumerated() {
        rows.append(row(endpoint.words, arm, replicates.values[arm][index][last]))
      }
      for (index, endpoint) in run.events.enumerated() {
        rows.append(row("\(endpoint.name), log hazard ratio", arm, replicates.events[arm][index]))
      }
    }
    return Section.html(
      id: "replicates", title: "What a trial of this size would report",
      about: "\(replicates.count) trials of \(replicates.people) people, drawn from the simulated ones.",
      table(["endpoint", "arm", "difference: median (95 % of trials)", "p < 0.05", "wrong sign"], rows))
  }

  private func row(_ name: String, _ arm: Int, _ comparison: Replicates.Comparison) -> [String] {
    let quantiles = [0.5, 0.025, 0.975].compactMap { comparison.sketch.quantile($0) }
    let text =
      quantiles.count == 3
      ? "\(NumberText.figures(quantiles[0], 3)) (\(NumberText.range(Interval(quantiles[1], max(quantiles[1], quantiles[2])), figures: 3)))"
      : ""
    return [
      name, run.arms[arm].name, text, NumberText.percent(comparison.power),
      NumberText.percent(comparison.wrongSignShare),
    ]
  }

  private var allNotes: [String] {
    var all = notes
    all.append(
      "Doses are averaged over the day; single doses are not followed. Adherence and missed doses lower the mean.")
    all.append(
      "Everyone has the same random numbers in every arm, so that “same people” differences hold nothing but the treatment."
    )
    if run.deathCompetes { all.append("Deaths compete with events and end visits.") }
    all.append("Quantiles lie within 1 % of their value.")
    if run.failureCount > 0 {
      all.append(
        "\(run.failureCount) lives could not be simulated and are missing; the first: \(run.failures.first ?? "")")
    }
    return all
  }

  private func table(_ head: [String], _ rows: [[String]]) -> HTML {
    let heads = head.enumerated().map { index, cell -> HTML in
      "<th scope=\"col\"\(index > 0 ? " class=\"r\"" as HTML : "")>\(cell)</th>"
    }
    let body = rows.map { cells -> HTML in
      let rest = cells.dropFirst().map { "<td class=\"r\">\($0)</td>" as HTML }
      return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(rest)</tr>"
    }
    return
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"tight trial\"><thead><tr>\(heads)</tr></thead><tbody>\(body)</tbody></table></div>"
  }
}
