import People

extension CalendarDay {
  /// As a letter writes it: 2 Jan 2027.
  var written: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day) \(months[month - 1]) \(year)"
  }
}

extension String {
  /// The first letter large, except in names such as ucOC and eGFR that begin small.
  var capitalizedSentence: String {
    let word = prefix { !$0.isWhitespace }
    return word.dropFirst().contains(where: \.isUppercase) ? self : prefix(1).uppercased() + dropFirst()
  }

  /// Text from a file as a letter sets it: 2025-02-11 → 11 Feb 2025, -1.8 → −1.8, 1.73m2 → 1.73 m².
  var typeset: String {
    // A pattern is read anew at each use, and most texts have nothing to set.
    guard contains("-") || contains("/1.73m2") else { return self }
    return replacing(/\b\d{4}-\d{2}-\d{2}\b/) { match in CalendarDay(String(match.output))?.written ?? String(match.output) }
      .replacing(/(^|[ (])-(\d)/) { match in "\(match.output.1)\(NumberText.minus)\(match.output.2)" }
      .replacing("/1.73m2", with: "/1.73\(NumberText.noBreak)m²")
  }
}
