import ModelLanguage

/// Systolic and mean arterial pressure over life.
///
///     SBP = 85 + 27(1 − e^(−t/9)) + 6a·male + k(sex)·sp(t − 30, 4) + (6 + 7a)·(0.3·ln(BMI/27)/0.17 + 0.95 z)
///     MAP = ⅔·DBP + ⅓·SBP,   DBP = 0.62·SBP + 3
///
/// The pressure is the one measured, treated or not. Left out: the effect of starting a medicine (the covariate already
/// holds the treated); the pulse pressure that stiffening brings.
public struct BloodPressure: Mechanism {
  public var name: String { "Blood pressure" }
  public var summary: String { "Systolic and mean pressure rise with growth, age and body mass." }
  public var leftOut: [String] {
    ["the fall of pressure when a medicine is started", "pulse pressure following stiffness"]
  }
  public var observables: [Quantity] { [Circulation.systolicPressure, Circulation.meanPressure] }
}

extension Circulation {
  public static let systolicPressure = Quantity(
    "circulation.systolicPressure", "systolic blood pressure", .millimetreOfMercury, pressureOfAge + pressureOfPerson)

  private static let pressureOfAge: RateLaw = {
    let newborn = pressureParameter("newborn", "systolic pressure of the newborn", female: 85, male: 85, in: 60...100)
    let growth = pressureParameter("growth", "rise of systolic pressure with growth", female: 27, male: 27, in: 10...45)
    let growthTime = parameter(
      "circulation.systolic.growthTime", "time of the rise of systolic pressure with growth", 9, .year, in: 3...20,
      from: nhanes, by: .fitted)
    let male = pressureParameter(
      "maleExcess", "systolic pressure of grown men above women's", female: 0, male: 6, in: 0...15)
    let slope = parameter(
      "circulation.systolic.slope", "rise of systolic pressure with age after 30", female: 0.483, male: 0.37,
      .millimetreOfMercury / .year, in: 0...1.5, uncertainty: .logNormal(sd: 0.1), from: nhanes, by: .fitted)
    let start = parameter(
      "circulation.systolic.riseAge", "age from which systolic pressure rises", 30, .year, in: 20...45, from: nhanes,
      by: .fitted)
    let bend = parameter(
      "circulation.systolic.riseWidth", "width of the bend where the rise begins", 4, .year, in: 1...10,
      from: .assumption("smooth"), by: .assumed)
    let grown = newborn + growth * (1 - exp(-RateLaw.time / growthTime)) + male * maturity
    return grown + slope * positivePart(.time - start, width: bend)
  }()

  private static let pressureOfPerson: RateLaw = {
    let child = pressureParameter(
      "childSpread", "spread of systolic pressure between children", female: 6, male: 6, in: 0...15)
    let adult = pressureParameter("adultSpread", "spread added in adults", female: 7, male: 7, in: 0...20)
    let bodyMass = parameter(
      "circulation.systolic.bodyMassEffect",
      "spreads of systolic pressure per unit of the logarithm of body mass index",
      1.76, .one, in: 0...4, uncertainty: .logNormal(sd: 0.3),
      from: .published("NHANES 2007-2016: correlation 0.2; 0.3 without measurement noise"), by: .translated)
    let rest = parameter(
      "circulation.systolic.restOfSpread", "share of the spread that body mass leaves unexplained", 0.954, .one,
      in: 0...1,
      from: .assumption("square root of 1 - 0.3²"), by: .assumed)
    let own = personalEffect("circulation.systolic.z", "a person's systolic pressure for their age and body mass")
    return (child + adult * maturity) * (bodyMass * logRelativeBodyMass + rest * own)
  }()

  /// Mean arterial pressure.
  public static let meanPressure: Quantity = {
    let ratio = parameter(
      "circulation.diastolic.perSystolic", "diastolic pressure per systolic", 0.62, .one, in: 0.4...0.8,
      from: nhanes, by: .fitted)
    let offset = parameter(
      "circulation.diastolic.offset", "diastolic pressure beyond that share", 3, .millimetreOfMercury, in: -20...30,
      from: nhanes, by: .fitted)
    let weight = parameter(
      "circulation.mean.systolicWeight", "weight of systolic pressure in the mean", 0.333, .one, in: 0.3...0.45,
      from: .assumption("a third of the beat is systole"), by: .assumed)
    let systolic = systolicPressure.now
    let law = (1 - weight) * (ratio * systolic + offset) + weight * systolic
    return Quantity("circulation.meanPressure", "mean arterial pressure", .millimetreOfMercury, law)
  }()

  /// Systolic pressure above 120 mmHg in steps of 20.
  static let pressureExcess: RateLaw = {
    let centre = pressureParameter(
      "reference", "systolic pressure at which effects on arteries are as given", female: 120, male: 120, in: 100...140)
    let step = pressureParameter(
      "step", "rise of systolic pressure that effects on arteries refer to", female: 20, male: 20, in: 5...40)
    return (systolicPressure.now - centre) / step
  }()

  private static func pressureParameter(
    _ key: String, _ meaning: String, female: Double, male: Double, in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "circulation.systolic.\(key)", meaning, female: female, male: male, .millimetreOfMercury, in: range, from: nhanes,
      by: .fitted)
  }
}
