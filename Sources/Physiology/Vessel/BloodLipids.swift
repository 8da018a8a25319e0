import ModelLanguage

/// What the blood carries and presses: the covariates of arteries, as smooth laws of age.
public enum Circulation {}

/// Cholesterol and triglycerides over life.
///
///     LDL = (L₀ + L₁(1 − e^(−t/τ)) + L₂·sig((t−t₂)/w₂) − L₃·sig((t−t₃)/w₃)) · e^(0.26 z − 0.034) · (1 − 0.33·statin)
///     HDL = (52 + Δ(sex)·a) · (BMI/27)^(−0.49 a) · e^(0.229 z)          a = sig((t−17)/2.5)
///     TG  = median(t, sex) · (BMI/27)^(0.75 a) · e^(0.56 z)             total cholesterol = LDL + HDL + TG/5
///
/// Left out: diet's effect on lipids; lipoprotein(a); the fall of LDL in severe illness.
public struct BloodLipids: Mechanism {
  public var name: String { "Blood lipids" }
  public var summary: String { "Cholesterol and triglycerides follow age, sex, body mass and statins." }
  public var leftOut: [String] {
    ["the effect of diet on blood lipids", "lipoprotein(a)", "the fall of cholesterol in severe illness"]
  }
  public var observables: [Quantity] {
    [Circulation.ldl, Circulation.hdl, Circulation.triglycerides, Circulation.totalCholesterol]
  }
}

extension Circulation {
  static let nhanes = Citation.published(
    "NHANES 2011-2020 as tabulated in the population reference data (medians and quantiles by decade and sex)")

  /// 0 in the child, 1 in the adult.
  static let maturity = logistic(
    (.time
      - parameter(
        "circulation.maturity.age", "age at which lipids and pressure are half way to the adult's", 17, .year,
        in: 12...20, from: .assumption("between the child and adult tables"), by: .assumed))
      / parameter(
        "circulation.maturity.width", "width of the passage to the adult's lipids and pressure", 2.5, .year, in: 1...5,
        from: .assumption("between the child and adult tables"), by: .assumed))

  /// Logarithm of body mass index relative to an ordinary adult's, fading in with maturity.
  static let logRelativeBodyMass =
    maturity
    * log(
      Body.bodyMassIndex.now
        / parameter(
          "circulation.referenceBodyMassIndex", "body mass index at which lipids and pressure are as given", 27,
          .kilogramPerSquareMetre, in: 22...32, from: nhanes, by: .assumed))

  /// Low-density lipoprotein cholesterol.
  public static let ldl = Quantity(
    "circulation.ldl", "low-density lipoprotein cholesterol", .milligramPerDecilitre,
    ldlAtBirthAndLater * ldlPerson * ldlTreated)

  private static let ldlAtBirthAndLater: RateLaw = {
    let birth = levelParameter("ldl.birth", "LDL at birth", female: 62, male: 62, in: 30...90)
    let infancy = levelParameter("ldl.infancyRise", "rise of LDL in infancy", female: 33, male: 33, in: 10...60)
    let infancyTime = parameter(
      "circulation.ldl.infancyTime", "time of the rise of LDL in infancy", 1, .year, in: 0.3...3,
      from: .assumption("children's cholesterol is adult-like by the age of two"), by: .assumed)
    let adult = levelParameter("ldl.adultRise", "rise of LDL in adult life", female: 33, male: 30, in: 0...80)
    let old = levelParameter("ldl.oldAgeFall", "fall of LDL in old age", female: 8, male: 14, in: 0...40)
    let rise = logistic(
      (.time - ageParameter("ldl.adultAge", "age of half the adult rise of LDL", 49, 36))
        / widthParameter("ldl.adultWidth", "width of the adult rise of LDL", 6, 8))
    let fall = logistic(
      (.time - ageParameter("ldl.oldAge", "age of half the fall of LDL", 80, 76))
        / widthParameter("ldl.oldWidth", "width of the fall of LDL", 6, 5))
    let early = birth + infancy * (1 - exp(-RateLaw.time / infancyTime))
    return early + adult * rise - old * fall
  }()

  private static let ldlPerson: RateLaw = {
    let size = spreadParameter("ldl.spread", "spread of LDL between people (SD of its logarithm)", 0.26)
    let centring = parameter(
      "circulation.ldl.centring", "keeps the mean of LDL between people at the age's value", 0.034, .one, in: 0...0.1,
      from: .assumption("half the square of the spread"), by: .assumed)
    return exp(size * personalEffect("circulation.ldl.z", "a person's LDL for their age") - centring)
  }()

  private static let ldlTreated: RateLaw =
    1 - Conditions.statin
    * parameter(
      "circulation.ldl.statinEffect", "share of LDL that a statin removes", 0.33, .one, in: 0.2...0.6,
      uncertainty: .logNormal(sd: 0.15), from: .recalled("ordinary doses lower LDL by 30 to 40 %"), by: .assumed)

