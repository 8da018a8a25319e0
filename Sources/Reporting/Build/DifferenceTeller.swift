import ModelLanguage
import People

/// Makes the charts of what a plan changes: plan less living as now over age, draw by draw, with the two bands kept apart.
struct DifferenceTeller {
  private let teller: PlanTeller

  init(_ teller: PlanTeller) { self.teller = teller }

  struct Chart: Sendable {
    let id: String
    let key: String
    let quantity: String
    let unit: String
    var isMarker = false
    let claim: Int

    var resolution: Resolution { .of(column: key) }
  }

  static let charts: [Chart] = [
    Chart(
      id: "osteocalcin", key: "vitaminK.bone.undercarboxylatedShare", quantity: "Inactive osteocalcin", unit: "points",
      isMarker: true, claim: 2),
    Chart(id: "spine", key: "bone.lumbarSpine.densityOnImage", quantity: "Spine density", unit: "g/cm²", claim: 7),
    Chart(id: "coronary", key: "vessel.coronary.agatston", quantity: "Coronary calcium", unit: "AU", claim: 10),
  ]

  /// Years from today that are drawn: longer than any trial, short enough to see the change begin.
  private static let years = 30.0

  /// One figure for each plan but living as now, all on one axis.
  func figures(_ chart: Chart) -> [Figure] {
    var figures = teller.projection.outcomes.indices.dropFirst().compactMap { figure(chart, $0) }
    let drawn = figures.flatMap { figure in figure.drawnLines.map(\.middle) + figure.mainLine.curves }
    let values = drawn.flatMap { $0 }.filter(\.isFinite) + [0]
    if let low = values.min(), let high = values.max(), low < high {
      let step = ChartAxes.step(for: high - low, about: 4)
      let range = Interval((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
      for index in figures.indices { figures[index].range = range }
    }
    return figures
  }

  private func figure(_ chart: Chart, _ plan: Int) -> Figure? {
    let projection = teller.projection
    let outcome = projection.outcomes[plan]
    let today = teller.run.course.age
    let rows = projection.ages.indices.filter {
      projection.ages[$0] >= today - 1e-9 && projection.ages[$0] <= today + Self.years
    }
    let lines = EvidenceScenario.allCases.compactMap { scenario -> FigureLine? in
      guard let line = outcome.lineDifferences[scenario]?[chart.key] else { return nil }
      func band(_ band: Band) -> FigureBand? {
        guard teller.run.settings.projection.draws > 0 else { return nil }
        return FigureBand(lower: rows.map { band.low[$0] }, upper: rows.map { band.high[$0] })
      }
      return FigureLine(
        scenario: scenario, middle: rows.map { line.middle[$0] }, betweenPeople: band(line.betweenPeople),
        unknown: band(line.unknown))
    }
    guard rows.count >= 2, !lines.isEmpty else { return nil }
    let later = teller.row(today + (chart.isMarker ? ReportedQuantities.markerRest : ReportedQuantities.horizon))
    let difference = teller.difference(chart.key, plan, later)
    let when = chart.isMarker ? "in three months" : "in ten years"
    return Figure(
      id: "\(chart.id)-difference",
      title:
        "\(DifferenceWords.told(difference, unit: chart.unit, within: chart.resolution).capitalizedSentence) \(when)",
      subtitle: "\(outcome.plan) less as now, \(chart.unit), by age",
      quantity: "\(chart.quantity), difference to as now",
      unit: chart.unit, resolution: chart.resolution, isDifference: true, ages: rows.map { projection.ages[$0] },
      lines: lines,
      scenariosAgree: chart.isMarker, confidence: chart.isMarker ? .likely : teller.word(chart.claim),
      source: "Simulated, \(2 * teller.run.settings.projection.draws) draws, run \(teller.run.label).",
      alternative: alternative(chart, plan, rows))
  }

  private func alternative(_ chart: Chart, _ plan: Int, _ rows: [Int]) -> String {
    let projection = teller.projection
    let wanted = [rows.first { projection.ages[$0] >= teller.run.course.age + 1 }, rows.last].compactMap { $0 }
    let told = wanted.map { row in
      "at \(NumberText.plain(projection.ages[row].rounded())) \(DifferenceWords.told(teller.difference(chart.key, plan, row), unit: chart.unit, within: chart.resolution))"
    }
    return
      "\(chart.quantity) with \(projection.outcomes[plan].plan) less living as now: \(told.joined(separator: "; ")). Zero is drawn as a line."
  }
}
