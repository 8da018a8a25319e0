import Qualification
import Trials

/// The qualification as a page that opens without a network: criteria, a forest plot per context of use, what fails, what was
/// not simulated and why.
public struct QualificationReport: Sendable {
  private let qualification: Qualification
  private let version: String
  private let command: String

  public init(_ qualification: Qualification, version: String, command: String) {
    self.qualification = qualification
    self.version = version
    self.command = command
  }

  public var html: String {
    let body: HTML = """
      <div class="page screen">
      <header class="mast"><span class="brand">\(Mark.menaquinone7)Menaquin</span></header>
      <main id="main">
      <div class="who"><h1>Published studies, predicted and observed</h1></div>
      <p class="lead">\(sentence)</p>
      \(Section.html(id: "criteria", title: "Criteria", about: "Stated before the comparison. Calibration and validation are never pooled.", criteria + scores))
      \(qualification.contexts.enumerated().map(context))
      \(nulls)
      \(Section.html(id: "left-out", title: "Not compared, and why", about: "Every observed value that has no prediction here; first the reasons, by how many values that would score they leave out.", leftOutReasons + leftOut))
      \(Section.html(id: "reading", title: "How to read this", about: "Method and limits.", reading))
      </main>
      <footer class="foot"><span>Simulated people beside published values. Research use: no advice on dose or treatment.</span>\
      <span>Menaquin \(version) · \(qualification.schedule.words)</span><span>Make it again: <code>\(command)</code></span></footer>
      </div>
      """
    return PageShell.html(title: "Qualification", style: HTML.trusted(TrialPalette.style), version: version, body: body)
      .markup
  }

  /// The result in one sentence.
  public var sentence: String {
    guard let total = qualification.total(.validation) else { return "No validation value was simulated." }
    let failing = qualification.criteria.filter { !$0.isMet }.count
    let met =
      failing == 0
      ? "all stated criteria hold or are explained"
      : "\(failing) of \(qualification.criteria.count) stated criteria do not hold"
    return
      "Of \(total.count) validation values in \(total.studies) studies, \(NumberText.percent(total.coverage)) lie inside their predicted 95 % interval; \(met)."
  }

  private var criteria: HTML {
    let items = qualification.criteria.map { criterion -> HTML in
      let state =
        criterion.holds ? "holds" : criterion.explained.map { "does not hold; explained: \($0)" } ?? "does not hold"
      return "<li>\(criterion.words) — <strong>\(state)</strong></li>"
    }
    return "<ul>\(items)</ul>"
  }

  private var scores: HTML {
    let totals = [Trial.Use.calibration, .validation].compactMap { qualification.total($0) }
    return table(QualificationWords.scoreHead, (totals + qualification.scores).map(QualificationWords.score))
  }

  private func context(_ index: Int, _ name: String) -> HTML {
    let rows = qualification.rows.filter { $0.context == name }
    let scored = rows.filter(\.isScored)
    let figure: HTML =
      scored.isEmpty
      ? "<p>No value of this context is scored: their sources state no spread, or they are reports.</p>"
      : "<figure>\(QualificationChart(rows: scored, caption: "\(name): predicted and observed").svg)</figure>"
    let lines = rows.map { row -> [String] in
      [
        row.study, QualificationWords.what(row), row.role.rawValue, QualificationWords.middle(row.observed),
        QualificationWords.middle(row.predicted), row.unit,
        row.standardDifference.map { NumberText.decimals($0, places: 2) } ?? "",
        row.isInside ? "inside" : "outside", row.row ?? "",
      ]
    }
    let head = [
      "study", "value", "role", "observed (95 %)", "predicted (95 %)", "unit", "standardised difference", "interval",
      "evidence row",
    ]
    let outside = Set(rows.filter(\.isOutsideDomain).map(\.study)).sorted()
    let domain: HTML =
      outside.isEmpty ? .empty : "<p>Outside the model's validity domain: \(outside.joined(separator: ", ")).</p>"
    return Section.html(
      id: "context-\(index + 1)", title: name,
      about:
        "In standard errors of each prediction. Grey bar: predicted 95 % interval. Hollow: calibration. Filled: validation. Triangle: further than six.",
      figure + domain + table(head, lines))
  }

  private var nulls: HTML {
    guard !qualification.nullTrials.isEmpty else { return .empty }
    let rows = qualification.nullTrials.map { trial -> [String] in
      [
        trial.study, trial.endpoint, "\(trial.arm) against \(trial.against)", "\(trial.people)", "\(trial.replicates)",
        NumberText.percent(trial.share),
      ]
    }
    return Section.html(
      id: "null", title: "Trials that found no difference",
      about: "Simulated at their real size: the share of replicates with p > 0.05, which should be at least 80 %.",
      table(["study", "endpoint", "arms", "people", "replicates", "null"], rows))
  }

  private var leftOutReasons: HTML {
    table(
      ["reason", "values that would score"],
      qualification.leftOutReasons.map { [$0.reason, "\($0.values)"] })
  }

  private var leftOut: HTML {
    let rows = qualification.leftOut.map { [$0.study, $0.endpoint, $0.context, $0.role.rawValue, $0.reason] }
    return table(["study", "endpoint", "context", "role", "reason"], rows)
  }

  private var reading: HTML {
    """
    <ul>
    <li>Each world is one set of uncertain parameters, drawn once and shared by all people and all studies. The predicted interval holds the \
    spread between worlds, the chance in a study of the real size, the error of having few worlds and, with a posterior, what studies of that \
    kind of value differ by beyond all this, as the calibration estimated it from its own values.</li>
    <li>A value is inside when the predicted 95 % interval holds it. The standardised difference is observed less predicted over the root of \
    the squared error of the observed value, spread between worlds and difference between studies.</li>
    <li>Values without a spread, recalled values and findings in words are shown and never scored.</li>
    <li>The evidence row leads to the source: <code>menaquin explain ROW</code>.</li>
    </ul>
    """
  }

  private func table(_ head: [String], _ rows: [[String]]) -> HTML {
    let heads = head.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let body = rows.map { cells -> HTML in
      let rest = cells.dropFirst().map { "<td>\($0)</td>" as HTML }
      return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(rest)</tr>"
    }
    return
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"tight\"><thead><tr>\(heads)</tr></thead><tbody>\(body)</tbody></table></div>"
  }
}
