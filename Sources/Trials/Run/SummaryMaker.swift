import ModelLanguage
import RealModule
import Simulation

/// Adds people to a summary, one by one in their order.
struct SummaryMaker {
  let design: TrialDesign
  let seed: UInt64
  private(set) var summary: TrialSummary

  init(_ design: TrialDesign, seed: UInt64) {
    self.design = design
    self.seed = seed
    summary = TrialSummary(design)
  }

  mutating func count(_ screening: TrialSummary.Screening, failures: [String]) {
    summary.screening = screening
    summary.failureCount = failures.count
    summary.failures = Array(failures.prefix(5))
  }

  /// - Parameter arm: the arm that the person is randomised to.
  mutating func add(_ person: Enrolled, arm: Int) {
    let entrant = person.entrant.version(ofArm: arm)
    addToEveryArm(person)
    addReadings(person, arm)
    addEvents(person, arm)
    let outcome = person.outcomes[arm]
    summary.enrolled[arm] += 1
    summary.ages[arm].add(entrant.age)
    if entrant.sex == .female { summary.women[arm] += 1 }
    if person.lostDay < min(outcome.deathDay, design.end) { summary.lost[arm] += 1 }
    if outcome.deathDay <= min(person.lostDay, design.end) { summary.died[arm] += 1 }
    for (name, value) in entrant.covariates.sorted(by: { $0.key < $1.key }) {
      summary.covariates[name, default: Moments()].add(value)
    }
  }

  private mutating func addToEveryArm(_ person: Enrolled) {
    for (arm, outcome) in person.outcomes.enumerated() {
      for (index, endpoint) in design.measured.enumerated() {
        let (own, first) = (outcome.values[index], person.outcomes[0].values[index])
        for visit in design.visitRows.indices {
          guard let told = endpoint.told(own[visit + 1], from: own[0]) else { continue }
          summary.truth[arm][index][visit].add(told)
          guard arm > 0, let other = endpoint.told(first[visit + 1], from: first[0]) else { continue }
          summary.contrasts[arm][index][visit].add(told - other)
        }
      }
      for event in design.events.indices {
        summary.incidences[arm][event].add(outcome.incidences[event])
        if arm > 0 {
          summary.incidenceContrasts[arm][event].add(outcome.incidences[event] - person.outcomes[0].incidences[event])
        }
      }
    }
  }

  private mutating func addReadings(_ person: Enrolled, _ arm: Int) {
    let outcome = person.outcomes[arm]
    let last = min(person.lostDay, outcome.deathDay)
    let sex = person.entrant.version(ofArm: arm).sex == .female ? 1 : 2
    for (index, endpoint) in design.measured.enumerated() {
      let readings = Self.readings(
        outcome.values[index], endpoint, design.noises[index], seed: seed, person: person.entrant.number)
      summary.baselines[arm][index].add(readings[0])
      for (visit, day) in design.trial.visits.enumerated() where day <= last {
        guard let told = endpoint.told(readings[visit + 1], from: readings[0]) else { continue }
        for group in endpoint.bySex ? [0, sex] : [0] {
          add(told, endpoint, &summary.reported[arm][index][visit][group])
        }
      }
    }
  }

  private func add(_ told: Double, _ endpoint: Endpoint, _ cell: inout TrialSummary.Cell) {
    cell.moments.add(told)
    if told > 0 { cell.logs.add(Double.log(told)) }
    cell.sketch.add(told)
    if endpoint.responder?.holds(told) == true { cell.responders += 1 }
  }

  /// Readings at the start and at each visit. A visit at the start is the reading at the start.
  static func readings(
    _ truth: [Double], _ endpoint: Endpoint, _ noise: EndpointNoise, seed: UInt64, person: Int,
    laboratoryScale: Double = 1
  ) -> [Double] {
    var stream = RandomStream(seed: seed, person: person, purpose: Purpose.noise(endpoint))
    var readings: [Double] = []
    for (index, value) in truth.enumerated() {
      let reading = noise.reading(value, &stream, laboratoryScale: laboratoryScale)
      readings.append(index == 1 && value == truth[0] ? readings[0] : reading)
    }
    return readings
  }

  private mutating func addEvents(_ person: Enrolled, _ arm: Int) {
    let outcome = person.outcomes[arm]
    let end = design.end
    for index in design.events.indices {
      let (event, death) = (outcome.eventDays[index], outcome.deathDay)
      let day = min(event, death, person.lostDay, end)
      let ending: EventTable.Ending = event <= day ? .event : death <= day ? .death : .censored
      summary.events[arm][index].add(ending, atShare: end > 0 ? day / end : 0, years: day / TrialTime.year)
    }
  }
}
