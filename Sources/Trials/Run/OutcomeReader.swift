import RealModule
import Simulation

/// Reads a solved arm: values at the visits, events where a cumulative hazard passes the person's own threshold.
struct OutcomeReader: Sendable {
  let design: TrialDesign
  let seed: UInt64

  func outcome(_ rows: [Double], person: Int) -> Outcome {
    let width = design.compiled.columns.count
    func row(_ index: Int) -> ArraySlice<Double> { rows[index * width..<(index + 1) * width] }
    let values = design.measured.map { endpoint -> [Double] in
      guard let quantity = endpoint.quantity else { return [] }
      return ([design.startRow] + design.visitRows).map { design.value(quantity, row($0)) }
    }
    func hazard(_ keys: [String]) -> [Double] {
      let first = design.sum(keys, row(0))
      return design.rowDays.indices.map { max(design.sum(keys, row($0)) - first, 0) }
    }
    let death = design.deathCompetes ? hazard(TrialEvent.deathKeys) : []
    let deathDay = death.isEmpty ? .infinity : day(death, person, Purpose.death)
    var eventDays: [Double] = []
    var incidences: [Double] = []
    var byVisit: [[Double]] = []
    for endpoint in design.events {
      guard let event = endpoint.event else { continue }
      let cumulative = hazard(event.keys)
      eventDays.append(self.eventDay(event, cumulative, death, deathDay, person))
      let competing = event.isDeath ? [] : death
      incidences.append(Self.incidence(cumulative, death: competing))
      byVisit.append(
        design.visitRows.map { Self.incidence(Array(cumulative[...$0]), death: Array(competing.prefix($0 + 1))) })
    }
    return Outcome(
      values: values, eventDays: eventDays, deathDay: deathDay, incidences: incidences, incidencesByVisit: byVisit)
  }

  private func eventDay(
    _ event: TrialEvent, _ cumulative: [Double], _ death: [Double], _ deathDay: Double, _ person: Int
  ) -> Double {
    switch event {
    case .death: return deathDay
    case .cardiovascularDeath:
      // Which death it was is drawn by the share of the hazard.
      guard deathDay.isFinite, let all = death.last, all > 0, let own = cumulative.last else { return .infinity }
      var stream = RandomStream(seed: seed, person: person, purpose: Purpose.event(event))
      return stream.uniform() < own / all ? deathDay : .infinity
    default: return day(cumulative, person, Purpose.event(event))
    }
  }

  /// When a cumulative hazard passes an exponential threshold, straight between rows; infinite where it does not.
  private func day(_ cumulative: [Double], _ person: Int, _ purpose: String) -> Double {
    var stream = RandomStream(seed: seed, person: person, purpose: purpose)
    let threshold = -Double.log(stream.uniform())
    guard let after = cumulative.firstIndex(where: { $0 >= threshold }), after > 0 else { return .infinity }
    let (low, high) = (cumulative[after - 1], cumulative[after])
    let along = high > low ? (threshold - low) / (high - low) : 1
    return design.rowDays[after - 1] + along * (design.rowDays[after] - design.rowDays[after - 1])
  }

  /// Probability of a first event by the end, death competing: ∫ e^(−H−D) dH, straight between rows.
  static func incidence(_ cumulative: [Double], death: [Double]) -> Double {
    var sum = 0.0
    for i in cumulative.indices.dropFirst() {
      let alive = death.isEmpty ? 1 : Double.exp(-(death[i - 1] + death[i]) / 2)
      sum += alive * (Double.exp(-cumulative[i - 1]) - Double.exp(-cumulative[i]))
    }
    return sum
  }
}
