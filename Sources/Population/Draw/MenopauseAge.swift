import Evidence
import Simulation

/// The age at the final menstrual period: a median of 52 years and the tails that older women recall.
///
/// Current status and a prospective cohort give medians of 52.5, recall 50.4 to 51.0 with the spread of memory; the median
/// taken lies between, the distances of the percentiles from it are the recalled ones. Straight lines over the deviate join
/// them. Women whose ovaries or womb were taken out are not told apart.
struct MenopauseAge: Sendable {
  /// Between 51.5 and 52.5: current status, cohort and recall together.
  static let median = 52.0

  private let deviates: [Double]
  private let ages: [Double]

  init() {
    let row = PopulationHistory.shipped.rows(of: "age_at_natural_menopause").first { !$0.percentiles.isEmpty }
    let points = (row?.percentiles ?? [:]).sorted { $0.key < $1.key }
    guard let middle = row?.percentiles[50], points.count > 2 else {
      preconditionFailure("the shipped ages at menopause lack their percentiles")
    }
    deviates = points.map { NormalDistribution.quantile(Double($0.key) / 100) }
    ages = points.map { Self.median + $0.value - middle }
  }

  /// - Parameters:
  ///   - z: standard normal.
  ///   - range: what the model takes, and what is asked of the woman; the distribution is cut to it.
  func value(deviate z: Double, within range: ClosedRange<Double>) -> Double {
    let cut = ConstrainedDraw.cut(z, deviate(of: range.lowerBound), deviate(of: range.upperBound))
    return min(max(value(at: cut), range.lowerBound), range.upperBound)
  }

  private func value(at z: Double) -> Double { Self.line(deviates, ages, z) }
  private func deviate(of age: Double) -> Double { Self.line(ages, deviates, age) }

  /// Straight between the points, and on beyond the first and last of them as between the nearest two.
  private static func line(_ x: [Double], _ y: [Double], _ at: Double) -> Double {
    let above = x.firstIndex { $0 >= at } ?? x.count - 1
    let cell = min(max(above, 1), x.count - 1)
    return y[cell - 1] + (y[cell] - y[cell - 1]) * (at - x[cell - 1]) / (x[cell] - x[cell - 1])
  }
}
