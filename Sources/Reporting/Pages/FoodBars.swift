/// The foods behind a total, as bars: K1 alone, and K2 stacked by vitamer, since they differ tenfold.
enum FoodBars {
  private static let shown = 7

  /// Nothing where no food is known to bring any, or where foods were not listed.
  static func html(_ vitamers: [String], _ contributions: [FoodContribution]) -> HTML {
    func total(_ food: FoodContribution) -> Double { vitamers.reduce(0) { $0 + (food.microgramsPerDay[$1] ?? 0) } }
    func isUnknown(_ food: FoodContribution) -> Bool { vitamers.contains { food.unknownVitamers.contains($0) } }
    let ranked = contributions.filter { total($0) > 0 || isUnknown($0) }.sorted { total($0) > total($1) }
    guard let largest = ranked.first.map(total), largest > 0 else { return .empty }
    let rows = ranked.prefix(shown).map { food in
      row(food, vitamers, total: total(food), largest: largest, isUnknown: isUnknown(food))
    }
    let rest = ranked.dropFirst(shown)
    let restTotal = rest.reduce(0) { $0 + total($1) }
    return """
      <p class="sub">By food, µg a day; a dashed box: not known</p>\
      <table class="bars"><thead class="sr"><tr><th scope="col">Food</th><th scope="col">Bar</th>\
      <th scope="col">µg a day</th></tr></thead><tbody>\(rows)\(other(rest.count, restTotal))</tbody></table>
      """
  }

  private static func other(_ count: Int, _ total: Double) -> HTML {
    guard count > 0 else { return .empty }
    let name = count == 1 ? "one other food" : "\(count) other foods"
    return "<tr><th scope=\"row\">\(name)</th><td></td><td class=\"r\">\(NumberText.figures(total))</td></tr>"
  }

  private static func row(
    _ food: FoodContribution, _ vitamers: [String], total: Double, largest: Double, isUnknown: Bool
  ) -> HTML {
    var start = 0.0
    var boxes = HTML.empty
    for vitamer in vitamers {
      guard let amount = food.microgramsPerDay[vitamer], amount > 0 else { continue }
      let width = amount / largest * 86
      boxes += """
        <rect x="\(SVGPath.number(start))%" width="\(SVGPath.number(max(width, 0.4)))%" y="2" height="14" \
        fill="var(--\(VitamerCards.token(vitamer)))"/>
        """
      start += width
    }
    if isUnknown {
      boxes +=
        "<rect class=\"unknownbox\" x=\"\(SVGPath.number(start + 1))%\" width=\"10%\" y="
        + "\"2.5\" height=\"13\"/>"
    }
    let amount = NumberText.figures(total) + (isUnknown ? NumberText.noBreak + "+" : "")
    let name = food.isSupplement ? "\(food.food) (supplement)" : food.food
    let told = total > 0 ? amount : "unknown"
    return """
      <tr><th scope="row">\(name)</th>\
      <td class="bar"><svg width="100%" height="18" aria-hidden="true">\(boxes)</svg></td>\
      <td class="r">\(told)</td></tr>
      """
  }
}
