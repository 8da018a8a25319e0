import ModelLanguage

/// Diseases, operations and medicines that lower the absorption of every vitamer.
///
///     h_cond = Π (1 − present·(1 − factor)) · age term
///
/// Every factor is an assumption: no row of the evidence measures absorption of vitamin K in these people.
public enum AbsorptionCondition: String, CaseIterable, Sendable, Hashable, Codable {
  case cysticFibrosis, cysticFibrosisWithEnzymes, cholestasis, gastricBypass, duodenalSwitch
  case coeliacActive, coeliacTreated, ilealCrohn, ulcerativeColitis, pancreaticInsufficiency
  case orlistat, bileAcidBinderWithMeal, bileAcidBinder, mineralOil

  /// 0 where the person has it not, 1 where fully; set by the life's events.
  public var present: RateLaw {
    input("condition.\(rawValue)", "has or takes: \(title)", normal: 0, .one, in: 0...1)
  }

  public var title: String {
    switch self {
    case .cysticFibrosis: "cystic fibrosis"
    case .cysticFibrosisWithEnzymes: "cystic fibrosis with enzymes"
    case .cholestasis: "cholestasis"
    case .gastricBypass: "gastric bypass"
    case .duodenalSwitch: "duodenal switch"
    case .coeliacActive: "coeliac disease, active"
    case .coeliacTreated: "coeliac disease, treated"
    case .ilealCrohn: "Crohn's disease of the ileum"
    case .ulcerativeColitis: "ulcerative colitis"
    case .pancreaticInsufficiency: "pancreatic insufficiency"
    case .orlistat: "orlistat"
    case .bileAcidBinderWithMeal: "bile-acid binder within 4 hours of the vitamin"
    case .bileAcidBinder: "bile-acid binder at another time"
    case .mineralOil: "mineral oil"
    }
  }

  /// What is left of absorption.
  var factor: RateLaw {
    switch self {
    case .cysticFibrosis: leftParameter(0.4, 0.2...0.7)
    case .cysticFibrosisWithEnzymes: leftParameter(0.6, 0.4...0.9)
    case .cholestasis: leftParameter(0.15, 0.02...0.5)
    case .gastricBypass: leftParameter(0.7, 0.5...0.9)
    case .duodenalSwitch: leftParameter(0.35, 0.2...0.6)
    case .coeliacActive: leftParameter(0.6, 0.3...0.9)
    case .coeliacTreated: leftParameter(0.95, 0.8...1)
    case .ilealCrohn: leftParameter(0.7, 0.4...0.9)
    case .ulcerativeColitis: leftParameter(0.9, 0.7...1)
    case .pancreaticInsufficiency: leftParameter(0.5, 0.3...0.8)
    case .orlistat: leftParameter(0.65, 0.4...0.9)
    case .bileAcidBinderWithMeal: leftParameter(0.6, 0.4...0.8)
    case .bileAcidBinder: leftParameter(0.85, 0.7...1)
    case .mineralOil: leftParameter(0.6, 0.4...0.9)
    }
  }

  private func leftParameter(_ value: Double, _ range: ClosedRange<Double>) -> RateLaw {
    parameter(
      "gut.condition.\(rawValue)", "absorption left with \(title)", value, .one, in: range,
      uncertainty: .logNormal(sd: 0.3), spread: .logNormal(sd: 0.3),
      from: .assumption("malabsorption of fat in this condition; no row measures vitamin K"), by: .assumed)
  }

  /// The product over all conditions and the person's age.
  public static let product = Quantity(
    "gut.conditionFactor", "absorption left by conditions, medicines and age", .one,
    allCases.reduce(ageTerm) { left, condition in left * (1 - condition.present * (1 - condition.factor)) })
}

extension AbsorptionCondition {
  private static func ageParameter(
    _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "gut.age.\(key)", meaning, value, unit, in: range,
      from: .assumption("bile salts are scarce at birth; fat absorption changes little in old age"), by: .assumed)
  }

  private static let ageTerm: RateLaw = infancy * oldAge

  /// 0.6 in the first month, 0.8 to half a year, then 1.
  private static let infancy: RateLaw = {
    let month = ageParameter("firstMonth", "end of the newborn's poor absorption", 30, .day, in: 14...60)
    let half = ageParameter("halfYear", "age at which absorption is full", 183, .day, in: 90...365)
    let width = ageParameter("width", "how sharply absorption changes in infancy", 2, .day, in: 1...20)
    let early = ageParameter(
      "newbornDeficit", "absorption lacking in the first month beyond that of infancy", 0.2, .one, in: 0...0.4)
    let later = ageParameter("infantDeficit", "absorption lacking until half a year", 0.2, .one, in: 0...0.4)
    let newborn = early * logistic((month - .time) / width)
    return 1 - newborn - later * logistic((half - .time) / width)
  }()

  private static let oldAge: RateLaw = {
    let onset = ageParameter("oldAgeOnset", "age from which absorption declines", 65, .year, in: 50...80)
    let slope = ageParameter("oldAgeSlope", "absorption lost per year of old age", 0.002, .perYear, in: 0...0.005)
    return 1 - slope * maximum(.time - onset, 0)
  }()
}
