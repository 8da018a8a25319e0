import Tabular
import Trials

/// A trial's numbers as a table in the long format.
public enum TrialTable {
  /// One row per arm, endpoint, visit and number: the long format, with `kind` the statistic.
  public static func csv(_ run: TrialRun) -> String {
    var writer = TableWriter(headers: PersonRow.columns)
    visit(run) { row in
      writer.append([
        run.fingerprint, row.arm, nil, nil, PlainNumber.text(row.timeDays), row.name, PlainNumber.text(row.value),
        row.unit,
        run.scenario.rawValue, row.kind,
      ])
    }
    return writer.text
  }

  /// A row without what all have in common: the run and its scenario.
  public struct Row {
    public var arm: String
    public var timeDays: Double
    public var name: String
    public var value: Double
    public var unit: String
    public var kind: String
  }

  public static func visit(_ run: TrialRun, _ take: (Row) -> Void) {
    func add(_ arm: String, _ day: Double, _ name: String, _ value: Double?, _ unit: String, _ kind: String) {
      guard let value else { return }
      take(Row(arm: arm, timeDays: day, name: name, value: value, unit: unit, kind: kind))
    }
    for value in run.values {
      let name = value.endpoint.words + (value.group == "all" ? "" : ", \(value.group)")
      let (arm, day, unit) = (run.arms[value.arm].name, run.visits[value.visit], value.endpoint.unit)
      add(arm, day, name, Double(value.people), "people", "n")
      add(arm, day, name, value.mean, unit, "mean")
      add(arm, day, name, value.sd, unit, "sd")
      for (kind, quantile) in zip(["p2.5", "p25", "p50", "p75", "p97.5"], value.quantiles) {
        add(arm, day, name, quantile, unit, kind)
      }
      add(arm, day, name, value.responders, "share", "responders")
      add(arm, day, name, value.contrast?.difference, unit, "difference")
      add(arm, day, name, value.contrast?.interval.lowerBound, unit, "difference low")
      add(arm, day, name, value.contrast?.interval.upperBound, unit, "difference high")
      add(arm, day, name, value.contrast?.p, "", "p")
      add(arm, day, name, value.truth.mean, unit, "true mean")
      if let known = value.counterfactual, known.count > 0 { add(arm, day, name, known.mean, unit, "same people") }
    }
    for happening in run.happenings {
      let (arm, name, day) = (run.arms[happening.arm].name, happening.endpoint.name, run.visits.last ?? 0)
      add(arm, day, name, Double(happening.table.eventCount), "events", "events")
      add(arm, day, name, Double(happening.table.people), "people", "n")
      add(arm, day, name, happening.table.personYears, "years", "person-years")
      add(arm, day, name, happening.hazardRatio?.ratio, "", "hazard ratio")
      add(arm, day, name, happening.hazardRatio?.interval.lowerBound, "", "hazard ratio low")
      add(arm, day, name, happening.hazardRatio?.interval.upperBound, "", "hazard ratio high")
      add(arm, day, name, happening.expected.mean, "share", "expected")
    }
  }
}
