/// The parts of a static life chart, from the back to the front, placed in one frame.
struct StaticPlot {
  let figure: Figure
  let axes: ChartAxes
  let size: StaticChart.Size
  let labels: [EndLabel]
  private let left: Double
  private let right: Double
  private let top = 18.0
  private let bottom: Double

  init(figure: Figure, axes: ChartAxes, size: StaticChart.Size, room: ChartRoom?) {
    self.figure = figure
    self.axes = axes
    self.size = size
    bottom = size.height - 22
    let isSmall = size.width < 280
    labels = EndLabels.of(
      figure, axes: axes, height: bottom - top, gap: size.labelGap, withValues: size.labelsHaveValues)
    left = room?.left ?? ChartRoom.left(axes, digitWidth: isSmall ? 6 : 7.2)
    right = size.width - (room?.right ?? EndLabels.width(labels, characterWidth: isSmall ? 5.5 : 7) + 4)
  }

  // MARK: Parts

  var grid: HTML {
    var parts = HTML.empty
    for tick in axes.valueTicks {
      let y = n(crisp(self.y(tick)))
      parts += "<path class=\"grid\" d=\"M\(n(left)),\(y)H\(n(right))\"/>"
      parts +=
        "<text x=\"\(n(left - 6))\" y=\"\(n(self.y(tick) + 4))\" text-anchor=\"end\">\(axes.tickText(tick))</text>"
    }
    for tick in axes.ageTicks {
      let x = n(crisp(self.x(tick)))
      parts += "<path class=\"axis\" d=\"M\(x),\(n(bottom))v4\"/>"
      parts += "<text x=\"\(x)\" y=\"\(n(bottom + 17))\" text-anchor=\"middle\">\(NumberText.plain(tick))</text>"
    }
    parts += "<path class=\"axis\" d=\"M\(n(left)),\(n(crisp(bottom)))H\(n(right))\"/>"
    return parts + "<text x=\"\(n(right + 16))\" y=\"\(n(bottom + 17))\">age</text>"
  }

  var bands: HTML {
    let line = figure.mainLine
    var parts = HTML.empty
    if let band = line.betweenPeople {
      let d = SVGPath.area(upper: places(band.upper), lower: places(band.lower))
      parts += "<path class=\"tint \(line.scenario.rawValue)\" d=\"\(d)\"/>"
    }
    if let band = line.unknown {
      let d = SVGPath.line(places(band.lower)) + SVGPath.line(places(band.upper))
      parts += "<path class=\"edges \(line.scenario.rawValue)\" d=\"\(d)\"/>"
    }
    return parts
  }

  var limits: HTML {
    var parts = HTML.empty
    if figure.isDifference {
      parts += "<path class=\"zero\" d=\"M\(n(left)),\(n(crisp(y(0))))H\(n(right))\"/>"
    }
    for limit in figure.referenceLines where axes.low <= limit.value && limit.value <= axes.high {
      let y = self.y(limit.value)
      parts += "<path class=\"limit\" d=\"M\(n(left)),\(n(crisp(y)))H\(n(right))\"/>"
      let start = n(self.x(axes.limitWordAge(figure)) + 4)
      let wordY = y - top < 14 ? y + 12 : y - 4
      parts += "<text class=\"small halo\" x=\"\(start)\" y=\"\(n(wordY))\">\(limit.label)</text>"
    }
    if let today = figure.today, axes.window.from < today, today < axes.window.to {
      let x = n(crisp(self.x(today)))
      parts += "<path class=\"today\" d=\"M\(x),\(n(top - 4))V\(n(bottom))\"/>"
      parts += "<text class=\"small\" x=\"\(x)\" y=\"\(n(top - 7))\" text-anchor=\"middle\">today</text>"
    }
    return parts
  }

  var courses: HTML {
    var parts = HTML.empty
    if let asNow = figure.asNow { parts += course("now", asNow) }
    for line in figure.drawnLines { parts += course(line.scenario.rawValue, line.middle) }
    return parts
  }

  var measurements: HTML {
    var parts = HTML.empty
    for point in figure.measured where axes.window.from <= point.age && point.age <= axes.window.to {
      let x = n(self.x(point.age))
      if let interval = point.interval {
        parts += "<path class=\"whisker\" d=\"M\(x),\(n(y(interval.lower)))V\(n(y(interval.upper)))\"/>"
      }
      parts += "<circle class=\"mark\" cx=\"\(x)\" cy=\"\(n(y(point.value)))\" r=\"4\"/>"
    }
    return parts
  }

  var words: HTML {
    var parts = HTML.empty
    for label in labels {
      let from = "\(n(right + 1)),\(n(top + label.lineY))"
      parts += "<path class=\"hair\" d=\"M\(from)L\(n(right + 9)),\(n(top + label.wordY))\"/>"
      let y = n(top + label.wordY + 4)
      parts += "<text class=\"\(label.kind)\" x=\"\(n(right + 12))\" y=\"\(y)\">\(label.text)</text>"
    }
    return parts
  }

  // MARK: Places

  private func course(_ kind: String, _ values: [Double]) -> HTML {
    "<path class=\"line \(kind)\" d=\"\(SVGPath.line(places(values)))\"/>"
  }

  private func places(_ values: [Double]) -> [Place] {
    zip(figure.ages, values).compactMap { age, value in
      guard axes.window.from <= age, age <= axes.window.to, value.isFinite else { return nil }
      return Place(x: x(age), y: y(value))
    }
  }

  private func x(_ age: Double) -> Double { left + axes.share(ofAge: age) * (right - left) }
  private func y(_ value: Double) -> Double { bottom - axes.share(ofValue: value) * (bottom - top) }
  private func n(_ value: Double) -> String { SVGPath.number(value) }
  /// On the half pixel, where a thin line is sharp.
  private func crisp(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
}
