import Tabular

/// Lengths of time as a trial's file writes them: `3 years`, `8 weeks`, `0`. Kept in days.
enum TrialTime {
  static let allowed = "0, or a number and hours, days, weeks, months or years, such as 8 weeks"

  /// Days; nil where the text is no length of time.
  static func days(_ text: String) -> Double? {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let count = PlainNumber.parse(first), count >= 0 else { return nil }
    if words.count == 1 { return count == 0 ? 0 : nil }
    guard words.count == 2, let unit = unit(words[1].lowercased()) else { return nil }
    return count * unit
  }

  private static func unit(_ word: String) -> Double? {
    switch word {
    case "hour", "hours", "h": 1.0 / 24
    case "day", "days", "d": 1
    case "week", "weeks": 7
    case "month", "months": year / 12
    case "year", "years": year
    default: nil
    }
  }

  static let year = 365.25

  /// `3 years`, `8 weeks`, `10 days`: the largest unit of which it is a whole number.
  static func text(_ days: Double) -> String {
    if days == 0 { return "start" }
    for (length, name) in [(year, "year"), (year / 12, "month"), (7.0, "week"), (1.0, "day")] {
      let count = days / length
      guard count >= 1 - 1e-9, abs(count - count.rounded()) < 1e-6 else { continue }
      return "\(Int(count.rounded())) \(name)\(count.rounded() == 1 ? "" : "s")"
    }
    return "\(PlainNumber.text((days * 100).rounded() / 100)) days"
  }
}
