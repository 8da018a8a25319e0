import Trials

/// How well one context of use is predicted, from the values of one role.
public struct ContextScore: Sendable, Hashable {
  public let context: String
  public let role: Trial.Use
  /// Values, and the studies that they are of.
  public let count: Int
  public let studies: Int
  /// Share of observed values inside their predicted 95 % interval.
  public let coverage: Double
  public let meanStandardDifference: Double

  /// Nil without a scored value.
  init?(_ context: String, _ role: Trial.Use, _ rows: [QualificationRow]) {
    let differences = rows.compactMap(\.standardDifference)
    guard !differences.isEmpty else { return nil }
    self.context = context
    self.role = role
    count = differences.count
    studies = Set(rows.map(\.study)).count
    coverage = Double(rows.filter(\.isInside).count) / Double(rows.count)
    meanStandardDifference = differences.reduce(0, +) / Double(differences.count)
  }
}

/// A stated criterion, and whether it holds.
public struct QualificationCriterion: Sendable, Hashable {
  public let words: String
  public let holds: Bool
  /// Where a limit explains that it does not hold.
  public let explained: String?
  public var isMet: Bool { holds || explained != nil }
}
