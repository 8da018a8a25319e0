import Evidence
import Foods
import ModelLanguage
import Simulation

/// One trace of a claim, run: the watched value before and after its change, under each reading of the evidence.
///
/// It goes through `PersonRun` as every front door does, so the safety gate stops it where it stops a person.
public struct ClaimRun: Sendable {
  public struct Values: Sendable, Hashable {
    public let before: Double
    public let after: Double
    public var difference: Double { after - before }

    /// Which way it moved; less than the solver's accuracy is not at all.
    public var direction: Claim.Direction {
      guard abs(difference) > 1e-5 * max(abs(before), abs(after)) else { return .unchanged }
      return difference > 0 ? .rises : .falls
    }
  }

  public let trace: Claim.Trace
  public let watch: ClaimWatch
  /// Nil where the safety gate is shut.
  public let values: [EvidenceScenario: Values]?
  /// The gate's decision, and who asked for results in spite of it.
  public let verdict: SafetyGate.Verdict
  /// Fingerprints of the runs compared.
  public let labels: [String]

  /// - Throws: `InputFaults` or `ModelFault` as `PersonRun` does; `ModelFault` where the trace names nothing known.
  public init(
    _ trace: Claim.Trace, for person: Person, today: CalendarDay, foods: FoodTable, research: Bool = false,
    threads: Int = 2, personalise: PersonRun.Personaliser? = nil
  ) throws {
    guard let watch = ClaimWatch(trace.watch), let following = ClaimFollowing(trace.change, for: person) else {
      throw ModelFault("the claim's trace cannot be followed: \(trace.change); watch \(trace.watch)")
    }
    self.trace = trace
    self.watch = watch
    // Accurate enough that a difference of a hundred-thousandth is not the solver's.
    let settings = PersonRun.Settings(
      projection: Projection.Settings(draws: 0, threads: threads, relativeTolerance: 1e-7), research: research)
    func run(_ person: Person, _ plans: [Plan] = []) throws -> PersonRun {
      try PersonRun(person, plans: plans, settings: settings, today: today, foods: foods, personalise: personalise)
    }
    let runs: [PersonRun]
    let sides: (before: (PersonRun, EvidenceScenario) -> Double?, after: (PersonRun, EvidenceScenario) -> Double?)
    switch following {
    case .plan(let plan):
      runs = [try run(person, [plan])]
      sides = ({ watch.value($0, plan: 0, $1) }, { watch.value($0, plan: 1, $1) })
    case .person(let changed):
      runs = [try run(person), try run(changed)]
      sides = ({ watch.value($0, plan: 0, $1) }, { watch.value($0, plan: 0, $1) })
    case .laterAge(let age):
      runs = [try run(person)]
      sides = ({ watch.value($0, plan: 0, $1, at: $0.course.age) }, { watch.value($0, plan: 0, $1, at: age) })
    }
    labels = runs.map(\.label)
    verdict = runs.map(\.verdict).first { $0 != .open } ?? .open
    guard let first = runs.first, let last = runs.last, runs.allSatisfy({ $0.projection != nil }) else {
      values = nil
      return
    }
    var values: [EvidenceScenario: Values] = [:]
    for scenario in EvidenceScenario.allCases {
      guard let before = sides.before(first, scenario), let after = sides.after(last, scenario) else {
        throw ModelFault("the run does not hold what the claim's trace watches: \(trace.watch)")
      }
      values[scenario] = Values(before: before, after: after)
    }
    self.values = values
  }
}
