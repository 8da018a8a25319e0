/// The room left of the plot for tick words and right of it for the words at the lines' ends.
/// Figures that stand under each other share one, so that their ages line up.
struct ChartRoom: Sendable {
  var left: Double
  var right: Double

  /// Enough for each of the figures in each of its views.
  init(_ figures: [Figure]) {
    left = 0
    right = 0
    for figure in figures {
      for window in [AgeWindow.whole(figure), AgeWindow.near(figure)].compactMap({ $0 }) {
        let axes = ChartAxes(figure: figure, window: window)
        let labels = EndLabels.of(figure, axes: axes, height: VegaLiteChart.height, gap: 15)
        left = max(left, Self.left(axes, digitWidth: 7.2))
        right = max(right, EndLabels.width(labels) + 4)
      }
    }
  }

  static func left(_ axes: ChartAxes, digitWidth: Double) -> Double {
    Double(axes.valueTicks.map { axes.tickText($0).count }.max() ?? 1) * digitWidth + 9
  }
}
