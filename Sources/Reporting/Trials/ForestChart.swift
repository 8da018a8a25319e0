/// Differences side by side, each in units of its own spread between people, so that endpoints can stand on one scale.
///
/// Filled: as a trial of this size reports. Hollow: within the same people, without noise. Beside them the numbers in their units.
struct ForestChart: Sendable {
  struct Line: Sendable {
    var name: String
    var arm: Int
    var reported: (middle: Double, low: Double, high: Double)?
    var counterfactual: (middle: Double, low: Double, high: Double)?
    /// The reported difference in the endpoint's unit, with its interval.
    var words: String
  }

  var lines: [Line]
  var caption: String

  private static let width = 680.0
  private static let left = 210.0
  private static let right = 190.0
  private static let pitch = 30.0
  private static let top = 24.0

  private var extent: (low: Double, high: Double) {
    let all = lines.flatMap { line in
      [line.reported, line.counterfactual].compactMap { $0 }.flatMap { [$0.low, $0.middle, $0.high] }
    }
    let reach = max(all.map(abs).max() ?? 1, 0.1) * 1.08
    return (-reach, reach)
  }

  private func x(_ value: Double) -> Double {
    let (low, high) = extent
    return Self.left + (value - low) / (high - low) * (Self.width - Self.left - Self.right)
  }

  var svg: HTML {
    let height = Self.top + Double(lines.count) * Self.pitch + 34
    let bottom = height - 30
    var parts: HTML = "<path class=\"zero\" d=\"M\(n(x(0))),\(n(Self.top - 12))V\(n(bottom))\"/>"
    let (low, high) = extent
    for tick in ChartAxes.ticks(from: low, to: high, step: ChartAxes.step(for: high - low, about: 5)) {
      parts += "<path class=\"axis\" d=\"M\(n(x(tick))),\(n(bottom))v4\"/>"
      parts +=
        "<text x=\"\(n(x(tick)))\" y=\"\(n(bottom + 18))\" text-anchor=\"middle\">\(NumberText.plain(tick))</text>"
    }
    parts += "<path class=\"axis\" d=\"M\(n(Self.left)),\(n(bottom))H\(n(Self.width - Self.right))\"/>"
    for (index, line) in lines.enumerated() { parts += draw(line, Self.top + Double(index) * Self.pitch) }
    return """
      <svg class="trial" viewBox="0 0 \(n(Self.width)) \(n(height))" width="100%" role="img" aria-label="\(caption)">\(parts)</svg>
      """
  }

  private func draw(_ line: Line, _ y: Double) -> HTML {
    let css = TrialPalette.css(line.arm)
    let name = line.name.count > 32 ? String(line.name.prefix(31)) + "…" : line.name
    var parts: HTML = "<text x=\"0\" y=\"\(n(y + 6))\">\(name)</text>"
    if let known = line.counterfactual {
      parts += "<path class=\"whisk \(css)\" d=\"M\(n(x(known.low))),\(n(y + 8))H\(n(x(known.high)))\"/>"
      parts += "<circle class=\"hollow \(css)\" cx=\"\(n(x(known.middle)))\" cy=\"\(n(y + 8))\" r=\"3.5\"/>"
    }
    if let reported = line.reported {
      parts += "<path class=\"whisk \(css)\" d=\"M\(n(x(reported.low))),\(n(y - 2))H\(n(x(reported.high)))\"/>"
      parts += "<circle class=\"point \(css)\" cx=\"\(n(x(reported.middle)))\" cy=\"\(n(y - 2))\" r=\"4\"/>"
    }
    return parts + "<text x=\"\(n(Self.width))\" y=\"\(n(y + 6))\" text-anchor=\"end\">\(line.words)</text>"
  }

  private func n(_ value: Double) -> String { SVGPath.number(value) }
}
