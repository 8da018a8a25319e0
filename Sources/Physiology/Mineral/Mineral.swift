import ModelLanguage

/// The states of calcium, phosphorus and their hormones, and what other parts read of them.
public enum Mineral {
  // MARK: Pools of calcium

  public static let gutCalcium = Pool(
    "mineral.calcium.gut", "calcium in the gut lumen", .milligram, scale: 100, atBirth: IntestinalCalcium.atBirth,
    of: [.calcium: 1])
  public static let plasmaCalcium = Pool(
    "mineral.calcium.extracellular", "plasma-exchangeable calcium", .milligram, scale: 1300,
    atBirth: normalCalcium * extracellularVolume.now, of: [.calcium: 1])
  /// Calcium that bone surfaces exchange quickly; phosphorus moves with it.
  public static let surfaceCalcium = Pool(
    "mineral.calcium.boneSurface", "rapidly exchangeable calcium on bone surfaces", .milligram, scale: 4000,
    atBirth: BoneSurfaceExchange.ratio * plasmaCalcium.now, of: [.calcium: 1, .phosphorus: phosphorusPerCalcium])

  // MARK: Pools of phosphorus

  public static let gutPhosphorus = Pool(
    "mineral.phosphorus.gut", "phosphorus in the gut lumen", .milligram, scale: 100,
    atBirth: IntestinalPhosphorus.atBirth,
    of: [.phosphorus: 1])
  public static let extracellularPhosphorus = Pool(
    "mineral.phosphorus.extracellular", "extracellular phosphorus", .milligram, scale: 500,
    atBirth: normalPhosphate.now * extracellularVolume.now, of: [.phosphorus: 1])
  public static let softTissuePhosphorus = Pool(
    "mineral.phosphorus.softTissue", "phosphorus in soft tissue", .milligram, scale: 1e5,
    atBirth: SoftTissuePhosphorus.normalContent, of: [.phosphorus: 1])

  // MARK: Hormones

  public static let calcidiol = Pool(
    "mineral.calcidiol", "25-hydroxyvitamin D", .nanomolePerLitre, scale: 50, atBirth: VitaminD.atBirth)
  public static let hydroxylase = Pool(
    "mineral.hydroxylase", "renal 1α-hydroxylase activity, relative", .one, scale: 1, atBirth: 1)
  public static let calcitriol = Pool(
    "mineral.calcitriol", "1,25-dihydroxyvitamin D", .picomolePerLitre, scale: 100, atBirth: VitaminD.normalCalcitriol)
  public static let fibroblastGrowthFactor23 = Pool(
    "mineral.fgf23", "FGF23 activity, relative", .one, scale: 1, atBirth: 1)
  public static let parathyroidCapacity = Pool(
    "mineral.parathyroidCapacity", "capacity of the parathyroid glands, relative", .one, scale: 1, atBirth: 1)
  public static let transportCapacity = Pool(
    "mineral.transportCapacity", "capacity of active calcium transport in the gut, relative", .one, scale: 1, atBirth: 1
  )

  // MARK: What is read

  static let normalCalcium = parameter(
    "mineral.calcium.normal", "normal total plasma calcium", 95, .milligramPerLitre, in: 90...100,
    uncertainty: .logNormal(sd: 0.02), spread: .logNormal(sd: 0.02),
    from: .recalled("reference interval 85 to 105 mg/L"),
    by: .measured)
  private static let volumePerMass = parameter(
    "mineral.extracellularVolume.perMass", "extracellular volume per body mass", 0.2, .litre / .kilogram,
    in: 0.15...0.3,
    from: .recalled("a fifth of body mass"), by: .measured)
  static let phosphorusPerCalcium = parameter(
    "mineral.phosphorusPerCalcium", "phosphorus per calcium in bone mineral, by mass", 0.464, .one, in: 0.44...0.48,
    from: .published("hydroxyapatite, Ca10(PO4)6(OH)2: 0.464 by mass, 0.60 molar"), by: .measured)

