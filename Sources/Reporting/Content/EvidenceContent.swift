/// The three fixed words for how sure the evidence makes an answer.
public enum ConfidenceWord: String, Sendable, Hashable, CaseIterable {
  /// High or moderate certainty.
  case likely
  /// Low certainty.
  case uncertain
  /// Very low certainty, or contradicted.
  case notShown = "not shown"

  /// The word for a grade of the claims ledger: "high", "moderate", "low", "very low", "contradicted".
  /// Nil where the ledger gives no grade ("-").
  public init?(grade: String) {
    switch grade {
    case "high", "moderate": self = .likely
    case "low": self = .uncertain
    case "very low", "contradicted": self = .notShown
    default: return nil
    }
  }
}

/// Something that was put in because the person's file is silent, or taken from it, and how much it matters.
public struct Assumption: Sendable {
  public var what: String
  public var valueUsed: String
  /// "measured 3 Nov 2025", "you said", "not given: mean of women aged 58".
  public var from: String
  /// Share of the width of the answer that it explains, 0 – 1; nil where not computed.
  public var movesTheAnswer: Double?
  /// Whether the value was put in for want of one.
  public var isAssumed: Bool

  public init(what: String, valueUsed: String, from: String, movesTheAnswer: Double? = nil, isAssumed: Bool) {
    self.what = what
    self.valueUsed = valueUsed
    self.from = from
    self.movesTheAnswer = movesTheAnswer
    self.isAssumed = isAssumed
  }
}

/// A medicine or condition that matters here, and why.
public struct Matter: Sendable {
  public var name: String
  public var why: String
  /// Numbers of references.
  public var references: [Int]

  public init(_ name: String, why: String, references: [Int] = []) {
    self.name = name
    self.why = why
    self.references = references
  }
}

/// A test worth asking for, and what it would tell.
public struct Suggestion: Sendable {
  public var what: String
  public var why: String

  public init(_ what: String, why: String) {
    self.what = what
    self.why = why
  }
}

/// A row of the claims ledger as the report tells it.
public struct ClaimSummary: Sendable {
  public var number: Int
  public var text: String
  /// As the ledger words it: "high", "high (marker), low (outcome)".
  public var grade: String
  /// Nil where the ledger gives no grade.
  public var word: ConfidenceWord?
  public var known: String
  public var notKnown: String
  /// Numbers of references.
  public var references: [Int]
  /// Whether it stands behind one of this report's results; those go on paper.
  public var isCarriedByResults: Bool

  public init(
    number: Int, text: String, grade: String, word: ConfidenceWord?, known: String, notKnown: String = "",
    references: [Int] = [], isCarriedByResults: Bool = true
  ) {
    self.number = number
    self.text = text
    self.grade = grade
    self.word = word
    self.known = known
    self.notKnown = notKnown
    self.references = references
    self.isCarriedByResults = isCarriedByResults
  }
}

/// A publication as it is listed.
public struct ReferenceEntry: Sendable {
  public var number: Int
  /// Authors, year, title, journal: as the bibliography words it.
  public var text: String
  /// Without the resolver: "10.1007/s00198-013-2325-6".
  public var doi: String?

  public init(number: Int, text: String, doi: String? = nil) {
    self.number = number
    self.text = text
    self.doi = doi
  }
}
