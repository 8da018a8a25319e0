/// What one candidate came to: the answer to each criterion, and whether the person was enrolled.
///
/// A verdict is a pure function of the trial, the seed and the candidate's number. It holds all that a summary needs, so that
/// verdicts made anywhere give the same results.
struct Verdict: Sendable, Hashable {
  /// A criterion is not asked where another one has already been missed by what is known beforehand.
  enum Answer: UInt8, Sendable { case notAsked, missed, met }

  enum Ending: Sendable, Hashable {
    case notEligible
    /// The life could not be simulated, before or after entry; in a sentence.
    case failedBeforeEntry(String)
    case failedAfterEntry(String)
    case enrolled(Enrolled)
  }

  let number: Int
  /// In the order of the criteria.
  var answers: [Answer]
  var ending = Ending.notEligible

  var isMissed: Bool { answers.contains(.missed) }

  var isQualified: Bool {
    switch ending {
    case .notEligible, .failedBeforeEntry: false
    case .failedAfterEntry, .enrolled: true
    }
  }
}

extension ChunkRunner.Result {
  /// What the verdicts come to.
  ///
  /// - Parameter limit: verdicts after the one with which so many people qualify are not looked at.
  init(_ verdicts: [Verdict], criteria: Int, limit: Int = .max) {
    screening = TrialSummary.Screening(
      asked: Array(repeating: 0, count: criteria), passed: Array(repeating: 0, count: criteria))
    var failedLater: [String] = []
    for verdict in verdicts {
      guard screening.qualified < limit else { break }
      screening.candidates += 1
      if verdict.isQualified { screening.qualified += 1 }
      for (index, answer) in verdict.answers.enumerated() where answer != .notAsked {
        screening.asked[index] += 1
        if answer == .met { screening.passed[index] += 1 }
      }
      switch verdict.ending {
      case .notEligible: break
      case .failedBeforeEntry(let sentence): failures.append(sentence)
      case .failedAfterEntry(let sentence): failedLater.append(sentence)
      case .enrolled(let person): people.append(person)
      }
    }
    failures += failedLater
  }
}
