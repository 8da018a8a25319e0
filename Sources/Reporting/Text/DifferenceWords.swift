/// A difference to living as now in words: its number and interval where there is one to write, and the verdict where
/// it cannot be told from none.
enum DifferenceWords {
  static let none = "no difference can be told"

  /// "−12 (−17 – −8) points"; "−5 (−18 – +9) AU: no difference can be told"; "no difference can be told (−4 – 0 AU)"
  /// where the middle would read 0; and the verdict alone where number and interval are nothing but zeros.
  static func told(_ difference: Estimate, unit: String = "", within resolution: Resolution) -> String {
    guard let number = number(difference, within: resolution) else { return none }
    guard resolution.hides(difference) else { return NumberText.with(unit: unit, number) }
    if let interval = difference.interval, !resolution.shows(difference.middle) {
      return "\(none) (\(NumberText.with(unit: unit, NumberText.signedRange(interval, within: resolution))))"
    }
    return "\(NumberText.with(unit: unit, number)): \(none)"
  }

  /// The same as the beginning of a sentence: "Difference −12 …" or "No difference can be told …".
  static func sentence(_ difference: Estimate, unit: String = "", within resolution: Resolution) -> String {
    let words = told(difference, unit: unit, within: resolution)
    return words.hasPrefix(none) ? words.capitalizedSentence : "Difference \(words)"
  }

  /// The number alone; nil where nothing but zeros would be written.
  static func number(_ difference: Estimate, figures: Int = 2, within resolution: Resolution) -> String? {
    let ends = [difference.middle] + (difference.interval.map { [$0.lower, $0.upper] } ?? [])
    guard ends.contains(where: resolution.shows) else { return nil }
    return NumberText.difference(difference, figures: figures, within: resolution)
  }
}
