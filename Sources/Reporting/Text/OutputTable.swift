/// A table in plain text: columns as wide as they need to be, two spaces between, no lines drawn.
package struct OutputTable {
  package enum Side { case left, right }

  private let headers: [String]
  private let sides: [Side]
  private var rows: [[String]] = []

  package init(_ columns: [(header: String, side: Side)]) {
    headers = columns.map(\.header)
    sides = columns.map(\.side)
  }

  package mutating func add(_ cells: [String]) {
    precondition(cells.count == headers.count, "A row has one cell for each column.")
    rows.append(cells)
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// Lines without spaces at their ends.
  package var lines: [String] {
    let all = headers.allSatisfy(\.isEmpty) ? rows : [headers] + rows
    let widths = headers.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      let padded = cells.indices.map { Self.padded(cells[$0], widths[$0], sides[$0]) }
      var line = padded.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  private static func padded(_ text: String, _ width: Int, _ side: Side) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return side == .left ? text + space : space + text
  }
}

extension String {
  /// Cut short with an ellipsis to at most so many characters.
  package func cut(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }

  /// Broken between words into lines of at most `width` characters, each after `indent`.
  package func wrapped(width: Int = 100, indent: String = "") -> String {
    var lines: [String] = []
    var line = indent
    for word in split(separator: " ") {
      if line.count + word.count + 1 > width, line.count > indent.count {
        lines.append(line)
        line = indent
      }
      line += line.count == indent.count ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