  /// High-density lipoprotein cholesterol.
  public static let hdl: Quantity = {
    let child = levelParameter("hdl.child", "HDL of children", female: 52, male: 52, in: 40...65)
    let change = parameter(
      "circulation.hdl.adultChange", "change of HDL at puberty", female: 5, male: -7, .milligramPerDecilitre,
      in: -20...20,
      uncertainty: .normal(sd: 1), from: nhanes, by: .fitted)
    let slope = parameter(
      "circulation.hdl.bodyMassExponent", "HDL follows body mass index to this power", -0.49, .one, in: -1...0,
      uncertainty: .normal(sd: 0.1),
      from: .published("NHANES 2007-2016 correlation of HDL with body mass index, -0.35"),
      by: .translated)
    let size = spreadParameter("hdl.spread", "spread of HDL at a given body mass (SD of its logarithm)", 0.225)
    let person = exp(size * hdlEffect + slope * logRelativeBodyMass)
    return Quantity(
      "circulation.hdl", "high-density lipoprotein cholesterol", .milligramPerDecilitre,
      (child + change * maturity) * person)
  }()
  private static let hdlEffect = personalEffect("circulation.hdl.z", "a person's HDL for their age and body mass")

  /// Plasma triglycerides; phylloquinone rides on the particles that carry them.
  public static let triglycerides: Quantity = {
    let child = triglycerideParameter("child", "median triglycerides of children", female: 0.65, male: 0.65)
    let rise = triglycerideParameter(
      "adultRise", "rise of median triglycerides in adult life", female: 0.53, male: 0.62)
    let fall = triglycerideParameter("oldAgeFall", "fall of median triglycerides in later life", female: 0, male: 0.22)
    let rising = logistic(
      (.time - ageParameter("triglycerides.adultAge", "age of half the rise of triglycerides", 40, 27))
        / widthParameter("triglycerides.adultWidth", "width of the rise of triglycerides", 11, 6))
    let falling = logistic(
      (.time - ageParameter("triglycerides.oldAge", "age of half the fall of triglycerides", 62, 62))
        / widthParameter("triglycerides.oldWidth", "width of the fall of triglycerides", 6, 6))
    let median = child + rise * rising - fall * falling
    return Quantity(
      "circulation.triglycerides", "plasma triglycerides", .millimole / .litre, median * triglyceridesOfPerson)
  }()

  private static let triglyceridesOfPerson: RateLaw = {
    let size = spreadParameter(
      "triglycerides.spread", "spread of triglycerides between people (SD of their logarithm)", 0.56)
    let slope = parameter(
      "circulation.triglycerides.bodyMassExponent", "triglycerides follow body mass index to this power", 0.75, .one,
      in: 0...2, uncertainty: .normal(sd: 0.15),
      from: .published("NHANES 2007-2016 correlation of triglycerides with body mass index, 0.28"), by: .translated)
    let tie = parameter(
      "circulation.triglycerides.correlationWithHDL", "correlation of triglycerides with HDL at a given body mass",
      -0.5,
      .one, in: -0.9...0, from: .published("NHANES 2007-2016: -0.55 in men, -0.53 in women"), by: .measured)
    let own = personalEffect("circulation.triglycerides.z", "a person's triglycerides for their age, body mass and HDL")
    return exp(size * (tie * hdlEffect + sqrt(1 - tie * tie) * own) + slope * logRelativeBodyMass)
  }()

  /// Total cholesterol: LDL, HDL and what the triglyceride-rich particles carry.
  public static let totalCholesterol: Quantity = {
    let molarMass = parameter(
      "circulation.triglycerides.molarMass", "mass of a mole of triglyceride", 885.7, .milligram / .millimole,
      in: 850...920, from: .assumption("triolein"), by: .measured)
    let share = parameter(
      "circulation.cholesterolPerTriglyceride", "cholesterol carried per mass of triglyceride", 0.2, .one,
      in: 0.1...0.3,
      from: .published("Friedewald 1972, Clin Chem 18:499"), by: .measured)
    let remnant = triglycerides.now * molarMass * share
    return Quantity(
      "circulation.totalCholesterol", "total cholesterol", .milligramPerDecilitre, ldl.now + hdl.now + remnant)
  }()

  private static func levelParameter(
    _ key: String, _ meaning: String, female: Double, male: Double, in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "circulation.\(key)", meaning, female: female, male: male, .milligramPerDecilitre, in: range,
      uncertainty: .logNormal(sd: 0.05), from: nhanes, by: .fitted)
  }

  private static func triglycerideParameter(_ key: String, _ meaning: String, female: Double, male: Double) -> RateLaw {
    parameter(
      "circulation.triglycerides.\(key)", meaning, female: female, male: male, .millimole / .litre, in: 0...3,
      uncertainty: .logNormal(sd: 0.05), from: nhanes, by: .fitted)
  }

  private static func ageParameter(_ key: String, _ meaning: String, _ female: Double, _ male: Double) -> RateLaw {
    parameter("circulation.\(key)", meaning, female: female, male: male, .year, in: 10...95, from: nhanes, by: .fitted)
  }

  private static func widthParameter(_ key: String, _ meaning: String, _ female: Double, _ male: Double) -> RateLaw {
    parameter("circulation.\(key)", meaning, female: female, male: male, .year, in: 1...20, from: nhanes, by: .fitted)
  }

  private static func spreadParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter("circulation.\(key)", meaning, value, .one, in: 0...1, from: nhanes, by: .fitted)
  }
}
