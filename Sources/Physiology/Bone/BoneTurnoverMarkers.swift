import ModelLanguage

/// Turnover read in blood: osteocalcin production, CTX and P1NP relative to a woman of 35.
///
///     OC ∝ J_ref + 0.8·J_mod      CTX ∝ J_res + 0.35·J_mod      P1NP ∝ J_ref + 2.5·J_mod      each per size (LM/46)^0.75
///
/// The weights of modelling stand for growth-plate and drift turnover that never enters the mineral ledger.
public struct BoneTurnoverMarkers: Mechanism {
  public let name = "Markers of bone turnover"
  public let summary = "Blood markers follow how much bone is made and resorbed for the body's size."

  private static let referenceMass = parameter(
    "bone.markers.referenceLeanMass", "lean mass of the reference woman", 46, .kilogram, in: 40...55,
    from: .assumption("woman of 35"), by: .assumed)
  private static let sizePower = parameter(
    "bone.markers.sizeExponent", "exponent of lean mass in clearance of markers", 0.75, .one, in: 0.6...1,
    from: .assumption("allometry"), by: .assumed)
  private static let size = (Body.leanMass.now / referenceMass).power(-sizePower)
  private static let referenceTurnover = parameter(
    "bone.markers.referenceTurnover", "mineral resorbed and refilled a day by the reference woman of 35", 352.3,
    .milligramPerDay, in: 200...900,
    from: .assumption("the reference model itself at 35 y; a test keeps it fresh"), by: .translated)

  private static func weightParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "bone.markers.\(key)", meaning, value, .one, in: 0...5, uncertainty: .logNormal(sd: 0.3), from: .rows("bone-79"),
      by: .fitted)
  }
  static let refill = Quantity(
    "bone.refill", "mineral refilled", .milligramPerDay, sum(BoneCompartment.all.map(BoneRemodelling.refill)))
  static let resorption = Quantity(
    "bone.resorption", "mineral resorbed", .milligramPerDay, sum(BoneCompartment.all.map(BoneRemodelling.resorption)))
  static let modelling = Quantity(
    "bone.modelling", "mineral laid down by modelling", .milligramPerDay,
    sum(BoneCompartment.all.map(BoneModelling.rate)))

  static func relative(_ turnover: Quantity, _ weight: RateLaw) -> RateLaw {
    (turnover.now + weight * modelling.now) / referenceTurnover * size
  }

  public static let resorptionMarker = Quantity(
    "bone.ctx", "CTX, a marker of resorption", .nanogramPerMillilitre,
    parameter(
      "bone.ctx.reference", "CTX of a woman of 35", 0.30, .nanogramPerMillilitre, in: 0.1...0.6,
      spread: .logNormal(sd: 0.3), from: .rows("bone-79"), by: .measured)
      * relative(resorption, weightParameter("ctx.modelling", "weight of modelling in CTX", 0.35)))
  public static let formationMarker = Quantity(
    "bone.p1np", "P1NP, a marker of formation", .microgramPerLitre,
    parameter(
      "bone.p1np.reference", "P1NP of a woman of 35", 45, .microgramPerLitre, in: 20...80, spread: .logNormal(sd: 0.3),
      from: .recalled("reference intervals"), by: .measured)
      * relative(refill, weightParameter("p1np.modelling", "weight of modelling in P1NP", 2.5)))

  public var observables: [Quantity] {
    [
      Self.refill, Self.resorption, Self.modelling, Self.resorptionMarker, Self.formationMarker,
      Bone.osteocalcinProduction,
    ]
  }
}

/// What bone hands to the vitamin K part.
public enum Bone {
  /// Osteocalcin made for the body's size, relative to an adult: `form` of the vitamin K part.
  public static let osteocalcinProduction = Quantity(
    "bone.osteocalcinProduction", "osteocalcin production relative to an adult", .one,
    BoneTurnoverMarkers.relative(
      BoneTurnoverMarkers.refill,
      parameter(
        "bone.markers.osteocalcin.modelling", "weight of modelling in osteocalcin", 0.8, .one, in: 0...5,
        uncertainty: .logNormal(sd: 0.3),
        from: .rows("TU007"), by: .fitted)))
}
