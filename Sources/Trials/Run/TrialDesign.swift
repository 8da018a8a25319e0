import Foods
import ModelLanguage
import People
import Physiology
import Simulation
import Solver
import Tabular

/// A trial made ready to run: the model with only what is read, the arms resolved, the moments at which rows are written.
struct TrialDesign: Sendable {
  let trial: Trial
  let compiled: CompiledModel
  let schedules: [ArmSchedule]
  /// Who takes part: as written, and by the conditions that are named.
  let criteria: [Criterion]
  /// Endpoints with values at visits, and those that happen; positions in `trial.endpoints`.
  let measured: [Endpoint]
  let events: [Endpoint]
  /// Days since entry of the rows; visits are among them.
  let rowDays: [Double]
  /// Row of each visit, and of the start.
  let visitRows: [Int]
  let startRow: Int
  /// Whether people may die in the trial.
  let deathCompetes: Bool
  /// Each arm's share of people.
  let quotas: [Double]
  /// Which version of a person each arm follows: arms share the first unless they state people of their own.
  let versionOfArm: [Int]
  let versionCount: Int
  let noises: [EndpointNoise]
  private let columns: [String: Int]

  /// How closely to solve from entry on: readings scatter by per cents, differences between arms are what is asked for.
  static let fromEntry = SolverOptions.people(relativeTolerance: 1e-4)
  /// From birth to entry: both arms begin from the same state, so that an error makes a slightly other person and no other
  /// difference; how a child's gut settles after a change of diet is forgotten long before. 99 % of states end within 0.1 %.
  static let toEntry = SolverOptions(relativeTolerance: 1e-3, horizon: TrialTime.year)
  /// From this length on death competes.
  static let deathCompetesFrom = 0.5 * TrialTime.year

  init(_ trial: Trial, foods: FoodTable?) throws {
    self.trial = trial
    let file = trial.place?.file ?? "trial"
    try ConditionCriteria.refuseInArms(trial, file: file)
    schedules = try trial.arms.map { try ArmSchedule($0, background: trial.background, foods: foods, file: file) }
    measured = trial.endpoints.filter { $0.quantity != nil && !Self.isSpecial($0.form) }
    events = trial.endpoints.filter { $0.event != nil }
    deathCompetes = !events.isEmpty || trial.duration >= Self.deathCompetesFrom
    var keys = measured.compactMap(\.quantity).flatMap(\.keys)
    criteria = trial.population.criteria
    keys += criteria.flatMap(\.quantities).flatMap(\.keys)
    keys += events.compactMap(\.event).flatMap(\.keys)
    if deathCompetes { keys += TrialEvent.deathKeys }
    var seen: Set<String> = []
    let unique = keys.filter { seen.insert($0).inserted }
    compiled = try CompiledModel(ReferenceModel.model, observing: unique, onlyNeeded: true)
    columns = Dictionary(uniqueKeysWithValues: unique.enumerated().map { ($1, $0) })
    var versionOfArm: [Int] = []
    var versionCount = 0
    for arm in trial.arms {
      let shared = trial.arms.indices.first { trial.arms[$0].own == nil }
      if arm.own == nil, let shared, shared < versionOfArm.count {
        versionOfArm.append(versionOfArm[shared])
      } else {
        versionOfArm.append(versionCount)
        versionCount += 1
      }
    }
    (self.versionOfArm, self.versionCount) = (versionOfArm, versionCount)
    rowDays = Self.rowDays(trial, withEvents: deathCompetes)
    let rows = rowDays
    visitRows = trial.visits.map { visit in rows.firstIndex { abs($0 - visit) < 1e-9 } ?? 0 }
    startRow = 0
    let stated = trial.arms.compactMap(\.people).reduce(0, +)
    let open = trial.arms.filter { $0.people == nil }.count
    let rest = Double(max(trial.population.people - stated, 0)) / Double(max(open, 1))
    let weights = trial.arms.map { $0.people.map(Double.init) ?? max(rest, 1) }
    let total = weights.reduce(0, +)
    quotas = weights.map { $0 / total }
    let antagonist = schedules.contains(where: \.holdsAntagonist)
    noises = measured.map { EndpointNoise($0, age: trial.population.age.mean, takesAntagonist: antagonist) }
  }

  static func isSpecial(_ form: Endpoint.Form) -> Bool { if case .special = form { true } else { false } }

  /// The start, the visits, and steps fine enough to place an event between.
  private static func rowDays(_ trial: Trial, withEvents: Bool) -> [Double] {
    var days = Set(trial.visits + [0])
    let end = max(trial.duration, trial.visits.last ?? 0)
    days.insert(end)
    if withEvents {
      let steps = min(max(Int((end / TrialTime.year * 4).rounded(.up)), 4), 40)
      for step in 1...steps {
        let day = end * Double(step) / Double(steps)
        if !days.contains(where: { abs($0 - day) < end / Double(steps) / 4 }) { days.insert(day) }
      }
    }
    return days.sorted()
  }

  var end: Double { rowDays.last ?? 0 }

  /// The different persons that the arms follow, each once.
  func versions(of participant: Participant) -> [Participant] {
    (0..<versionCount).map { version in
      participant.version(ofArm: versionOfArm.firstIndex(of: version) ?? 0)
    }
  }

  /// A quantity in a row of columns.
  func value(_ quantity: TrialQuantity, _ row: ArraySlice<Double>) -> Double {
    sum(quantity.keys, row) * quantity.factor
  }

  func sum(_ keys: [String], _ row: ArraySlice<Double>) -> Double {
    keys.reduce(0) { total, key in total + (columns[key].map { row[row.startIndex + $0] } ?? 0) }
  }
}
