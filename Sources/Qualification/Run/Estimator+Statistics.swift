import RealModule
import Trials

extension Estimator {
  /// Whether a person's value is a chance and not a yes or no.
  private var isChance: Bool { question.form == .event || question.form == .probability }

  func one(_ values: [Double]) -> Estimate? {
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
        value: moments.mean, crowdVariance: isChance ? variance / count : binomial / count,
        perPerson: binomial)
    case .hazardRatio, .oddsRatio, .riskRatio, .correlation: return nil
    }
  }

  /// How the outcome goes with a reading at the start among people of one arm.
  func between(_ people: [SimulatedPerson], _ contrast: PeopleContrast) -> Estimate? {
    guard let contrastEndpoint else { return nil }
    let seen = people.compactMap { person -> PeopleContrast.Person? in
      guard let told = told(person, arm), let outcome = straight(told) else { return nil }
      return PeopleContrast.Person(
        outcome: outcome, reading: person.readings[arm][contrastEndpoint][0], age: person.age,
        isFemale: person.sex == .female)
    }
    return contrast.effect(seen).map { Estimate(value: $0.value, crowdVariance: $0.variance) }
  }

  /// A chance on the scale on which its ratio is a difference.
  private func straight(_ told: Double) -> Double? {
    if question.form == .logValue { return told }
    switch question.statistic {
    case .hazardRatio: return told > 0 && told < 1 ? Double.log(-Double.log(1 - told)) : nil
    case .oddsRatio: return told > 0 && told < 1 ? Double.log(told / (1 - told)) : nil
    case .riskRatio: return told > 0 ? Double.log(told) : nil
    default: return told
    }
  }

  /// Fisher's scale, on which errors are even.
  func correlation(_ people: [SimulatedPerson]) -> Estimate? {
    let pairs = people.compactMap { person -> (x: Double, y: Double)? in
      guard person.goneDays[arm] >= question.day else { return nil }
      let course = person.readings[arm][endpoint]
      return (course[0], course[visit + 1])
    }
    let (x, y) = (Self.moments(pairs.map(\.x)), Self.moments(pairs.map(\.y)))
    guard pairs.count > 3, let sx = x.sd, let sy = y.sd, sx > 0, sy > 0 else { return nil }
    let sum = pairs.reduce(0) { $0 + ($1.x - x.mean) * ($1.y - y.mean) }
    let r = sum / Double(pairs.count - 1) / sx / sy
    guard abs(r) < 1 else { return nil }
    return Estimate(value: Double.atanh(r), crowdVariance: 1 / Double(pairs.count - 3))
  }

  func difference(_ own: [Double], _ other: [Double], _ differences: [Double]) -> Estimate? {
    let (mine, theirs) = (Self.moments(own), Self.moments(other))
    guard let a = mine.variance, let b = theirs.variance else { return nil }
    // The same people stand in both arms, so the crowd's chance is that of their own differences.
    let pairs = Self.moments(differences)
    let crowd = (pairs.variance ?? a + b) / Double(max(pairs.count, 1))
    switch question.statistic {
    case .mean, .geometricMean, .share:
      return Estimate(value: mine.mean - theirs.mean, crowdVariance: crowd, perPerson: a, perPersonAgainst: b)
    case .median:
      let (x, y) = (Self.medianSpread(own), Self.medianSpread(other))
      return Estimate(
        value: Self.quantile(own, 0.5) - Self.quantile(other, 0.5), crowdVariance: crowd, perPerson: x * x,
        perPersonAgainst: y * y)
    case .correlation: return nil
    case .hazardRatio, .oddsRatio, .riskRatio:
      guard let log = Self.logRatio(question.statistic, mine.mean, theirs.mean) else { return nil }
      return Estimate(value: log, crowdVariance: 0)
    }
  }
}
