import ModelLanguage

/// How an anticoagulation clinic moves the dose: once a month, a tenth up or down when the INR has left its range.
public enum AntagonistTitration {
  private static func ruleParameter(
    _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>
  ) -> Parameter {
    Parameter(
      key: "titration.\(key)", meaning: meaning, female: value, male: value, unit: unit, range: range,
      uncertainty: .fixed,
      spread: .fixed, scenarios: [:], source: .recalled("usual anticoagulation practice"), method: .assumed)
  }

  /// Below it the dose goes up.
  public static let lowest = ruleParameter("lowest", "lowest INR that leaves the dose alone", 2, .one, in: 1.2...4)
  /// Above it the dose goes down.
  public static let highest = ruleParameter("highest", "highest INR that leaves the dose alone", 3, .one, in: 1.5...6)
  /// Share of the dose by which it moves.
  public static let step = ruleParameter("step", "share by which the dose is changed", 0.10, .one, in: 0.02...0.3)
  /// Time between visits.
  public static let interval = ruleParameter("interval", "time between visits", 30, .day, in: 3...90)

  /// The dose after a visit, given the INRs so far, the last one being today's. The same function of the same history gives
  /// the same dose; without an INR the dose stays.
  public static func nextDose(
    after history: [Double], present dose: Double, target: ClosedRange<Double> = lowest.female...highest.female,
    step: Double = AntagonistTitration.step.female
  ) -> Double {
    guard let today = history.last else { return dose }
    if today < target.lowerBound { return dose * (1 + step) }
    if today > target.upperBound { return dose * (1 - step) }
    return dose
  }
}
