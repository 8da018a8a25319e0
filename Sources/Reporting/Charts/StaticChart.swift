/// Draws a life chart as SVG without any library: for paper, for files, and for browsers without scripts.
public enum StaticChart {
  /// The size of a drawing and how much it says.
  struct Size: Sendable {
    var width: Double
    var height: Double
    /// Smallest distance between two words at the lines' ends.
    var labelGap: Double
    var labelsHaveValues: Bool

    static let wide = Size(width: 800, height: 250, labelGap: 15, labelsHaveValues: true)
    static let narrow = Size(width: 330, height: 220, labelGap: 15, labelsHaveValues: true)
    /// A third of a printed page.
    static let third = Size(width: 226, height: 168, labelGap: 12, labelsHaveValues: false)
  }

  /// A drawing that stands alone, with title, subtitle and source: a file that any viewer opens.
  public static func svg(_ figure: Figure) -> String {
    let size = Size(width: 800, height: 300, labelGap: 15, labelsHaveValues: true)
    let top = 62.0
    let sourceLines = wrapped(figure.source, perLine: 125)
    let total = size.height + top + 18 + Double(sourceLines.count) * 15
    let drawing = body(figure, window: .whole(figure), size: size)
    let foot = sourceLines.enumerated().map { index, line -> HTML in
      let y = length(size.height + top + 14 + Double(index) * 15)
      return "<text class=\"small\" x=\"16\" y=\"\(y)\">\(line)</text>"
    }
    let style = Tokens.resolved(ReportResources.text("chart.css"))
    let markup: HTML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(length(size.width)) \(length(total))" \
      width="\(length(size.width))" height="\(length(total))" role="img">
      <title>\(figure.title)</title><desc>\(figure.alternative)</desc>
      <style>\(HTML.trusted(style))</style>
      <rect width="100%" height="100%" fill="#ffffff"/>
      <text class="title" x="16" y="28">\(figure.title)</text>
      <text x="16" y="48">\(figure.subtitle)</text>
      <g transform="translate(0 \(length(top)))">\(drawing)</g>
      \(foot)
      </svg>

      """
    return markup.markup
  }

  /// A drawing inside a page, coloured by the page's style.
  static func inline(
    _ figure: Figure, window: AgeWindow, size: Size, cssClass: String, room: ChartRoom? = nil
  ) -> HTML {
    """
    <svg class="\(cssClass)" viewBox="0 0 \(length(size.width)) \(length(size.height))" \
    width="\(length(size.width))" height="\(length(size.height))" role="img" \
    aria-label="\(figure.alternative)">\(body(figure, window: window, size: size, room: room))</svg>
    """
  }

  /// Broken at spaces, since SVG text does not break by itself.
  static func wrapped(_ text: String, perLine: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < perLine {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  static func length(_ value: Double) -> String { SVGPath.number(value) }

  private static func body(_ figure: Figure, window: AgeWindow, size: Size, room: ChartRoom? = nil) -> HTML {
    let axes = ChartAxes(figure: figure, window: window, isSmall: size.width < 400)
    let plot = StaticPlot(figure: figure, axes: axes, size: size, room: room)
    return plot.grid + plot.bands + plot.limits + plot.courses + plot.measurements + plot.words
  }
}
