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

/// Counts a question's answer in one world.
struct Estimator {
  let question: Question
  let endpoint: Int
  let visit: Int
  let years: Double

  init?(_ question: Question, _ simulation: StudySimulation) {
    self.question = question
    let list = question.form == .event ? simulation.events : simulation.endpoints
    guard let endpoint = list.firstIndex(where: { $0.name == question.endpoint }),
      let visit = simulation.trial.visits.firstIndex(where: { abs($0 - question.day) < 1e-9 })
    else { return nil }
    (self.endpoint, self.visit) = (endpoint, visit)
    years = question.day / 365.25
  }

  /// Nil where nobody is left to count.
  func estimate(_ people: [SimulatedPerson]) -> Estimate? {
    let own = people.compactMap { told($0, question.arm) }
    guard own.count > 1 else { return nil }
    guard let against = question.against else { return one(own) }
    let other = people.compactMap { told($0, against) }
    guard other.count > 1 else { return nil }
    return difference(own, other, people, against)
  }

  /// Values that one person brings, in the study's unit; the logarithm for geometric means.
  func told(_ person: SimulatedPerson, _ arm: Int) -> Double? {
    if question.form == .event { return person.eventChances[arm][endpoint] }
    guard person.goneDays[arm] >= question.day else { return nil }
    let course = person.readings[arm][endpoint]
    let (start, now) = (course[0], course[visit + 1])
    guard let value = value(now, start), value.isFinite else { return nil }
    if question.statistic == .geometricMean { return value > 0 ? Double.log(value) : nil }
    return value
  }

  private func value(_ now: Double, _ start: Double) -> Double? {
    switch question.form {
    case .value: (now - question.offset) / question.factor
    case .change: (now - start) / question.factor
    case .percentChange: 100 * (now / start - 1)
    case .ratio: now / start
    case .changePerYear: years > 0 ? (now - start) / question.factor / years : nil
    case .percentChangePerYear: years > 0 ? 100 * (now / start - 1) / years : nil
    case .logChangePerYear: years > 0 && now > 0 && start > 0 ? Double.log(now / start) / years : nil
    case .shareAbove(let threshold): now > threshold ? 1 : 0
    case .atMost(let limit): now <= limit ? 1 : 0
    case .onset(let threshold): start > threshold ? nil : now > threshold ? 1 : 0
    case .event: nil
    }
  }

  private func one(_ values: [Double]) -> Estimate? {
    let moments = Self.moments(values)
    guard let variance = moments.variance else { return nil }
    let count = Double(values.count)
    switch question.statistic {
    case .mean, .geometricMean:
      return Estimate(value: moments.mean, crowdVariance: variance / count, perPerson: variance)
    case .median:
      let spread = Self.medianSpread(values)
      return Estimate(
        value: Self.quantile(values, 0.5), crowdVariance: spread * spread / count, perPerson: spread * spread)
    case .share:
      let smoothed = (moments.mean * count + 0.5) / (count + 1)
      let binomial = smoothed * (1 - smoothed)
      return Estimate(
        value: moments.mean, crowdVariance: question.form == .event ? variance / count : binomial / count,
        perPerson: binomial)
    case .hazardRatio, .oddsRatio, .riskRatio: return nil
    }
  }

  private func difference(_ own: [Double], _ other: [Double], _ people: [SimulatedPerson], _ against: Int) -> Estimate?
  {
    let (mine, theirs) = (Self.moments(own), Self.moments(other))
    guard let a = mine.variance, let b = theirs.variance else { return nil }
    // The same people stand in both arms, so the crowd's chance is that of their own differences.
    let pairs = Self.moments(
      people.compactMap { person in
        guard let x = told(person, question.arm), let y = told(person, against) else { return nil }
        return x - y
      })
    let crowd = (pairs.variance ?? a + b) / Double(max(pairs.count, 1))
    switch question.statistic {
    case .mean, .geometricMean, .share:
      return Estimate(value: mine.mean - theirs.mean, crowdVariance: crowd, perPerson: a, perPersonAgainst: b)
    case .median:
      let (x, y) = (Self.medianSpread(own), Self.medianSpread(other))
      return Estimate(
        value: Self.quantile(own, 0.5) - Self.quantile(other, 0.5), crowdVariance: crowd, perPerson: x * x,
        perPersonAgainst: y * y)
    case .hazardRatio, .oddsRatio, .riskRatio:
      guard let log = Self.logRatio(question.statistic, mine.mean, theirs.mean) else { return nil }
      return Estimate(value: log, crowdVariance: 0)
    }
  }

  /// Of probabilities by the end of follow-up.
  static func logRatio(_ statistic: Question.Statistic, _ p: Double, _ q: Double) -> Double? {
    guard p > 0, q > 0, p < 1, q < 1 else { return nil }
    switch statistic {
    case .hazardRatio: return Double.log(Double.log(1 - p) / Double.log(1 - q))
    case .oddsRatio: return Double.log(p / (1 - p) * (1 - q) / q)
    default: return Double.log(p / q)
    }
  }

  static func moments(_ values: [Double]) -> Moments { values.reduce(into: Moments()) { $0.add($1) } }

  /// Straight between the values in order.
  static func quantile(_ values: [Double], _ p: Double) -> Double {
    let sorted = values.sorted()
    let place = p * Double(sorted.count - 1)
    let low = Int(place)
    guard low + 1 < sorted.count else { return sorted.last ?? .nan }
    return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
  }

  /// Times 1/√n the standard error of a median, as the studies' quartiles are read: 1.253 · IQR / 1.349.
  static func medianSpread(_ values: [Double]) -> Double {
    1.253 * (quantile(values, 0.75) - quantile(values, 0.25)) / 1.349
  }
}
