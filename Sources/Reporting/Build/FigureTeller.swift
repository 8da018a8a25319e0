import Calibration
import ModelLanguage
import People
import Simulation

/// Makes a plan's life charts.
struct FigureTeller {
  private let teller: PlanTeller
  private let plan: Int

  init(_ teller: PlanTeller, _ plan: Int) {
    self.teller = teller
    self.plan = plan
  }

  private struct Chart {
    let id: String
    let key: String
    let quantity: String
    let unit: String
    var scale: FigureScale = .linear
    var isMarker = false
    var references: [ReferenceLine] = []
    var claim: Int
    var measured: [Biomarker] = []
  }

  private static let charts: [Chart] = [
    Chart(
      id: "osteocalcin", key: "vitaminK.bone.undercarboxylatedShare", quantity: "Inactive osteocalcin", unit: "%", isMarker: true, claim: 2,
      measured: [.undercarboxylatedShare]),
    Chart(
      id: "spine", key: "bone.lumbarSpine.densityOnImage", quantity: "Spine density", unit: "g/cm²",
      references: [ReferenceLine(0.958, "T −1"), ReferenceLine(0.799, "T −2.5")], claim: 7, measured: [.arealBoneMineralDensity(.lumbarSpine)]),
    Chart(
      id: "coronary", key: "vessel.coronary.agatston", quantity: "Coronary calcium", unit: "AU", scale: .log1p, claim: 10,
      measured: [.coronaryCalcium]),
    Chart(
      id: "dpucmgp", key: "vitaminK.vessel.dpucMGP.plasma", quantity: "dp-ucMGP", unit: "pmol/L", isMarker: true, claim: 3, measured: [.dpucMGP]),
    Chart(
      id: "hip", key: "bone.femoralNeck.density", quantity: "Femoral-neck density", unit: "g/cm²",
      references: [ReferenceLine(0.738, "T −1"), ReferenceLine(0.558, "T −2.5")], claim: 7, measured: [.arealBoneMineralDensity(.femoralNeck)]),
    Chart(
      id: "stiffness", key: "vessel.pulseWaveVelocity", quantity: "Pulse wave velocity", unit: "m/s", claim: 9, measured: [.pulseWaveVelocity]),
  ]

  var figures: [Figure] { Self.charts.compactMap(figure) }

  private func figure(_ chart: Chart) -> Figure? {
    let run = teller.run
    let projection = teller.projection
    let lines = EvidenceScenario.allCases.compactMap { scenario in
      teller.line(chart.key, plan, scenario).map { line in
        FigureLine(
          scenario: scenario, middle: line.middle, betweenPeople: FigureBand(lower: line.betweenPeople.low, upper: line.betweenPeople.high),
          unknown: FigureBand(lower: line.unknown.low, upper: line.unknown.high))
      }
    }
    guard !lines.isEmpty else { return nil }
    return Figure(
      id: chart.id, title: title(chart), subtitle: subtitle(chart), quantity: chart.quantity, unit: chart.unit, scale: chart.scale,
      ages: projection.ages, lines: lines, scenariosAgree: chart.isMarker, asNow: plan > 0 && chart.isMarker ? asNow(chart) : nil,
      referenceLines: run.course.age >= 18 ? chart.references : [], measured: measured(chart), today: run.course.age,
      confidence: chart.isMarker ? .likely : teller.word(chart.claim),
      source: "Simulated, \(2 * run.settings.projection.draws) draws, run \(run.fingerprint). Marks are measured.", alternative: alternative(chart))
  }

  private func subtitle(_ chart: Chart) -> String {
    let unit = chart.scale == .log1p ? "\(chart.unit), scale log (1 + score)" : chart.unit
    return "\(chart.quantity), \(unit), by age; \(teller.projection.outcomes[plan].plan)"
  }

  /// Living as now, from today on: before, it is the same life.
  private func asNow(_ chart: Chart) -> [Double]? {
    teller.line(chart.key, 0).map { line in
      zip(teller.projection.ages, line.middle).map { $0 < teller.run.course.age ? .nan : $1 }
    }
  }

  private func value(_ chart: Chart, _ plan: Int, _ age: Double) -> Double {
    teller.line(chart.key, plan)?.middle[teller.row(age)] ?? 0
  }

  private func title(_ chart: Chart) -> String {
    let age = teller.run.course.age
    let soon = age + ReportedQuantities.markerRest
    let later = age + ReportedQuantities.horizon
    guard plan > 0 else {
      let pair = NumberText.pair(value(chart, 0, age), value(chart, 0, later))
      return "\(chart.quantity): \(pair.from) today, \(pair.to) in ten years"
    }
    if chart.isMarker {
      let pair = NumberText.pair(value(chart, 0, soon), value(chart, plan, soon))
      return pair.from == pair.to ? "\(chart.quantity) stays at \(pair.to)" : "\(chart.quantity): from \(pair.from) to \(pair.to) in three months"
    }
    guard let line = teller.projection.outcomes[plan].lineDifferences[.trials]?[chart.key] else { return chart.quantity }
    let row = teller.row(later)
    let includesZero = line.unknown.low[row] <= 0 && line.unknown.high[row] >= 0
    return includesZero ? "\(chart.quantity): no difference can be told" : "\(chart.quantity) in ten years: the difference is small and uncertain"
  }

  private func alternative(_ chart: Chart) -> String {
    let age = teller.run.course.age
    let ends = EvidenceScenario.allCases.compactMap { scenario in
      teller.line(chart.key, plan, scenario).map { "\(scenario.rawValue) \(NumberText.figures($0.middle.last ?? 0))" }
    }
    let last = teller.projection.ages.last ?? 100
    return "\(chart.quantity) by age. At \(Int(age)) it is \(NumberText.figures(value(chart, plan, age))) \(chart.unit); at \(Int(last)) it is "
      + ends.joined(separator: ", ") + "."
  }

  private func measured(_ chart: Chart) -> [MeasuredPoint] {
    let run = teller.run
    return run.person.measurements.filter { chart.measured.contains($0.what) }.map {
      MeasuredPoint(age: run.course.age + run.today.years(to: $0.on.first), value: $0.value)
    }
  }
}
