/// A figure with its finding, its drawing, its description and table, and its source.
enum FigureBlock {
  static func html(_ plan: PlanContent, _ figure: Figure, number: Int) -> HTML {
    html(figure, id: "\(plan.id)-\(figure.id)", number: number, room: ChartRoom(plan.figures))
  }

  /// - Parameter number: none for a figure that is one of a row.
  static func html(_ figure: Figure, id: String, number: Int? = nil, room: ChartRoom) -> HTML {
    let window = AgeWindow.whole(figure)
    let word = figure.confidence.map { "<p class=\"figword\">\(Signs.confidence($0))</p>" as HTML }
    let count = number.map { "<span class=\"n\">Fig. \($0)</span>" as HTML }
    return """
      <figure class="fig" id="fig-\(id)"><h3>\(count)\(figure.title)</h3>\
      <p class="sub">\(figure.subtitle)</p>\
      <div class="host" data-spec="spec-\(id)">\
      \(StaticChart.inline(figure, window: window, size: .wide, cssClass: "wide", room: room))\
      \(StaticChart.inline(figure, window: window, size: .narrow, cssClass: "narrow"))</div>\
      <p class="readout" aria-hidden="true"></p>\(word)\
      <details><summary>Description and table</summary><p>\(figure.alternative)</p>\(table(figure))</details>\
      <p class="src">\(figure.source)</p></figure>

      """
  }

  private static func table(_ figure: Figure) -> HTML {
    let table = FigureTable(figure)
    let caption = figure.unit.isEmpty ? "\(figure.quantity) by age" : "\(figure.quantity) by age, \(figure.unit)"
    let head = table.head.enumerated().map { index, cell -> HTML in
      "<th scope=\"col\"\(index > 0 ? " class=\"r\"" as HTML : "")>\(cell)</th>"
    }
    let rows = table.rows.map { cells -> HTML in
      let rest = cells.dropFirst().map { "<td class=\"r\">\($0)</td>" as HTML }
      return "<tr><th scope=\"row\">\(cells[0])</th>\(rest)</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table class="tight">\
      <caption class="sr">\(caption)</caption><thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
