import Evidence
import Foods
import Population

/// A trial's population in the words of the population part.
struct PopulationTranslation {
  private(set) var description: PopulationDescription

  init(_ trial: TrialPopulation, notes: inout [String]) {
    description = PopulationDescription(femaleShare: trial.female, age: Self.age(trial.age))
    description.country = Self.country(trial.country, &notes)
    description.menopause = trial.menopause.map { $0 == .pre ? .pre : .post }
    description.conditions = Set(trial.conditions.compactMap(Self.condition))
    if let descent = trial.words["ethnicity"].flatMap({ Descent(rawValue: $0.lowercased()) }) {
      description.descent = [descent: 1]
    }
    for (name, scatter) in trial.covariates.sorted(by: { $0.key < $1.key }) {
      guard let covariate = Covariate(text: name), covariate.canBeConstrained else {
        notes.append("\(name): stated in the file and not used; it follows from the rest of a simulated person")
        continue
      }
      description.covariates[covariate] = Self.constraint(scatter, CovariateNames.all[name]?.range ?? 0...1e6)
    }
  }

  private static func age(_ scatter: Scatter) -> AgeDistribution {
    switch scatter {
    case .fixed(let age): return .values([age])
    case .values(let ages): return .values(ages)
    case .uniform(let low, let high): return .uniform(low...high)
    case .normal(let mean, let sd, let low, let high):
      // Four standard deviations at most, where the file says no limit.
      return .normal(mean: mean, sd: sd, range: max(low, mean - 4 * sd)...min(min(high, mean + 4 * sd), 100))
    }
  }

  private static func constraint(_ scatter: Scatter, _ range: ClosedRange<Double>) -> CovariateConstraint {
    switch scatter {
    case .fixed(let value): return CovariateConstraint(value: value)
    case .uniform(let low, let high): return CovariateConstraint(least: low, most: high)
    case .values: return CovariateConstraint(mean: scatter.mean)
    case .normal(let mean, let sd, let low, let high):
      return CovariateConstraint(
        mean: mean, spread: sd, least: low > max(range.lowerBound, 0) ? low : nil,
        most: high < range.upperBound ? high : nil)
    }
  }

  static func condition(_ name: String) -> PopulationCondition? {
    switch Catalogue.conditions[name]?.effect {
    case .diabetes: .diabetes
    case .kidneyDisease: .kidneyDisease
    case .dialysis: .dialysis
    default: nil
    }
  }

  /// Countries as files write them → as the intake tables do.
  private static let codes: [String: String] = [
    "united states": "US", "usa": "US", "us": "US", "netherlands": "NL", "denmark": "DK", "germany": "DE",
    "japan": "JP", "norway": "NO",
    "ireland": "IE", "united kingdom": "GB", "uk": "GB", "england": "GB", "scotland": "GB", "czechia": "CZ",
    "china": "China",
    "south korea": "South Korea", "korea": "KR",
  ]
  /// Neighbours whose intakes stand in.
  private static let neighbours: [String: String] = [
    "belgium": "NL", "france": "NL", "austria": "DE", "switzerland": "DE", "sweden": "DK", "finland": "DK",
    "italy": "NL", "spain": "NL",
    "canada": "US", "australia": "GB", "new zealand": "GB", "poland": "CZ", "taiwan": "China", "hong kong": "China",
  ]

  private static func country(_ name: String?, _ notes: inout [String]) -> String {
    guard let name else {
      notes.append("The file names no country: people eat as in the United States")
      return "US"
    }
    let folded = name.lowercased()
    if HabitualIntake.shipped.contains(where: { $0.country == name }) { return name }
    if let code = codes[folded] { return code }
    let stand = neighbours[folded] ?? "US"
    notes.append("No intakes are known of \(name): people eat as in \(stand)")
    return stand
  }
}
