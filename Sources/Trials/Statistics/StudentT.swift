import RealModule
import Simulation

/// Student's distribution, for intervals and tests of small trials.
public enum StudentT {
  static let normal975 = 1.959963984540054

  /// Two-sided probability of a value at least this far from zero.
  public static func twoSided(_ t: Double, degrees: Double) -> Double {
    guard degrees < 1e6 else { return 2 * NormalDistribution.cumulative(-abs(t)) }
    return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
  }

  /// The value that is exceeded in size with the probability 5 %.
  public static func critical95(degrees: Double) -> Double {
    guard degrees < 1e6 else { return normal975 }
    var (low, high) = (normal975, 1000.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if twoSided(middle, degrees: degrees) > 0.05 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The regularised incomplete beta function by its continued fraction (Lentz's method).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = Double.exp(
      Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b) + a * Double.log(x) + b * Double.log(1 - x))
    return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...300 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-14 { break }
    }
    return result
  }
}

/// A difference between two groups' means with its 95 % interval and Welch's test.
public struct Contrast: Sendable, Hashable {
  public let difference: Double
  public let interval: ClosedRange<Double>
  public let p: Double
  public let standardError: Double

  /// Nil where a group has fewer than two people or nothing varies.
  public init?(_ group: Moments, against other: Moments) {
    guard let a = group.variance, let b = other.variance else { return nil }
    let (x, y) = (a / Double(group.count), b / Double(other.count))
    guard x + y > 0 else { return nil }
    let degrees = (x + y) * (x + y) / (x * x / Double(group.count - 1) + y * y / Double(other.count - 1))
    self.init(difference: group.mean - other.mean, standardError: (x + y).squareRoot(), degrees: degrees)
  }

  /// Of differences within people.
  public init?(paired differences: Moments) {
    guard let error = differences.standardError, error > 0 else { return nil }
    self.init(difference: differences.mean, standardError: error, degrees: Double(differences.count - 1))
  }

  private init(difference: Double, standardError: Double, degrees: Double) {
    self.difference = difference
    self.standardError = standardError
    p = StudentT.twoSided(difference / standardError, degrees: degrees)
    let reach = StudentT.critical95(degrees: degrees) * standardError
    interval = (difference - reach)...(difference + reach)
  }
}
