/// The publications that a set of evidence rows leads to: each once, in alphabetical order.
public struct Bibliography: Sendable {
  /// One publication and the rows that led to it.
  public struct Entry: Sendable, Hashable {
    public let reference: Reference
    public let rows: [String]
  }

  public let entries: [Entry]
  /// Ids that lead to no row; empty in a sound report.
  public let unresolved: [String]

  public init(rows ids: some Sequence<String>, in table: EvidenceTable = .shipped) {
    var unresolved: [String] = []
    var found: [EvidenceRow] = []
    var seen: Set<String> = []
    for id in ids where seen.insert(id).inserted {
      if let row = table[id] { found.append(row) } else if !Evidence.isCurve(id) { unresolved.append(id) }
    }
    self.unresolved = unresolved
    entries = Self.merged(found)
  }

  private static func merged(_ rows: [EvidenceRow]) -> [Entry] {
    // A row without identifier joins the one publication of that author and year that has one.
    var identified: [String: Set<String>] = [:]
    for row in rows where !row.reference.locators.isEmpty {
      identified[row.reference.authorAndYear, default: []].insert(row.reference.key)
    }
    var groups: [String: [EvidenceRow]] = [:]
    for row in rows {
      var key = row.reference.key
      if row.reference.locators.isEmpty, let one = identified[key], one.count == 1, let only = one.first { key = only }
      groups[key, default: []].append(row)
    }
    let entries = groups.values.compactMap { group -> Entry? in
      guard let best = group.first(where: { !$0.reference.locators.isEmpty }) ?? group.first else { return nil }
      return Entry(reference: best.reference, rows: group.map(\.id))
    }
    return entries.sorted { ($0.reference.formatted, $0.rows) < ($1.reference.formatted, $1.rows) }
  }
}

private func < (left: (String, [String]), right: (String, [String])) -> Bool {
  if left.0 != right.0 { return left.0 < right.0 }
  return left.1.lexicographicallyPrecedes(right.1)
}
