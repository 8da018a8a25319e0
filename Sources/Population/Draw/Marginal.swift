import Evidence
import Foundation
import ModelLanguage
import Simulation

/// The distribution of one quantity in adults of one sex, as a function of age and of a standard normal deviate.
///
/// Between the 5th and the 95th percentile straight lines over the deviate join the surveyed percentiles; beyond, a tail
/// with the survey's spread goes on from there: normal above and log-normal below, so that nothing falls under zero, or
/// log-normal on both sides for what is skewed. Between the middles of the age bands quantiles run straight; beyond the
/// first and last middle they stand.
struct Marginal: Sendable {
  private static let deviates = [0.05, 0.25, 0.5, 0.75, 0.95].map { NormalDistribution.quantile($0) }

  private struct Band: Sendable {
    let middle: Double
    let mean: Double
    /// At `deviates`.
    let values: [Double]
    /// In the unit, and of the logarithm.
    let spread: Double
    let logSpread: Double
    let isSkewed: Bool

    func value(at z: Double) -> Double {
      let knots = Marginal.deviates
      if z <= knots[0] { return values[0] * exp(logSpread * (z - knots[0])) }
      if z >= knots[4] { return above(z - knots[4]) }
      var cell = 0
      while z > knots[cell + 1] { cell += 1 }
      let share = (z - knots[cell]) / (knots[cell + 1] - knots[cell])
      return values[cell] + share * (values[cell + 1] - values[cell])
    }

    private func above(_ step: Double) -> Double {
      isSkewed ? values[4] * exp(logSpread * step) : values[4] + spread * step
    }
  }

  private let bands: [Band]
  private let middles: [Double]

  /// Nil where the surveys do not know the quantity in this sex.
  init?(_ quantity: String, sex: Sex, skewed: Bool, reference: PopulationReference = .shipped) {
    var bands: [Band] = []
    for summary in reference.adultBands(quantity, sex: sex) {
      let values = [5, 25, 50, 75, 95].compactMap { summary.percentiles[$0] }
      guard values.count == Self.deviates.count, let spread = summary.spread else { return nil }
      let relative = spread / summary.mean
      bands.append(
        Band(
          middle: summary.middle, mean: summary.mean, values: values, spread: spread,
          logSpread: log(1 + relative * relative).squareRoot(), isSkewed: skewed))
    }
    guard !bands.isEmpty else { return nil }
    self.bands = bands
    middles = bands.map(\.middle)
  }

  func value(age: Double, deviate z: Double) -> Double { between(age) { $0.value(at: z) } }
  func mean(age: Double) -> Double { between(age) { $0.mean } }

  private func between(_ age: Double, _ read: (Band) -> Double) -> Double {
    let place = AgeLine.place(of: age, in: middles)
    let low = read(bands[place.low])
    return place.share > 0 ? low + place.share * (read(bands[place.high]) - low) : low
  }

  /// The deviate at which the distribution has this value.
  func deviate(of value: Double, age: Double) -> Double {
    rootDeviate(at: value) { self.value(age: age, deviate: $0) }
  }
}

extension PopulationReference {
  /// The bands from 20 years on: children's are of other surveys and widths.
  func adultBands(_ quantity: String, sex: Sex) -> [Summary] {
    bands(quantity, sex: sex).filter { $0.ages.lowerBound >= 20 }
  }
}
