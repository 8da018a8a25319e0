import ModelLanguage
import Simulation

/// One draw of a life under one scenario, with what happens under each plan.
struct DrawnLife: Sendable {
  let sex: Sex
  let scenario: EvidenceScenario
  let parameters: [String: Double]
  let exposure: Exposure

  private func individual(_ inputs: [String: Double]) -> Individual {
    Individual(sex: sex, scenario: scenario, parameters: parameters, inputs: inputs)
  }

  /// From birth on.
  func whole(_ plan: Int) -> Life { Life(individual(exposure.inputs), changes: exposure.changes[plan]) }

  /// From birth to today, as now.
  func toToday(_ today: Double) -> Life {
    Life(individual(exposure.inputs), changes: exposure.changes[0].filter { $0.age < today })
  }

  /// From today on, out of the life as now up to then.
  func fromToday(_ plan: Int, _ today: Double, state: [Double]) -> Life {
    Life(
      individual(exposure.inputs(before: today)), changes: exposure.changes[plan].filter { $0.age >= today },
      from: Start(age: today, state: state))
  }
}

/// What is known of living as now, draw by draw: nothing in it depends on a plan.
struct LivesAsNow: Sendable {
  /// To today; empty where lives are solved from birth on.
  var pasts: [PlanSolver.Solved]
  var wholes: [PlanSolver.Solved]
}

/// Solves the lives of all plans, draws and scenarios together, so that the solver's lanes are full.
struct PlanSolver {
  typealias Solved = Result<Trajectory, ModelFault>

  private let compiled: CompiledModel
  private let settings: Projection.Settings
  private let ages: AgesAroundToday
  private let progress: @Sendable (Double) -> Void
  private var done = 0
  private var all = 1
  /// Steps taken in all.
  private(set) var steps = 0

  init(
    _ compiled: CompiledModel, _ settings: Projection.Settings, ages: AgesAroundToday,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    self.compiled = compiled
    self.settings = settings
    self.ages = ages
    self.progress = progress
  }

  /// - Returns: for each plan the lives in the order of `drawn`, and what is known of living as now.
  mutating func solve(
    _ drawn: [DrawnLife], plans count: Int, knowing known: LivesAsNow?
  ) -> (plans: [[Solved]], asNow: LivesAsNow) {
    let wanted = Array((known == nil ? 0 : 1)..<count)
    // Whether a plan leaves the past alone is the same for all draws: they differ in how much, not in when.
    let going = wanted.filter { plan in
      ages.isCut && drawn.first?.exposure.isAsNow(plan, before: ages.today, in: compiled.model) == true
    }
    let apart = wanted.filter { !going.contains($0) }
    all = max(1, drawn.count * (wanted.count + (known == nil && ages.isCut ? 1 : 0)))
    let pasts =
      known?.pasts ?? (ages.isCut ? run(drawn.map { .success($0.toToday(ages.today)) }, at: ages.toToday) : [])
    let later = run(
      going.flatMap { plan in
        zip(drawn, pasts).map { draw, past in past.map { draw.fromToday(plan, ages.today, state: $0.finalState) } }
      }, at: ages.fromToday)
    let own = run(apart.flatMap { plan in drawn.map { .success($0.whole(plan)) } }, at: ages.all)
    var plans = [[Solved]](repeating: known?.wholes ?? [], count: count)
    for (place, plan) in going.enumerated() {
      plans[plan] = zip(pasts, later[place * drawn.count..<(place + 1) * drawn.count]).map(Self.joined)
    }
    for (place, plan) in apart.enumerated() {
      plans[plan] = Array(own[place * drawn.count..<(place + 1) * drawn.count])
    }
    return (plans, LivesAsNow(pasts: pasts, wholes: plans.first ?? []))
  }

  private static func joined(_ past: Solved, _ later: Solved) -> Solved {
    past.flatMap { past in later.map { past.continued(by: $0) } }
  }

  /// Lives that could not begin keep their reason.
  private mutating func run(_ lives: [Result<Life, ModelFault>], at ages: [Double]) -> [Solved] {
    let (done, all, progress) = (Double(done), Double(all), progress)
    let runnable = lives.compactMap { try? $0.get() }
    // A block of four lanes takes as long as one life: fewer have no use for a second thread.
    let threads = min(settings.threads, (runnable.count + 3) / 4)
    var solved = compiled.run(
      runnable, at: ages, relativeTolerance: settings.relativeTolerance, threads: max(1, threads)
    ) { progress((done + $0 * Double(runnable.count)) / all) }.makeIterator()
    self.done += lives.count
    let results = lives.map { life in
      life.flatMap { _ in solved.next() ?? .failure(ModelFault("the life was not run")) }
    }
    for case .success(let trajectory) in results { steps += trajectory.statistics.steps }
    return results
  }
}
