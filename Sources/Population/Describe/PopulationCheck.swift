import Evidence

/// Finds what cannot be met in a description before anyone is drawn.
enum PopulationCheck {
  static func check(_ description: PopulationDescription) throws(PopulationFault) {
    try checkPeople(description)
    try checkAges(description.age)
    try checkMenopause(description)
    for (covariate, constraint) in description.covariates.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try check(covariate, constraint)
    }
    let pair: [Covariate] = [.bodyMassIndex, .weight]
    if pair.allSatisfy({ description.covariates[$0] != nil }) {
      throw PopulationFault("BMI and weight_kg are both given; one follows from the other and the height")
    }
  }

  private static func checkPeople(_ description: PopulationDescription) throws(PopulationFault) {
    let countries = Set(HabitualIntake.shipped.map(\.country))
    guard countries.contains(description.country) else {
      throw PopulationFault(
        "no intakes are known of the country '\(description.country)'; allowed: \(countries.sorted().joined(separator: ", "))"
      )
    }
    guard (0...1).contains(description.femaleShare) else {
      throw PopulationFault("the share of women is \(description.femaleShare); allowed: 0 to 1")
    }
    let shares = description.descent.values
    guard shares.allSatisfy({ (0...1).contains($0) }), shares.reduce(0, +) <= 1 else {
      throw PopulationFault("the shares of descent must lie between 0 and 1 and add to 1 at most")
    }
  }

  private static func checkAges(_ ages: AgeDistribution) throws(PopulationFault) {
    switch ages {
    case .normal(let mean, let sd, let range):
      try checkAge(range.lowerBound)
      try checkAge(range.upperBound)
      guard sd >= 0, mean.isFinite, sd.isFinite else {
        throw PopulationFault("the standard deviation of age is \(sd); allowed: 0 and above")
      }
    case .uniform(let range):
      try checkAge(range.lowerBound)
      try checkAge(range.upperBound)
    case .values(let values):
      guard !values.isEmpty else { throw PopulationFault("the list of ages is empty") }
      for age in values { try checkAge(age) }
    }
  }

  /// The youngest and oldest that can be drawn.
  private static func range(_ ages: AgeDistribution) -> ClosedRange<Double> {
    switch ages {
    case .normal(_, _, let range), .uniform(let range): range
    case .values(let values): (values.min() ?? 0)...(values.max() ?? 0)
    }
  }

  private static func checkMenopause(_ description: PopulationDescription) throws(PopulationFault) {
    guard description.femaleShare > 0, let state = description.menopause else { return }
    let (ages, last) = (range(description.age), BodyPlaces.menopause.range)
    if state == .post && ages.lowerBound <= last.lowerBound + 1 {
      throw PopulationFault(
        "women after menopause are asked for from \(ages.lowerBound) years on; the model's last periods come at \(Int(last.lowerBound)) or later, and count a year on: begin above \(Int(last.lowerBound) + 1)"
      )
    }
    if state == .pre && ages.upperBound >= last.upperBound {
      throw PopulationFault(
        "women before menopause are asked for up to \(ages.upperBound) years; the model's last periods come before \(Int(last.upperBound)): end below that"
      )
    }
  }

  private static func checkAge(_ age: Double) throws(PopulationFault) {
    guard (0...100).contains(age) else { throw PopulationFault("the age \(age) is outside 0 to 100 years") }
  }

  private static func check(_ covariate: Covariate, _ constraint: CovariateConstraint) throws(PopulationFault) {
    let name = covariate.rawValue
    guard covariate.canBeConstrained else {
      throw PopulationFault("\(name) follows from other covariates and cannot be set")
    }
    if covariate.isYesOrNo {
      guard let share = constraint.value ?? constraint.mean, (0...1).contains(share) else {
        throw PopulationFault("\(name) is a yes or no: give the share of people, 0 to 1")
      }
      return
    }
    let numbers = [constraint.value, constraint.mean, constraint.spread, constraint.least, constraint.most]
    guard numbers.contains(where: { $0 != nil }) else { throw PopulationFault("\(name): nothing is said about it") }
    guard numbers.allSatisfy({ ($0 ?? 0) >= 0 && ($0 ?? 0).isFinite }) else {
      throw PopulationFault("\(name): a negative number; allowed: 0 and above")
    }
    if let least = constraint.least, let most = constraint.most, least >= most {
      throw PopulationFault("\(name): the least, \(least), is not below the most, \(most)")
    }
    if constraint.spread != nil && constraint.mean == nil {
      throw PopulationFault("\(name): a standard deviation without a mean")
    }
  }
}
