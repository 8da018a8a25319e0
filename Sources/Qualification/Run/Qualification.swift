import Trials

/// Published studies predicted and observed, side by side; calibration and validation are never pooled.
public struct Qualification: Sendable {
  public let schedule: QualificationSchedule
  public let rows: [QualificationRow]
  public let leftOut: [LeftOutValue]
  public let nullTrials: [NullTrial]
  /// Studies of which nothing was simulated, with the first reason.
  public let notSimulated: [(study: String, reason: String)]
  public let studies: Int
  /// Context → where LIMITS.md explains its mean difference.
  public let explained: [String: String]

  public static let coverageGoal = 0.85...0.99
  public static let mostMeanDifference = 0.5

  init(_ schedule: QualificationSchedule, _ results: [StudyResult], explained: [String: String]) {
    self.schedule = schedule
    self.explained = explained
    rows = results.flatMap(\.rows)
    leftOut = results.flatMap(\.leftOut)
    nullTrials = results.flatMap(\.nullTrials)
    studies = results.count
    notSimulated = results.filter { $0.rows.isEmpty && $0.nullTrials.isEmpty }.map {
      ($0.study, $0.leftOut.first?.reason ?? "nothing observed")
    }
  }

  /// Reasons why values that would score are not compared, the most frequent first.
  public var leftOutReasons: [(reason: String, values: Int)] {
    let scored = leftOut.filter(\.wouldScore)
    let counts = Dictionary(scored.map { ($0.kind, 1) }, uniquingKeysWith: +)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  public var contexts: [String] {
    rows.map(\.context).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.sorted()
  }

  /// Per context and role.
  public var scores: [ContextScore] {
    contexts.flatMap { context in
      [Trial.Use.calibration, .validation].compactMap { role in
        ContextScore(context, role, rows.filter { $0.context == context && $0.role == role && $0.isScored })
      }
    }
  }

  /// All contexts of one role together.
  public func total(_ role: Trial.Use) -> ContextScore? {
    ContextScore("all", role, rows.filter { $0.role == role && $0.isScored })
  }

  /// Share of null trials of which at least 80 % of replicates come out null.
  public var nullShare: Double? {
    guard !nullTrials.isEmpty else { return nil }
    return Double(nullTrials.filter { $0.share >= NullTrial.leastShare }.count) / Double(nullTrials.count)
  }

  public var criteria: [QualificationCriterion] {
    var criteria: [QualificationCriterion] = []
    if let total = total(.validation) {
      let percent = { (x: Double) in "\(Int((100 * x).rounded()))" }
      criteria.append(
        QualificationCriterion(
          words:
            "coverage of 95 % intervals on validation values is 85 to 99 %: \(percent(total.coverage)) % of \(total.count)",
          holds: Self.coverageGoal.contains(total.coverage), explained: nil))
    }
    for score in scores where score.role == .validation {
      let rounded = (score.meanStandardDifference * 100).rounded() / 100
      criteria.append(
        QualificationCriterion(
          words:
            "\(score.context): the mean standardised difference of validation values is within 0.5: \(rounded) of \(score.count)",
          holds: abs(score.meanStandardDifference) <= Self.mostMeanDifference, explained: explained[score.context]))
    }
    if let share = nullShare {
      let failing = nullTrials.filter { $0.share < NullTrial.leastShare }.count
      criteria.append(
        QualificationCriterion(
          words:
            "null trials come out null in at least 80 % of replicates: \(nullTrials.count - failing) of \(nullTrials.count) comparisons",
          holds: share == 1, explained: explained["null trials"]))
    }
    return criteria
  }

  public var holds: Bool { criteria.allSatisfy(\.isMet) }
}
