import ModelLanguage
import RealModule
import Simulation
import Trials

/// What the simulation expects a study to report, on the scale of the comparison.
public struct Prediction: Sendable, Hashable {
  /// Mean over the worlds.
  public let value: Double
  /// What our knowledge leaves open, chance of the simulated crowd taken off.
  public let uncertainty: Double
  /// Chance in a study of the real size.
  public let sampling: Double

  public var standardError: Double { (uncertainty * uncertainty + sampling * sampling).squareRoot() }

  /// From one estimate per world.
  ///
  /// The variance between worlds holds the chance of having few people per world; its mean is taken off, and the error of
  /// the mean over worlds put on.
  init?(_ worlds: [Estimate], target: Target) {
    guard worlds.count > 1 else { return nil }
    let values = worlds.reduce(into: Moments()) { $0.add($1.value) }
    guard let between = values.variance, values.mean.isFinite, between.isFinite else { return nil }
    let chance = worlds.map(\.crowdVariance).reduce(0, +) / Double(worlds.count)
    value = values.mean
    uncertainty = (max(between - chance, 0) + between / Double(worlds.count)).squareRoot()
    let sizes = worlds.compactMap { $0.samplingVariance(target) }
    if sizes.count == worlds.count {
      sampling = (sizes.reduce(0, +) / Double(sizes.count)).squareRoot()
    } else {
      sampling = target.standardError ?? 0
    }
  }
}

/// One world's answer.
struct Estimate: Sendable {
  var value: Double
  /// Error of `value` from having so few simulated people, squared.
  var crowdVariance: Double
  /// Variance that one person brings to the group's statistic, and to that it is compared with; nil where it follows
  /// from the study's own error.
  var perPerson: Double?
  var perPersonAgainst: Double?

  func samplingVariance(_ target: Target) -> Double? {
    guard let perPerson, let people = target.people else { return nil }
    guard let other = perPersonAgainst else { return perPerson / Double(people) }
    guard let against = target.peopleAgainst else { return nil }
    return perPerson / Double(people) + other / Double(against)
  }
}
