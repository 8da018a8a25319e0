import ModelLanguage

/// Notes for people: what a thing is and where its number comes from.
enum SBMLNotes {
  static func notes(_ lines: String...) -> XMLElement { notes(lines) }

  static func notes(_ lines: [String]) -> XMLElement {
    let paragraphs = lines.filter { !$0.isEmpty }.map { XMLElement("p", [], text: $0) }
    return XMLElement("notes", [], [XMLElement("body", [("xmlns", "http://www.w3.org/1999/xhtml")], paragraphs)])
  }

  /// "Source: PK021, OC050 (note)."
  static func source(_ citation: Citation) -> String {
    let rows = citation.rows.joined(separator: ", ")
    if rows.isEmpty { return citation.note.isEmpty ? "" : "Source: \(citation.note)." }
    return citation.note.isEmpty ? "Source: \(rows)." : "Source: \(rows) (\(citation.note))."
  }
}
