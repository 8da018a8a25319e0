import ModelLanguage

/// What liver, bone and vessel wall have had of vitamin K lately, in µg/day of MK-7 that would do as much.
///
///     X_v = molar mass · CL_v,70 · (c/V₁) / F_ref            (MK-4 adds what first-pass tissue uses up)
///     E_j' = (ln2/t½_j)·(Σ_v π_vj·X_v − E_j)                 t½ 1.5 d liver, 3 d bone, 10 d vessel wall
///
/// `X_v` is the steady intake that gives the reference adult of 70 kg the present concentration, so children and light people
/// get more exposure per µg. Left out: stores of a tissue that outlast its lag.
public struct TissueExposure: Mechanism {
  public let name = "tissue exposure to vitamin K"
  public let summary = "Liver, bone and vessel wall follow the concentrations of all vitamers, each with its lag."
  public let leftOut = ["uptake by lipoprotein receptors", "stores that outlast the lag"]

  /// The intake that the vitamer's present concentration amounts to.
  static func equivalent(_ vitamer: Vitamer) -> Quantity {
    Quantity(
      "vitaminK.\(vitamer.rawValue).equivalentIntake",
      "steady intake of \(vitamer.shortName) that gives the reference adult the present level", .microgramPerDay,
      elimination(vitamer) * VitamerMass.of(vitamer) / Absorption.referenceAvailability(of: vitamer))
  }

  /// The reference adult's elimination at the present concentration, nmol/day.
  private static func elimination(_ vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: Phylloquinone.clearance * Phylloquinone.supply.now
    case .menaquinone4:
      Menaquinone4.clearance * Menaquinone4.supply.now + Menaquinone4.tissueLoss.now / BodySize.clearanceScale.now
    case .menaquinone7: LongMenaquinone.clearance * LongMenaquinone.menaquinone7.supply.now
    case .menaquinone8: LongMenaquinone.clearance * LongMenaquinone.menaquinone8.supply.now
    case .menaquinone9: LongMenaquinone.clearance * LongMenaquinone.menaquinone9.supply.now
    }
  }

  private static func pool(_ tissue: Tissue, newborn: Double) -> Pool {
    let atBirth = parameter(
      "vitaminK.exposure.\(tissue.rawValue).newborn", "exposure of the \(tissue.rawValue) at birth", newborn,
      .microgramPerDay, in: 0.5...30, uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.5),
      from: .rows("CO020", note: "plasma is very low; what tissues hold is assumed"), by: .assumed)
    return Pool(
      "vitaminK.exposure.\(tissue.rawValue)", "vitamin K exposure of the \(tissue.rawValue), as MK-7", .microgramPerDay,
      scale: 60, atBirth: atBirth)
  }

  static let liver = pool(.liver, newborn: 6)
  static let bone = pool(.bone, newborn: 5)
  static let vessel = pool(.vessel, newborn: 5)

  private static func lagParameter(
    _ tissue: Tissue, _ value: Double, _ range: ClosedRange<Double>, _ source: Citation, _ method: Method
  ) -> RateLaw {
    parameter(
      "vitaminK.exposure.\(tissue.rawValue).halfLife",
      "half-life with which the effect in the \(tissue.rawValue) follows",
      value, .day, in: range, uncertainty: .logNormal(sd: 0.25), spread: .logNormal(sd: 0.2), from: source, by: method)
  }

  private static let liverLag = lagParameter(.liver, 1.5, 1...2.5, .rows("PK054"), .translated)
  private static let boneLag = lagParameter(.bone, 3, 2...4, .rows("OC050", "OC031"), .assumed)
  private static let vesselLag = lagParameter(
    .vessel, 10, 7...14, .rows("OC031", note: "no early samples of MGP"), .assumed)

  private static func target(_ tissue: Tissue) -> RateLaw {
    sum(Vitamer.allCases.map { Potency.of($0, in: tissue) * equivalent($0).now })
  }

  public var flows: [Flow] {
    let exposure = TissueExposure.self
    relaxation(of: exposure.liver, towards: exposure.target(.liver), over: exposure.liverLag / naturalLogOfTwo)
    relaxation(of: exposure.bone, towards: exposure.target(.bone), over: exposure.boneLag / naturalLogOfTwo)
    relaxation(of: exposure.vessel, towards: exposure.target(.vessel), over: exposure.vesselLag / naturalLogOfTwo)
  }

  public var observables: [Quantity] { Vitamer.allCases.map(TissueExposure.equivalent) }
}
