import Foundation

/// The few functions of analysis that foods need, in one place.
enum Logarithms {
  static func exp(_ value: Double) -> Double { Foundation.exp(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { Foundation.pow(base, exponent) }
}
