import GRDB

/// How well a food answers a query; smaller is better. Plain common foods come before rarer and composed ones.
struct SearchRank: Comparable {
  /// In the order in which they count.
  private let order: [Int]

  init(row: Row, query: [String]) {
    let name: String = row["name"]
    let text: String = row["words"]
    let isCalled: Bool = row["called"]
    let nameWords = SearchText.words(name).map(SearchText.singular)
    let words = Set(text.split(separator: " ").map(String.init))
    let origins = FoodItem.Origin.allCases.map(\.rawValue)
    let origin = origins.firstIndex(of: row["origin"]) ?? origins.count
    let isName = nameWords == query
    let isLarge = origin == 0 ? 0 : 1
    // How many words of the query are only the beginning of a word of the name.
    let begun = query.count { !words.contains($0) }
    // `milk whole` before `goat milk`: where the first word of the query stands in the name.
    let place = query.compactMap { word in nameWords.firstIndex { $0.hasPrefix(word) } }.min() ?? nameWords.count
    // How much the name says beyond the query; of no weight among curated foods, whose order was chosen.
    let surplus = origin == 0 ? 0 : max(0, nameWords.count - query.count)
    let position: Int = row["position"]
    let startsSo = nameWords.first == query.first
    order = [
      isLarge, isName || isCalled ? 0 : 1, begun, startsSo ? 0 : 1, origin, place, surplus, position,
    ]
  }

  static func < (left: SearchRank, right: SearchRank) -> Bool {
    left.order.lexicographicallyPrecedes(right.order)
  }
}
