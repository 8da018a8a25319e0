import ModelLanguage

/// Bone resorbed and refilled, cycle by cycle, and the balance of a cycle.
///
///     J_res = k·κ·A·M/(1 + (R/0.6M)⁴)        R' = J_res − σR/τ_R        J_ref = e^(−δ)·σR/τ_R
///     δ = λ·(d_A·sp(a − a₀, 5) + d_E(1−e)) + d_G·g − μ·ln(P_t·ℓ/M)
///
/// Unmineralised surface cannot be resorbed, which keeps M > 0. The last term is the mechanostat: bone lost against the
/// person's own programme and load is answered by a better balance.
public struct BoneRemodelling: Mechanism {
  public let name = "Bone remodelling"
  public let summary =
    "Osteoclasts open, osteoblasts refill; age, oestrogen and glucocorticoids leave a little less each time."
  public let leftOut = ["osteocytes", "anti-resorptive medicines"]

  static let period = parameter(
    "bone.remodelling.period", "time from resorption to refill", 150, .day, in: 120...180,
    uncertainty: .logNormal(sd: 0.15),
    spread: .logNormal(sd: 0.1), from: .rows("bone-85"), by: .measured)
  private static let shield = parameter(
    "bone.remodelling.shield", "open space, as a share of mineral, at which resorption is halved", 0.6, .one,
    in: 0.3...1,
    from: .assumption("osteoid shields bone"), by: .assumed)
  private static let ageOnset = parameter(
    "bone.ageing.onset", "age at which the balance begins to fall", 38.8, .year, in: 30...45,
    uncertainty: .normal(sd: 4), spread: .normal(sd: 3),
    from: .published("femoral-neck density by decade, NHANES III (reference curves)"), by: .fitted)
  private static let ageWidth = parameter(
    "bone.ageing.width", "how gradually", 5, .year, in: 2...10, from: .assumption("smooth"), by: .assumed)
  private static let mechanostat = parameter(
    "bone.mechanostat", "gain of the mechanostat", 0.245, .one, in: 0.05...0.6, uncertainty: .logNormal(sd: 0.4),
    spread: .logNormal(sd: 0.2),
    from: .assumption("late loss slows down"), by: .fitted)
  private static let load = input("bone.load", "mechanical load relative to usual", normal: 1, .one, in: 0.3...1.5)

  /// d_A·sp(a − a₀, 5).
  private static func ageing(_ tissue: BoneTissue) -> RateLaw {
    let slope =
      tissue == .trabecular
      ? ageParameter(.trabecular, 0.0008, 0.0004, in: 0...0.004, uncertainty: 0.6)
      : ageParameter(.cortical, 0.0042, 0.0047, in: 0.001...0.012, uncertainty: 0.35)
    return slope * positivePart(.time - ageOnset, width: ageWidth)
  }
  private static func ageParameter(
    _ tissue: BoneTissue, _ female: Double, _ male: Double, in range: ClosedRange<Double>, uncertainty: Double
  ) -> RateLaw {
    parameter(
      "bone.ageing.\(tissue.rawValue)", "\(tissue.rawValue) bone missing per cycle and year of age", female: female,
      male: male, .perYear,
      in: range, uncertainty: .logNormal(sd: uncertainty), spread: .logNormal(sd: 0.4),
      from: .rows("bone-67", "bone-69", "bone-74"), by: .fitted)
  }
  private static let trabecularOestrogen = parameter(
    "bone.oestrogen.trabecularDeficit", "trabecular bone missing per cycle without oestrogen", 0.072, .one,
    in: 0.02...0.15,
    uncertainty: .logNormal(sd: 0.3), spread: .logNormal(sd: 0.3), from: .rows("bone-55", "bone-63"), by: .fitted)
  private static let corticalOestrogen = parameter(
    "bone.oestrogen.corticalDeficit", "cortical bone missing per cycle without oestrogen", 0.015, .one, in: 0...0.08,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.3), from: .rows("bone-55", "bone-63"), by: .fitted)
  private static let trabecularGlucocorticoid = parameter(
    "bone.glucocorticoid.trabecularDeficit", "trabecular bone missing per cycle at full dose", 0.10, .one, in: 0...0.25,
    uncertainty: .logNormal(sd: 0.4), spread: .logNormal(sd: 0.4),
    from: .assumption("spine loses 3 % in the first year"), by: .assumed)
  private static let corticalGlucocorticoid = parameter(
    "bone.glucocorticoid.corticalDeficit", "cortical bone missing per cycle at full dose", 0.05, .one, in: 0...0.25,
    uncertainty: .logNormal(sd: 0.4), spread: .logNormal(sd: 0.4),
    from: .assumption("spine loses 3 % in the first year"), by: .assumed)

  static func resorption(_ compartment: BoneCompartment) -> RateLaw {
    let mineral = compartment.mineral.now
    let filled = compartment.space.now / (shield * mineral)
    let squared = filled * filled
    let open = 1 / (1 + squared * squared)
    return compartment.tissue.turnover * compartment.region.turnoverFactor * OsteoclastActivation.activity.now * mineral
      * open
  }

  /// Space closed a day; mineral refilled is `e^(−δ)` of it.
  static func closure(_ compartment: BoneCompartment) -> RateLaw {
    BoneModelling.mineralisation.now * compartment.space.now / period
  }

  static func refill(_ compartment: BoneCompartment) -> RateLaw { exp(-deficit(compartment)) * closure(compartment) }

  private static func deficit(_ compartment: BoneCompartment) -> RateLaw {
    let isTrabecular = compartment.tissue == .trabecular
    let oestrogen = (isTrabecular ? trabecularOestrogen : corticalOestrogen) * (1 - Oestrogen.effect.now)
    let medicine =
      (isTrabecular ? trabecularGlucocorticoid : corticalGlucocorticoid) * OsteoclastActivation.glucocorticoid
    let strain = log(compartment.target * load / compartment.mineral.now)
    return compartment.region.imbalanceWeight * (ageing(compartment.tissue) + oestrogen) + medicine - mechanostat
      * strain
  }

  public var flows: [Flow] {
    for compartment in BoneCompartment.all {
      let key = compartment.mineral.key
      Flow(
        "resorption, \(key)", from: [.init(compartment.mineral)], to: BoneMineral.plasma,
        at: Self.resorption(compartment))
      Flow("refill, \(key)", from: BoneMineral.plasma, to: [.init(compartment.mineral)], at: Self.refill(compartment))
      Flow("space opens, \(key)", to: compartment.space, at: Self.resorption(compartment))
      Flow("space closes, \(key)", from: compartment.space, at: Self.closure(compartment))
    }
  }
}
