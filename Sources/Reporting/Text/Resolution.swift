import Foundation

/// How finely a quantity can be told: the last place that its measurement ever shows.
///
/// No number is written finer, and a difference below one step is a difference that nobody could find.
public struct Resolution: Sendable, Hashable {
  /// Decimal places; negative for tens and hundreds.
  public var places: Int

  public init(places: Int) { self.places = places }

  /// The smallest amount that is told, in the quantity's own unit.
  public var step: Double { pow(10, Double(-places)) }

  /// For numbers that no instrument limits.
  public static let unlimited = Resolution(places: 9)
  /// People of 1,000: whole people and tenths.
  public static let perThousand = Resolution(places: 1)

  /// Whether a difference is too small to be told from none: its middle is below one step, or its interval does not
  /// leave the values below one step.
  func hides(_ difference: Estimate) -> Bool {
    let least = step * (1 - 1e-9)
    if abs(difference.middle) < least { return true }
    guard let interval = difference.interval else { return false }
    return interval.lower < least && interval.upper > -least
  }

  /// Whether anything but zeros would be written.
  func shows(_ value: Double) -> Bool { abs(value) * 2 >= step * (1 - 1e-9) }
}

extension Resolution {
  /// The resolution of a reported column, from how laboratories and scanners write their results.
  ///
  /// Coronary and valve calcium: the least lesion scores 1 (Agatston 1990, doi:10.1016/0735-1097(90)90282-T).
  /// Bone density: three decimals of g/cm² (ISCD official positions 2019); T-scores to the hundredth that scanners
  /// print. eGFR whole (KDIGO 2012, recommendation 1.4.3). INR to two decimals, dp-ucMGP in whole pmol/L, vitamers in
  /// plasma to a tenth of a nmol/L, pulse wave velocity to a tenth of a m/s, shares of osteocalcin in whole percent:
  /// as their methods report them.
  static func of(column key: String) -> Resolution {
    if key.hasSuffix("agatston") { return Resolution(places: 0) }
    if key.hasSuffix("tScore") { return Resolution(places: 2) }
    if key.hasSuffix("density") || key.hasSuffix("densityOnImage") { return Resolution(places: 3) }
    if key.hasPrefix("vitaminK.") && key.hasSuffix(".concentration") { return Resolution(places: 1) }
    return columns[key] ?? .unlimited
  }

  private static let columns: [String: Resolution] = [
    "vitaminK.bone.undercarboxylatedShare": Resolution(places: 0),
    "vitaminK.vessel.dpucMGP.plasma": Resolution(places: 0),
    "coagulation.INR": Resolution(places: 2),
    "vessel.pulseWaveVelocity": Resolution(places: 1),
    "kidney.filtration": Resolution(places: 0),
  ]
}
