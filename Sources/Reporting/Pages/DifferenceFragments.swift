import People

/// The difference charts of plans side by side, in parts for a page that brings its own head, style and scripts.
public struct DifferenceFragments: Sendable {
  /// A quantity, with a chart for each plan on one axis.
  public struct Row: Sendable {
    public let quantity: String
    public let charts: [Chart]
  }

  public struct Chart: Sendable {
    public let plan: String
    /// The figure: finding, drawing, description and table, source.
    public let html: String
    /// The Vega-Lite specification of its drawing, as JSON.
    public let specification: String
  }

  /// Empty without a plan, without draws, or behind the safety gate.
  public let rows: [Row]
  /// What lines and bands mean.
  public let key: String

  public init(_ run: PersonRun, _ content: ReportContent) {
    guard let projection = run.projection, run.settings.projection.draws > 0 else {
      rows = []
      key = ""
      return
    }
    let teller = DifferenceTeller(PlanTeller(run, projection))
    let names = projection.outcomes.dropFirst().map(\.plan)
    rows =
      names.isEmpty
      ? []
      : DifferenceTeller.charts.map { chart in
        let figures = teller.figures(chart)
        let room = ChartRoom(figures)
        return Row(
          quantity: chart.quantity,
          charts: zip(names, figures).enumerated().map { index, pair in
            Chart(
              plan: pair.0, html: FigureBlock.html(pair.1, id: "difference-\(index)-\(pair.1.id)", room: room).markup,
              specification: VegaLiteChart.specification(pair.1, room: room).text)
          })
      }
    key = Signs.key(content.provenance, hasMeasured: false).markup
  }
}
