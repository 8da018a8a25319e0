import Evidence

/// What a person is compared under before they have made plans of their own: a dose that a trial gave, no advice.
enum FirstPlans {
  /// 180 µg MK-7 a day was given for three years (Knapen 2013); children were given 45 µg (van Summeren 2009). None where
  /// children's doses were not studied.
  static func of(age: Double?) -> [PlanSetting] {
    let isChild = (age ?? 40) < 18
    let dose = isChild ? ValidityDomain.shipped.dose(of: "MK-7")?.childMicrograms : 180
    guard let dose else { return [] }
    return [PlanSetting(name: "\(Int(dose)) µg MK-7 a day", form: "MK-7", doseMicrograms: dose, adherence: 0.9)]
  }
}
