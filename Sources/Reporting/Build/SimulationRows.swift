import ModelLanguage
import People

/// A person's lines over age in the long format, one row per value: what the command writes and what other programs are given.
public struct SimulationRows {
  public struct Row {
    public var run: String
    /// The plan.
    public var arm: String
    public var person: String
    public var ageYears: Double
    public var timeDays: Double
    public var name: String
    public var value: Double
    public var unit: String
    public var scenario: String
    public var kind: String
  }

  private static let daysPerYear = 365.25

  private let run: PersonRun

  public init(_ run: PersonRun) { self.run = run }

  /// In the order of plans, scenarios, columns, kinds and ages; nothing where the safety gate is shut.
  public func visit(_ take: (Row) -> Void) {
    guard let projection = run.projection else { return }
    for outcome in projection.outcomes {
      for scenario in EvidenceScenario.allCases {
        guard let lines = outcome.lines[scenario] else { continue }
        for column in projection.columns {
          guard let line = lines[column.key] else { continue }
          for (kind, values) in Self.kinds(line) {
            for (age, value) in zip(projection.ages, values) {
              take(
                Row(
                  run: run.fingerprint, arm: outcome.plan, person: run.person.name ?? "person", ageYears: age,
                  timeDays: age * Self.daysPerYear, name: column.key, value: value, unit: column.unit.symbol,
                  scenario: scenario.rawValue, kind: kind))
            }
          }
        }
      }
    }
  }

  private static func kinds(_ line: Line) -> [(kind: String, values: [Double])] {
    [
      ("person", line.middle), ("between people p10", line.betweenPeople.low),
      ("between people p90", line.betweenPeople.high), ("unknown p5", line.unknown.low),
      ("unknown p95", line.unknown.high),
    ]
  }
}
