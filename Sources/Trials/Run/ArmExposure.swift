import Foods
import ModelLanguage
import People
import Physiology
import Simulation

/// One person's inputs under an arm: what they live on anyway, plus what the arm brings, taken as faithfully as they take it.
///
/// Vitamer by vitamer, what is taken up adds; transit and shares are means weighted by what is taken up, as the diet's own
/// meals are joined (`ExposureMaker`).
struct ArmExposure {
  private let participant: Participant
  /// Share of doses taken.
  private let adherence: Double
  /// Days without any treatment: from, until.
  private let holidays: [(from: Double, until: Double)]
  private var uptake: MealUptake
  private var parts: [MealDose: [MealUptake.Part]] = [:]

  init(_ participant: Participant, adherence: Double, holidays: [(from: Double, until: Double)]) {
    self.participant = participant
    self.adherence = adherence
    self.holidays = holidays
    let values = participant.life.individual.parameters
    let sex = participant.sex
    let scenario = participant.life.individual.scenario
    uptake = MealUptake { (values[$0.key] ?? $0.value(sex: sex, scenario: scenario)) * $0.unit.factor }
  }

  /// What the inputs are at entry, before anything is given, in the life alone.
  var inputsAtEntry: [String: Double] { inputsOfLife(atDay: 0) }

  /// Changes from entry on, at ages in years.
  ///
  /// - Parameter leavingOutDoses: doses of vitamin K come as events of their own; only their shares stay.
  mutating func changes(under schedule: ArmSchedule, duration: Double, leavingOutDoses: Bool = false) -> [Change] {
    var days: Set<Double> = [0]
    for day in schedule.boundaries + holidays.flatMap({ [$0.from, $0.until] }) + daysOfLife
    where day > 0 && day < duration {
      days.insert(day)
    }
    var changes: [Change] = []
    var before = inputsAtEntry
    for day in days.sorted() {
      let now = inputs(atDay: day, schedule, leavingOutDoses: leavingOutDoses)
      var set: [String: Double] = [:]
      for (key, value) in now where before[key] != value { set[key] = value }
      for key in before.keys where now[key] == nil { set[key] = Self.normal[key] ?? 0 }
      if !set.isEmpty { changes.append(Change(atAge: participant.age + day / TrialTime.year, set: set)) }
      before = now
    }
    guard !schedule.gifts.isEmpty else { return changes }
    // The same age keeps the order: what is set first stands when a dose comes.
    return (changes + gifts(of: schedule, until: duration)).enumerated()
      .sorted { ($0.element.age, $0.offset) < ($1.element.age, $1.offset) }.map(\.element)
  }

  /// Share of an injection into muscle that leaves quickly.
  var fastShare: Double { value(of: IntramuscularDepot.fastShare, inputs: [:], atDay: 0) }

  func age(atDay day: Double) -> Double { participant.age + day / TrialTime.year }

  static let normal: [String: Double] = Dictionary(
    ReferenceModel.model.inputs.map { ($0.key, $0.normal) }, uniquingKeysWith: { a, _ in a })

  /// Days after entry at which the life itself changes.
  private var daysOfLife: [Double] {
    participant.life.changes.filter { $0.age > participant.age }.map { ($0.age - participant.age) * TrialTime.year }
  }

  func inputsOfLife(atDay day: Double) -> [String: Double] {
    var inputs = participant.life.individual.inputs
    let age = participant.age + day / TrialTime.year
    for change in participant.life.changes where change.age <= age + 1e-9 { inputs.merge(change.set) { $1 } }
    return inputs
  }

  private mutating func inputs(atDay day: Double, _ schedule: ArmSchedule, leavingOutDoses: Bool) -> [String: Double] {
    var inputs = inputsOfLife(atDay: day)
    for stop in schedule.stopped where day >= stop.from && day < stop.until {
      inputs[stop.key] = Self.normal[stop.key] ?? 0
    }
    guard !holidays.contains(where: { day >= $0.from && day < $0.until }) else { return inputs }
    var doses: [(dose: MealDose, scale: Double, isSupplement: Bool)] = []
    for spell in schedule.spells where spell.holds(at: day) {
      switch spell.effect {
      case .input(let key, let value):
        // A dose that was found by the INR is one that was taken.
        inputs[key] = participant.doses[key] ?? (key.hasPrefix("dose.") ? value * adherence : value)
      case .addition(let key, let value): inputs[key] = (inputs[key] ?? Self.normal[key] ?? 0) + value * adherence
      case .share(let key, let value): inputs[key] = (inputs[key] ?? Self.normal[key] ?? 0) * value
      case .dose(let dose, let scale, let isSupplement): doses.append((dose, scale * adherence, isSupplement))
      case .endsFood: break
      }
    }
    if !doses.isEmpty { add(doses, to: &inputs, atDay: day, leavingOutDoses: leavingOutDoses) }
    return inputs
  }

