import Evidence

/// The claims ledger as the report tells it, and the publications behind it, numbered.
struct EvidenceSection: Sendable {
  /// The ledger does not change while the program runs.
  static let shipped = EvidenceSection()

  let claims: [ClaimSummary]
  let references: [ReferenceEntry]
  /// Claims behind the sentence, the result lines and the charts: protein in bone, fracture, calcium, childhood, events.
  private static let carried: Set = [2, 3, 7, 10, 9, 6]

  init() {
    let bibliography = Evidence.bibliography(ClaimLedger.claims.flatMap(\.rows))
    var numbers: [String: Int] = [:]
    for (index, entry) in bibliography.entries.enumerated() {
      for row in entry.rows { numbers[row] = index + 1 }
    }
    references = bibliography.entries.enumerated().map { index, entry in
      ReferenceEntry(number: index + 1, text: entry.reference.words, doi: entry.reference.doi)
    }
    claims = ClaimLedger.claims.map { claim in
      ClaimSummary(
        number: claim.number, text: claim.claim, grade: claim.gradeText, word: claim.confidence.flatMap { ConfidenceWord(rawValue: $0.rawValue) },
        known: claim.summary, notKnown: claim.against.map(\.text).joined(separator: " "),
        references: Set(claim.rows.compactMap { numbers[$0] }).sorted(), isCarriedByResults: Self.carried.contains(claim.number))
    }
  }
}

extension Reference {
  /// The publication without its DOI, which stands beside it as a link.
  var words: String {
    guard let doi, let place = formatted.range(of: " doi:\(doi)") else { return formatted }
    return String(formatted[..<place.lowerBound])
  }

  /// The resolver's own part of the link.
  var doi: String? {
    for case .doi(let doi) in locators { return doi }
    return nil
  }
}
