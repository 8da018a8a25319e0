import ModelLanguage

/// γ-Carboxylation of prothrombin and its kin in the liver, where every site of a molecule must be carboxylated.
///
///     u_L = R₀·[1 + Φ·E/D₅₀]^(−1.5)       R₀ 40       D₅₀ = E_ref / ((R₀/u_ref)^(1/1.5) − 1) ≈ 0.13 µg/day
///
/// Left out: partial carboxylation; a resident supply.
public struct ProthrombinCarboxylation: Mechanism {
  public let name = "carboxylation of coagulation factors"
  public let summary = "The liver needs little vitamin K: only antagonists or lasting want show."
  public let leftOut = ["partial carboxylation", "a resident supply in the liver"]

  private static let ceiling = parameter(
    "vitaminK.liver.ceiling", "undercarboxylation of prothrombin without vitamin K", 40, .one, in: 20...80,
    uncertainty: .logNormal(sd: 0.3), from: .rows("CO006", "CO007", "CO008", "OC048"), by: .fitted)
  private static let exponent = parameter(
    "vitaminK.liver.exponent", "how steeply undercarboxylation falls with vitamin K", 1.5, .one, in: 1...2,
    uncertainty: .logNormal(sd: 0.15), from: .rows("CO006", "CO008", "CO011"), by: .fitted)
  static let referenceRatio = parameter(
    "vitaminK.liver.referenceRatio", "uc/c of prothrombin in the reference diet", 0.004, .one, in: 0.002...0.01,
    uncertainty: .logNormal(sd: 0.3), from: .rows("CO006", "OC048", note: "not directly measurable"), by: .fitted)
  private static let individual = individualParameter(
    "vitaminK.liver.individual", "a person's need of vitamin K in the liver relative to others", sd: 0.35,
    .assumption("as in bone"))

  private static let halfEffect: RateLaw = {
    let depth = (ceiling / referenceRatio).power(1 / exponent) - 1
    return individual * ReferenceDiet.exposure(of: .liver) / depth
  }()

  /// u_L under an exposure of the liver and a state of the cycle.
  static func ratio(exposure: RateLaw, recycling: RateLaw) -> RateLaw {
    ceiling / (1 + recycling * exposure / halfEffect).power(exponent)
  }

  static let undercarboxylation = Quantity(
    "vitaminK.liver.undercarboxylation", "undercarboxylated over carboxylated prothrombin at synthesis", .one,
    ratio(exposure: TissueExposure.liver.now, recycling: VitaminKCycle.recycling.now))

  public var observables: [Quantity] { [ProthrombinCarboxylation.undercarboxylation] }
}