  static let extracellularVolume = Quantity(
    "mineral.extracellularVolume", "extracellular volume", .litre, volumePerMass * Body.weight.now)
  /// x = Q/(V·Ca₀).
  static let relativeCalcium = Quantity(
    "mineral.calcium.relative", "plasma calcium relative to normal", .one,
    plasmaCalcium.now / (extracellularVolume.now * normalCalcium))
  public static let totalCalcium = Quantity(
    "mineral.calcium.total", "total plasma calcium", .milligramPerDecilitre, plasmaCalcium.now / extracellularVolume.now
  )
  public static let ionisedCalcium = Quantity(
    "mineral.calcium.ionised", "ionised plasma calcium", .milligramPerDecilitre, ionisedShare * totalCalcium.now)
  private static let ionisedShare = parameter(
    "mineral.calcium.ionisedShare", "ionised share of plasma calcium", 0.5, .one, in: 0.4...0.6,
    from: .recalled("about half"), by: .measured)

  /// Growth raises plasma phosphate: 1 in the small child, 0 in the adult.
  static let youth: RateLaw = {
    let end = parameter(
      "mineral.youth.end", "maturity offset at which phosphate is halfway to the adult's", 3.5, .year, in: 2...5,
      from: .recalled("phosphate reaches adult values a few years after the spurt"), by: .assumed)
    let width = parameter(
      "mineral.youth.width", "how gradually it does", 1.5, .year, in: 0.5...3, from: .assumption("smooth"), by: .assumed
    )
    return logistic((end - BodyGrowth.maturityOffset.now) / width)
  }()
  /// What youth adds to normal phosphate and to its renal threshold, as a share.
  static let youthfulExcess: RateLaw =
    1 + parameter(
      "mineral.phosphate.youthfulExcess", "plasma phosphate of the child above the adult's, as a share", 0.45, .one,
      in: 0.2...0.7,
      from: .recalled("5 to 6 mg/dL in childhood against 3.6"), by: .measured) * youth
  static let normalPhosphate = Quantity(
    "mineral.phosphate.normal", "normal plasma phosphate at this age", .milligramPerDecilitre,
    adultPhosphate * youthfulExcess)
  private static let adultPhosphate = parameter(
    "mineral.phosphate.adult", "normal plasma phosphate of adults", 36, .milligramPerLitre, in: 30...42,
    uncertainty: .logNormal(sd: 0.05), spread: .logNormal(sd: 0.1), from: .recalled("reference interval 27 to 45 mg/L"),
    by: .measured)
  public static let phosphate = Quantity(
    "mineral.phosphate", "plasma phosphate", .milligramPerDecilitre,
    extracellularPhosphorus.now / extracellularVolume.now)
  /// y = E/(V·P_ref).
  static let relativePhosphate = Quantity(
    "mineral.phosphate.relative", "plasma phosphate relative to normal for age", .one,
    phosphate.now / normalPhosphate.now)
  /// Plasma phosphate above what is normal for the age: what the vessel wall feels.
  public static let phosphateExcess = Quantity(
    "mineral.phosphate.excess", "plasma phosphate above the age's normal", .milligramPerDecilitre,
    phosphate.now - normalPhosphate.now)

  /// er: filtration relative to a healthy kidney of this age.
  static let relativeFiltration = Quantity(
    "mineral.relativeFiltration", "filtration relative to a healthy kidney of the age", .one,
    Kidney.filtration.now / (healthyFiltration * GlomerularFiltration.maturity))
  private static let healthyFiltration = parameter(
    "mineral.healthyFiltration", "filtration at which mineral handling is normal", 100, .millilitrePerMinute,
    in: 90...110,
    from: .assumption("young adults"), by: .assumed)

  static func exponentParameter(_ key: String, _ meaning: String, _ value: Double, sd: Double, _ source: Citation)
    -> RateLaw
  {
    let size = abs(value)
    return parameter(
      "mineral.\(key)", meaning, value, .one, in: (value < 0 ? -2 * size : 0)...(value < 0 ? 0 : 2 * size),
      uncertainty: .logNormal(sd: sd), from: source, by: source.rows.isEmpty ? .translated : .fitted)
  }
  static let modelling = Citation.recalled("Peterson & Riggs 2010, Bone 46:49, feedback of calcium, PTH and calcitriol")
}
