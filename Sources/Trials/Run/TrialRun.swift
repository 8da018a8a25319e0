import ModelLanguage

/// What came out of a trial, arranged for telling.
public struct TrialRun: Sendable {
  /// One endpoint at one visit in one arm.
  public struct Value: Sendable {
    public let endpoint: Endpoint
    public let arm: Int
    public let visit: Int
    /// All, female or male.
    public let group: String
    public let people: Int
    public let mean: Double
    public let sd: Double?
    public let standardError: Double?
    public let geometricMean: Double?
    /// Of people: 2.5, 25, 50, 75 and 97.5 %.
    public let quantiles: [Double]
    /// Share that responded; nil where the endpoint names no responder.
    public let responders: Double?
    /// Against the first arm, as the trial would report it; nil for the first arm.
    public let contrast: Contrast?
    /// Mean over everyone as if all were in this arm, without noise or loss.
    public let truth: Moments
    /// Within people, against the first arm, without noise.
    public let counterfactual: Moments?
  }

  public struct Happening: Sendable {
    public let endpoint: Endpoint
    public let arm: Int
    public let table: EventTable
    public let hazardRatio: HazardRatio?
    /// Per person, from the hazards themselves with death competing.
    public let expected: Moments
    public let expectedDifference: Moments?
  }

  public let trial: Trial
  public let fingerprint: String
  public let seed: UInt64
  public let scenario: EvidenceScenario
  public let research: Bool
  /// Enrolled, and wanted; fewer where the run was stopped.
  public let people: Int
  public let wanted: Int
  public let isComplete: Bool
  public let candidates: Int
  public let enrolled: [Int]
  public let lost: [Int]
  public let died: [Int]
  public let ages: [Moments]
  public let women: [Int]
  public let baselines: [[Moments]]
  public let covariates: [String: Moments]
  public let criteria: [(text: String, asked: Int, passed: Int)]
  public let failures: [String]
  public let failureCount: Int
  /// Endpoints with values, in the trial's order; those that happen.
  public let measured: [Endpoint]
  public let events: [Endpoint]
  public let deathCompetes: Bool
  public let replicates: Replicates?
  private let summary: TrialSummary

  init(_ engine: TrialEngine, _ summary: TrialSummary, _ pool: ReplicatePool, isComplete: Bool) {
    trial = engine.trial
    fingerprint = engine.fingerprint
    seed = engine.settings.seed
    scenario = engine.settings.scenario
    research = engine.settings.research
    people = summary.people
    wanted = engine.wanted
    self.isComplete = isComplete
    candidates = summary.screening.candidates
    enrolled = summary.enrolled
    lost = summary.lost
    died = summary.died
    ages = summary.ages
    women = summary.women
    baselines = summary.baselines
    covariates = summary.covariates
    criteria = engine.design.criteria.enumerated().map {
      ($1.text, summary.screening.asked[$0], summary.screening.passed[$0])
    }
    failures = summary.failures
    failureCount = summary.failureCount
    measured = engine.design.measured
    events = engine.design.events
    deathCompetes = engine.design.deathCompetes
    replicates = Replicates(
      engine.design, pool, summary, count: engine.settings.replicates, seed: engine.settings.seed)
    self.summary = summary
  }

  /// `3 years`
  public static func time(_ days: Double) -> String { TrialTime.text(days) }

  public var arms: [TrialArm] { trial.arms }
  public var visits: [Double] { trial.visits }

  /// All values, by endpoint, visit, group and arm.
  public var values: [Value] {
    measured.indices.flatMap { endpoint in
      visits.indices.flatMap { visit in
        ["all", "female", "male"].enumerated().flatMap { group, name in
          arms.indices.compactMap { arm in value(endpoint, visit, group, name, arm) }
        }
      }
    }
  }

  private func value(_ endpoint: Int, _ visit: Int, _ group: Int, _ name: String, _ arm: Int) -> Value? {
    let cell = summary.reported[arm][endpoint][visit][group]
    guard cell.moments.count > 0 else { return nil }
    let first = summary.reported[0][endpoint][visit][group]
    let isPositive = cell.logs.count == cell.moments.count
    return Value(
      endpoint: measured[endpoint], arm: arm, visit: visit, group: name, people: cell.moments.count,
      mean: cell.moments.mean,
      sd: cell.moments.sd, standardError: cell.moments.standardError,
      geometricMean: isPositive ? RateLaw.Function.exp.apply(cell.logs.mean) : nil,
      quantiles: [0.025, 0.25, 0.5, 0.75, 0.975].compactMap { cell.sketch.quantile($0) },
      responders: measured[endpoint].responder.map { _ in Double(cell.responders) / Double(cell.moments.count) },
      contrast: arm > 0 ? Contrast(cell.moments, against: first.moments) : nil,
      truth: summary.truth[arm][endpoint][visit],
      counterfactual: arm > 0 ? summary.contrasts[arm][endpoint][visit] : nil)
  }

  public var happenings: [Happening] {
    events.indices.flatMap { event in
      arms.indices.map { arm in
        let table = summary.events[arm][event]
        return Happening(
          endpoint: events[event], arm: arm, table: table,
          hazardRatio: arm > 0 ? HazardRatio(of: table, against: summary.events[0][event]) : nil,
          expected: summary.incidences[arm][event],
          expectedDifference: arm > 0 ? summary.incidenceContrasts[arm][event] : nil)
      }
    }
  }
}
