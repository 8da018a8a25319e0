import ModelLanguage

/// Calcium through the gut: eaten and secreted, absorbed actively and passively, the rest to the faeces.
///
///     L' = I + S − act − pas − kt·L      S = S₀·s·x
///     act = V_max·s·K·(1 + g_m·Γ/(Γ + K_g))·L/(K_m·s + L)      pas = (pp + p_inf·e^(−a/0.4))·L
///
/// `K` adapts to calcitriol within days; the growth signal Γ raises transport so that a growing child absorbs more without
/// a high PTH. Left out: solubility, gastric acid, meals within the day.
public struct IntestinalCalcium: Mechanism {
  public let name = "Intestinal calcium"
  public let summary = "Less calcium is absorbed of more, and growth, calcitriol and oestrogen open the gate."
  public let leftOut = ["solubility and gastric acid", "meals within the day"]

  private static let transit = parameter(
    "mineral.gut.transit", "rate at which lumen contents pass the absorbing gut", 6, .perDay, in: 3...12,
    uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.1), from: .recalled("small-bowel transit 4 h"),
    by: .translated)
  private static let passive = parameter(
    "mineral.gut.calcium.passive", "passive absorption of calcium", 0.425, .perDay, in: 0.15...1,
    uncertainty: .logNormal(sd: 0.25), spread: .logNormal(sd: 0.1), from: .rows("bone-49"), by: .fitted)
  private static let infantPassive = parameter(
    "mineral.gut.calcium.passiveInfant", "what infancy adds to passive absorption", 6.1, .perDay, in: 2...15,
    uncertainty: .logNormal(sd: 0.4), from: .rows("bone-54"), by: .fitted)
  private static let capacity = parameter(
    "mineral.gut.calcium.activeCapacity", "active transport at full saturation, metabolic size 1", 338,
    .milligramPerDay, in: 150...700,
    uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.2), from: .rows("bone-49", "bone-53"), by: .fitted)
  private static let halfSaturation = parameter(
    "mineral.gut.calcium.halfSaturation", "lumen calcium at half saturation, metabolic size 1", 66, .milligram,
    in: 20...200,
    uncertainty: .logNormal(sd: 0.4), from: .rows("bone-49"), by: .fitted)
  private static let growthMaximum = parameter(
    "mineral.gut.calcium.growthMaximum", "most that growth adds to active transport", 3.35, .one, in: 1...8,
    uncertainty: .logNormal(sd: 0.3), from: .rows("bone-18", "bone-25"), by: .fitted)
  private static let growthHalf = parameter(
    "mineral.gut.calcium.growthHalf", "growth signal at half of that", 3.1, .one, in: 1...8,
    uncertainty: .logNormal(sd: 0.3),
    from: .rows("bone-18", "bone-25"), by: .fitted)
  private static let secretionRate = parameter(
    "mineral.gut.calcium.secretion", "endogenous secretion into the gut, metabolic size 1", 130, .milligramPerDay,
    in: 60...250,
    uncertainty: .logNormal(sd: 0.3), spread: .logNormal(sd: 0.2), from: .rows("bone-18", "bone-25"), by: .fitted)

  static let infancyTime = parameter(
    "mineral.gut.infancyTime", "time constant with which the infant's gut matures", 0.4, .year, in: 0.2...1,
    from: .rows("bone-54"),
    by: .fitted)
  static let transitRate = transit

  private static let infancy = exp(-RateLaw.time / infancyTime)
  private static let passiveRate = passive + infantPassive * infancy
  private static let boost: RateLaw = {
    let signal = GrowthSignal.signal.now
    return 1 + growthMaximum * signal / (signal + growthHalf)
  }()

  static let secretion = secretionRate * Body.metabolicSize.now * Mineral.relativeCalcium.now
  static let active =
    capacity * Body.metabolicSize.now * Mineral.transportCapacity.now * boost * Mineral.gutCalcium.now
    / (halfSaturation * Body.metabolicSize.now + Mineral.gutCalcium.now)
  static let passiveFlow = passiveRate * Mineral.gutCalcium.now

  static let atBirth =
    (MineralIntake.calcium.now + secretion) / (transit + passive + infantPassive + capacity / halfSaturation)

  public static let fractionalAbsorption = Quantity(
    "mineral.calcium.fractionalAbsorption", "share of lumen calcium that is absorbed", .one,
    (active + passiveFlow) / (active + passiveFlow + transit * Mineral.gutCalcium.now))
  static let endogenousFaecal = Quantity(
    "mineral.calcium.endogenousFaecal", "endogenous faecal calcium", .milligramPerDay,
    secretion * (1 - fractionalAbsorption.now))

  public var flows: [Flow] {
    Flow("calcium eaten", to: Mineral.gutCalcium, at: MineralIntake.calcium.now)
    Flow("calcium secreted into the gut", from: Mineral.plasmaCalcium, to: Mineral.gutCalcium, at: Self.secretion)
    Flow("calcium absorbed actively", from: Mineral.gutCalcium, to: Mineral.plasmaCalcium, at: Self.active)
    Flow("calcium absorbed passively", from: Mineral.gutCalcium, to: Mineral.plasmaCalcium, at: Self.passiveFlow)
    Flow("calcium to the faeces", from: Mineral.gutCalcium, at: Self.transit * Mineral.gutCalcium.now)
  }
  public var observables: [Quantity] { [Self.fractionalAbsorption, Self.endogenousFaecal] }
}

