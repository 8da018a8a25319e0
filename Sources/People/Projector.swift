import Evidence
import ModelLanguage
import Simulation

/// Runs a planned life: the person, people like them, and worlds like ours.
///
/// Up to today every plan is the same life: it is solved once, and the plans go on from its state.
struct Projector: Sendable {
  private let compiled: CompiledModel
  private let settings: Projection.Settings
  private let rules: [ReadingRule]

  init(_ compiled: CompiledModel, settings: Projection.Settings, rules: [ReadingRule]) {
    self.compiled = compiled
    self.settings = settings
    self.rules = rules
  }

  /// - Parameters:
  ///   - known: what an earlier run of the same person, draws and ages found of living as now; it is not solved again.
  ///   - progress: share done, called as lives finish, from one thread at a time.
  /// - Returns: the projection, and what there is to know of living as now.
  /// - Throws: `ModelFault` when the person's own life cannot be run.
  func project(
    _ life: PlannedLife, at ages: [Double], knowing known: LivesAsNow? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(ModelFault) -> (projection: Projection, asNow: LivesAsNow) {
    let own = life.exposure(life.parameters, 0)
    let drawn = settings.scenarios.flatMap { draws(life, exposed: own, $0) }
    var solver = PlanSolver(compiled, settings, ages: AgesAroundToday(ages, today: life.today), progress: progress)
    let (plans, asNow) = solver.solve(drawn, plans: life.planNames.count, knowing: known)
    var outcomes = life.planNames.map {
      Projection.Outcome(plan: $0, lines: [:], readings: [:], lineDifferences: [:], readingDifferences: [:])
    }
    var failures: [String] = []
    let each = drawn.count / max(settings.scenarios.count, 1)
    for (number, scenario) in settings.scenarios.enumerated() {
      let range = number * each..<(number + 1) * each
      var base: Samples?
      for plan in life.planNames.indices {
        let label = "\(life.planNames[plan]), \(scenario.rawValue)"
        let samples = try samples(plans[plan][range], label: label, &failures)
        outcomes[plan].take(Summary(samples, against: base, compiled.columns, rules), scenario)
        if plan == 0 { base = samples }
      }
    }
    let projection = Projection(
      ages: ages, columns: compiled.columns, outcomes: outcomes, failures: failures, steps: solver.steps)
    return (projection, asNow)
  }

  /// One plan's lives under one scenario, the person themself first.
  private func samples(
    _ results: ArraySlice<PlanSolver.Solved>, label: String, _ failures: inout [String]
  ) throws(ModelFault) -> Samples {
    var trajectories: [Trajectory?] = []
    for result in results {
      switch result {
      case .success(let trajectory): trajectories.append(trajectory)
      case .failure(let fault):
        trajectories.append(nil)
        failures.append("\(label): \(fault)")
      }
    }
    guard let own = trajectories.first, let own else { throw ModelFault(failures.last ?? "the life could not be run") }
    return Samples(
      person: own, betweenPeople: Array(trajectories[1..<(1 + settings.draws)]),
      unknown: Array(trajectories[(1 + settings.draws)...]))
  }

  // MARK: - Draws

  /// The posterior about the reference values, where the person's own line stays.
  private static let spread = Posterior.shipped.recentred

  /// The person themself, whose exposure no scenario changes, then people like them, then worlds like ours.
  private func draws(_ life: PlannedLife, exposed own: Exposure, _ scenario: EvidenceScenario) -> [DrawnLife] {
    let source = ParameterDraw(seed: settings.seed)
    func drawn(_ parameters: [String: Double], _ exposure: Exposure) -> DrawnLife {
      DrawnLife(sex: life.sex, scenario: scenario, parameters: parameters, exposure: exposure)
    }
    func values(_ kind: ParameterDraw.Kind, _ number: Int) -> [String: Double] {
      let drawn = source.values(
        of: kind, for: compiled.model, person: number, sex: life.sex, scenario: scenario, around: life.parameters,
        keeping: kind == .spread ? life.known : [])
      return life.parameters.merging(drawn) { $1 }
    }
    func worldValues(_ number: Int) -> [String: Double] {
      // What whole studies leave open, about this person's values; parameters that were not calibrated keep their prior.
      let fitted = ParameterDraw.values(
        at: Self.spread.deviates(number), for: compiled.model, sex: life.sex, scenario: scenario,
        around: life.parameters)
      return values(.uncertainty, number).merging(fitted) { $1 }
    }
    let people = (0..<settings.draws).map { number in
      let parameters = values(.spread, number)
      return drawn(parameters, life.exposure(parameters, 0))
    }
    // What nobody measured in the foods is unknown to science, not a difference between people.
    let worlds = (0..<settings.draws).map { number in
      var chance = RandomStream(seed: settings.seed, person: number, purpose: "uncertainty.foods.unknown")
      let parameters = worldValues(number)
      return drawn(parameters, life.exposure(parameters, chance.normal()))
    }
    return [drawn(life.parameters, own)] + people + worlds
  }
}

/// One plan's lives under one scenario; a failed life is nil.
struct Samples {
  var person: Trajectory
  var betweenPeople: [Trajectory?]
  var unknown: [Trajectory?]
}

extension Projection.Outcome {
  fileprivate mutating func take(_ summary: Summary, _ scenario: EvidenceScenario) {
    lines[scenario] = summary.lines
    readings[scenario] = summary.readings
    lineDifferences[scenario] = summary.lineDifferences
    readingDifferences[scenario] = summary.readingDifferences
  }
}
