import ModelLanguage

/// Whom a trial or a survey takes in: country, sex, age, and what is known of them as a group.
public struct PopulationDescription: Sendable, Hashable {
  /// As `intakes.csv` writes it: `US`, `NL`, `JP`, `China` … It decides what people eat; body and blood are those of
  /// US surveys whatever the country.
  public var country: String
  public var femaleShare: Double
  public var age: AgeDistribution
  /// Covariate → what is known of it; the rest is as in the population. See `Covariate` for names and units.
  public var covariates: [Covariate: CovariateConstraint]
  /// Women before or after their final menstrual period, at the age of interest.
  public var menopause: Menopause?
  public var conditions: Set<PopulationCondition>
  /// Shares of people of the descents that change arteries' calcification; the rest are as the reference person.
  public var descent: [Descent: Double]

  public init(
    country: String = "US", femaleShare: Double = 0.5, age: AgeDistribution,
    covariates: [Covariate: CovariateConstraint] = [:], menopause: Menopause? = nil,
    conditions: Set<PopulationCondition> = [], descent: [Descent: Double] = [:]
  ) {
    self.country = country
    self.femaleShare = femaleShare
    self.age = age
    self.covariates = covariates
    self.menopause = menopause
    self.conditions = conditions
    self.descent = descent
  }
}

/// How ages are distributed, in years.
public enum AgeDistribution: Sendable, Hashable {
  /// A normal distribution cut to the range.
  case normal(mean: Double, sd: Double, range: ClosedRange<Double>)
  case uniform(ClosedRange<Double>)
  /// Person `n` has the age at place `n` of the list, counted round.
  case values([Double])
}

/// What is known of a covariate in a group.
///
/// A value alone holds for everyone, or, for a yes or no (smoking, diabetes, medicines), is the share of people. A mean
/// with a standard deviation replaces the population's distribution, log-normal for what is skewed, and is cut to
/// `least … most`; a mean alone shifts the population's distribution in proportion; limits alone cut it. People keep their
/// rank, so that what goes together still does.
public struct CovariateConstraint: Sendable, Hashable {
  public var value: Double?
  public var mean: Double?
  public var spread: Double?
  public var least: Double?
  public var most: Double?

  public init(
    value: Double? = nil, mean: Double? = nil, spread: Double? = nil, least: Double? = nil, most: Double? = nil
  ) {
    self.value = value
    self.mean = mean
    self.spread = spread
    self.least = least
    self.most = most
  }
}

public enum Menopause: String, Sendable, Hashable, CaseIterable, Codable {
  case pre, post
}

/// A disease that everyone in the group has. Others are asked for by eligibility on what the model gives.
public enum PopulationCondition: String, Sendable, Hashable, CaseIterable, Codable {
  case diabetes = "type 2 diabetes"
  case kidneyDisease = "chronic kidney disease"
  case dialysis
}

public enum Descent: String, Sendable, Hashable, CaseIterable, Codable {
  case black, hispanic, chinese
}
