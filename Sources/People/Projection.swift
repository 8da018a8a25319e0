import Evidence
import ModelLanguage
import Simulation

/// One person's life under several plans and the three readings of the evidence, with the same random numbers everywhere.
public struct Projection: Sendable {
  /// What to run and how finely.
  public struct Settings: Sendable {
    public var scenarios: [EvidenceScenario]
    /// Draws for each of the two bands.
    public var draws: Int
    public var seed: UInt64
    public var threads: Int
    public var relativeTolerance: Double

    public init(
      scenarios: [EvidenceScenario] = EvidenceScenario.allCases, draws: Int = 60, seed: UInt64 = 1, threads: Int = 2,
      relativeTolerance: Double = 1e-5
    ) {
      self.scenarios = scenarios
      self.draws = draws
      self.seed = seed
      self.threads = threads
      self.relativeTolerance = relativeTolerance
    }
  }

  /// A plan's results: lines over age and single readings, per scenario.
  public struct Outcome: Sendable {
    public var plan: String
    /// Scenario → column key → line over `ages`.
    public var lines: [EvidenceScenario: [String: Line]]
    /// Scenario → reading key → number.
    public var readings: [EvidenceScenario: [String: Reading]]
    /// The same less the first plan, draw by draw; empty for the first plan.
    public var lineDifferences: [EvidenceScenario: [String: Line]]
    public var readingDifferences: [EvidenceScenario: [String: Reading]]
  }

  /// Years.
  public let ages: [Double]
  public let columns: [CompiledModel.Column]
  /// The first is living as now.
  public let outcomes: [Outcome]
  /// Lives that the solver could not finish, with the reason; they are missing from the bands.
  public let failures: [String]
  /// Solver steps taken in all.
  public let steps: Int
}

/// Single numbers read off one simulated life, such as a ten-year risk.
public struct ReadingRule: Sendable {
  public let key: String
  public let meaning: String
  public let unit: UnitOfMeasure
  public let read: @Sendable (Trajectory) -> Double

  public init(_ key: String, _ meaning: String, _ unit: UnitOfMeasure, read: @escaping @Sendable (Trajectory) -> Double)
  {
    self.key = key
    self.meaning = meaning
    self.unit = unit
    self.read = read
  }
}

/// A person's numbers, and the inputs and changes of life that come with each plan.
package struct PlannedLife: Sendable {
  package var sex: Sex
  /// Best values that differ from the reference person.
  package var parameters: [String: Double]
  /// Parameter keys known for this person: they do not vary between people like them.
  package var known: Set<String>
  /// The first is living as now.
  package var planNames: [String]
  /// Inputs and changes for a set of parameter values, since absorption is drawn too; the second argument is a standard
  /// normal chance for what nobody measured in the foods.
  package var exposure: @Sendable (_ parameters: [String: Double], _ unknownChance: Double) -> Exposure

  package init(
    sex: Sex, parameters: [String: Double], known: Set<String>, planNames: [String],
    exposure: @escaping @Sendable (_ parameters: [String: Double], _ unknownChance: Double) -> Exposure
  ) {
    self.sex = sex
    self.parameters = parameters
    self.known = known
    self.planNames = planNames
    self.exposure = exposure
  }

  /// The person themself: no draw.
  package func individual(scenario: EvidenceScenario = .trials) -> Individual {
    Individual(sex: sex, scenario: scenario, parameters: parameters, inputs: exposure(parameters, 0).inputs)
  }
}

/// Runs a planned life: the person, people like them, and worlds like ours.
struct Projector: Sendable {
  private let compiled: CompiledModel
  private let settings: Projection.Settings
  private let rules: [ReadingRule]

  init(_ compiled: CompiledModel, settings: Projection.Settings, rules: [ReadingRule]) {
    self.compiled = compiled
    self.settings = settings
    self.rules = rules
  }

  /// The person themself is draw 0; the rest vary around them.
  private enum Kind: CaseIterable {
    case person, betweenPeople, unknown
  }

