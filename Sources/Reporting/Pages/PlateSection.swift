/// What is eaten and taken, by vitamer and by food.
enum PlateSection {
  static func body(_ content: ReportContent) -> HTML {
    guard let intake = content.intake else { return .empty }
    let notes = intake.notes.map { "<p class=\"small muted gap\">\($0)</p>" as HTML }
    return Section.html(
      id: "plate", title: "The plate", about: "Per day: \(intake.basis). No intake standard for K2 exists.",
      table(intake) + notes.joined() + FoodBars.html(intake.contributions))
  }

  private static func table(_ intake: IntakeContent) -> HTML {
    """
    <table class="tight pile intake"><thead><tr><th scope="col">Nutrient</th><th scope="col" class="r">a day</th>\
    <th scope="col">Adequate intake</th><th scope="col">Mostly from</th><th scope="col">Known</th>\
    <th scope="col">Quality</th></tr></thead><tbody>\((intake.vitamers + intake.minerals).map(row))</tbody></table>
    """
  }

  private static func row(_ row: IntakeRow) -> HTML {
    let from = row.mostlyFrom.isEmpty ? "–" : row.mostlyFrom.joined(separator: ", ")
    return """
      <tr><th scope="row">\(row.nutrient)</th><td class="r">\(Phrases.amount(row))</td>\
      <td data-l="Adequate intake">\(Phrases.adequate(row))</td><td data-l="Mostly from">\(from)</td>\
      <td data-l="Known">\(known(row))</td><td>\(Signs.quality(row.quality))</td></tr>
      """
  }

  private static func known(_ row: IntakeRow) -> String {
    guard row.knownShare < 0.999 else { return "all foods" }
    let share = "\(NumberText.percent(row.knownShare)) of what is eaten"
    guard !row.unknownFoods.isEmpty else { return share }
    let shown = row.unknownFoods.prefix(3).joined(separator: ", ")
    let more = row.unknownFoods.count > 3 ? " and \(row.unknownFoods.count - 3) more" : ""
    return "\(share); not \(shown)\(more)"
  }
}

/// Bars by food: K1 alone, and K2 stacked by vitamer, since they differ tenfold.
enum FoodBars {
  private static let menaquinones = ["MK-4", "MK-7", "MK-8", "MK-9"]
  private static let shown = 7

  static func html(_ contributions: [FoodContribution]) -> HTML {
    guard !contributions.isEmpty else { return .empty }
    return """
      <div class="cards foods">\
      \(chart("Vitamin K1 by food", ["K1"], contributions))\
      \(chart("Vitamin K2 by food", menaquinones, contributions))</div>
      """
  }

  private static func chart(_ title: String, _ vitamers: [String], _ contributions: [FoodContribution]) -> HTML {
    func total(_ food: FoodContribution) -> Double { vitamers.reduce(0) { $0 + (food.microgramsPerDay[$1] ?? 0) } }
    func isUnknown(_ food: FoodContribution) -> Bool { vitamers.contains { food.unknownVitamers.contains($0) } }
    let ranked = contributions.filter { total($0) > 0 || isUnknown($0) }.sorted { total($0) > total($1) }
    guard let largest = ranked.first.map(total), largest > 0 else {
      return "<div class=\"fig\"><h3>\(title)</h3><p class=\"sub\">None known.</p></div>"
    }
    let rest = ranked.dropFirst(shown)
    let restTotal = rest.reduce(0) { $0 + total($1) }
    let restRow: HTML =
      rest.isEmpty
      ? ""
      : """
      <tr><th scope="row">\(rest.count) other foods</th><td></td>\
      <td class="r">\(NumberText.figures(restTotal))</td></tr>
      """
    let rows = ranked.prefix(shown).map { food in
      row(food, vitamers, total: total(food), largest: largest, isUnknown: isUnknown(food))
    }
    let key: HTML = vitamers.count > 1 ? "<ul class=\"key\">\(vitamers.map(keyItem))</ul>" : ""
    return """
      <div class="fig keep"><h3>\(title)</h3><p class="sub">µg a day; a dashed box: not known</p>\(key)\
      <table class="bars"><thead class="sr"><tr><th scope="col">Food</th><th scope="col">Bar</th>\
      <th scope="col">µg a day</th></tr></thead><tbody>\(rows)\(restRow)</tbody></table></div>
      """
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
        fill="var(--\(token(vitamer)))"/>
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

  private static func keyItem(_ vitamer: String) -> HTML {
    """
    <li><svg class="box" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" \
    fill="var(--\(token(vitamer)))"/></svg>\(vitamer)</li>
    """
  }

  private static func token(_ vitamer: String) -> String { vitamer.lowercased().replacing("-", with: "") }
}
