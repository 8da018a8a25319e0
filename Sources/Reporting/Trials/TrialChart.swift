/// A chart of a trial's arms: a mean with its interval at visits, or a curve of survivors. Drawn as SVG, and told to Vega-Lite.
struct TrialChart: Sendable {
  struct Series: Sendable {
    var name: String
    var x: [Double]
    var y: [Double]
    var low: [Double]
    var high: [Double]
  }

  enum Kind: Sendable {
    /// Points joined by lines, with whiskers.
    case course
    /// Steps with a band, and numbers at risk below.
    case steps(times: [Double], atRisk: [[Int]])
  }

  /// Unique within the page.
  var id: String
  /// The finding, as a sentence.
  var title: String
  /// What stands in the margin.
  var name: String
  var subtitle: String
  var source: String
  var alternative: String
  var kind: Kind
  var series: [Series]
  var xName: String
  /// Times that are labelled, with their words.
  var xTicks: [(value: Double, words: String)]
  var showsZero: Bool

  // MARK: Drawing

  private static let width = 680.0
  private static let top = 14.0
  private static let plotHeight = 220.0
  private static let left = 52.0
  /// The longest name that is written out beside a line.
  private static let longestName = 20

  private var bottom: Double { Self.top + Self.plotHeight }
  /// Room for the names of the arms, bold.
  private var right: Double { max(96, Double(series.map { short($0.name).count }.max() ?? 0) * 8 + 16) }
  private func short(_ name: String) -> String {
    name.count > Self.longestName ? String(name.prefix(Self.longestName - 1)) + "…" : name
  }
  private var height: Double {
    if case .steps(_, let atRisk) = kind { bottom + 44 + Double(atRisk.count) * 16 } else { bottom + 40 }
  }

  var extent: (low: Double, high: Double) {
    var values = series.flatMap { $0.low + $0.high + $0.y }.filter(\.isFinite)
    if showsZero { values.append(0) }
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let air = max((high - low) * 0.06, abs(high) * 1e-3, 1e-9)
    return (low == 0 ? 0 : low - air, high + air)
  }

  private var lastX: Double { max(xTicks.last?.value ?? 1, series.flatMap(\.x).max() ?? 1, 1e-9) }
  private func x(_ value: Double) -> Double { Self.left + value / lastX * (Self.width - Self.left - right) }
  private func y(_ value: Double) -> Double {
    let (low, high) = extent
    return bottom - (value - low) / (high - low) * Self.plotHeight
  }

  var svg: HTML {
    """
    <svg class="trial" viewBox="0 0 \(n(Self.width)) \(n(height))" width="100%" role="img" \
    aria-label="\(alternative)">\(grid)\(series.enumerated().map { draw($1, $0) })\(labels)\(risk)</svg>
    """
  }

  private var grid: HTML {
    let (low, high) = extent
    let step = ChartAxes.step(for: high - low, about: 5)
    var parts = HTML.empty
    let ticks = ChartAxes.ticks(from: low, to: high, step: step)
    let places = max(NumberText.places(for: step, figures: 1), 0)
    for tick in ticks {
      let isZero = abs(tick) < step * 1e-6
      parts +=
        "<path class=\"\(isZero && showsZero ? "zero" : "grid")\" d=\"M\(n(Self.left)),\(n(y(tick)))H\(n(Self.width - right))\"/>"
      parts +=
        "<text x=\"\(n(Self.left - 6))\" y=\"\(n(y(tick) + 4))\" text-anchor=\"end\">\(NumberText.decimals(tick, places: places))</text>"
    }
    for tick in xTicks {
      parts += "<path class=\"axis\" d=\"M\(n(x(tick.value))),\(n(bottom))v4\"/>"
      parts += "<text x=\"\(n(x(tick.value)))\" y=\"\(n(bottom + 18))\" text-anchor=\"middle\">\(tick.words)</text>"
    }
    return parts + "<path class=\"axis\" d=\"M\(n(Self.left)),\(n(bottom))H\(n(Self.width - right))\"/>"
  }

  private func draw(_ series: Series, _ arm: Int) -> HTML {
    let css = TrialPalette.css(arm)
    let places = zip(series.x, series.y).map { Place(x: x($0), y: y($1)) }
    switch kind {
    case .course:
      // Arms stand a little apart, so that whiskers can be told from each other.
      let shift = (Double(arm) - Double(self.series.count - 1) / 2) * 5
      var parts: HTML =
        "<path class=\"line \(css)\" d=\"\(SVGPath.line(places.map { Place(x: $0.x + shift, y: $0.y) }))\"/>"
      for (index, place) in places.enumerated() {
        let at = n(place.x + shift)
        parts += "<path class=\"whisk \(css)\" d=\"M\(at),\(n(y(series.low[index])))V\(n(y(series.high[index])))\"/>"
        parts += "<circle class=\"point \(css)\" cx=\"\(at)\" cy=\"\(n(place.y))\" r=\"3.5\"/>"
      }
      return parts
    case .steps:
      var d = ""
      for (index, place) in places.enumerated() {
        d += index == 0 ? "M\(n(place.x)),\(n(place.y))" : "H\(n(place.x))V\(n(place.y))"
      }
      return "<path class=\"line \(css)\" d=\"\(d)\"/>"
    }
  }

