/// The page as it is read on a screen, from the sentence down to the references.
enum ScreenPage {
  static func body(_ content: ReportContent) -> HTML {
    """
    <div class="page screen">
    \(masthead(content))
    <main id="main">
    \(sections(content))
    </main>
    \(foot(content))
    </div>
    """
  }

  /// All between the masthead and the foot.
  static func sections(_ content: ReportContent) -> HTML {
    """
    \(Phrases.research(content))
    \(who(content))
    \(tabs(content.plans))
    \(content.plans.enumerated().map { PlanSection.body(content, $1, isFirst: $0 == 0) })
    \(PlateSection.body(content))
    \(MedicineSection.body(content))
    \(AssumptionSection.body(content))
    \(NextSection.body(content))
    \(ClaimSection.body(content))
    \(ReferenceSection.body(content))
    """
  }

  static func masthead(_ content: ReportContent) -> HTML {
    """
    <header class="mast"><span class="brand">\(Mark.menaquinone7)Menaquin</span>\
    <span class="when">\(content.provenance.date)</span>\(Phrases.example(content))\
    <button id="print" type="button" class="noprint" hidden="hidden">Print for the provider</button></header>
    """
  }

  static func who(_ content: ReportContent) -> HTML {
    let person = content.person
    let facts = [person.sexWord] + person.bodyFacts + person.keyFacts
    let link: HTML = content.assumptions.isEmpty ? "" : " · <a href=\"#assumed\">what was assumed</a>"
    return """
      <div class="who"><h1>\(Phrases.age(person))</h1>\
      <p class="facts">\(facts.joined(separator: " · "))\(content.stop == nil ? link : "")</p></div>
      """
  }

  /// Without scripts every plan is shown, one after the other, and the tabs are links to them.
  private static func tabs(_ plans: [PlanContent]) -> HTML {
    guard plans.count > 1 else { return .empty }
    let links = plans.map { "<a href=\"#plan-\($0.id)\" data-plan=\"\($0.id)\">\($0.name)</a>" as HTML }
    return "<nav class=\"tabs noprint\" aria-label=\"Plan\">\(links)</nav>"
  }

  static func foot(_ content: ReportContent) -> HTML {
    let example: HTML = content.person.isExample ? "<span>The person on this page is an example.</span>" : ""
    let made = content.provenance
    return """
      <footer class="foot">\
      <span>Made on this computer. Nothing in this file leaves it; it opens without a network.</span>\
      <span>Simulated, not measured, unless marked. Not a diagnosis, and no advice on dose or treatment.</span>\
      \(example)\
      <span>Menaquin \(made.version) · \(made.date) · run <code>\(made.fingerprint)</code></span>\
      <span>Make it again: <code>\(made.command)</code></span></footer>
      """
  }
}

/// A section with its heading in the margin.
enum Section {
  static func html(id: String, title: String, about: HTML, _ content: HTML) -> HTML {
    """
    <section class="sec" id="\(id)" aria-labelledby="\(id)-title"><header><h2 id="\(id)-title">\(title)</h2>\
    <p>\(about)</p></header><div>\(content)</div></section>

    """
  }
}
