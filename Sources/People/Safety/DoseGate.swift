import Evidence
import Foods

/// Adds up what a person takes of each form, and says where it is more than any study gave people of that age.
struct DoseGate {
  /// A daily dose and the age at which it begins.
  private struct Dose {
    var form: SupplementForm
    /// µg a day.
    var daily: Double
    /// Years.
    var age: Double
  }

  private let person: Person
  private let today: CalendarDay

  init(_ person: Person, today: CalendarDay) {
    self.person = person
    self.today = today
  }

  /// Per form the first reason found: living as now, then plan by plan.
  func reasons(_ plans: [Plan]) -> [SafetyGate.Reason] {
    let courses = [own(without: [])] + plans.map { own(without: stopped($0)) + added($0) }
    return SupplementForm.allCases.flatMap { form in
      courses.compactMap { reason(form, $0.filter { $0.form == form }) }.sorted { daily($0) > daily($1) }.prefix(1)
    }
  }

  private func daily(_ reason: SafetyGate.Reason) -> Double {
    if case .doseBeyondStudies(_, let daily, _, _, _) = reason { daily } else { 0 }
  }

  // MARK: Doses

  /// What is still taken today, or will be: what has ended in the past harms no one.
  private func own(without stopped: Set<SupplementForm>) -> [Dose] {
    let supplements = person.supplements.filter { !$0.hasEnded(by: today) }.map { dose($0, from: $0.from) }
    let medicines = person.medicines.filter { !$0.hasEnded(by: today) }.compactMap { dose($0, from: $0.since) }
    return (supplements + medicines).filter { !stopped.contains($0.form) }
  }

  private func added(_ plan: Plan) -> [Dose] {
    plan.change.compactMap { change in
      switch change {
      case .supplement(let use): dose(use, from: use.from ?? plan.from)
      case .start(let use): dose(use, from: use.since ?? plan.from)
      case .diet, .stop: nil
      }
    }
  }

  private func stopped(_ plan: Plan) -> Set<SupplementForm> {
    Set(
      plan.change.compactMap { change in
        guard case .stop(let stop) = change else { return nil }
        return SupplementForm(text: stop.name) ?? Catalogue.medicines[stop.name]?.vitaminK
      })
  }

  private func dose(_ use: SupplementUse, from: PartialDate?) -> Dose {
    Dose(form: use.form, daily: use.doseMicrograms * use.interval.dosesPerDay, age: age(from))
  }

  private func dose(_ use: MedicineUse, from: PartialDate?) -> Dose? {
    guard let form = Catalogue.medicines[use.name]?.vitaminK, let milligrams = use.milligramsPerDay else { return nil }
    return Dose(form: form, daily: milligrams * 1000, age: age(from))
  }

  /// The age at which a dose is first taken from today on.
  private func age(_ from: PartialDate?) -> Double {
    person.age(on: max(from?.first ?? today, today), today: today)
  }

  // MARK: Limits

  /// Doses that begin in childhood are held to what children were given, all together to what adults were.
  private func reason(_ form: SupplementForm, _ doses: [Dose]) -> SafetyGate.Reason? {
    guard let studied = StudiedDose.of(form) else { return nil }
    let inChildhood = doses.filter { $0.age < SafetyGate.adulthood }
    let limits = [
      (doses: inChildhood, limit: studied.child ?? 0, child: true, rows: studied.childRows),
      (doses: doses, limit: studied.adult, child: false, rows: studied.adultRows),
    ]
    for entry in limits {
      let daily = entry.doses.reduce(0) { $0 + $1.daily }
      // A label of 45 µg every day is 45 µg, whatever the rounding of "every".
      guard daily > entry.limit * (1 + 1e-9) else { continue }
      return .doseBeyondStudies(form: form, daily: daily, studied: entry.limit, child: entry.child, rows: entry.rows)
    }
    return nil
  }
}

extension Medicine {
  /// The form of vitamin K that it is; nil for all others.
  var vitaminK: SupplementForm? {
    switch effect {
    case .vitaminK1: .phylloquinone
    case .menaquinone4: .menaquinone4
    default: nil
    }
  }
}

extension MedicineUse {
  func hasEnded(by today: CalendarDay) -> Bool { until.map { $0.last < today } ?? false }
}

extension SupplementUse {
  func hasEnded(by today: CalendarDay) -> Bool { until.map { $0.last < today } ?? false }
}
