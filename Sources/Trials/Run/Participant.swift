import ModelLanguage
import Simulation

/// A virtual person as a trial needs them: a life from birth on, and what is known of them at entry.
public struct Participant: Sendable {
  public let number: Int
  public let sex: Sex
  /// Years at entry.
  public let age: Double
  /// Inputs and changes from birth on, as if there were no trial.
  public let life: Life
  /// By the names that files use.
  public let covariates: [String: Double]
  /// Inputs of doses that were set person by person, mg a day.
  public var doses: [String: Double] = [:]
  /// Arm → the same number drawn from that arm's own people; arms that are not here share this person.
  public var inArms: [Int: Participant] = [:]

  /// The person who is followed in an arm.
  public func version(ofArm arm: Int) -> Participant { inArms[arm] ?? self }

  public init(number: Int, sex: Sex, age: Double, life: Life, covariates: [String: Double]) {
    self.number = number
    self.sex = sex
    self.age = age
    self.life = life
    self.covariates = covariates
  }
}

/// Makes candidate number `n`: a pure function of the number.
public typealias ParticipantMaker = @Sendable (_ number: Int) throws -> Participant
