/// Medicines and conditions that matter here.
enum MedicineSection {
  static func body(_ content: ReportContent) -> HTML {
    Section.html(
      id: "medicines", title: "Medicines and conditions",
      about: "What acts on vitamin K, calcium, bone or arteries.", rows(content))
  }

  static func rows(_ content: ReportContent) -> HTML {
    let matters = content.medicines + content.conditions
    let none: HTML = content.medicines.isEmpty ? "<p>\(content.noMedicinesText)</p>" : ""
    guard !matters.isEmpty else { return none }
    let list = matters.map { matter -> HTML in
      "<tr><th scope=\"row\">\(matter.name)</th><td>\(matter.why)\(Phrases.numbers(matter.references))</td></tr>"
    }
    return "\(none)<table class=\"pile matters\"><tbody>\(list)</tbody></table>"
  }
}

/// What was put in because the file is silent.
enum AssumptionSection {
  static func body(_ content: ReportContent) -> HTML {
    guard !content.assumptions.isEmpty else { return .empty }
    let moves: HTML = " “Moves the answer” is the share of the width of \(content.answerThatMoves) that it explains."
    let told = content.assumptions.contains { $0.movesTheAnswer != nil }
    let about: HTML = "State any of it in the person’s file, and the report follows.\(told ? moves : "")"
    return Section.html(id: "assumed", title: "What was assumed", about: about, table(content.assumptions))
  }

  static func table(_ assumptions: [Assumption]) -> HTML {
    let told = assumptions.contains { $0.movesTheAnswer != nil }
    let head: HTML = told ? "<th scope=\"col\" class=\"r\">Moves the answer</th>" : ""
    let rows = sorted(assumptions).map { row($0, told) }
    return """
      <table class="pile tight"><thead><tr><th scope="col">What</th><th scope="col">Value used</th>\
      <th scope="col">Where it is from</th>\(head)</tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// What moves the answer most comes first; otherwise the order given.
  static func sorted(_ assumptions: [Assumption]) -> [Assumption] {
    assumptions.enumerated().sorted { one, other in
      let left = one.element.movesTheAnswer ?? -1
      let right = other.element.movesTheAnswer ?? -1
      return left == right ? one.offset < other.offset : left > right
    }.map(\.element)
  }

  private static func row(_ assumption: Assumption, _ told: Bool) -> HTML {
    let share = assumption.movesTheAnswer.map(NumberText.percent) ?? "not computed"
    let moves: HTML = told ? "<td class=\"r\" data-l=\"Moves the answer\">\(share)</td>" : ""
    return """
      <tr><th scope="row">\(assumption.what)</th><td><b class="used">\(assumption.valueUsed)</b></td>\
      <td data-l="From">\(assumption.from)</td>\(moves)</tr>
      """
  }
}

/// What to ask and what to measure.
enum NextSection {
  static func body(_ content: ReportContent) -> HTML {
    guard !content.tests.isEmpty || !content.questions.isEmpty else { return .empty }
    return Section.html(
      id: "next", title: "Take it along",
      about: "For the next visit. Printed, this file is three pages for the provider.",
      """
      <div class="cards two"><div><h3>Tests worth asking for</h3>\(tests(content))</div>\
      <div><h3>Questions to bring</h3>\(questions(content.questions))</div></div>
      """)
  }

  static func tests(_ content: ReportContent) -> HTML {
    guard !content.tests.isEmpty else { return "<p>None that would narrow the answer.</p>" }
    return "<ul>\(content.tests.map { "<li><b>\($0.what)</b>: \($0.why)</li>" as HTML })</ul>"
  }

  static func questions(_ questions: [String]) -> HTML {
    guard !questions.isEmpty else { return "<p>None from this run.</p>" }
    return "<ul>\(questions.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}

/// The claims ledger, each row open to what is known and what is not.
enum ClaimSection {
  static func body(_ content: ReportContent) -> HTML {
    guard !content.claims.isEmpty else { return .empty }
    let about: HTML = """
      The claims behind the results, and how certain people's data make the outcome. <b>Likely</b>: high or moderate. \
      <b>Uncertain</b>: low. <b>Not shown</b>: very low or contradicted.
      """
    return Section.html(
      id: "known", title: "What is known", about: about, "<div class=\"claims\">\(content.claims.map(claim))</div>")
  }

  private static func claim(_ claim: ClaimSummary) -> HTML {
    let notKnown: HTML = claim.notKnown.isEmpty ? "" : "<p><b>Not known.</b> \(claim.notKnown)</p>"
    let word: HTML = claim.word.map(Signs.confidence) ?? "<span class=\"conf quiet\">no grade</span>"
    return """
      <details class="claim"><summary><span class="no">\(claim.number)</span><span class="text">\(claim.text)</span>\
      \(word)</summary><div><p><b>Known.</b> \(claim.known)\(Phrases.numbers(claim.references))</p>\(notKnown)\
      <p class="small muted">Grade in the ledger: \(claim.grade)</p></div></details>

      """
  }
}

enum ReferenceSection {
  /// Folded on the report's screen page, where a number in the text unfolds it; open where it is short.
  static func body(_ content: ReportContent, isOpen: Bool = false) -> HTML {
    guard !content.references.isEmpty else { return .empty }
    return Section.html(
      id: "references", title: "References", about: "Links open only when you follow them.",
      """
      <details\(isOpen ? " open=\"open\"" as HTML : "")><summary>\(content.references.count) publications</summary>\
      <ol class="reflist">\(content.references.map(entry))</ol></details>
      """)
  }

  private static func entry(_ reference: ReferenceEntry) -> HTML {
    let link: HTML? = reference.doi.map { doi in
      " <a href=\"https://doi.org/\(doi)\" rel=\"noreferrer\">doi:\(doi)</a>"
    }
    return "<li id=\"ref-\(reference.number)\" value=\"\(reference.number)\">\(reference.text)\(link)</li>\n"
  }
}
