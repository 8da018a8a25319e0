import GRDB
import Physiology
import Tabular

/// How foods lie in the index and come back out of it.
extension FoodIndex {
  static let schema = """
    CREATE TABLE made (hash TEXT NOT NULL, foods INTEGER NOT NULL);
    CREATE TABLE food (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, key TEXT NOT NULL,
      origin TEXT NOT NULL, category TEXT NOT NULL, food_group TEXT NOT NULL, matrix TEXT NOT NULL,
      portions TEXT NOT NULL, reference TEXT NOT NULL, amounts TEXT NOT NULL, qualities TEXT NOT NULL,
      k1_source TEXT NOT NULL, mk_source TEXT NOT NULL);
    CREATE TABLE alias (key TEXT PRIMARY KEY, alias TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE estimate (
      food_group TEXT NOT NULL, nutrient TEXT NOT NULL, median REAL NOT NULL, rows INTEGER NOT NULL,
      measured INTEGER NOT NULL, PRIMARY KEY (food_group, nutrient)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
    """

  /// Writes all foods, aliases, words and estimates.
  static func fill(_ database: Database, _ sources: FoodSources, hash: String) throws {
    try database.execute(sql: schema)
    let foods = try sources.foods()
    var positions: [String: Int] = [:]
    for (position, food) in foods.enumerated() { positions[food.id] = position }
    var words = foods.map { SearchText.key($0.name) }
    try insertAliases(database, sources, positions: positions, words: &words)
    try insertFoods(database, foods, words: words)
    try insertEstimates(database, GroupEstimates(foods: foods))
    try database.execute(sql: "CREATE INDEX food_key ON food (key)")
    try database.execute(sql: "INSERT INTO made VALUES (?, ?)", arguments: [hash, foods.count])
  }

  private static func insertAliases(
    _ database: Database, _ sources: FoodSources, positions: [String: Int], words: inout [String]
  ) throws {
    for (alias, id) in try sources.aliasRows() {
      guard let position = positions[id] else {
        throw InputError(file: "aliases.csv", key: "food_id", problem: "there is no such food", found: id)
      }
      let key = SearchText.key(alias)
      try database.execute(
        sql: "INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", arguments: [key, alias, position])
      words[position] += " " + key
    }
  }

  private static func insertFoods(_ database: Database, _ foods: [FoodItem], words: [String]) throws {
    let insert = try database.makeStatement(
      sql: "INSERT INTO food VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let insertWords = try database.makeStatement(sql: "INSERT INTO words (rowid, text) VALUES (?, ?)")
    for (position, food) in foods.enumerated() {
      let values = food.values
      let arguments: [(any DatabaseValueConvertible)?] = [
        position, food.id, food.name, SearchText.folded(food.name), food.origin.rawValue, food.category,
        food.group.rawValue, food.matrix.rawValue, written(food.portions), food.reference,
        values.amounts.map { $0.map(PlainNumber.text) ?? "" }.joined(separator: ";"),
        String(values.qualities.map(\.letter)), values.phylloquinoneSource, values.menaquinoneSource,
      ]
      try insert.execute(arguments: StatementArguments(arguments))
      try insertWords.execute(arguments: [position, words[position]])
    }
  }

  private static func insertEstimates(_ database: Database, _ estimates: GroupEstimates) throws {
    for (place, estimate) in estimates.all {
      try database.execute(
        sql: "INSERT INTO estimate VALUES (?, ?, ?, ?, ?)",
        arguments: [place.group.rawValue, place.nutrient.rawValue, estimate.median, estimate.rows, estimate.measured])
    }
  }

  private static func written(_ portions: [Portion]) -> String {
    portions.map { "\($0.name)\t\(PlainNumber.text($0.grams))" }.joined(separator: "\n")
  }

  /// A food as a row of the index holds it; the columns are those of `food`, in their order.
  static func item(_ row: Row) throws -> FoodItem {
    guard let origin = FoodItem.Origin(rawValue: row["origin"]), let group = FoodGroup(rawValue: row["food_group"]),
      let matrix = FoodMatrix(rawValue: row["matrix"])
    else { throw DatabaseError(message: "the food index holds a word this version does not know") }
    let portionText: String = row["portions"]
    let portions = portionText.split(separator: "\n").compactMap { line -> Portion? in
      let parts = line.split(separator: "\t")
      guard parts.count == 2, let grams = Double(parts[1]) else { return nil }
      return Portion(name: String(parts[0]), grams: grams)
    }
    let amountText: String = row["amounts"]
    let amounts = amountText.split(separator: ";", omittingEmptySubsequences: false).map { Double($0) }
    let letters: String = row["qualities"]
    let values = FoodValues(
      amounts: amounts, qualities: letters.compactMap(Quality.init(letter:)), phylloquinoneSource: row["k1_source"],
      menaquinoneSource: row["mk_source"])
    return FoodItem(
      id: row["id"], name: row["name"], origin: origin, category: row["category"], group: group, matrix: matrix,
      portions: portions, reference: row["reference"], values: values)
  }
}
