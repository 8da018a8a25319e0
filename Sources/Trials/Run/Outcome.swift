import Simulation

/// One person under one arm: true values at the visits, and when events would come.
struct Outcome: Sendable, Hashable {
  /// Endpoint × (start, visits…).
  var values: [[Double]]
  /// Days since entry; infinite where it does not come within the trial. Per event endpoint.
  var eventDays: [Double]
  var deathDay: Double
  /// Probability of the event within the trial with death competing, from the hazards themselves. Per event endpoint.
  var incidences: [Double]
  /// The same by each visit: event endpoint × visit.
  var incidencesByVisit: [[Double]]
}

/// A person who takes part, under every arm, with the chances that belong to them and not to an arm.
struct Enrolled: Sendable, Hashable {
  var entrant: Entrant
  var adherence: Double
  /// Days since entry at which the person is lost; infinite where never.
  var lostDay: Double
  /// Per arm.
  var outcomes: [Outcome]
}

/// The purposes of a trial's random numbers. Each depends on (seed, person, purpose) alone, and never on the arm.
enum Purpose {
  static let adherence = "trial.adherence"
  static let holidays = "trial.holidays"
  static let dropout = "trial.dropout"
  static let death = "trial.death"
  static func event(_ event: TrialEvent) -> String { "trial.event.\(event.rawValue)" }
  static func noise(_ endpoint: Endpoint) -> String { "trial.noise.\(endpoint.name)" }
  static func laboratory(_ endpoint: Endpoint) -> String { "trial.laboratory.\(endpoint.name)" }
  static let resampling = "trial.resampling"
}
