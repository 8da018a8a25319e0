import ModelLanguage

/// 25-OH-D, the renal hydroxylase, calcitriol and FGF23.
///
///     D' = (ln 2/28)·(skin·exp(−0.004·sp(a−50, 8)) + 0.9·vitD·(60/(W+5))^0.5 − D)
///     H' = (pr^0.6·F^(−0.4)·y^(−0.4)·x^(−2) − H)/0.5      C' = (C₀·H·(1+K_D/60)/(1+K_D/D)·er^0.6 − C)/0.35
///     F' = (y^1.5·(C/C₀)^0.5·er^(−0.9) − F)/2
///
/// Left out: season by default; binding protein; 24-hydroxylase as a state.
public struct VitaminD: Mechanism {
  public let name = "Vitamin D"
  public let summary = "Skin and intake make 25-OH-D; PTH turns it into calcitriol, FGF23 and phosphate hold that back."
  public let leftOut = ["season", "vitamin D-binding protein", "24-hydroxylase"]

  static let sufficient = parameter(
    "mineral.calcidiol.sufficient", "25-OH-D at which its effects are normal", 60, .nanomolePerLitre, in: 40...80,
    from: .recalled("near the population mean"), by: .assumed)
  static let normalCalcitriol = parameter(
    "mineral.calcitriol.normal", "normal calcitriol", 110, .picomolePerLitre, in: 70...160,
    uncertainty: .logNormal(sd: 0.1),
    spread: .logNormal(sd: 0.2), from: .recalled("60 to 160 pmol/L"), by: .translated)
  static let atBirth = parameter(
    "mineral.calcidiol.atBirth", "25-OH-D at birth", 42, .nanomolePerLitre, in: 5...150,
    from: .recalled("0.7 of the mother's 60"), by: .assumed)
  private static let halfLife = parameter(
    "mineral.calcidiol.halfLife", "half-life of 25-OH-D", 28, .day, in: 14...40, uncertainty: .logNormal(sd: 0.2),
    spread: .logNormal(sd: 0.1),
    from: .recalled("two to four weeks"), by: .translated)
  private static let skin = parameter(
    "mineral.calcidiol.skin", "25-OH-D that sun on the skin keeps up", 45, .nanomolePerLitre, in: 3...150,
    uncertainty: .logNormal(sd: 0.3),
    spread: .logNormal(sd: 0.35), from: .recalled("little is eaten, most is made"), by: .translated)
  private static let skinAge = parameter(
    "mineral.calcidiol.skinAgeLoss", "skin synthesis lost per year of age", 0.004, .perYear, in: 0...0.02,
    from: .recalled("falls with age"), by: .assumed)
  private static let skinOnset = parameter(
    "mineral.calcidiol.skinAgeOnset", "age from which it falls", 50, .year, in: 40...60,
    from: .recalled("falls with age"), by: .assumed)
  private static let skinWidth = parameter(
    "mineral.calcidiol.skinAgeWidth", "how gradually", 8, .year, in: 2...15, from: .assumption("smooth"), by: .assumed)
  private static let perIntake = parameter(
    "mineral.calcidiol.perIntake", "25-OH-D per daily vitamin D in a 55-kg person", 0.9,
    .nanomolePerLitre / .microgramPerDay, in: 0.5...1.5,
    uncertainty: .logNormal(sd: 0.25), spread: .logNormal(sd: 0.3), from: .rows("bone-52"), by: .translated)
  private static let dilution = parameter(
    "mineral.calcidiol.dilutionMass", "body mass at which intake counts in full", 60, .kilogram, in: 50...80,
    from: .recalled("heavier people gain less"), by: .assumed)
  private static let dilutionOffset = parameter(
    "mineral.calcidiol.dilutionOffset", "mass added so that infants are not flooded", 5, .kilogram, in: 1...10,
    from: .assumption("bounded in infants"), by: .assumed)
  /// Of a season or a journey; less than usual is a share below 1.
  private static let extraSun = input(
    "sun.skin", "25-OH-D that sun adds beyond the usual", normal: 0, .nanomolePerLitre, in: 0...120)
  private static let sunlight = input("sun.exposure", "sun on the skin relative to usual", normal: 1, .one, in: 0...3)

