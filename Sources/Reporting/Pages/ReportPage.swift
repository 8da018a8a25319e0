/// The report: one HTML file that opens without a network, on a desk, on a phone and on paper.
///
/// On screen it is one page to read; printed it is three pages for the provider. Drawings are static SVG first; where
/// scripts run, the life charts are drawn again by Vega-Lite, so that they fit any width and can be read by pointing.
public enum ReportPage {
  public static func html(_ content: ReportContent) -> String {
    let person = content.person
    let title = Phrases.age(person)
    let body = content.stop.map { StopPage.body(content, $0) } ?? ScreenPage.body(content) + PaperPages.body(content)
    let scripts = content.stop == nil && content.plans.contains { !$0.figures.isEmpty } ? PageScripts.all(content) : ""
    return PageShell.html(title: title, version: content.provenance.version, body: "\(body)\n\(scripts)").markup
  }
}

enum PageStyle {
  static var all: HTML {
    HTML.trusted(Tokens.styleSheet + ReportResources.text("chart.css") + ReportResources.text("report.css"))
  }
}
