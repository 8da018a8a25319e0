import Foundation
import Physiology

func naturalLog(_ x: Double) -> Double { Foundation.log(x) }

extension Subject {
  /// A column over hours after a single dose, from a subject who eats none of that vitamer otherwise.
  static func curve(
    of key: String, after serving: Serving, hours: Double, step: Double = 0.25,
    background: [String: Double] = Subject.none,
    tolerance: Double = 1e-6
  ) throws -> Curve {
    var subject = Subject(eating: [], inputs: background)
    subject.swallow(serving)
    return try subject.sampled(key, hours: hours, step: step, tolerance: tolerance)
  }

  /// Every quarter of an hour from just before breakfast at 8 of one day to the next.
  static func quarterHours(ofDay day: Double) -> [Double] {
    let breakfast = day + 8.0 / 24 - 0.0001
    return (0...96).map { step in breakfast + Double(step) / 96 }
  }

  /// A column at equal steps from the start of the experiment.
  func sampled(_ key: String, hours: Double, step: Double, tolerance: Double = 1e-6) throws -> Curve {
    let count = Int((hours / step).rounded())
    let days = (0...count).map { Double($0) * step / 24 }
    return Curve(step: step, values: try run([key], atDays: days, tolerance: tolerance)[key] ?? [])
  }
}

extension Curve {
  static func decay(_ x: Double) -> Double { Foundation.exp(x) }
}

/// How many people lie above a value when one individual factor spreads them around the median.
enum PersonSpread {
  static func share(above limit: Double, median: Double, of key: String) -> Double {
    guard case .logNormal(let sd) = IsolatedVitaminK.model.parameter(key)?.spread ?? .fixed else { return .nan }
    return 0.5 * erfc(naturalLog(limit / median) / sd / 2.0.squareRoot())
  }
}