  private static let pthExponent = Mineral.exponentParameter(
    "hydroxylase.pth", "exponent of PTH on the hydroxylase", 0.6, sd: 0.3, Mineral.modelling)
  private static let restraint = Mineral.exponentParameter(
    "hydroxylase.restraint", "exponent of FGF23 and of phosphate against it", 0.4, sd: 0.3, Mineral.modelling)
  private static let calciumExponent = Mineral.exponentParameter(
    "hydroxylase.calcium", "exponent of calcium against it", 2, sd: 0.3, Mineral.modelling)
  private static let hydroxylaseLag = parameter(
    "mineral.hydroxylase.lag", "time constant of the hydroxylase", 0.5, .day, in: 0.2...1, from: Mineral.modelling,
    by: .translated)
  private static let calcitriolLag = parameter(
    "mineral.calcitriol.lag", "time constant of calcitriol", 0.35, .day, in: 0.2...0.5,
    uncertainty: .logNormal(sd: 0.2), from: .recalled("half-life 6 h"), by: .translated)
  private static let substrateHalf = parameter(
    "mineral.calcitriol.substrateHalf", "25-OH-D at half of the hydroxylase's speed", 20, .nanomolePerLitre, in: 8...40,
    uncertainty: .logNormal(sd: 0.4), from: .recalled("calcitriol falls only when 25-OH-D is very low"), by: .translated
  )
  private static let filtrationExponent = Mineral.exponentParameter(
    "calcitriol.filtration", "exponent of filtration on calcitriol", 0.6, sd: 0.4,
    .recalled("series in chronic kidney disease"))
  private static let growthFactorPhosphate = Mineral.exponentParameter(
    "fgf23.phosphate", "exponent of phosphate on FGF23", 1.5, sd: 0.3, Mineral.modelling)
  private static let growthFactorCalcitriol = Mineral.exponentParameter(
    "fgf23.calcitriol", "exponent of calcitriol on FGF23", 0.5, sd: 0.3, Mineral.modelling)
  private static let growthFactorFiltration = Mineral.exponentParameter(
    "fgf23.filtration", "exponent of filtration against FGF23", 0.9, sd: 0.4,
    .recalled("series in chronic kidney disease"))
  private static let growthFactorLag = parameter(
    "mineral.fgf23.lag", "time constant of FGF23", 2, .day, in: 0.5...7, from: .assumption("days"), by: .assumed)

  public var flows: [Flow] {
    calcidiolFlows
    relaxation(of: Mineral.hydroxylase, towards: hydroxylaseTarget, over: Self.hydroxylaseLag)
    relaxation(of: Mineral.calcitriol, towards: calcitriolTarget, over: Self.calcitriolLag)
    relaxation(of: Mineral.fibroblastGrowthFactor23, towards: growthFactorTarget, over: Self.growthFactorLag)
  }

  private var calcidiolFlows: [Flow] {
    let fading = exp(-Self.skinAge * positivePart(.time - Self.skinOnset, width: Self.skinWidth))
    let dilution = sqrt(Self.dilution / (Body.weight.now + Self.dilutionOffset))
    let made = Self.skin * Self.sunlight * fading + Self.extraSun
    let target = made + Self.perIntake * MineralIntake.vitaminD * dilution
    return relaxation(of: Mineral.calcidiol, towards: target, over: Self.halfLife / naturalLogOfTwo)
  }

  private var hydroxylaseTarget: RateLaw {
    let held = (Mineral.fibroblastGrowthFactor23.now * Mineral.relativePhosphate.now).power(-Self.restraint)
    return Parathyroid.relative.now.power(Self.pthExponent) * held
      * Mineral.relativeCalcium.now.power(-Self.calciumExponent)
  }

  private var calcitriolTarget: RateLaw {
    let substrate = (1 + Self.substrateHalf / Self.sufficient) / (1 + Self.substrateHalf / Mineral.calcidiol.now)
    return Self.normalCalcitriol * Mineral.hydroxylase.now * substrate
      * Mineral.relativeFiltration.now.power(Self.filtrationExponent)
  }

  private var growthFactorTarget: RateLaw {
    Mineral.relativePhosphate.now.power(Self.growthFactorPhosphate)
      * (Mineral.calcitriol.now / Self.normalCalcitriol).power(Self.growthFactorCalcitriol)
      * Mineral.relativeFiltration.now.power(-Self.growthFactorFiltration)
  }
}
