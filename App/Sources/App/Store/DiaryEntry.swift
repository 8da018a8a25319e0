import GRDB

/// A food of a day of someone's diary, as the food table understood it.
struct DiaryEntry: Codable, Sendable, Hashable, FetchableRecord, PersistableRecord, Identifiable {
  var id: String
  var memberId: String
  /// `Mon` … `Sun`, or a date.
  var day: String
  var meal: String
  /// Id of the food table.
  var food: String
  var name: String
  var amount: Double
  var unit: String
  var position: Int
}

extension Store {
  func diary(of member: String) async throws -> [DiaryEntry] {
    try await read { try DiaryEntry.filter(Column("memberId") == member).order(Column("position")).fetchAll($0) }
  }

  /// Appends entries, in order; or puts them in place of what is there.
  func append(_ entries: [DiaryEntry], to member: String, replacing: Bool = false) async throws -> [DiaryEntry] {
    try await write { database in
      let mine = DiaryEntry.filter(Column("memberId") == member)
      if replacing { try mine.deleteAll(database) }
      let count = try mine.fetchCount(database)
      guard count + entries.count <= Self.mostEntries else {
        throw AppFault(.conflict, "A diary holds at most \(Self.mostEntries) entries.")
      }
      let last = try Int.fetchOne(database, mine.select(max(Column("position")))) ?? 0
      var added: [DiaryEntry] = []
      for (index, entry) in entries.enumerated() {
        var entry = entry
        entry.position = last + 1 + index
        try entry.insert(database)
        added.append(entry)
      }
      return added
    }
  }

  private static var mostEntries: Int { 5000 }

  func deleteEntry(_ id: String, of member: String) async throws {
    let count = try await write {
      try DiaryEntry.filter(Column("memberId") == member && Column("id") == id).deleteAll($0)
    }
    guard count > 0 else { throw AppFault(.notFound, "There is no such entry.") }
  }
}
