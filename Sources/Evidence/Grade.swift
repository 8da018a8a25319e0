/// Certainty of an effect in people, in the manner of GRADE.
public enum Grade: String, Sendable, Hashable, CaseIterable, Codable {
  case high, moderate, low
  case veryLow = "very low"
  case contradicted

  /// The word a person reads.
  public var confidence: Confidence {
    switch self {
    case .high, .moderate: .likely
    case .low: .uncertain
    case .veryLow, .contradicted: .notShown
    }
  }
}

/// The three words for how sure a statement is; every page uses these and no others.
public enum Confidence: String, Sendable, Hashable, CaseIterable, Codable {
  case likely
  case uncertain
  case notShown = "not shown"
}
