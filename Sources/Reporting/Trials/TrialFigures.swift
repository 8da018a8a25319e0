import Trials

/// The charts of a trial: a course per endpoint, a curve per event.
struct TrialFigures: Sendable {
  private let run: TrialRun
  private let teller: TrialTeller

  init(_ run: TrialRun, _ teller: TrialTeller) {
    self.run = run
    self.teller = teller
  }

  var charts: [TrialChart] {
    let values = run.values.filter { $0.group == "all" }
    let courses = run.measured.enumerated().compactMap { course($1, $0, values) }
    let happenings = run.happenings
    return courses + run.events.enumerated().compactMap { curve($1, $0, happenings) }
  }

  private var ticks: [(value: Double, words: String)] {
    let marked =
      run.visits.count <= 8 ? run.visits : run.visits.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    return marked.map { ($0, TrialRun.time($0)) }
  }

  private var source: String {
    "Simulated: \(run.people) people, \(run.scenario.rawValue) scenario, seed \(run.seed), run \(run.fingerprint)."
  }

  private func course(_ endpoint: Endpoint, _ index: Int, _ values: [TrialRun.Value]) -> TrialChart? {
    let series = run.arms.indices.compactMap { arm -> TrialChart.Series? in
      let own = values.filter { $0.endpoint == endpoint && $0.arm == arm }
      guard !own.isEmpty else { return nil }
      let reach = own.map { 1.96 * ($0.standardError ?? 0) }
      return TrialChart.Series(
        name: run.arms[arm].name, x: own.map { run.visits[$0.visit] }, y: own.map(\.mean),
        low: zip(own, reach).map { $0.mean - $1 }, high: zip(own, reach).map { $0.mean + $1 })
    }
    guard series.count == run.arms.count, series.allSatisfy({ $0.x.count > 1 }) else { return nil }
    let finding = run.arms.indices.dropFirst().compactMap { arm -> String? in
      guard let last = run.visits.indices.last, let contrast = teller.value(endpoint, last, arm)?.contrast else {
        return nil
      }
      return "\(run.arms[arm].name) \(teller.told(contrast, endpoint)) against \(run.arms[0].name)"
    }
    let title = finding.isEmpty ? endpoint.words : "\(endpoint.name): \(finding.joined(separator: "; "))"
    let unit = endpoint.unit.isEmpty ? "" : ", \(endpoint.unit)"
    return TrialChart(
      id: "course-\(index + 1)", title: title, name: endpoint.name,
      subtitle: "\(endpoint.words)\(unit): mean and 95 % interval by visit", source: source,
      alternative: "\(title). "
        + series.map {
          "\($0.name): "
            + zip($0.x, $0.y).map { "\(TrialRun.time($0)) \(NumberText.figures($1, 3))" }.joined(separator: ", ")
        }.joined(separator: "; "),
      kind: .course, series: series, xName: "time since the start (days)", xTicks: ticks,
      showsZero: endpoint.form != .value && endpoint.form != .ratio)
  }

  private func curve(_ endpoint: Endpoint, _ index: Int, _ happenings: [TrialRun.Happening]) -> TrialChart? {
    let own = happenings.filter { $0.endpoint == endpoint }
    guard let end = run.visits.last, end > 0 else { return nil }
    let times = (0...EventTable.intervals).map { end * Double($0) / Double(EventTable.intervals) }
    let series = own.map { happening -> TrialChart.Series in
      let survival = happening.table.survival
      let reach = zip(survival.values, survival.logVariance).map { 1.96 * $0 * $1.squareRoot() }
      return TrialChart.Series(
        name: run.arms[happening.arm].name, x: times, y: survival.values,
        low: zip(survival.values, reach).map { max($0 - $1, 0) },
        high: zip(survival.values, reach).map { min($0 + $1, 1) })
    }
    let ticks = self.ticks
    let atRisk = own.map { happening -> [Int] in
      let counts = happening.table.atRisk
      return ticks.map { tick in
        let interval = min(Int((tick.value / end * Double(EventTable.intervals)).rounded()), EventTable.intervals)
        // At the very end those who finished are still at risk.
        return interval == EventTable.intervals
          ? counts[interval] + (happening.table.censored.last ?? 0) : counts[interval]
      }
    }
    let ratios = own.compactMap { happening -> String? in
      guard let ratio = happening.hazardRatio else { return nil }
      let interval = NumberText.range(Interval(ratio.interval.lowerBound, ratio.interval.upperBound))
      return "\(run.arms[happening.arm].name) hazard ratio \(NumberText.decimals(ratio.ratio, places: 2)) (\(interval))"
    }
    let title = "\(endpoint.name): \(ratios.isEmpty ? "too few events to compare" : ratios.joined(separator: "; "))"
    return TrialChart(
      id: "event-\(index + 1)", title: title, name: endpoint.name,
      subtitle: "Share free of \(endpoint.name), Kaplan-Meier, with numbers at risk", source: source,
      alternative: "\(title). "
        + own.map { "\(run.arms[$0.arm].name): \($0.table.eventCount) of \($0.table.people)" }.joined(separator: "; "),
      kind: .steps(times: ticks.map(\.value), atRisk: atRisk), series: series, xName: "time since the start (days)",
      xTicks: ticks,
      showsZero: false)
  }
}