  private mutating func add(
    _ doses: [(dose: MealDose, scale: Double, isSupplement: Bool)], to inputs: inout [String: Double],
    atDay day: Double,
    leavingOutDoses: Bool
  ) {
    let condition = conditionFactor(inputs, atDay: day)
    for (index, vitamer) in Vitamer.allCases.enumerated() {
      var sum = VitamerSum(vitamer, inputs)
      for dose in doses {
        let part = self.part(dose.dose, dose.isSupplement)[index]
        guard part.eaten > 0 else { continue }
        sum.add(part, perDay: dose.dose.perDay * dose.scale, condition: condition, isDaily: dose.isSupplement)
      }
      if sum.isChanged { inputs.merge(sum.inputs(leavingOutDoses: leavingOutDoses)) { $1 } }
    }
  }

  mutating func part(_ dose: MealDose, _ isSupplement: Bool) -> [MealUptake.Part] {
    if let known = parts[dose] { return known }
    let made = Vitamer.allCases.map { uptake.part(dose, $0, isSupplement: isSupplement, unknownFactor: 1) }
    parts[dose] = made
    return made
  }

  /// Absorption left by conditions, medicines and age.
  func conditionFactor(_ inputs: [String: Double], atDay day: Double) -> Double {
    value(of: AbsorptionCondition.product.law, inputs: inputs, atDay: day)
  }

  /// Of a law without pools, in internal units.
  private func value(of law: RateLaw, inputs: [String: Double], atDay day: Double) -> Double {
    let individual = participant.life.individual
    var bindings = Bindings(
      time: participant.age * UnitOfMeasure.year.factor + day,
      parameter: {
        (individual.parameters[$0.key] ?? $0.value(sex: individual.sex, scenario: individual.scenario)) * $0.unit.factor
      },
      input: { (inputs[$0.key] ?? $0.normal) * $0.unit.factor }, pool: { _ in 0 })
    return bindings.value(of: law)
  }
}

/// One vitamer's inputs with doses added.
private struct VitamerSum {
  private let vitamer: Vitamer
  private var eaten: Double
  private var takenUp: Double
  private let before: (eaten: Double, takenUp: Double)
  /// Times what is taken up.
  private var transit: Double
  private var escape: Double
  private var daily: Double
  private(set) var isChanged = false

  init(_ vitamer: Vitamer, _ inputs: [String: Double]) {
    func value(_ key: String) -> Double { inputs[key] ?? ArmExposure.normal[key] ?? 0 }
    let name = vitamer.rawValue
    self.vitamer = vitamer
    eaten = value("intake.\(name).oral")
    takenUp = value("intake.\(name).uptake")
    before = (eaten, takenUp)
    transit = value("gut.\(name).transitRate") * takenUp
    escape = vitamer == .menaquinone4 ? value("gut.menaquinone4.firstPassEscape") * takenUp : 0
    let share = Self.shareKey(vitamer).map(value) ?? 0
    daily = share * takenUp
  }

  private static func shareKey(_ vitamer: Vitamer) -> String? {
    switch vitamer {
    case .phylloquinone: "intake.phylloquinone.morningDoseShare"
    case .menaquinone7: "intake.menaquinone7.dailyDoseShare"
    default: nil
    }
  }

  mutating func add(_ part: MealUptake.Part, perDay: Double, condition: Double, isDaily: Bool) {
    let amount = min(part.takenUp * condition, part.eaten) * perDay
    eaten += part.eaten * perDay
    takenUp += amount
    transit += part.transit * amount
    escape += part.escape * amount
    if isDaily { daily += amount }
    isChanged = true
  }

  func inputs(leavingOutDoses: Bool) -> [String: Double] {
    let name = vitamer.rawValue
    let told = leavingOutDoses ? before : (eaten, takenUp)
    var inputs = ["intake.\(name).oral": told.0, "intake.\(name).uptake": told.1]
    guard takenUp > 0 else { return inputs }
    inputs["gut.\(name).transitRate"] = transit / takenUp
    if vitamer == .menaquinone4 { inputs["gut.menaquinone4.firstPassEscape"] = escape / takenUp }
    if let key = Self.shareKey(vitamer) { inputs[key] = min(daily / takenUp, 1) }
    return inputs
  }
}
