import Evidence
import ModelLanguage
import Simulation

/// Body-mass index of children of one sex and age by a standard normal deviate, kg/m².
///
///     z ≤ 1.645   the growth chart's own  M·(1 + L·S·z)^(1/L)
///     z above     P95 + σ(age)·Φ⁻¹(10·Φ(z) − 9)       half-normal above the 95th percentile
///
/// The chart's formula has a pole at 2.8 to 3 standard deviations in older children, beyond which it is not a number and
/// before which it gives hundreds of kg/m². σ is that of CDC's extended charts of 2022 (Wei et al. 2020, Ann Hum Biol
/// 47:514, from children with obesity of 1963 to 2016), which begin at two years; the infants' chart (WHO) has no pole.
struct ChildBodyMass: Sendable {
  /// The 95th percentile, standard deviations.
  static let obese = NormalDistribution.quantile(0.95)
  private static let firstAge = 2.0

  private let chart: GrowthReference.Curve
  /// Nil where the chart holds for all.
  private let scale: Double?
  private let ninetyFifth: Double

  init(_ chart: GrowthReference.Curve, age: Double, sex: Sex) {
    self.chart = chart
    scale = age >= Self.firstAge ? Self.scale(age, sex) : nil
    ninetyFifth = chart.value(atDeviations: Self.obese)
  }

  /// Of the half-normal distribution, kg/m², at an age in years.
  private static func scale(_ age: Double, _ sex: Sex) -> Double {
    switch sex {
    case .male: 0.3728 + 0.5196 * age - 0.0091 * age * age
    case .female: 0.8334 + 0.3712 * age - 0.0011 * age * age
    }
  }

  func value(atDeviations z: Double) -> Double {
    guard let scale, z > Self.obese else { return chart.value(atDeviations: z) }
    // By the share above, which keeps its digits far out.
    let above = max(NormalDistribution.cumulative(-z), 1e-300)
    return ninetyFifth - scale * NormalDistribution.quantile(10 * above)
  }

  func deviations(of value: Double) -> Double {
    guard let scale, value > ninetyFifth else { return chart.deviations(of: value) }
    let above = max(NormalDistribution.cumulative(-(value - ninetyFifth) / scale) / 10, 1e-300)
    return -NormalDistribution.quantile(above)
  }
}
