import Trials

/// What a study's words for a group of people mean to the simulation; nil where it does not know them.
struct GroupWords: Sendable, Hashable {
  var covariates: [String: Scatter] = [:]
  /// Days for which a medicine has been taken at the first visit.
  var usedFor: Double?
  /// Only people above zero at the start.
  var isAboveZero = false

  init?(_ words: String) {
    switch words {
    case "above zero at start": isAboveZero = true
    // The endpoint names the place already.
    case "extracoronary": return
    default:
      // The time apart is that of the visit.
      if words.hasPrefix("all, "), words.hasSuffix(" years apart") { return }
      if let pressure = Self.pressure(words) {
        covariates["systolic pressure"] = .uniform(pressure.lowerBound, pressure.upperBound)
      } else if let years = Self.years(words) {
        usedFor = years * 365.25
      } else {
        return nil
      }
    }
  }

  /// Pressures that living people have, mmHg.
  private static let possible = 60.0...260.0

  /// `systolic below 120`, `systolic 120-129` (up to the next class), `systolic 160 or more`.
  private static func pressure(_ words: String) -> ClosedRange<Double>? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.first == "systolic" else { return nil }
    if parts.count == 3, parts[1] == "below", let most = Double(parts[2]) { return possible.lowerBound...most }
    if parts.count == 4, parts[2] == "or", parts[3] == "more", let least = Double(parts[1]) {
      return least...possible.upperBound
    }
    let ends = parts.count == 2 ? parts[1].split(separator: "-").compactMap { Double($0) } : []
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]...ends[1] + 1 : nil
  }

  /// `3 years or more`
  private static func years(_ words: String) -> Double? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 4, parts[1].hasPrefix("year"), parts[2...] == ["or", "more"] else { return nil }
    return Double(parts[0])
  }
}
