/// The scripts of the page: the chart library, the charts' specifications, and the page's own few lines.
enum PageScripts {
  /// Nothing may be fetched, sent or framed, whatever a name in the person's file holds.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; form-action 'none'"

  static func all(_ content: ReportContent) -> HTML {
    let library = ["vega/vega.min.js", "vega/vega-lite.min.js", "vega/vega-embed.min.js"]
      .map { script(ReportResources.text($0)) }.joined()
    return specifications(content) + library + script(ReportResources.text("report.js"))
  }

  static func specifications(_ content: ReportContent) -> HTML {
    content.plans.flatMap { plan -> [HTML] in
      let room = ChartRoom(plan.figures)
      return plan.figures.map { figure -> HTML in
        let json = HTML.trusted(VegaLiteChart.specification(figure, room: room).text)
        return "<script type=\"application/json\" id=\"spec-\(plan.id)-\(figure.id)\">\(json)</script>\n"
      }
    }.joined()
  }

  private static func script(_ text: String) -> HTML { "<script>\(HTML.trusted(text))</script>\n" }
}
