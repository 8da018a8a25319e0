import ModelLanguage
import RealModule
import Simulation

/// One person of a trial under every arm, as readings: what a comparison with a published study counts with.
public struct SimulatedPerson: Sendable {
  public let number: Int
  public let sex: Sex
  /// Years at entry.
  public let age: Double
  /// Arm × endpoint with values × (start, visits…), with measurement noise, in the quantity's unit.
  public let readings: [[[Double]]]
  /// Arm × event endpoint × visit: probability of a first event by then, death competing.
  public let eventChances: [[[Double]]]
  /// Per arm: days since entry at which the person is lost or dies; infinite where they stay.
  public let goneDays: [Double]
}

extension TrialEngine {
  /// Endpoints of `SimulatedPerson.readings`, and of `SimulatedPerson.eventChances`, in their order.
  public var measuredEndpoints: [Endpoint] { design.measured }
  public var eventEndpoints: [Endpoint] { design.events }

  /// A truth → standard deviation of one reading about it, in the quantity's unit: assay or instrument, and the person from day
  /// to day. The laboratory's scale, which all readings of a study share, is no part of it.
  public func readingError(of endpoint: Endpoint) -> @Sendable (Double) -> Double {
    let antagonist = design.schedules.contains(where: \.holdsAntagonist)
    let noise = EndpointNoise(endpoint, age: trial.population.age.mean, takesAntagonist: antagonist)
    return { noise.deviation(at: $0) }
  }

  /// Simulates candidates one by one, on this thread, and gives those who qualify.
  ///
  /// - Parameters:
  ///   - limit: at most so many people.
  ///   - laboratory: number of the laboratory that reads everyone's samples; each has a scale of its own.
  /// - Returns: people in the order of their numbers, and lives that could not be simulated, in sentences.
  public func people(
    _ candidates: Range<Int>, limit: Int, laboratory: Int
  ) throws -> (people: [SimulatedPerson], failures: [String]) {
    let verdicts = try ChunkRunner(design: design, maker: maker, seed: settings.seed).verdicts(candidates, limit: limit)
    let result = ChunkRunner.Result(verdicts, criteria: design.criteria.count)
    let scales = design.measured.indices.map { index -> Double in
      var stream = RandomStream(
        seed: settings.seed, person: laboratory, purpose: Purpose.laboratory(design.measured[index]))
      return Double.exp(design.noises[index].laboratory * stream.normal())
    }
    return (result.people.map { simulated($0, scales) }, result.failures)
  }

  private func simulated(_ person: Enrolled, _ scales: [Double]) -> SimulatedPerson {
    let number = person.entrant.number
    let readings = person.outcomes.map { outcome in
      design.measured.indices.map { index in
        SummaryMaker.readings(
          outcome.values[index], design.measured[index], design.noises[index], seed: settings.seed, person: number,
          laboratoryScale: scales[index])
      }
    }
    return SimulatedPerson(
      number: number, sex: person.entrant.sex, age: person.entrant.age, readings: readings,
      eventChances: person.outcomes.map(\.incidencesByVisit),
      goneDays: person.outcomes.map { min($0.deathDay, person.lostDay) })
  }
}
