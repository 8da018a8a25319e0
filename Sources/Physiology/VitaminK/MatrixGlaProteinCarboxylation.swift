import ModelLanguage

/// γ-Carboxylation of matrix Gla protein in the vessel wall, the drive it hands to calcification, and dp-ucMGP in plasma.
///
///     u_V = R₀·[1 + Φ·(E + B)/D']^(−1)     D₅₀ 305, B 185 µg/day, u_ref 1         r = u_V, smoothly capped at 6
///     dp-ucMGP = 280 pmol/L · u_V · exp(−0.0151·(min(eGFR, 120) − 90)) · 1.017^(years after 40, to 85)
///
/// Kidney and age act on clearance and release of the plasma species, not on r: a dialysis patient has five times the
/// dp-ucMGP at almost the same r. Left out: dp-cMGP and total ucMGP, which do not move.
public struct MatrixGlaProteinCarboxylation: Mechanism {
  public let name = "carboxylation of matrix Gla protein"
  public let summary = "What share of MGP in the vessel wall lacks its carboxyl groups, and the marker dp-ucMGP."
  public let leftOut = ["dp-cMGP and total ucMGP (MGP001-002: unchanged)", "local differences between vessels"]

  private static let halfEffect = parameter(
    "vitaminK.vessel.halfEffect", "MK-7 exposure that halves uc/c of MGP", 305, .microgramPerDay, in: 110...640,
    uncertainty: .logNormal(sd: 0.49), spread: .logNormal(sd: 0.35),
    from: .rows("MGP001", "MGP002", "MGP005", "MGP006", "MGP007"), by: .fitted)
  private static let residentShare = parameter(
    "vitaminK.vessel.residentShare", "resident supply of the vessel wall relative to the half effect", 0.6066, .one,
    in: 0.4...0.75, uncertainty: .logNormal(sd: 0.1), from: .rows("MGP033", "MGP034"), by: .fitted)
  private static let exponent = parameter(
    "vitaminK.vessel.exponent", "Hill exponent of MGP carboxylation", 1, .one, in: 0.9...1.35,
    uncertainty: .logNormal(sd: 0.1), from: .rows("MGP001", "MGP002"), by: .fitted)
  private static let referenceRatio = parameter(
    "vitaminK.vessel.referenceRatio", "undercarboxylation of MGP in the reference diet: the unit of r", 1, .one,
    in: 1...1,
    from: .assumption("r is defined relative to it"), by: .assumed)

  /// u_V.
  static let undercarboxylation = Quantity(
    "vitaminK.vessel.undercarboxylation", "undercarboxylated MGP relative to the reference diet", .one,
    Carboxylation(
      halfEffect: halfEffect, resident: residentShare * halfEffect, exponent: exponent,
      referenceExposure: ReferenceDiet.exposure(of: .vessel), referenceRatio: referenceRatio
    ).ratio(exposure: TissueExposure.vessel.now, recycling: VitaminKCycle.recycling.now))

  private static let cap = parameter(
    "vitaminK.vessel.driveCap", "the most that the drive can be", 6, .one, in: 3...10,
    from: .assumption("beyond antagonists in dialysis"), by: .assumed)
  private static let capWidth = parameter(
    "vitaminK.vessel.driveCapWidth", "how softly the drive meets its cap", 0.2, .one, in: 0.05...1,
    from: .assumption("keeps the law smooth"), by: .assumed)

  /// r: u_V, bending into its cap.
  static let drive: RateLaw = {
    let relative = undercarboxylation.now / referenceRatio
    let restrained = relative - positivePart(relative - cap, width: capWidth)
    return working * restrained + (1 - working) * cap
  }()

  /// Without a working protein there is nothing for vitamin K to activate.
  private static let working = parameter(
    "person.workingMatrixGlaProtein", "share of matrix Gla protein that works: 1, or 0 in Keutel syndrome", 1, .one,
    in: 0...1,
    from: .rows("A066", "A067"), by: .measured)

  private static let adultLevel = parameter(
    "vitaminK.vessel.dpucMGP", "dp-ucMGP at 40 years, eGFR 90, reference diet", 280, .picomolePerLitre, in: 200...400,
    uncertainty: .logNormal(sd: 0.15), from: .rows("MGP040", "MGP042", "MGP043"), by: .fitted)
  private static let individual = individualParameter(
    "vitaminK.vessel.dpucMGP.individual", "a person's dp-ucMGP relative to others at the same drive", sd: 0.32,
    .rows("MGP041", "MGP042"))
  private static let kidneySlope = parameter(
    "vitaminK.vessel.dpucMGP.kidneySlope", "fall of ln dp-ucMGP per mL/min of filtration", 0.0151,
    .one / .millilitrePerMinute, in: 0.012...0.018, uncertainty: .logNormal(sd: 0.1),
    from: .rows("MGP035", "MGP036", "MGP037"), by: .measured)
  private static let usualFiltration = parameter(
    "vitaminK.vessel.dpucMGP.usualFiltration", "filtration at which the adult level holds", 90, .millilitrePerMinute,
    in: 90...90, from: .assumption("a convention"), by: .assumed)
  private static let fullFiltration = parameter(
    "vitaminK.vessel.dpucMGP.fullFiltration", "filtration above which clearance no longer rises", 120,
    .millilitrePerMinute, in: 100...150, from: .rows("MGP035"), by: .assumed)
  private static let ageSlope = parameter(
    "vitaminK.vessel.dpucMGP.ageSlope", "rise of ln dp-ucMGP per year: ln 1.017", 0.01686, .perYear, in: 0.01...0.022,
    uncertainty: .logNormal(sd: 0.1), from: .rows("MGP044", "MGP045"), by: .measured)
  private static let ageOnset = parameter(
    "vitaminK.vessel.dpucMGP.ageOnset", "age from which dp-ucMGP rises", 40, .year, in: 30...50, from: .rows("MGP045"),
    by: .measured)
  private static let ageEnd = parameter(
    "vitaminK.vessel.dpucMGP.ageEnd", "age at which it no longer rises", 85, .year, in: 75...100,
    from: .assumption("no rows beyond"), by: .assumed)

  private static let plasmaLevel: RateLaw = {
    let filtration = minimum(Kidney.filtration.now, fullFiltration)
    let years = maximum(minimum(RateLaw.time, ageEnd) - ageOnset, 0)
    let level = adultLevel * individual * undercarboxylation.now
    return level * exp(ageSlope * years - kidneySlope * (filtration - usualFiltration))
  }()

  public var observables: [Quantity] {
    [
      MatrixGlaProteinCarboxylation.undercarboxylation, VitaminK.vesselDrive,
      Quantity(
        "vitaminK.vessel.dpucMGP.plasma", "dp-ucMGP in plasma", .picomolePerLitre,
        MatrixGlaProteinCarboxylation.plasmaLevel),
    ]
  }
}
