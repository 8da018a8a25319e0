import Simulation

/// Diseases, habits and medicines that begin at an age.
extension PersonDraft {
  /// The share of people of the age who have diabetes, and the share asked for.
  struct DiabetesShare {
    let natural: Double
    let wanted: Double
  }

  static func diabetesShare(_ description: PopulationDescription, _ profile: SexProfile, _ age: Double) -> DiabetesShare
  {
    // Where nobody of the age has it, a group that does is taken from the far end of the liability.
    let natural = profile.shares.diabetes.share(at: age)
    let asked = description.covariates[.diabetes].flatMap { $0.value ?? $0.mean }
    let wanted = description.conditions.contains(.diabetes) ? 1 : asked ?? natural
    return DiabetesShare(
      natural: wanted > 0 ? max(natural, profile.shares.diabetes.share(at: max(age, adulthood))) : natural,
      wanted: wanted)
  }

  /// The liability of someone in a group of which `wanted` have diabetes: those who have it lie above the cut of the
  /// natural share, the others below, so that body mass and lipids go with it as they do among people.
  static func diabetesDeviate(_ independent: Double, _ share: DiabetesShare) -> Double {
    guard share.wanted != share.natural else { return independent }
    let u = NormalDistribution.cumulative(independent)
    let without = 1 - share.wanted
    let below = 1 - share.natural
    let p = u < without ? u / without * below : below + (u - without) / max(share.wanted, 1e-15) * share.natural
    return NormalDistribution.quantile(min(max(p, 1e-15), 1 - 1e-15))
  }

  /// The share of people whose liability is higher.
  private static func rank(_ deviate: Double) -> Double { NormalDistribution.cumulative(-deviate) }

  mutating func drawConditions() {
    drawDiabetes()
    drawSmoking()
    drawMedicine(
      .statin, input: "medicine.statin", profile.shares.statin,
      Self.tied(deviate(.ldl), profile.statinTie, streams.normal(.statin)))
    takesStatin = covariates[.statin] == 1
    drawMedicine(
      .antihypertensive, input: "medicine.antihypertensive", profile.shares.antihypertensive,
      Self.tied(deviate(.systolicPressure), profile.pressureTie, streams.normal(.antihypertensive)))
  }

  private static func tied(_ z: Double, _ r: Double, _ own: Double) -> Double { r * z + (1 - r * r).squareRoot() * own }

  private mutating func drawDiabetes() {
    let share = Self.diabetesShare(description, profile, age)
    let rank = Self.rank(deviate(.diabetes))
    let has = rank < share.natural && share.wanted > 0
    covariates[.diabetes] = has ? 1 : 0
    if let begins = profile.shares.diabetes.beginning(rank: rank, age: age, share: share.natural) {
      timeline.set("condition.diabetes", 1, from: begins)
      diabetesAge = begins
    }
    guard age >= Self.adulthood else { return }
    let (z, marginal) = (deviate(.glycatedHaemoglobin), profile.marginals.haemoglobin)
    let (age, diabetic) = (self.age, profile.marginals.diabeticHaemoglobin)
    let value: (Double) -> Double = {
      has ? diabetic.value(age: age, deviate: $0) : marginal.value(age: age, deviate: $0)
    }
    covariates[.glycatedHaemoglobin] = constrained(
      .glycatedHaemoglobin, z, mean: value(0), value: value,
      deviate: { rootDeviate(at: $0, of: value) })
  }

  private mutating func drawSmoking() {
    timeline.set("history.smoking.known", 1, from: 0)
    let asked = description.covariates[.smoking].flatMap { $0.value ?? $0.mean }
    let grown = age >= Self.smokingBegins
    let current = grown ? asked ?? profile.shares.smoking.share(at: age) : 0
    let former = grown ? profile.shares.formerSmoking.share(at: age) : 0
    let smokes = Self.rank(deviate(.smoking)) < current
    let didSmoke =
      !smokes && streams.uniform(.formerSmoking) < former / max(1 - profile.shares.smoking.share(at: age), 1e-9)
    covariates[.smoking] = smokes ? 1 : 0
    covariates[.formerSmoking] = didSmoke ? 1 : 0
    guard smokes || didSmoke else { return }
    let inputs = ["habit.smoking", "history.smoking"]
    for input in inputs { timeline.set(input, 1, from: Self.smokingBegins) }
    guard didSmoke else { return }
    // Nobody asked when they stopped: any year since they began is as likely.
    let stopped = Self.smokingBegins + streams.uniform(.quitting) * (age - Self.smokingBegins)
    for input in inputs { timeline.set(input, 0, from: stopped) }
  }

  private mutating func drawMedicine(
    _ covariate: Covariate, input: String, _ curve: PrevalenceCurve, _ liability: Double
  ) {
    let asked = description.covariates[covariate].flatMap { $0.value ?? $0.mean }
    let share = asked ?? curve.share(at: age)
    let rank = Self.rank(liability)
    covariates[covariate] = rank < share ? 1 : 0
    if let begins = curve.beginning(rank: rank, age: age, share: share) { timeline.set(input, 1, from: begins) }
  }
}