  /// - Parameter progress: share done, called as lives finish, from one thread at a time.
  /// - Throws: `ModelFault` when the person's own life cannot be run.
  func project(
    _ life: PlannedLife, at ages: [Double], progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(ModelFault) -> Projection {
    var gathered = life.planNames.map {
      Projection.Outcome(plan: $0, lines: [:], readings: [:], lineDifferences: [:], readingDifferences: [:])
    }
    var failures: [String] = []
    var steps = 0
    for (number, scenario) in settings.scenarios.enumerated() {
      let count = Double(settings.scenarios.count)
      let samples = try run(life, scenario, at: ages, &failures, &steps) { progress((Double(number) + $0) / count) }
      for plan in life.planNames.indices {
        let summary = Summary(samples[plan], against: plan == 0 ? nil : samples[0], compiled.columns, rules)
        gathered[plan].lines[scenario] = summary.lines
        gathered[plan].readings[scenario] = summary.readings
        gathered[plan].lineDifferences[scenario] = summary.lineDifferences
        gathered[plan].readingDifferences[scenario] = summary.readingDifferences
      }
    }
    return Projection(ages: ages, columns: compiled.columns, outcomes: gathered, failures: failures, steps: steps)
  }

  /// All lives of one scenario: plan × draw, the person themself first.
  private func run(
    _ life: PlannedLife, _ scenario: EvidenceScenario, at ages: [Double], _ failures: inout [String], _ steps: inout Int,
    progress: @escaping @Sendable (Double) -> Void
  ) throws(ModelFault) -> [Samples] {
    let drawn = draws(life, scenario)
    let exposures = drawn.map { life.exposure($0.parameters, $0.unknownChance) }
    let lives = life.planNames.indices.flatMap { plan in
      zip(drawn, exposures).map { draw, exposure in
        Life(
          Individual(sex: life.sex, scenario: scenario, parameters: draw.parameters, inputs: exposure.inputs),
          changes: exposure.changes[plan])
      }
    }
    let results = compiled.run(
      lives, at: ages, relativeTolerance: settings.relativeTolerance, threads: settings.threads, progress: progress)
    var samples: [Samples] = []
    for plan in life.planNames.indices {
      var trajectories: [Trajectory?] = []
      for result in results[plan * drawn.count..<(plan + 1) * drawn.count] {
        switch result {
        case .success(let trajectory):
          trajectories.append(trajectory)
          steps += trajectory.statistics.steps
        case .failure(let fault):
          trajectories.append(nil)
          failures.append("\(life.planNames[plan]), \(scenario.rawValue): \(fault)")
        }
      }
      guard let own = trajectories[0] else { throw ModelFault(failures.last ?? "the life could not be run") }
      samples.append(
        Samples(
          person: own, betweenPeople: Array(trajectories[1..<(1 + settings.draws)]),
          unknown: Array(trajectories[(1 + settings.draws)...])))
    }
    return samples
  }

  private struct Draw {
    var parameters: [String: Double]
    var unknownChance: Double
  }

  /// The posterior about the reference values, where the person's own line stays.
  private static let spread = Posterior.shipped.recentred

  /// The person themself, then people like them, then worlds like ours.
  private func draws(_ life: PlannedLife, _ scenario: EvidenceScenario) -> [Draw] {
    let source = ParameterDraw(seed: settings.seed)
    func values(_ kind: ParameterDraw.Kind, _ number: Int) -> [String: Double] {
      let drawn = source.values(
        of: kind, for: compiled.model, person: number, sex: life.sex, scenario: scenario, around: life.parameters,
        keeping: kind == .spread ? life.known : [])
      return life.parameters.merging(drawn) { $1 }
    }
    let people = (0..<settings.draws).map { Draw(parameters: values(.spread, $0), unknownChance: 0) }
    func worldValues(_ number: Int) -> [String: Double] {
      // What whole studies leave open, about this person's values; parameters that were not calibrated keep their prior.
      let fitted = ParameterDraw.values(
        at: Self.spread.deviates(number), for: compiled.model, sex: life.sex, scenario: scenario,
        around: life.parameters)
      return values(.uncertainty, number).merging(fitted) { $1 }
    }
    // What nobody measured in the foods is unknown to science, not a difference between people.
    let worlds = (0..<settings.draws).map { number in
      var chance = RandomStream(seed: settings.seed, person: number, purpose: "uncertainty.foods.unknown")
      return Draw(parameters: worldValues(number), unknownChance: chance.normal())
    }
    return [Draw(parameters: life.parameters, unknownChance: 0)] + people + worlds
  }
}

/// One plan's lives under one scenario; a failed life is nil.
struct Samples {
  var person: Trajectory
  var betweenPeople: [Trajectory?]
  var unknown: [Trajectory?]
}
