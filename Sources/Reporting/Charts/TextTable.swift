/// Tables for terminals: columns as wide as what stands in them, numbers to the right.
public enum TextTable {
  /// The figure's title and its values at a few ages.
  public static func text(_ figure: Figure) -> String {
    let table = FigureTable(figure)
    return "\(figure.title)\n\(figure.subtitle)\n\n" + text(head: table.head, rows: table.rows)
  }

  /// The three result lines with their confidence words.
  public static func text(_ results: [ResultLine]) -> String {
    let rows = results.map { line -> [String] in
      let numbers = NumberText.pair(line.from, line.to, within: line.resolution)
      let value = NumberText.with(unit: line.unit, numbers.to)
      let difference = line.differences.map { told($0.trials, line.resolution) } ?? ""
      return [line.measure, numbers.from, value, difference, line.confidence.rawValue]
    }
    return text(
      head: ["", "as now", "with the plan", "difference, trials", "confidence"], rows: rows, leftAligned: [4])
  }

  private static func told(_ difference: Estimate, _ resolution: Resolution) -> String {
    let number = DifferenceWords.number(difference, within: resolution)
    return resolution.hides(difference) ? number.map { "\($0): none can be told" } ?? "none can be told" : number ?? ""
  }

  /// A plain table; the first column and those named stand to the left.
  public static func text(head: [String], rows: [[String]], leftAligned: Set<Int> = []) -> String {
    let widths = head.indices.map { column in
      ([head] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells.indices, cells).map { column, cell -> String in
        let gap = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return column == 0 || leftAligned.contains(column) ? cell + gap : gap + cell
      }
      var text = padded.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(head), rule] + rows.map(line)).joined(separator: "\n") + "\n"
  }
}
