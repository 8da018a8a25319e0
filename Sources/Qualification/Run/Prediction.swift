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
  /// Chance in a study of the real size: as simulated, or the error that the study itself states where that is larger.
  ///
  /// A comparison with data carries the error of the data (ASME V&V 20); real readings scatter more than simulated ones where
  /// the model knows too few reasons for it.
  public let sampling: Double
  /// What studies of this kind of value differ by beyond their errors, the model's own misfit included.
  public let between: Double
  private let worlds: Int

  public var standardError: Double {
    (uncertainty * uncertainty + sampling * sampling + between * between).squareRoot()
  }

  /// Half the width of the 95 % interval.
  ///
  /// Few worlds tell their own spread poorly: Student's distribution with Satterthwaite's degrees of freedom, the other parts
  /// counted as known.
  public var reach: Double {
    let share = uncertainty > 0 ? uncertainty / standardError : 0
    return standardError * StudentT.critical95(degrees: Double(worlds - 1) / max(share * share * share * share, 1e-9))
  }

  /// From one estimate per world.
  ///
  /// The variance between worlds holds the chance of having few people per world; its mean is taken off, and the error of
  /// the mean over worlds put on.
  ///
  /// - Parameter between: of the kind of value, from a calibration; see `ValueKind.scale(of:readingError:)`.
  init?(_ worlds: [Estimate], target: Target, kind: ValueKind = .change, between spread: Double = 0) {
    guard worlds.count > 1 else { return nil }
    let values = worlds.reduce(into: Moments()) { $0.add($1.value) }
    guard let variance = values.variance, values.mean.isFinite, variance.isFinite else { return nil }
    let chance = worlds.map(\.crowdVariance).reduce(0, +) / Double(worlds.count)
    value = values.mean
    self.worlds = worlds.count
    let reading = worlds.map(\.readingError).reduce(0, +) / Double(worlds.count)
    self.between = spread * kind.scale(of: values.mean, readingError: reading)
    uncertainty = (max(variance - chance, 0) + variance / Double(worlds.count)).squareRoot()
    let sizes = worlds.compactMap { $0.samplingVariance(target) }
    let simulated = sizes.count == worlds.count ? (sizes.reduce(0, +) / Double(sizes.count)).squareRoot() : 0
    sampling = max(simulated, target.standardError ?? 0)
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
  /// Standard deviation that the error of one person's later reading brings, in the unit of the value; 0 for what is no change
  /// of one group.
  var readingError = 0.0

  func samplingVariance(_ target: Target) -> Double? {
    guard let perPerson, let people = target.people else { return nil }
    guard let other = perPersonAgainst else { return perPerson / Double(people) }
    guard let against = target.peopleAgainst else { return nil }
    return perPerson / Double(people) + other / Double(against)
  }
}
