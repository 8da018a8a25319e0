import Foods
import ModelLanguage
import People
import Physiology
import Simulation
import Solver

/// Averaged dosing against every dose as an event of its own, for a few people: how far the endpoints differ.
///
/// Both runs begin at entry and end after `longest` days at most. What is compared is the mean over the last week, since single
/// doses let a marker swing within the day.
public struct PulseCheck: Sendable {
  public struct Difference: Sendable {
    public let endpoint: String
    public let arm: String
    /// Largest relative difference among the people.
    public let share: Double
  }

  public let people: Int
  public let days: Double
  public let differences: [Difference]

  public static let longest = 182.0
  public var largest: Double { differences.map(\.share).max() ?? 0 }

  init?(_ engine: TrialEngine, maker: ParticipantMaker, people wanted: Int) throws {
    let design = engine.design
    let end = min(design.end, Self.longest)
    guard end >= 14, !design.measured.isEmpty else { return nil }
    let days = stride(from: end - 7, through: end, by: 1.0 / 8).map { $0 }
    var runs: [(arm: Int, averaged: Subject, pulsed: Subject)] = []
    for number in 0..<wanted {
      let participant = try maker(number)
      let entry = try design.compiled.subject(
        participant.life.individual, at: [participant.age],
        changes: participant.life.changes.filter { $0.age < participant.age })
      let state = PlainStart.state(entry, design)
      guard let state else { continue }
      var exposure = ArmExposure(participant, adherence: 1, holidays: [])
      var individual = participant.life.individual
      individual.inputs = exposure.inputsAtEntry
      let ages = days.map { participant.age + $0 / TrialTime.year }
      for (arm, schedule) in design.schedules.enumerated() where schedule.spells.contains(where: \.isDose) {
        let start = Start(age: participant.age, state: state)
        let averaged = try design.compiled.subject(
          individual, at: ages, changes: exposure.changes(under: schedule, duration: end), from: start)
        let steady = exposure.changes(under: schedule, duration: end, leavingOutDoses: true)
        let changes = (steady + exposure.pulses(of: schedule, until: end)).sorted { $0.age < $1.age }
        runs.append((arm, averaged, try design.compiled.subject(individual, at: ages, changes: changes, from: start)))
      }
    }
    guard !runs.isEmpty else { return nil }
    self.people = wanted
    self.days = end
    differences = Self.differences(runs, design, rows: days.count)
  }

  private static func differences(
    _ runs: [(arm: Int, averaged: Subject, pulsed: Subject)], _ design: TrialDesign, rows: Int
  ) -> [Difference] {
    let solver = EnsembleSolver(
      design.compiled.system, options: SolverOptions(relativeTolerance: 1e-5, maximumSteps: 1_000_000))
    let solved = solver.solve(runs.map(\.averaged) + runs.map(\.pulsed), threads: 1)
    let width = design.compiled.columns.count
    func mean(_ result: SubjectResult, _ quantity: TrialQuantity) -> Double {
      (0..<rows).reduce(0) { $0 + design.value(quantity, result.rows[$1 * width..<($1 + 1) * width]) } / Double(rows)
    }
    return design.measured.flatMap { endpoint -> [Difference] in
      guard let quantity = endpoint.quantity else { return [] }
      return design.schedules.indices.compactMap { arm in
        let shares = runs.indices.filter { runs[$0].arm == arm }.compactMap { index -> Double? in
          let (a, b) = (solved[index], solved[runs.count + index])
          guard a.failure == nil, b.failure == nil else { return nil }
          let exact = mean(b, quantity)
          return exact == 0 ? nil : abs(mean(a, quantity) / exact - 1)
        }
        return shares.max().map { Difference(endpoint: endpoint.name, arm: design.schedules[arm].name, share: $0) }
      }
    }
  }
}

extension TrialEngine {
  /// Nil where no arm gives doses, or for less than two weeks.
  public func pulseCheck(people: Int = 4) throws -> PulseCheck? { try PulseCheck(self, maker: maker, people: people) }
}

private enum PlainStart {
  static func state(_ subject: Subject, _ design: TrialDesign) -> [Double]? {
    let solver = EnsembleSolver(design.compiled.system, options: SolverOptions(relativeTolerance: 1e-5))
    guard let result = solver.solve([subject], threads: 1).first, result.failure == nil else { return nil }
    return result.finalState
  }
}

extension Spell {
  var isDose: Bool { if case .dose = effect { true } else { false } }
}

extension ArmExposure {
  /// Every dose of vitamin K as an amount added to the gut, at its own times.
  mutating func pulses(of schedule: ArmSchedule, until end: Double) -> [Change] {
    var pulses: [Change] = []
    for spell in schedule.spells {
      guard case .dose(let dose, let scale, let isSupplement) = spell.effect, dose.perDay > 0 else { continue }
      let parts = part(dose, isSupplement)
      let condition = conditionFactor(inputsAtEntry, atDay: 0)
      let interval = 1 / dose.perDay
      for day in stride(from: spell.from + dose.hour / 24, to: min(spell.until, end), by: interval) {
        var add: [String: Double] = [:]
        for (vitamer, part) in zip(Vitamer.allCases, parts) where part.takenUp > 0 {
          add["gut.\(vitamer.rawValue).first"] = min(part.takenUp * condition, part.eaten) * scale
        }
        if !add.isEmpty { pulses.append(Change(atAge: age(atDay: day), add: add)) }
      }
    }
    return pulses
  }
}
