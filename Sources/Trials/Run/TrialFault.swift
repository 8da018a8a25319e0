/// A trial that cannot be run to its end, in a sentence.
public struct TrialFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
  /// 65 for what the file asks for, 70 for what should not happen, 78 outside the domain of validity.
  public let exitCode: Int32

  init(_ description: String, exitCode: Int32) {
    self.description = description
    self.exitCode = exitCode
  }

  static func nobodyQualifies(_ trial: Trial, _ screening: TrialSummary.Screening) -> TrialFault {
    let shares = trial.population.criteria.enumerated().map { index, criterion in
      let asked = screening.asked[index]
      let share =
        asked > 0
        ? "\(shortAmount(Double(screening.passed[index] * 1000 / asked) / 10)) % of \(asked)" : "nobody was left to ask"
      return "\(criterion.text): \(share)"
    }
    let place = trial.place.map { "\($0.file): " } ?? ""
    let key = trial.population.include.isEmpty ? "conditions" : "include"
    return TrialFault(
      "\(place)population.\(key): \(screening.qualified) of \(screening.candidates) people qualify; passed each criterion: "
        + shares.joined(separator: "; "), exitCode: 65)
  }

  static func tooManyFailures(_ failures: [String]) -> TrialFault {
    TrialFault("too many lives could not be simulated; the first: \(failures.first ?? "unknown")", exitCode: 70)
  }
}
