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

    var resolution: Resolution { .of(column: key) }
    /// A number as it stands in a sentence: "12 %", "330 pmol/L".
    func told(_ number: String) -> String { NumberText.with(unit: unit, number) }
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
          scenario: scenario, middle: line.middle, betweenPeople: band(line.betweenPeople), unknown: band(line.unknown))
      }
    }
    guard !lines.isEmpty else { return nil }
    return Figure(
      id: chart.id, title: title(chart), subtitle: subtitle(chart), quantity: chart.quantity, unit: chart.unit,
      resolution: chart.resolution, scale: chart.scale,
      ages: projection.ages, lines: lines, scenariosAgree: chart.isMarker, asNow: plan > 0 && chart.isMarker ? asNow(chart) : nil,
      referenceLines: run.course.age >= 18 ? chart.references : [], measured: measured(chart), today: run.course.age,
      confidence: chart.isMarker ? .likely : teller.word(chart.claim),
      source: "Simulated, \(2 * run.settings.projection.draws) draws, run \(run.label).\(measured(chart).isEmpty ? "" : " Marks are measured.")", alternative: alternative(chart))
  }

  /// Nil where nothing was drawn.
  private func band(_ band: Band) -> FigureBand? {
    teller.run.settings.projection.draws > 0 ? FigureBand(lower: band.low, upper: band.high) : nil
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
      let pair = NumberText.pair(value(chart, 0, age), value(chart, 0, later), within: chart.resolution)
      return "\(chart.quantity): \(chart.told(pair.from)) today, \(chart.told(pair.to)) in ten years"
    }
    if chart.isMarker {
      let pair = NumberText.pair(value(chart, 0, soon), value(chart, plan, soon), within: chart.resolution)
      return pair.from == pair.to
        ? "\(chart.quantity) stays at \(chart.told(pair.to))"
        : "\(chart.quantity): from \(chart.told(pair.from)) to \(chart.told(pair.to)) in three months"
    }
    let difference = teller.difference(chart.key, plan, teller.row(later))
    guard !chart.resolution.hides(difference) else { return "\(chart.quantity): \(DifferenceWords.none)" }
    let number = NumberText.difference(Estimate(difference.middle), within: chart.resolution)
    return "\(chart.quantity): \(chart.told(number)) in ten years, if trials are right"
  }

  private func alternative(_ chart: Chart) -> String {
    let age = teller.run.course.age
    func told(_ value: Double) -> String { NumberText.figures(value, within: chart.resolution) }
    let ends = EvidenceScenario.allCases.compactMap { scenario in
      teller.line(chart.key, plan, scenario).map { "\(scenario.rawValue) \(told($0.middle.last ?? 0))" }
    }
    let last = teller.projection.ages.last ?? 100
    return "\(chart.quantity) by age. At \(Int(age)) it is \(chart.told(told(value(chart, plan, age)))); at \(Int(last)) it is "
      + ends.joined(separator: ", ") + "."
  }

  private func measured(_ chart: Chart) -> [MeasuredPoint] {
    let run = teller.run
    return run.person.measurements.filter { chart.measured.contains($0.what) }.map {
      MeasuredPoint(age: run.course.age + run.today.years(to: $0.on.first), value: $0.value)
    }
  }
}
