import Foundation
import Simulation

/// How a person's standing among others of their age wanders over the years.
///
///     corr(z(t), z(t+Δ)) = e^(−Δ/τ) of the true value, s·e^(−Δ/τ) of two single measurements
///
/// 25-OH-D: s = 0.82 and τ = 19.9 years fit five cohorts over 3 to 21 years. Blood pressure, lipids, body mass, height and
/// diet keep their standing for life, as parameters of the model do; what tracking studies lose of them within a few years
/// is mostly the noise of the visit.
public enum Tracking {
  /// Years, 25-OH-D.
  public static let calcidiolTime = 19.9
  /// Correlation of two measurements of 25-OH-D a moment apart: the rest is the visit's noise.
  public static let calcidiolReliability = 0.82

  static let purpose = RandomPurpose("population.tracking.calcidiol")

  /// Standings at some ages, given the standing at one: a stationary path, walked outwards in both directions.
  ///
  /// - Parameter ages: ascending.
  static func path(from z: Double, at age: Double, to ages: [Double], seed: UInt64, person: Int) -> [Double] {
    var stream = RandomStream(seed: seed, person: person, purpose: purpose)
    let chances = ages.map { _ in stream.normal() }
    var standings = [Double](repeating: z, count: ages.count)
    func walk(_ order: some Sequence<Int>) {
      var (last, when) = (z, age)
      for index in order {
        let r = exp(-abs(ages[index] - when) / calcidiolTime)
        last = r * last + (1 - r * r).squareRoot() * chances[index]
        when = ages[index]
        standings[index] = last
      }
    }
    walk(ages.indices.filter { ages[$0] > age })
    walk(ages.indices.filter { ages[$0] < age }.reversed())
    return standings
  }
}
