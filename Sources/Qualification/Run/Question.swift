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
  }

  enum Statistic: Sendable, Hashable { case mean, median, geometricMean, share, hazardRatio, oddsRatio, riskRatio }

  /// Name of the endpoint as the simulated trial has it.
  var endpoint: String
  var form: Form
  var statistic: Statistic
  var arm: Int
  var against: Int?
  /// Days since the start.
  var day: Double
  var people: PeopleGroup
  /// A value of the study times `factor`, plus `offset` where it is no difference, is one of the simulation.
  var factor = 1.0
  var offset = 0.0
  var target: Target
  /// What narrows it, for people to read: `female, 50 years`.
  var who = ""

  var isLogarithmic: Bool {
    switch statistic {
    case .geometricMean, .hazardRatio, .oddsRatio, .riskRatio: true
    case .mean, .median, .share: false
    }
  }
}

/// Part of a study's people by sex and age; nil takes the study's own.
struct PeopleGroup: Sendable, Hashable {
  var sex: Sex?
  var youngest: Double?
  var oldest: Double?
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
