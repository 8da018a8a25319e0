import Foundation

/// Numbers as people read them: two significant figures (three for researchers), a true minus sign, groups of three
/// digits, a no-break space before the unit, ranges as "from – to".
public enum NumberText {
  static let noBreak = "\u{00A0}"
  static let minus = "\u{2212}"

  /// Rounded to so many significant figures: 1234 → "1,200", 0.6987 → "0.70", −2.18 → "−2.2".
  /// - Parameter resolution: what can be measured at all; nothing is written finer: 0.43 AU → "0".
  public static func figures(_ value: Double, _ count: Int = 2, within resolution: Resolution = .unlimited) -> String {
    guard value.isFinite else { return "unknown" }
    return decimals(value, places: min(places(for: value, figures: count), resolution.places))
  }

  /// As it was given, without trailing zeros: 66 → "66", 66.5 → "66.5".
  public static func plain(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    let rounded = (value * 1000).rounded() / 1000
    for places in 0...3 where abs(rounded - roundedTo(places, rounded)) < 1e-9 {
      return decimals(rounded, places: places)
    }
    return decimals(rounded, places: 3)
  }

  /// "38 %", with a space that does not break.
  public static func with(unit: String, _ number: String) -> String {
    unit.isEmpty ? number : number + noBreak + unit
  }

  /// "33 – 43", at the two-figure step of the larger end; one number where both ends read alike.
  public static func range(_ interval: Interval, figures: Int = 2, within resolution: Resolution = .unlimited) -> String
  {
    let places = min(places(for: larger(interval.lower, interval.upper), figures: figures), resolution.places)
    let ends = (decimals(interval.lower, places: places), decimals(interval.upper, places: places))
    return ends.0 == ends.1 ? ends.0 : joined(ends.0, ends.1)
  }

  /// A difference and its interval at one step, signs told: "−5 (−18 – +9)".
  public static func difference(_ estimate: Estimate, figures: Int = 2, within resolution: Resolution = .unlimited)
    -> String
  {
    var largest = abs(estimate.middle)
    if let interval = estimate.interval { largest = max(largest, abs(interval.lower), abs(interval.upper)) }
    let places = min(places(for: largest, figures: figures), resolution.places)
    let middle = signed(estimate.middle, places: places)
    guard let interval = estimate.interval else { return middle }
    let lower = signed(interval.lower, places: places)
    let upper = signed(interval.upper, places: places)
    return middle + noBreak + "(" + joined(lower, upper) + ")"
  }

  /// The ends of a difference with their signs: "−4 – 0".
  static func signedRange(_ interval: Interval, figures: Int = 2, within resolution: Resolution = .unlimited) -> String
  {
    let places = min(places(for: larger(interval.lower, interval.upper), figures: figures), resolution.places)
    return joined(signed(interval.lower, places: places), signed(interval.upper, places: places))
  }

  /// Two values that are compared, at one step: two figures, or three where rounding to two would tell
  /// another difference than the true one.
  public static func pair(_ from: Double, _ to: Double, within resolution: Resolution = .unlimited) -> (
    from: String, to: String
  ) {
    let largest = larger(from, to)
    var places = places(for: largest, figures: 2)
    let toldDifference = roundedTo(places, to) - roundedTo(places, from)
    let difference = to - from
    if abs(toldDifference - difference) > abs(difference) / 4 { places = self.places(for: largest, figures: 3) }
    places = min(places, resolution.places)
    return (decimals(from, places: places), decimals(to, places: places))
  }

  /// Of 1,000 people: whole people from ten up, one decimal below.
  public static func perThousand(_ value: Double) -> String {
    decimals(value, places: abs(value) < 10 ? 1 : 0)
  }

  public static func percent(_ share: Double) -> String {
    let value = share * 100
    if value > 0 && value < 1 { return "<" + with(unit: "%", "1") }
    return with(unit: "%", decimals(value, places: 0))
  }

  // MARK: Steps

  /// How many decimal places show so many significant figures; negative for tens and hundreds.
  static func places(for value: Double, figures: Int) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    let exponent = Int(log10(abs(value)).rounded(.down))
    let places = figures - 1 - exponent
    // Rounding can carry into the next power of ten: 0.0998 is 0.10, not 0.100.
    let rounded = abs(roundedTo(places, value))
    return rounded >= pow(10, Double(exponent + 1)) ? places - 1 : places
  }

  public static func decimals(_ value: Double, places: Int) -> String {
    let rounded = roundedTo(places, value)
    let digits = String(format: "%.\(max(places, 0))f", abs(rounded))
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    return (rounded < 0 && !isZero ? minus : "") + grouped(digits)
  }

  private static func signed(_ value: Double, places: Int) -> String {
    let rounded = roundedTo(places, value)
    guard rounded != 0 else { return "0" }
    return (rounded > 0 ? "+" : "") + decimals(value, places: places)
  }

  private static func roundedTo(_ places: Int, _ value: Double) -> Double {
    let step = pow(10, Double(abs(places)))
    return places >= 0 ? (value * step).rounded() / step : (value / step).rounded() * step
  }

  private static func larger(_ one: Double, _ other: Double) -> Double { max(abs(one), abs(other)) }

  private static func joined(_ lower: String, _ upper: String) -> String {
    lower + noBreak + "\u{2013}" + " " + upper
  }

  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1)
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0 && (parts[0].count - index) % 3 == 0 { whole += "," }
      whole.append(digit)
    }
    return parts.count > 1 ? whole + "." + parts[1] : whole
  }
}