  /// Names at the lines' ends, pushed apart.
  private var labels: HTML {
    let ends = series.map { y($0.y.last ?? 0) - Self.top }
    let order = ends.indices.sorted { ends[$0] < ends[$1] }
    let spread = EndLabels.spread(order.map { ends[$0] }, gap: 15, within: Self.plotHeight)
    return zip(order, spread).map { arm, place in
      let x = n(Self.width - right + 10)
      let y = n(Self.top + place + 4)
      return "<text class=\"\(TrialPalette.css(arm)) name\" x=\"\(x)\" y=\"\(y)\">\(short(series[arm].name))</text>"
    }.joined()
  }

  private var risk: HTML {
    guard case .steps(let times, let atRisk) = kind else { return .empty }
    var parts: HTML = "<text class=\"small\" x=\"0\" y=\"\(n(bottom + 38))\">at risk</text>"
    for (arm, counts) in atRisk.enumerated() {
      let line = n(bottom + 54 + Double(arm) * 16)
      for (time, count) in zip(times, counts) {
        parts +=
          "<text class=\"small \(TrialPalette.css(arm))\" x=\"\(n(x(time)))\" y=\"\(line)\" text-anchor=\"middle\">\(count)</text>"
      }
      parts +=
        "<text class=\"small \(TrialPalette.css(arm))\" x=\"\(n(Self.width - right + 30))\" y=\"\(line)\">\(short(series[arm].name))</text>"
    }
    return parts
  }

  private func n(_ value: Double) -> String { SVGPath.number(value) }

  // MARK: Vega-Lite

  var specification: ChartJSON {
    let rows = series.enumerated().flatMap { arm, series in
      series.x.indices.map { index -> ChartJSON in
        [
          "arm": .string(series.name), "x": .number(series.x[index]), "y": .number(series.y[index]),
          "low": .number(series.low[index]), "high": .number(series.high[index]),
        ]
      }
    }
    let colour: ChartJSON = [
      "field": "arm", "type": "nominal", "title": nil,
      "scale": [
        "domain": .array(series.map { .string($0.name) }),
        "range": .array(series.indices.map { .string(TrialPalette.colour($0)) }),
      ],
    ]
    let x: ChartJSON = [
      "field": "x", "type": "quantitative", "title": .string(xName),
      "axis": ["values": .numbers(xTicks.map(\.value)), "grid": false],
    ]
    var isSteps = false
    if case .steps = kind { isSteps = true }
    let line: ChartJSON = [
      "mark": ["type": "line", "interpolate": isSteps ? "step-after" : "linear", "point": .bool(!isSteps)],
      "encoding": ["x": x, "y": y, "color": colour, "strokeDash": ["field": "arm", "type": "nominal", "legend": nil]],
    ]
    let interval: ChartJSON = [
      "mark": isSteps ? ["type": "area", "opacity": 0.12, "interpolate": "step-after"] : ["type": "rule"],
      "encoding": ["x": x, "y": ["field": "low", "type": "quantitative"], "y2": ["field": "high"], "color": colour],
    ]
    return [
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "description": .string(alternative),
      "title": ["text": .string(title), "subtitle": .string(subtitle)], "width": 520, "height": 240,
      "data": ["values": .array(rows)], "layer": .array([interval, line]),
    ]
  }

  private var y: ChartJSON {
    ["field": "y", "type": "quantitative", "title": nil, "scale": ["zero": false], "axis": ["grid": true]]
  }
}

/// Colours and strokes of a trial's arms: the first is grey and dotted, as what is compared with.
enum TrialPalette {
  private static let names = ["none", "trials", "described", "arm3", "arm4"]
  private static let colours = ["#5F6B7A", "#0072B2", "#D55E00", "#00755A", "#9A4778"]

  static func css(_ arm: Int) -> String { "a\(arm % names.count)" }
  static func colour(_ arm: Int) -> String { colours[arm % colours.count] }

  /// Light and dark read the first three from the page's colours.
  static var style: String {
    let dashes = ["2 3.5", "none", "11 5", "6 3 1.5 3", "4 2"]
    return names.indices.map { arm in
      let colour = arm < 3 ? "var(--\(names[arm]))" : colours[arm]
      let text = arm < 3 ? "var(--\(names[arm])-text)" : colours[arm]
      return """
        svg.trial .line.a\(arm){stroke:\(colour);stroke-dasharray:\(dashes[arm])}
        svg.trial .whisk.a\(arm){stroke:\(colour);stroke-width:1.4;fill:none}
        svg.trial .point.a\(arm){fill:\(colour)}
        svg.trial .hollow.a\(arm){fill:var(--paper);stroke:\(colour);stroke-width:1.6}
        svg.trial text.a\(arm){fill:\(text)}
        """
    }.joined(separator: "\n")
      + "\nsvg.trial text.name{font-weight:600}\n.finding{font-weight:600;margin-bottom:8px}\ntable.trial th{white-space:nowrap}\n"
  }
}
