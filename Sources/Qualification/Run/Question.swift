import ModelLanguage
import Trials

/// What one observed value asks of simulated people.
struct Question: Sendable {
  enum Form: Sendable, Hashable {
    case value, change, percentChange, ratio, changePerYear, percentChangePerYear, logChangePerYear
    /// 1 where a reading lies above the threshold, else 0, in the quantity's unit.
    case shareAbove(Double)
    /// Of people not above it at the start.
    case onset(Double)
    /// 1 where a reading lies at or below the value.
    case atMost(Double)
    case event
    /// The reading is itself the chance of being counted.
    case probability
    /// Of many readings of one person.
    case path(PathForm)
    /// The logarithm of the value, of people above zero.
    case logValue
  }

  enum Statistic: Sendable, Hashable {
    case mean, median, geometricMean, share, hazardRatio, oddsRatio, riskRatio
    /// Between people, of the reading at the start with that at the visit, on Fisher's scale.
    case correlation
  }

  /// Name of the endpoint as the simulated trial has it.
  var endpoint: String
  var form: Form
  var statistic: Statistic
  var arm: Int
  var against: Int?
  /// Days since the start.
  var day: Double
  var people: PeopleGroup
  /// Of the arm it is compared with, where that has people of its own.
  var peopleAgainst: PeopleGroup?
  /// Only people whose reading at the start lies above it count, in the quantity's unit.
  var startAbove: Double?
  /// Whether readings count by their square root.
  var isSquareRoot = false
  /// Days of the readings of a path.
  var path: [Double] = []
  /// People who differ in a reading, in the place of arms.
  var contrast: PeopleContrast?
  /// A value of the study times `factor`, plus `offset` where it is no difference, is one of the simulation.
  var factor = 1.0
  var offset = 0.0
  var target: Target
  /// What narrows it, for people to read: `female, 50 years`.
  var who = ""

  /// What one group changed by since its start, nothing being subtracted.
  var isChangeOfOneGroup: Bool {
    guard against == nil, contrast == nil, statistic == .mean || statistic == .median else { return false }
    return switch form {
    case .change, .percentChange, .changePerYear, .percentChangePerYear, .logChangePerYear: true
    case .value, .ratio, .shareAbove, .onset, .atMost, .event, .probability, .path, .logValue: false
    }
  }

  var isLogarithmic: Bool {
    switch statistic {
    case .geometricMean, .hazardRatio, .oddsRatio, .riskRatio: true
    case .mean, .median, .share, .correlation: false
    }
  }
}

/// Part of a study's people; nil takes the study's own.
struct PeopleGroup: Sendable, Hashable {
  var sex: Sex?
  var youngest: Double?
  var oldest: Double?
  /// The arm whose own people they are.
  var arm: Int?
  /// What else is known of the group, by the names of covariates.
  var covariates: [String: Scatter] = [:]
  /// Days before the first visit from which the arm's medicines were taken; nil as the file says.
  var usedFor: Double?

  func of(arm: Int?) -> PeopleGroup {
    var group = self
    group.arm = arm
    return group
  }
}

/// What was observed, on the scale of the comparison: the logarithm for ratios and geometric means, a share for counts.
struct Target: Sendable, Hashable {
  var value: Double
  /// Nil where the source states no spread.
  var standardError: Double?
  /// People behind it, and behind the group it is compared with.
  var people: Int?
  var peopleAgainst: Int?
}
