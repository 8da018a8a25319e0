import ModelLanguage

/// How much of a vitamer in plasma has moved from triglyceride-rich lipoproteins to LDL and HDL: a read-out.
///
///     L' = kt·c + w·(what tissue returns) − (kt + (CL + Q)/V₁)·L        TRL share = 1 − L/c        kt = ln2/9 h
///
/// Left out: transfer as a process of its own for each particle; feedback on uptake.
public struct LipoproteinCarriage: Mechanism {
  public let name = "carriage of vitamin K by lipoproteins"
  public let summary = "Fresh vitamin K rides on triglyceride-rich particles and moves to LDL and HDL within hours."
  public let leftOut = ["particles one by one", "feedback on tissue uptake"]

  private static let transferHalfLife = parameter(
    "vitaminK.lipoprotein.transferHalfLife", "half-life of transfer from triglyceride-rich to other lipoproteins", 9,
    .hour, in: 5...15, uncertainty: .logNormal(sd: 0.3), from: .rows("PK024", "PK025", "PK026"), by: .fitted)
  private static let phylloquinoneReturn = parameter(
    "vitaminK.lipoprotein.phylloquinoneReturn", "share of K1 returning from tissue that comes on LDL and HDL", 0.3,
    .one,
    in: 0.05...0.7, uncertainty: .logNormal(sd: 0.3), from: .rows("PK024", "PK026"), by: .fitted)
  private static let menaquinoneReturn = parameter(
    "vitaminK.lipoprotein.menaquinoneReturn", "share of MK-7 returning from tissue that comes on LDL and HDL", 0.9,
    .one,
    in: 0.5...1, uncertainty: .logNormal(sd: 0.1), from: .rows("PK008"), by: .assumed)
  private static let least = parameter(
    "vitaminK.lipoprotein.least", "amount below which no share is stated", 1e-9, .nanomole, in: 1e-12...1e-3,
    from: .assumption("keeps 0/0 from being asked"), by: .assumed)

  static let phylloquinone = Pool(
    "vitaminK.phylloquinone.onLDLAndHDL", "K1 of plasma that is on LDL and HDL", .nanomole, scale: 1, atBirth: 0)
  static let menaquinone7 = Pool(
    "vitaminK.menaquinone7.onLDLAndHDL", "MK-7 of plasma that is on LDL and HDL", .nanomole, scale: 5, atBirth: 0)

  public var flows: [Flow] {
    let transfer = naturalLogOfTwo / LipoproteinCarriage.transferHalfLife
    let long = LongMenaquinone.menaquinone7
    let returning = LipoproteinCarriage.phylloquinoneReturn * (Phylloquinone.fromShallow + Phylloquinone.fromSlow)
    let longReturning = LipoproteinCarriage.menaquinoneReturn * long.fromTissue
    let k1 = LipoproteinCarriage.phylloquinone
    let mk7 = LipoproteinCarriage.menaquinone7
    Flow("K1 comes onto LDL and HDL", to: k1, at: transfer * Phylloquinone.plasma.now + returning)
    Flow("K1 leaves LDL and HDL", from: k1, at: (transfer + Phylloquinone.turnover) * k1.now)
    Flow("MK-7 comes onto LDL and HDL", to: mk7, at: transfer * long.plasma.now + longReturning)
    Flow("MK-7 leaves LDL and HDL", from: mk7, at: (transfer + LongMenaquinone.turnover) * mk7.now)
  }

  private static func share(_ part: Pool, of whole: Pool) -> RateLaw { 1 - part.now / maximum(whole.now, least) }

  public var observables: [Quantity] {
    [
      Quantity(
        "vitaminK.phylloquinone.shareOnTriglycerideRich", "share of plasma K1 on triglyceride-rich lipoproteins",
        .percent,
        LipoproteinCarriage.share(LipoproteinCarriage.phylloquinone, of: Phylloquinone.plasma)),
      Quantity(
        "vitaminK.menaquinone7.shareOnTriglycerideRich", "share of plasma MK-7 on triglyceride-rich lipoproteins",
        .percent,
        LipoproteinCarriage.share(LipoproteinCarriage.menaquinone7, of: LongMenaquinone.menaquinone7.plasma)),
    ]
  }
}
