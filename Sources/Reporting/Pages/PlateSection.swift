/// What is eaten and taken, by vitamer and by food.
enum PlateSection {
  static func body(_ content: ReportContent) -> HTML {
    guard let intake = content.intake else { return .empty }
    let notes = intake.notes.map { "<p class=\"small muted gap\">\($0)</p>" as HTML }
    return Section.html(
      id: "plate", title: "The plate", about: "Per day: \(intake.basis). No intake standard for K2 exists.",
      VitamerCards.html(intake) + table(intake) + notes.joined())
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
