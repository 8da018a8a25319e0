import Foods

/// What a tracker's file holds, and which foods of the table each of its names may mean: shown before anything is kept.
///
/// A name that is exactly a name of the table is known; of every other the nearest are listed and a person chooses.
struct TrackerReading: Encodable, Sendable {
  struct Named: Encodable, Sendable {
    /// As the file calls it.
    let text: String
    let rows: Int
    /// The units in which the file measures it, in the order of their first use.
    let units: [String]
    /// Whether the first of the matches has this very name.
    let isKnown: Bool
    let matches: [FoodAnswer]
  }

  let layout: String
  let days: Int
  let rows: [TrackerFile.Row]
  let foods: [Named]
  let notes: [String]

  private static let mostMatches = 6

  init(_ file: TrackerFile, foods table: FoodTable) throws {
    layout = file.layout.kind.rawValue
    rows = file.rows
    days = Set(file.rows.map(\.day)).count
    notes = file.notes
    var names: [String] = []
    var units: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    for row in file.rows {
      if counts[row.food] == nil { names.append(row.food) }
      counts[row.food, default: 0] += 1
      if !units[row.food, default: []].contains(row.unit) { units[row.food, default: []].append(row.unit) }
    }
    foods = try names.map { name in
      let exact = try table.food(name)
      let near = try exact.map { [$0] } ?? Self.near(name, table)
      let measured = units[name] ?? []
      return Named(
        text: name, rows: counts[name] ?? 0, units: measured, isKnown: exact != nil,
        matches: near.map { FoodAnswer($0, weighing: measured) })
    }
  }

  /// Foods that have most of the name: all of its words, or a likely misspelling, then some of its words.
  private static func near(_ name: String, _ table: FoodTable) throws -> [FoodItem] {
    var found = try table.nearest(to: name, count: mostMatches).compactMap { try table.food($0) }
    guard found.count < mostMatches else { return found }
    let words = name.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 3 }
    var hits: [String: (count: Int, place: Int, food: FoodItem)] = [:]
    for word in words.prefix(8) {
      for (place, food) in try table.search(word, limit: 20).enumerated() {
        let known = hits[food.id]
        hits[food.id] = ((known?.count ?? 0) + 1, min(known?.place ?? place, place), food)
      }
    }
    let ranked = hits.values.sorted { ($1.count, $0.place, $0.food.name) < ($0.count, $1.place, $1.food.name) }
    for hit in ranked where found.count < mostMatches && !found.contains(where: { $0.id == hit.food.id }) {
      found.append(hit.food)
    }
    return found
  }
}