/// Capacity of active transport, adapting over days.
///
///     K' = ((C/C₀)^α_C·(D/60)^α_D·exp(−λ·sp(a−40, 5))·(1 − μ_E(1−e)) − K)/5
public struct TransportAdaptation: Mechanism {
  public let name = "Adaptation of intestinal calcium transport"
  public let summary = "The gut follows calcitriol within one to two weeks, and loses capacity with age and oestrogen."

  private static let calcitriolExponent = Mineral.exponentParameter(
    "gut.calcium.calcitriolExponent", "exponent of calcitriol on transport", 1.0, sd: 0.25, .rows("bone-49", "bone-53"))
  private static let calcidiolExponent = Mineral.exponentParameter(
    "gut.calcium.calcidiolExponent", "exponent of 25-OH-D on transport", 0.2, sd: 0.5, .rows("bone-52"))
  private static let ageLoss = parameter(
    "mineral.gut.calcium.ageLoss", "transport lost per year after 40", 0.009, .perYear, in: 0...0.02,
    uncertainty: .logNormal(sd: 0.5), from: .rows("bone-50"), by: .fitted)
  private static let ageOnset = parameter(
    "mineral.gut.calcium.ageOnset", "age from which transport declines", 40, .year, in: 30...50, from: .rows("bone-50"),
    by: .fitted)
  private static let ageWidth = parameter(
    "mineral.gut.calcium.ageWidth", "how gradually it sets in", 5, .year, in: 1...10, from: .assumption("smooth"),
    by: .assumed)
  private static let oestrogenLoss = parameter(
    "mineral.gut.calcium.oestrogenLoss", "transport lost without oestrogen", 0.131, .one, in: 0...0.3,
    uncertainty: .logNormal(sd: 0.4), from: .rows("bone-51"), by: .fitted)
  private static let lag = parameter(
    "mineral.gut.calcium.adaptation", "time constant of adaptation", 5, .day, in: 2...14, from: .rows("bone-53"),
    by: .fitted)

  public var flows: [Flow] {
    let vitaminD =
      (Mineral.calcitriol.now / VitaminD.normalCalcitriol).power(Self.calcitriolExponent)
      * (Mineral.calcidiol.now / VitaminD.sufficient).power(Self.calcidiolExponent)
    let age = exp(-Self.ageLoss * positivePart(.time - Self.ageOnset, width: Self.ageWidth))
    let target = vitaminD * age * (1 - Self.oestrogenLoss * (1 - Oestrogen.effect.now))
    relaxation(of: Mineral.transportCapacity, towards: target, over: Self.lag)
  }
}
