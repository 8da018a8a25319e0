/// The table behind a figure: its values at a handful of ages.
struct FigureTable: Sendable {
  var head: [String]
  var rows: [[String]]

  /// About ten ages: round ones over the whole, and today's.
  init(_ figure: Figure) {
    let lines = Array(figure.drawnLines.reversed())
    let main = figure.mainLine
    let resolution = figure.resolution
    func number(_ value: Double) -> String { value.isFinite ? NumberText.figures(value, 3, within: resolution) : "–" }
    head = ["Age"] + lines.map { figure.scenariosAgree ? "all three" : $0.scenario.rawValue }
    if figure.asNow != nil { head.append("as now") }
    if main.betweenPeople != nil { head.append("between people") }
    if main.unknown != nil { head.append("not known") }
    rows = Self.rowIndices(figure).map { index in
      var cells = [Self.age(figure.ages[index])] + lines.map { number($0.middle[index]) }
      if let asNow = figure.asNow { cells.append(number(asNow[index])) }
      for band in [main.betweenPeople, main.unknown] {
        if let band { cells.append(Self.range(band, index, resolution)) }
      }
      return cells
    }
  }

  /// A dash where the band is not drawn.
  private static func range(_ band: FigureBand, _ index: Int, _ resolution: Resolution) -> String {
    let (lower, upper) = (band.lower[index], band.upper[index])
    guard lower.isFinite, upper.isFinite, lower <= upper else { return "–" }
    return NumberText.range(Interval(lower, upper), figures: 3, within: resolution)
  }

  /// Whole years, and tenths around today.
  private static func age(_ years: Double) -> String { NumberText.plain((years * 10).rounded() / 10) }

  private static func rowIndices(_ figure: Figure) -> [Int] {
    let window = AgeWindow.whole(figure)
    var wanted = ChartAxes.ticks(from: window.from, to: window.to, step: window.to - window.from > 40 ? 10 : 5)
    if let today = figure.today { wanted += [today, today + 1] }
    let nearest = wanted.compactMap { age in
      figure.ages.indices.min { abs(figure.ages[$0] - age) < abs(figure.ages[$1] - age) }
    }
    return Set(nearest).sorted()
  }
}
