/// Two figures of the plate: K1 against its adequate intake, and K2 by vitamer, each with the foods behind it.
enum VitamerCards {
  private static let menaquinones = ["MK-4", "MK-7", "MK-8", "MK-9"]

  static func html(_ intake: IntakeContent) -> HTML {
    let cards = phylloquinone(intake) + menaquinone(intake)
    return cards.markup.isEmpty ? cards : "<div class=\"cards foods\">\(cards)</div>"
  }

  static func token(_ vitamer: String) -> String { vitamer.lowercased().replacing("-", with: "") }

  // MARK: K1

  private static func phylloquinone(_ intake: IntakeContent) -> HTML {
    guard let row = intake.vitamers.first(where: { $0.nutrient == "K1" }), let amount = row.amount else {
      return .empty
    }
    let standards = row.adequateIntakes
    let against = standards.map { "\(NumberText.plain($0.amount)) (\($0.kind), \($0.source))" }
    let sub = against.isEmpty ? "µg a day" : "µg a day, against " + against.joined(separator: " and ")
    let most = max(amount, standards.map(\.amount).max() ?? 0) * 1.2
    return """
      <div class="fig keep"><h3>\(finding(amount, standards))</h3><p class="sub">\(sub)</p>\
      \(bar([("K1", amount)], total: Phrases.amount(row), most: most, standards))\
      \(FoodBars.html(["K1"], intake.contributions))</div>
      """
  }

  /// What the bar shows, as a sentence.
  static func finding(_ amount: Double, _ standards: [AdequateIntake]) -> String {
    guard !standards.isEmpty else { return "Vitamin K1 a day" }
    if standards.allSatisfy({ amount >= $0.amount }) { return "Vitamin K1 is above the adequate intake" }
    if standards.allSatisfy({ amount < $0.amount }) { return "Vitamin K1 is below the adequate intake" }
    return "Vitamin K1 is above one adequate intake and below another"
  }

  // MARK: K2

  private static func menaquinone(_ intake: IntakeContent) -> HTML {
    let rows = intake.vitamers.filter { menaquinones.contains($0.nutrient) }
    let parts = rows.compactMap { row in row.amount.map { (row.nutrient, $0) } }.filter { $0.1 > 0 }
    let total = parts.reduce(0) { $0 + $1.1 }
    guard total > 0 else { return .empty }
    let isPart = rows.contains { $0.amount == nil || $0.knownShare < 0.999 }
    let told = NumberText.with(unit: "µg", NumberText.figures(total)) + (isPart ? NumberText.noBreak + "+" : "")
    return """
      <div class="fig keep"><h3>\(mostly(parts, total))</h3>\
      <p class="sub">µg a day; no intake standard for K2 exists</p>\
      \(bar(parts, total: told, most: total * 1.25, []))<ul class="key">\(menaquinones.map(keyItem))</ul>\
      \(FoodBars.html(menaquinones, intake.contributions))</div>
      """
  }

  /// "Most of the K2 is MK-4 and MK-9": the fewest vitamers that make up three quarters.
  static func mostly(_ parts: [(String, Double)], _ total: Double) -> String {
    var sum = 0.0
    var names: [String] = []
    for (name, amount) in parts.sorted(by: { $0.1 > $1.1 }) where sum < total * 0.75 {
      names.append(name)
      sum += amount
    }
    guard names.count < 4, let last = names.popLast() else { return "K2 comes from every vitamer" }
    return "Most of the K2 is " + (names.isEmpty ? last : names.joined(separator: ", ") + " and " + last)
  }

  private static func keyItem(_ vitamer: String) -> HTML {
    """
    <li><svg class="box" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" \
    fill="var(--\(token(vitamer)))"/></svg>\(vitamer)</li>
    """
  }

  // MARK: The bar

  /// A bar whose places are percentages, so that it fills any width and its words keep their size.
  private static func bar(
    _ parts: [(String, Double)], total: String, most: Double, _ standards: [AdequateIntake]
  ) -> HTML {
    var start = 0.0
    var drawing = HTML.empty
    for (vitamer, amount) in parts {
      let width = amount / most * 100
      let place = "x=\"\(SVGPath.number(start))%\" width=\"\(SVGPath.number(max(width, 0.4)))%\""
      drawing += "<rect \(HTML.trusted(place)) y=\"6\" height=\"22\" fill=\"var(--\(token(vitamer)))\"/>"
      start += width
    }
    drawing += "<text class=\"strong\" x=\"\(SVGPath.number(start))%\" dx=\"8\" y=\"22\">\(total)</text>"
    let sorted = standards.sorted { $0.amount < $1.amount }
    for (index, standard) in sorted.enumerated() {
      let x = SVGPath.number(standard.amount / most * 100)
      let anchor = sorted.count > 1 && index == 0 ? "end" : "start"
      drawing += "<line class=\"whisker\" x1=\"\(x)%\" x2=\"\(x)%\" y1=\"1\" y2=\"38\"/>"
      drawing += "<text class=\"small\" x=\"\(x)%\" y=\"50\" text-anchor=\"\(anchor)\">"
      drawing += "\(NumberText.plain(standard.amount))</text>"
    }
    let height = standards.isEmpty ? 34 : 54
    let label = "\(total) a day" + sorted.map { ", adequate \(NumberText.plain($0.amount))" }.joined()
    return """
      <svg class="totalbar" width="100%" height="\(height)" role="img" aria-label="\(label)">\(drawing)</svg>
      """
  }
}
