import ModelLanguage

/// The carboxylated share of osteocalcin built into the matrix: renewed only as bone is renewed.
///
///     q' = (J_mod + J_ref)/M·(c − q)        S = (q/q_ref)^η
///
/// `q_ref` is the reference person's q at that age, so η moves a person away from the mean and not the mean. Left out:
/// glycation, collagen cross-links, crystal size.
public struct BoneQuality: Mechanism {
  public let name = "Bone quality"
  public let summary = "Matrix keeps the osteocalcin it was built with; strength follows its carboxylated share."
  public let leftOut = ["glycation and collagen cross-links", "crystal size and orientation"]

  private static let strengthExponent = parameter(
    "bone.vitaminK.strengthExponent", "η: exponent of quality in strength", 0.6, .one, in: 0...1.5,
    uncertainty: .normal(sd: 0.4),
    scenarios: [.described: 1.5, .none: 0],
    from: .assumption("knock-outs show crystal alignment and strength; 0 stays inside"), by: .assumed)

  public var flows: [Flow] {
    for compartment in BoneCompartment.all {
      let renewal = (BoneModelling.rate(compartment) + BoneRemodelling.refill(compartment)) / compartment.mineral.now
      Flow(
        "carboxylated matrix laid down, \(compartment.quality.key)", to: compartment.quality,
        at: renewal * VitaminK.carboxylatedFraction.now)
      Flow(
        "matrix diluted, \(compartment.quality.key)", from: compartment.quality, at: renewal * compartment.quality.now)
    }
  }

  static func mean(_ key: String, _ title: String, _ regions: [BoneRegion]) -> Quantity {
    let parts = BoneCompartment.of(regions)
    return Quantity(
      "bone.\(key).quality", "carboxylated share of osteocalcin in the matrix of the \(title)", .one,
      sum(parts.map { $0.mineral.now * $0.quality.now }) / sum(parts.map(\.mineral.now)))
  }

  public static let spine = mean("lumbarSpine", "lumbar spine", [.lumbarSpine])
  public static let neck = mean("femoralNeck", "femoral neck", [.femoralNeck])
  public static let body = mean("totalBody", "whole skeleton", BoneRegion.allCases)

  private static func strength(_ key: String, _ title: String, _ quality: Quantity, _ reference: RateLaw) -> Quantity {
    Quantity(
      "bone.\(key).strength", "strength of the \(title) from matrix quality, relative to the reference person", .one,
      (quality.now / reference).power(strengthExponent))
  }
  public static let spineStrength = strength("lumbarSpine", "lumbar spine", spine, BoneReference.spineQuality)
  public static let neckStrength = strength("femoralNeck", "femoral neck", neck, BoneReference.neckQuality)
  public static let bodyStrength = strength("totalBody", "whole skeleton", body, BoneReference.bodyQuality)

  public var observables: [Quantity] {
    [Self.spine, Self.neck, Self.body, Self.spineStrength, Self.neckStrength, Self.bodyStrength]
  }
}
