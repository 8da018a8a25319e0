import Evidence

/// The claims ledger as the report tells it, and the publications behind it, numbered.
struct EvidenceSection {
  let claims: [ClaimSummary]
  let references: [ReferenceEntry]

  init() {
    let bibliography = Evidence.bibliography(ClaimLedger.claims.flatMap(\.rows))
    var numbers: [String: Int] = [:]
    for (index, entry) in bibliography.entries.enumerated() {
      for row in entry.rows { numbers[row] = index + 1 }
    }
    references = bibliography.entries.enumerated().map { index, entry in
      ReferenceEntry(number: index + 1, text: entry.reference.formatted, doi: entry.reference.doi)
    }
    claims = ClaimLedger.claims.map { claim in
      ClaimSummary(
        number: claim.number, text: claim.claim, grade: claim.gradeText, word: claim.confidence.flatMap { ConfidenceWord(rawValue: $0.rawValue) },
        known: claim.summary, notKnown: claim.against.map(\.text).joined(separator: " "),
        references: Set(claim.rows.compactMap { numbers[$0] }).sorted(), isCarriedByResults: [2, 7, 10, 9, 6].contains(claim.number))
    }
  }
}

extension Reference {
  /// The resolver's own part of the link.
  var doi: String? {
    for case .doi(let doi) in locators { return doi }
    return nil
  }
}
