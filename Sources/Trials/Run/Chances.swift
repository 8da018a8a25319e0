import RealModule
import Simulation

/// What chance decides for a person whatever the arm: how faithfully they take things, when they are lost.
struct Chances {
  let adherence: Double
  let lostDay: Double
  let holidays: [(from: Double, until: Double)]

  init(_ participant: Participant, _ trial: Trial, seed: UInt64) {
    func stream(_ purpose: String) -> RandomStream {
      RandomStream(seed: seed, person: participant.number, purpose: purpose)
    }
    var chance = stream(Purpose.adherence)
    adherence = trial.adherence.share(chance.uniform())
    // A share lost per year is a rate of −ln(1 − share).
    let rate = -Double.log(1 - trial.dropout) / TrialTime.year
    var loss = stream(Purpose.dropout)
    lostDay = rate > 0 ? -Double.log(loss.uniform()) / rate : .infinity
    holidays = Self.holidays(trial, stream(Purpose.holidays))
  }

  /// Breaks begin at random; one does not begin within another.
  private static func holidays(_ trial: Trial, _ stream: RandomStream) -> [(from: Double, until: Double)] {
    let perDay = trial.adherence.holidaysPerYear / TrialTime.year
    guard perDay > 0 else { return [] }
    var stream = stream
    var breaks: [(from: Double, until: Double)] = []
    var day = 0.0
    while breaks.count < 1000 {
      day += -Double.log(stream.uniform()) / perDay
      guard day < trial.duration else { break }
      breaks.append((day, day + trial.adherence.holidayDays))
      day += trial.adherence.holidayDays
    }
    return breaks
  }
}
