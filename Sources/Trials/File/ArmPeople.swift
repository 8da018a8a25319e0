import People

/// People of one arm alone, where a file says that they differ from those of the trial; nil and empty take the trial's own.
public struct ArmPeople: Sendable, Hashable {
  public var age: Scatter?
  public var female: Double?
  public var covariates: [String: Scatter] = [:]
  public var words: [String: String] = [:]
  public var menopause: TrialPopulation.Menopause?
  public var conditions: [String] = []
  /// Medicines that the arm has taken for a while at the first visit, or whose dose is set person by person.
  public var uses: [EarlierUse] = []
  /// What is eaten from the first visit on in a trial, and for life in a cohort, in totals a day.
  public var intake: [String: Scatter] = [:]

  public init() {}

  public var isEmpty: Bool { self == ArmPeople() }
}

/// A medicine taken before the first visit as well.
public struct EarlierUse: Sendable, Hashable {
  public var medicine: MedicineUse
  /// Days before the first visit; 0 begins with it.
  public var days: Double
  /// The INR that the dose is set to, person by person; nil takes the dose of the file.
  public var targetINR: Double?

  public init(_ medicine: MedicineUse, days: Double, targetINR: Double? = nil) {
    self.medicine = medicine
    self.days = days
    self.targetINR = targetINR
  }
}

extension Trial {
  /// The trial as one arm's people see it: that arm alone, with the people it states.
  public func alone(_ arm: Int) -> Trial {
    var trial = self
    trial.arms = [arms[arm]]
    trial.population = population(ofArm: arm)
    trial.arms[0].own = nil
    return trial
  }

  /// With what the arm says of its own people in the place of what the trial says.
  public func population(ofArm arm: Int) -> TrialPopulation {
    guard let own = arms[arm].own else { return population }
    var people = population
    people.age = own.age ?? people.age
    people.female = own.female ?? people.female
    people.menopause = people.female > 0 ? own.menopause ?? people.menopause : nil
    people.country = own.words["country"] ?? people.country
    people.covariates.merge(own.covariates) { $1 }
    people.words.merge(own.words) { $1 }
    people.conditions += own.conditions
    people.uses = own.uses
    if kind == .trial { people.fed = own.intake } else { people.covariates.merge(own.intake) { $1 } }
    return people
  }
}
