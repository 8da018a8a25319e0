import Foundation
import GRDB
import Tabular

/// The food table: look a food up by id or exact name, search it by words, and ask what was meant by a wrong name.
///
/// Opening reads the shipped tables only to see whether the index made of them is still the right one.
public final class FoodTable: Sendable {
  private let index: DatabaseQueue
  /// All names, read when the first wrong one has to be explained.
  private let likeness = MadeOnce<NameLikeness>()

  /// Opens the table that ships with the project, with its index in the user's cache directory.
  public static func shipped() throws -> FoodTable {
    try FoodTable(sources: .shipped(), cacheDirectory: FoodIndex.userCacheDirectory())
  }

  /// Opens the shipped table with its index in `cacheDirectory`, or in memory for nil.
  public static func shipped(cacheDirectory: URL?) throws -> FoodTable {
    try FoodTable(sources: .shipped(), cacheDirectory: cacheDirectory)
  }

  init(sources: FoodSources, cacheDirectory: URL?) throws {
    index = try FoodIndex.open(sources, cacheDirectory: cacheDirectory)
  }

  /// How many foods it holds.
  public func count() throws -> Int {
    try index.read { try Int.fetchOne($0, sql: "SELECT foods FROM made") ?? 0 }
  }

  /// A text that stands for the contents of all shipped food tables.
  public func contents() throws -> String {
    try index.read { try String.fetchOne($0, sql: "SELECT hash FROM made") ?? "" }
  }

  /// The food with this id; or this exact name among the curated foods; or this everyday name; or this exact name in
  /// the large tables; in that order. Capitals and diacritics of a name do not count. Nil where there is none.
  public func food(_ idOrName: String) throws -> FoodItem? {
    let text = idOrName.trimmingCharacters(in: .whitespaces)
    let key = SearchText.folded(text)
    return try index.read { database in
      try Self.first(database, "SELECT * FROM food WHERE id = ?", [text])
        ?? Self.first(
          database,
          "SELECT * FROM food WHERE key = ? AND origin = 'curated' ORDER BY name <> ?, position LIMIT 1", [key, text])
        ?? Self.first(
          database, "SELECT food.* FROM alias JOIN food USING (position) WHERE alias.key = ?", [SearchText.key(text)])
        ?? Self.first(database, "SELECT * FROM food WHERE key = ? ORDER BY name <> ?, position LIMIT 1", [key, text])
    }
  }

  /// All foods, in the order of the table.
  public func all() throws -> [FoodItem] {
    try index.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM food ORDER BY position").map(FoodIndex.item)
    }
  }

  /// The curated foods of which a usual portion brings most of a vitamer, richest first; one of each group at most
  /// `perGroup` times, so that six kinds of kale do not fill the list.
  public func richest(in nutrient: Nutrient, limit: Int = 10, perGroup: Int = 3) throws -> [FoodItem] {
    func perPortion(_ food: FoodItem) -> Double {
      (food[nutrient].amount ?? 0) * (food.portions.first?.grams ?? 0) / 100
    }
    let curated = try all().filter { $0.origin == .curated && perPortion($0) > 0 }
    var counts: [FoodGroup: Int] = [:]
    var richest: [FoodItem] = []
    for food in curated.sorted(by: { perPortion($0) > perPortion($1) }) where richest.count < limit {
      counts[food.group, default: 0] += 1
      if counts[food.group, default: 0] <= perGroup { richest.append(food) }
    }
    return richest
  }

  /// What a number of a group is likely to be where it is unknown; nil where too few foods of the group are known.
  public func estimate(_ nutrient: Nutrient, in group: FoodGroup) throws -> UnknownEstimate? {
    try index.read { database in
      let sql = "SELECT median, rows, measured FROM estimate WHERE food_group = ? AND nutrient = ?"
      let statement = try database.cachedStatement(sql: sql)
      guard let row = try Row.fetchOne(statement, arguments: [group.rawValue, nutrient.rawValue]) else { return nil }
      return UnknownEstimate(median: row["median"], rows: row["rows"], measured: row["measured"])
    }
  }

  /// Foods whose names (or everyday names) hold every word of `text` or its beginning, best first.
  public func search(_ text: String, limit: Int = 20) throws -> [FoodItem] {
    let query = SearchText.words(text).map(SearchText.singular)
    guard !query.isEmpty, limit > 0 else { return [] }
    return try index.read { database in
      let pattern = query.map { "\"\($0)\"*" }.joined(separator: " AND ")
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT food.*, words.text AS words,
            EXISTS (SELECT 1 FROM alias WHERE alias.key = ? AND alias.position = food.position) AS called
          FROM words JOIN food ON food.position = words.rowid
          WHERE words MATCH ? ORDER BY position LIMIT 4000
          """,
        arguments: [query.joined(separator: " "), pattern])
      var ranked: [(rank: SearchRank, row: Row)] = []
      for row in rows { ranked.append((SearchRank(row: row, query: query), row)) }
      ranked.sort { $0.rank < $1.rank }
      return try ranked.prefix(limit).map { try FoodIndex.item($0.row) }
    }
  }

  /// Names that someone who wrote `text` may have meant, nearest first.
  public func nearest(to text: String, count: Int = 3) throws -> [String] {
    var names: [String] = []
    for food in try search(text, limit: count) where !names.contains(food.name) { names.append(food.name) }
    if names.count < count {
      for name in try similar(to: text) where names.count < count && !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func similar(to text: String) throws -> [String] {
    try likeness.value {
      try index.read { database in
        let curated = "SELECT name FROM food WHERE origin = 'curated' ORDER BY position"
        let others = "SELECT name FROM food WHERE origin <> 'curated' ORDER BY position"
        let aliases = "SELECT alias FROM alias ORDER BY length(alias), alias"
        return NameLikeness(
          everyday: try String.fetchAll(database, sql: curated) + String.fetchAll(database, sql: aliases),
          others: try String.fetchAll(database, sql: others))
      }
    }.nearest(to: text)
  }

  private static func first(_ database: Database, _ sql: String, _ arguments: [String]) throws -> FoodItem? {
    let statement = try database.cachedStatement(sql: sql)
    return try Row.fetchOne(statement, arguments: StatementArguments(arguments)).map(FoodIndex.item)
  }
}
