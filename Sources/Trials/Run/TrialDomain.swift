import Evidence
import Foods
import People

/// Why a trial lies outside the model's validity domain.
enum TrialDomain {
  static func reasons(_ trial: Trial) -> [String] {
    var found = reasons(alone: trial)
    for arm in trial.arms.indices where trial.arms[arm].own != nil { found += reasons(alone: trial.alone(arm)) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func reasons(alone trial: Trial) -> [String] {
    let domain = ValidityDomain.shipped
    let ages = trial.population.age.limits
    var reasons = [domain.outside(age: ages.lowerBound), domain.outside(age: ages.upperBound)].compactMap { $0 }
    reasons += trial.population.conditions.compactMap { domain.outside(condition: $0) }
    let isOnDialysis = trial.population.conditions.contains { Catalogue.conditions[$0]?.effect == .dialysis }
    if !isOnDialysis, let filtration = trial.population.covariates["eGFR"] {
      if let reason = domain.outside(filtration: filtration.limits.lowerBound) { reasons.append(reason) }
    }
    let adulthood = 18.0
    for arm in trial.arms {
      for (form, daily) in daily(trial.background + arm.treatments).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        guard let studied = StudiedDose.of(form) else { continue }
        let hasChildren = ages.lowerBound < adulthood
        let limit = hasChildren ? studied.child ?? 0 : studied.adult
        if daily > limit * (1 + 1e-9) {
          reasons.append(
            "\(arm.name): \(shortAmount(daily)) µg of \(form.label) a day is more than the largest dose that a study gave \(hasChildren ? "children" : "people") for months, \(shortAmount(limit)) µg"
          )
        }
      }
    }
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  /// µg a day of each form, where a dose is given more than a week long: single doses are another matter.
  private static func daily(_ treatments: [Treatment]) -> [SupplementForm: Double] {
    treatments.reduce(into: [:]) { sums, treatment in
      guard case .supplement(let use) = treatment.what, use.doses != 1 else { return }
      sums[use.form, default: 0] += use.doseMicrograms * use.interval.dosesPerDay
    }
  }
}

extension Trial {
  /// Why the trial lies outside the model's validity domain; empty inside.
  public var outsideDomain: [String] { TrialDomain.reasons(self) }
}
