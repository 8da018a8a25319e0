import Foods
import ModelLanguage
import Physiology
import Simulation
import Tabular

/// A person's run from file to numbers: the gate, the life, the fit to measurements, the projection. Every front door calls
/// this one, so none can forget the gate.
public struct PersonRun: Sendable {
  public struct Settings: Sendable {
    public var projection: Projection.Settings
    /// Years; the last age shown.
    public var until: Double
    /// Asked for in so many words; recorded in every output.
    public var research: Bool
    /// Of the program, which enters the fingerprint.
    public var version: String

    public init(
      projection: Projection.Settings = Projection.Settings(), until: Double = 100, research: Bool = false, version: String = ""
    ) {
      self.projection = projection
      self.until = until
      self.research = research
      self.version = version
    }
  }

  /// What a fit to measurements found.
  public struct Fit: Sendable {
    public var parameters: [String: Double]
    /// Input key → value in its own unit, and the age in years from which it holds.
    public var inputs: [String: (value: Double, from: Double)]
    public var known: Set<String>
    public var filledIn: [FilledIn]
    public var notes: [String]

    public init(
      parameters: [String: Double], inputs: [String: (value: Double, from: Double)], known: Set<String>, filledIn: [FilledIn],
      notes: [String]
    ) {
      self.parameters = parameters
      self.inputs = inputs
      self.known = known
      self.filledIn = filledIn
      self.notes = notes
    }
  }

  /// Moves a person's parameters towards their measurements; handed in, since it stands above this module.
  public typealias Personaliser = @Sendable (LifeCourse, CalendarDay) throws -> Fit

  public let person: Person
  public let plans: [Plan]
  public let today: CalendarDay
  public let settings: Settings
  public let verdict: SafetyGate.Verdict
  public let course: LifeCourse
  /// Nil where the gate is shut.
  public let projection: Projection?
  public let notes: [String]
  public let fingerprint: String

  /// How outputs name this run: what was asked for in research mode says so wherever it goes.
  public var label: String { settings.research ? fingerprint + " (research mode)" : fingerprint }

  /// Made once, when first a person is projected: a household shares it.
  private static let compiled = Result<CompiledModel, ModelFault> { () throws(ModelFault) in
    try CompiledModel(ReferenceModel.model, observing: ReportedQuantities.columns)
  }

  /// - Parameters:
  ///   - diary: read in place of the file that the person's diet names, where it stands in none.
  ///   - kept: lives of people who were run before; what it holds of this person as now is not solved again, and this
  ///     person's go there. The numbers are the same bits with it and without.
  /// - Throws: `InputFaults` for what a file says wrong, `ModelFault` when the life cannot be run.
  public init(
    _ person: Person, plans: [Plan], settings: Settings, today: CalendarDay, foods: FoodTable, diary: Table? = nil,
    personalise: Personaliser? = nil, remembering kept: KeptLives? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws {
    self.person = person
    self.plans = plans
    self.today = today
    self.settings = settings
    verdict = SafetyGate.verdict(for: person, plans: plans, today: today, research: settings.research)
    var course = try LifeCourse(person, plans: plans, foods: foods, today: today, diary: diary)
    fingerprint = try Fingerprint.of(course, plans, settings, today, foods: foods)
    guard verdict.allowsResults else {
      self.course = course
      projection = nil
      notes = []
      return
    }
    let own = try kept.map { _ in
      try Fingerprint.of(course, [], settings, today, foods: foods) + (personalise == nil ? "" : ", fitted")
    }
    let known = own.flatMap { kept?[$0] }
    var fit: Fit?
    if let personalise, !person.measurements.isEmpty {
      let found = try known?.fit ?? personalise(course, today)
      course.take(found)
      fit = found
    }
    let projector = Projector(
      try Self.compiled.get(), settings: settings.projection, rules: ReportedQuantities.readings(age: course.age))
    let ages = ReportedQuantities.ages(today: course.age, until: settings.until)
    let made = try projector.project(course.plannedLife(), at: ages, knowing: known?.lives, progress: progress)
    projection = made.projection
    if let own, let kept { kept.keep(KeptLives.Entry(fit: fit, lives: made.asNow), for: own) }
    self.course = course
    notes = fit?.notes ?? []
  }
}

extension PersonRun {
  /// The person's own life under a plan, as the engine runs it: for files that other tools run.
  /// - Parameter plan: 0 is living as now.
  /// - Returns: nil where the gate is shut.
  public func life(plan: Int, scenario: EvidenceScenario) -> Life? {
    guard verdict.allowsResults, course.planNames.indices.contains(plan) else { return nil }
    let life = course.plannedLife()
    return Life(life.individual(scenario: scenario), changes: life.exposure(life.parameters, 0).changes[plan])
  }
}
