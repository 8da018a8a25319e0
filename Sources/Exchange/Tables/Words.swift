import ModelLanguage

extension Distribution {
  /// As a table says it.
  var words: String {
    switch self {
    case .fixed: ""
    case .logNormal(let sd): "log-SD \(shortNumber(sd))"
    case .normal(let sd): "SD \(shortNumber(sd))"
    case .uniform: "even over the range"
    }
  }
}

extension Citation {
  /// Row ids, then the note.
  var words: String {
    let ids = rows.joined(separator: ", ")
    if ids.isEmpty { return note }
    return note.isEmpty ? ids : "\(ids): \(note)"
  }
}
