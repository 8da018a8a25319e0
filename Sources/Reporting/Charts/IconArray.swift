/// 1,000 people as 25 rows of 40 marks: filled, it happens.
///
/// Each row is one dashed stroke whose dashes have no length and round ends, so that a thousand marks are three short
/// paths: rings are a dark stroke under a light one.
enum IconArray {
  static let columns = 40
  static let rows = 25
  private static let step = 8.4

  static func inline(happens: Double, label: String) -> HTML {
    let count = min(max(Int(happens.rounded()), 0), rows * columns)
    let width = SVGPath.number(Double(columns) * step)
    let height = SVGPath.number(Double(rows) * step)
    let spared = rowStrokes(count..<(rows * columns))
    return """
      <svg class="icons" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="\(label)"><path class="spared" d="\(spared)"/><path class="hole" d="\(spared)"/>\
      <path class="happens" d="\(rowStrokes(0..<count))"/></svg>
      """
  }

  /// One stroke for each row that the people stand in.
  static func rowStrokes(_ people: Range<Int>) -> String {
    guard !people.isEmpty else { return "" }
    var strokes = ""
    for row in (people.lowerBound / columns)...((people.upperBound - 1) / columns) {
      let first = max(people.lowerBound, row * columns)
      let last = min(people.upperBound, (row + 1) * columns) - 1
      let x = (Double(first % columns) + 0.5) * step
      // A little longer than from first to last, so that rounding never loses the last mark.
      let length = Double(last - first) * step + 1
      strokes += "M\(SVGPath.number(x)),\(SVGPath.number((Double(row) + 0.5) * step))h\(SVGPath.number(length))"
    }
    return strokes
  }
}
