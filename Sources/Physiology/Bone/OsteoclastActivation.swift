import ModelLanguage

/// How active osteoclasts are, relative to an adult at rest.
///
///     A' = ((1 + 0.6Γ/(1+0.2Γ))·(1 + a_E(1−e))·pr^g_A·(1 + 0.3g)·(1 + β_K(c_ref − c)) − A)/20 d
///
/// Left out: RANKL and sclerostin as states.
public struct OsteoclastActivation: Mechanism {
  public let name = "Osteoclast activation"
  public let summary = "Growth, loss of oestrogen, PTH and glucocorticoids activate osteoclasts."
  public let leftOut = ["RANKL and sclerostin as states"]

  static let activity = Pool(
    "bone.osteoclasts", "osteoclast activity relative to the adult at rest", .one, scale: 1, atBirth: atBirth)
  static let atBirth = parameter(
    "bone.osteoclasts.atBirth", "osteoclast activity at birth", 1.5, .one, in: 0.5...4,
    from: .assumption("growing bone is shaped"), by: .assumed)
  private static let growth = parameter(
    "bone.osteoclasts.growth", "activation per unit of growth signal", 0.6, .one, in: 0.2...2,
    uncertainty: .logNormal(sd: 0.4),
    from: .assumption("turnover of growing bone"), by: .assumed)
  private static let growthSaturation = parameter(
    "bone.osteoclasts.growthSaturation", "saturation of that", 0.2, .one, in: 0.05...0.6,
    from: .assumption("turnover of growing bone"), by: .assumed)
  private static let oestrogenLoss = parameter(
    "bone.osteoclasts.oestrogenLoss", "activation after loss of oestrogen", 1.0, .one, in: 0.5...1.5,
    uncertainty: .logNormal(sd: 0.15),
    spread: .logNormal(sd: 0.3), from: .rows("bone-55", "bone-79"), by: .fitted)
  private static let hormoneExponent = parameter(
    "bone.osteoclasts.pthExponent", "exponent of PTH on activation", 0.25, .one, in: 0...0.6,
    uncertainty: .logNormal(sd: 0.4),
    spread: .logNormal(sd: 0.2), from: .recalled("calcium trials, CTX"), by: .fitted)
  private static let glucocorticoidEffect = parameter(
    "bone.osteoclasts.glucocorticoid", "activation by full-dose glucocorticoid", 0.3, .one, in: 0...1,
    uncertainty: .logNormal(sd: 0.4),
    from: .assumption("early rise of resorption"), by: .assumed)
  static let glucocorticoid = input(
    "medicine.glucocorticoid", "glucocorticoid, 1 is 7.5 mg of prednisolone a day", normal: 0, .one, in: 0...8)
  private static let vitaminKEffect = parameter(
    "bone.vitaminK.resorptionEffect", "β_K: activation per carboxylated share lacking", 0, .one, in: -0.01...0.05,
    uncertainty: .normal(sd: 0.02), scenarios: [.described: 0.05, .none: 0, .trials: 0],
    from: .assumption("trials of bone density in replete people are null"), by: .assumed)
  private static let referenceCarboxylation = parameter(
    "bone.vitaminK.referenceCarboxylation", "carboxylated share of osteocalcin on the reference diet", 0.8, .one,
    in: 0.5...0.95,
    from: .rows("OC013", note: "ucOC/cOC 0.25"), by: .translated)
  private static let lag = parameter(
    "bone.osteoclasts.lag", "time constant of osteoclast numbers", 20, .day, in: 5...60, from: .assumption("weeks"),
    by: .assumed)

  public var flows: [Flow] {
    let signal = GrowthSignal.signal.now
    let growing = 1 + Self.growth * signal / (1 + Self.growthSaturation * signal)
    let oestrogen = 1 + Self.oestrogenLoss * (1 - Oestrogen.effect.now)
    let hormone = Parathyroid.relative.now.power(Self.hormoneExponent)
    let vitaminK = 1 + Self.vitaminKEffect * (Self.referenceCarboxylation - VitaminK.carboxylatedFraction.now)
    let medicine = 1 + Self.glucocorticoidEffect * Self.glucocorticoid
    relaxation(of: Self.activity, towards: growing * oestrogen * hormone * medicine * vitaminK, over: Self.lag)
  }
}
