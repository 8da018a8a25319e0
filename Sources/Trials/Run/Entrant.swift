import ModelLanguage

/// What is known of a person at entry, without the life that led there.
struct Entrant: Sendable, Hashable {
  let number: Int
  let sex: Sex
  /// Years.
  let age: Double
  /// By the names that files use.
  let covariates: [String: Double]
  /// Arm → the same number drawn from that arm's own people; arms that are not here share this person.
  let inArms: [Int: Entrant]

  /// The person who is followed in an arm.
  func version(ofArm arm: Int) -> Entrant { inArms[arm] ?? self }

  init(number: Int, sex: Sex, age: Double, covariates: [String: Double], inArms: [Int: Entrant]) {
    self.number = number
    self.sex = sex
    self.age = age
    self.covariates = covariates
    self.inArms = inArms
  }

  init(_ participant: Participant) {
    self.init(
      number: participant.number, sex: participant.sex, age: participant.age, covariates: participant.covariates,
      inArms: participant.inArms.mapValues { Entrant($0) })
  }
}
