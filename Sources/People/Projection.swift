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
  /// Years; plans begin here or later. 0 where nothing is known of it: then every life is solved from birth on.
  package var today: Double
  /// Inputs and changes for a set of parameter values, since absorption is drawn too; the second argument is a standard
  /// normal chance for what nobody measured in the foods.
  package var exposure: @Sendable (_ parameters: [String: Double], _ unknownChance: Double) -> Exposure

  package init(
    sex: Sex, parameters: [String: Double], known: Set<String>, planNames: [String], today: Double = 0,
    exposure: @escaping @Sendable (_ parameters: [String: Double], _ unknownChance: Double) -> Exposure
  ) {
    self.sex = sex
    self.parameters = parameters
    self.known = known
    self.planNames = planNames
    self.today = today
    self.exposure = exposure
  }

  /// The person themself: no draw.
  package func individual(scenario: EvidenceScenario = .trials) -> Individual {
    Individual(sex: sex, scenario: scenario, parameters: parameters, inputs: exposure(parameters, 0).inputs)
  }
}
