/// The page when the run must not be answered: the stop, what to ask, who it is about. No result, chart or plan.
enum StopPage {
  static func body(_ content: ReportContent, _ stop: SafetyStop) -> HTML {
    """
    <div class="page onestop">
    \(ScreenPage.masthead(content))
    <main id="main">
    \(sections(content, stop))
    </main>
    \(ScreenPage.foot(content))
    </div>
    """
  }

  /// The sign with what it says, alone.
  static func sign(_ stop: SafetyStop) -> HTML {
    let paragraphs = stop.paragraphs.map { "<p>\($0)</p>" as HTML }
    return """
      <section class="stop" role="alert" aria-labelledby="stop-title">\(Signs.stop)<div class="stack">\
      <h2 id="stop-title">\(stop.title)</h2>\(paragraphs)</div></section>
      """
  }

  /// All between the masthead and the foot.
  static func sections(_ content: ReportContent, _ stop: SafetyStop) -> HTML {
    let matters = content.medicines + content.conditions
    let medicines: HTML = matters.isEmpty ? "" : MedicineSection.body(content)
    return """
      \(ScreenPage.who(content))
      \(sign(stop))
      <section class="sec" id="ask" aria-labelledby="ask-title"><header><h2 id="ask-title">What to ask</h2>\
      <p>Take this page to the clinic.</p></header>\
      <div>\(NextSection.questions(stop.ask))\(details(content))</div></section>
      \(medicines)
      \(ReferenceSection.body(cited(content), isOpen: true))
      """
  }

  /// Only what the medicines and conditions refer to: nothing else is told.
  private static func cited(_ content: ReportContent) -> ReportContent {
    var content = content
    let numbers = Set((content.medicines + content.conditions).flatMap(\.references))
    content.references = content.references.filter { numbers.contains($0.number) }
    return content
  }

  private static func details(_ content: ReportContent) -> HTML {
    guard !content.person.details.isEmpty else { return .empty }
    return "<h3 class=\"gap\">Who</h3>\(PaperPages.whoList(content.person))"
  }
}
