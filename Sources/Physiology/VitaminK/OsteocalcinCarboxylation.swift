import ModelLanguage

/// γ-Carboxylation of newly made osteocalcin in bone, and the markers read in plasma.
///
///     u_B = R₀·σ·[1 + Φ·(E + B)/D']^(−1)     σ = (osteocalcin production)^0.7     D₅₀ 75, B 55 µg/day, u_ref 0.25
///     total = 20 ng/mL · production · g(eGFR)     g = 1 + 2·((30 − eGFR)₊/30)^1.5     cOC = total/(1 + u_B)
///
/// Plasma osteocalcin lives minutes, so it follows production. Growth makes more than can be carboxylated (σ). Left out:
/// partial carboxylation; osteocalcin set free from resorbed matrix; an age term; suppression of total osteocalcin by 45 mg
/// of MK-4 a day.
public struct OsteocalcinCarboxylation: Mechanism {
  public let name = "carboxylation of osteocalcin"
  public let summary = "What share of new osteocalcin is carboxylated, and the markers ucOC, cOC and their ratio."
  public let leftOut = [
    "partial carboxylation", "osteocalcin from resorbed matrix", "suppression by 45 mg MK-4 (OC057)",
  ]

  private static let halfEffect = parameter(
    "vitaminK.bone.halfEffect", "MK-7 exposure that halves uc/c of osteocalcin", 75, .microgramPerDay, in: 45...220,
    uncertainty: .logNormal(sd: 0.31), spread: .logNormal(sd: 0.35), from: .rows("OC001", "OC002"), by: .fitted)
  private static let residentShare = parameter(
    "vitaminK.bone.residentShare", "resident supply of bone relative to the half effect", 0.7333, .one, in: 0.5...0.85,
    uncertainty: .logNormal(sd: 0.1), from: .assumption("as in the vessel wall, somewhat more"), by: .assumed)
  private static let exponent = parameter(
    "vitaminK.bone.exponent", "Hill exponent of osteocalcin carboxylation", 1, .one, in: 0.9...1.35,
    uncertainty: .logNormal(sd: 0.1), from: .rows("OC001", "OC002"), by: .fitted)
  private static let referenceRatio = parameter(
    "vitaminK.bone.referenceRatio", "uc/c of osteocalcin in the reference diet, by immunoassay", 0.25, .one,
    in: 0.1...0.5,
    uncertainty: .logNormal(sd: 0.3), from: .rows("OC013", "OC014", "OC015", "OC016"), by: .fitted)
  private static let individual = individualParameter(
    "vitaminK.bone.individual", "a person's uc/c of osteocalcin relative to others at the same exposure", sd: 0.3,
    .rows("OC014", "OC016"))
  private static let loadExponent = parameter(
    "vitaminK.bone.loadExponent", "how undercarboxylation follows the production of osteocalcin", 0.7, .one,
    in: 0.5...1,
    uncertainty: .logNormal(sd: 0.2), from: .rows("OC036", "OC033"), by: .fitted)
  private static let floor = parameter(
    "vitaminK.bone.floor", "share of reference uc/c that no vitamin K removes", 0, .one, in: 0...0.1,
    from: .assumption("none seen; may be sampled"), by: .assumed)

  /// u_B.
  static let undercarboxylation = Quantity(
    "vitaminK.bone.undercarboxylation", "ucOC/cOC", .one,
    {
      let law = Carboxylation(
        halfEffect: halfEffect, resident: residentShare * halfEffect, exponent: exponent,
        referenceExposure: ReferenceDiet.exposure(of: .bone), referenceRatio: referenceRatio * individual)
      let load = Bone.osteocalcinProduction.now.power(loadExponent)
      let free = law.ratio(exposure: TissueExposure.bone.now, recycling: VitaminKCycle.recycling.now, load: load)
      return (1 - floor) * free + floor * referenceRatio * individual * load
    }())

  private static let adultLevel = parameter(
    "vitaminK.bone.osteocalcin", "total osteocalcin of an adult of 40", 20, .nanogramPerMillilitre, in: 14...28,
    uncertainty: .logNormal(sd: 0.1), from: .rows("TU008", "TU009", "TU010", "TU011", "OC036"), by: .fitted)
  private static let individualLevel = individualParameter(
    "vitaminK.bone.osteocalcin.individual", "a person's osteocalcin relative to others at the same production", sd: 0.3,
    .rows("TU008", "TU010"))
  private static let kidneyThreshold = parameter(
    "vitaminK.bone.osteocalcin.kidneyThreshold", "filtration below which osteocalcin accumulates", 30,
    .millilitrePerMinute, in: 20...40, from: .rows("TU003"), by: .measured)
  private static let kidneyRise = parameter(
    "vitaminK.bone.osteocalcin.kidneyRise", "rise of osteocalcin without any filtration", 2, .one, in: 0.5...4,
    uncertainty: .logNormal(sd: 0.3), from: .rows("TU003", "TU004"), by: .fitted)
  private static let kidneyExponent = parameter(
    "vitaminK.bone.osteocalcin.kidneyExponent", "how it rises below the threshold", 1.5, .one, in: 1...3,
    from: .rows("TU003", "TU004"), by: .fitted)

  private static let accumulation: RateLaw = {
    let lacking = maximum(kidneyThreshold - Kidney.filtration.now, 0) / kidneyThreshold
    return 1 + kidneyRise * lacking.power(kidneyExponent)
  }()

  private static let total = Quantity(
    "vitaminK.bone.totalOsteocalcin", "total osteocalcin in plasma", .nanogramPerMillilitre,
    adultLevel * individualLevel * Bone.osteocalcinProduction.now * accumulation)
  private static let carboxylated = Quantity(
    "vitaminK.bone.carboxylatedOsteocalcin", "cOC: carboxylated osteocalcin in plasma", .nanogramPerMillilitre,
    total.now / (1 + undercarboxylation.now))

  public var observables: [Quantity] {
    let total = OsteocalcinCarboxylation.total
    let carboxylated = OsteocalcinCarboxylation.carboxylated
    let share = 1 - VitaminK.carboxylatedFraction.now
    return [
      OsteocalcinCarboxylation.undercarboxylation, VitaminK.carboxylatedFraction, total, carboxylated,
      Quantity(
        "vitaminK.bone.undercarboxylatedOsteocalcin", "ucOC: undercarboxylated osteocalcin in plasma",
        .nanogramPerMillilitre, total.now - carboxylated.now),
      Quantity(
        "vitaminK.bone.undercarboxylatedShare", "%ucOC: undercarboxylated share of osteocalcin", .percent, share),
    ]
  }
}
