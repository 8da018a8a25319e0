/// What came out for one person.
public struct SubjectResult: Sendable {
  /// Output times × outputs, row by row. A failed subject has the rows it reached and no others.
  public var rows: [Double]
  /// The state at the last output time, or where the solver stopped.
  public var finalState: [Double]
  public var outcome: Result<Void, SolveFailure>
  public var statistics: SolveStatistics

  public init(
    rows: [Double], finalState: [Double], outcome: Result<Void, SolveFailure>, statistics: SolveStatistics
  ) {
    self.rows = rows
    self.finalState = finalState
    self.outcome = outcome
    self.statistics = statistics
  }

  /// The failure, nil if there was none.
  public var failure: SolveFailure? {
    if case .failure(let failure) = outcome { return failure }
    return nil
  }
}

/// What the work cost.
public struct SolveStatistics: Sendable, Equatable {
  /// Steps taken.
  public var steps = 0
  /// Steps tried and thrown away.
  public var rejected = 0
  /// Events carried out.
  public var events = 0

  public init() {}
}
