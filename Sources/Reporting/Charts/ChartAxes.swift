import Foundation

/// The ages shown.
struct AgeWindow: Sendable, Hashable {
  var from: Double
  var to: Double

  /// "Birth to 100", "55 to 90".
  var words: String {
    let start = from < 0.5 ? "Birth" : NumberText.plain(from)
    return "\(start) to \(NumberText.plain(to))"
  }

  static func whole(_ figure: Figure) -> AgeWindow {
    AgeWindow(from: figure.ages.first ?? 0, to: figure.ages.last ?? 100)
  }

  /// From a little before today, 35 years on; nil where today is not told or the window would be nearly the whole.
  static func near(_ figure: Figure) -> AgeWindow? {
    guard let today = figure.today else { return nil }
    let whole = whole(figure)
    let start = ((today - 2) / 5).rounded(.down) * 5
    let end = min(whole.to, start + 35)
    guard start > whole.from + 4, end - start >= 5 else { return nil }
    return AgeWindow(from: start, to: end)
  }
}

/// Domains and tick marks of a life chart, from the figure and the ages shown.
struct ChartAxes: Sendable {
  var window: AgeWindow
  var low: Double
  var high: Double
  var ageTicks: [Double]
  var valueTicks: [Double]
  var scale: FigureScale

  init(figure: Figure, window: AgeWindow, isSmall: Bool = false) {
    self.window = window
    scale = figure.scale
    let extent = Self.extent(of: figure, in: window)
    switch figure.scale {
    case .linear:
      let shown = figure.range ?? extent
      let step = Self.step(for: shown.upper - shown.lower, about: 4)
      low = figure.range?.lower ?? (extent.lower / step).rounded(.down) * step
      high = figure.range?.upper ?? (extent.upper / step).rounded(.up) * step
      valueTicks = Self.ticks(from: low, to: high, step: step)
    case .log1p:
      let top = figure.range?.upper ?? Self.roundUp(extent.upper)
      let bottom = figure.range?.lower ?? Self.powerBelow(extent.lower)
      high = top
      low = bottom
      let powers: [Double] = [0, 10, 100, 1000, 10_000, 100_000]
      let inside = powers.filter { $0 >= bottom && $0 <= top }
      valueTicks = inside.count > 1 ? inside : Self.ticks(from: bottom, to: top, step: max(top - bottom, 1) / 2)
    }
    let span = window.to - window.from
    let count = isSmall ? 4.0 : span > 60 ? 10 : 6
    ageTicks = Self.ticks(from: window.from, to: window.to, step: Self.step(for: span, about: count))
  }

  /// 0 at the lower end of the values, 1 at the upper.
  func share(ofValue value: Double) -> Double {
    let bottom = transformed(low)
    let clamped = min(max(value, low), high)
    return (transformed(clamped) - bottom) / (transformed(high) - bottom)
  }

  func share(ofAge age: Double) -> Double { (age - window.from) / (window.to - window.from) }

  /// Where the words of the reference lines start: at the left, or right of today where that is close by.
  func limitWordAge(_ figure: Figure) -> Double {
    guard let today = figure.today, window.from <= today else { return window.from }
    return share(ofAge: today) < 0.25 ? today : window.from
  }

  func tickText(_ value: Double) -> String {
    NumberText.decimals(value, places: tickPlaces)
  }

  /// As many decimal places as tell every tick apart from its rounding, the same for all.
  var tickPlaces: Int {
    (0...6).first { places in
      let step = pow(10, Double(places))
      return valueTicks.allSatisfy { abs($0 * step - ($0 * step).rounded()) < 1e-6 }
    } ?? 6
  }

  private func transformed(_ value: Double) -> Double { scale == .log1p ? log1p(value) : value }

  // MARK: What must be in view

  private static func extent(of figure: Figure, in window: AgeWindow) -> Interval {
    let shown = figure.ages.indices.filter { window.from <= figure.ages[$0] && figure.ages[$0] <= window.to }
    let curves = figure.drawnLines.flatMap(\.curves) + [figure.asNow].compactMap { $0 }
    var values = curves.flatMap { curve in shown.map { curve[$0] } }.filter(\.isFinite)
    for point in figure.measured where window.from <= point.age && point.age <= window.to {
      values += [point.value, point.interval?.lower ?? point.value, point.interval?.upper ?? point.value]
    }
    values += figure.referenceLines.map(\.value)
    if figure.isDifference { values.append(0) }
    var lower = values.min() ?? 0
    var upper = values.max() ?? 1
    if upper <= lower { upper = lower + max(abs(lower) / 2, 1) }
    if lower > 0 && lower < upper * 0.4 { lower = 0 }
    if figure.scale == .linear && lower == 0 { upper *= 1.02 }
    return Interval(lower, upper)
  }

  /// A step of 1, 2 or 5 times a power of ten that gives about so many steps.
  static func step(for span: Double, about count: Double) -> Double {
    guard span > 0 else { return 1 }
    let raw = span / count
    let power = pow(10, log10(raw).rounded(.down))
    let candidates = [1, 2, 5, 10].map { $0 * power }
    return candidates.min { abs(log($0 / raw)) < abs(log($1 / raw)) } ?? power
  }

  static func ticks(from low: Double, to high: Double, step: Double) -> [Double] {
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 100 else { return [low, high] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  private static func roundUp(_ value: Double) -> Double {
    guard value > 10 else { return 10 }
    let power = pow(10, log10(value).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value * 0.999 } ?? power * 10
  }

  private static func powerBelow(_ value: Double) -> Double {
    value < 20 ? 0 : pow(10, log10(value / 2).rounded(.down))
  }
}
