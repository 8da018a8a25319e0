import ModelLanguage

/// What CT reads: Agatston score, volume score, calcium mass and density of each place.
///
///     Agatston = V/3·W(ρ),   W = 1 + 3·sig((ρ − 0.21)/0.03)
///
/// The score is the true one; scanner noise and the limit of detection belong to the measurement.
public struct AgatstonScore: Mechanism {
  public var name: String { "Agatston score" }
  public var summary: String { "Volume times a weight that rises with density gives the score that CT reports." }
  public var leftOut: [String] { ["scanner noise and the detection limit, which belong to the measurement"] }
  public var observables: [Quantity] {
    let scores = [Self.coronary, Self.thoracicAorta, Self.abdominalAorta, Self.media, Self.valve]
    return scores + [Self.coronaryWithoutVitaminK, Self.softTissueCalcium] + Self.densities
  }
}

extension AgatstonScore {
  public static let coronary = score(.coronary)
  public static let thoracicAorta = score(.thoracicAorta)
  public static let abdominalAorta = score(.abdominalAorta)
  public static let media = score(.media)
  public static let valve = score(.valve)
  public static let coronaryWithoutVitaminK = score(.coronaryWithoutVitaminK)

  private static let volumePerUnit = parameter(
    "vessel.agatston.volumePerUnit", "volume of one Agatston unit at the lowest density (slices of 3 mm)", 3,
    .cubicMillimetre / .agatstonUnit, in: 2.5...3, from: .assumption("definition of the score"), by: .measured)
  private static let weightRise = parameter(
    "vessel.agatston.weightRise", "rise of the density weight from the loosest to the densest deposit", 3, .one,
    in: 2...3,
    from: .assumption("definition of the score: weights 1 to 4"), by: .measured)
  private static let weightMiddle = parameter(
    "vessel.agatston.weightMiddle", "density at which the weight is half way", 0.21, .milligramPerCubicMillimetre,
    in: 0.15...0.3,
    from: .assumption("130 to 400 Hounsfield units in hydroxyapatite"), by: .assumed)
  private static let weightWidth = parameter(
    "vessel.agatston.weightWidth", "width of the rise of the weight", 0.03, .milligramPerCubicMillimetre,
    in: 0.01...0.1,
    from: .assumption("smooths the four steps of the definition"), by: .assumed)
  /// Added before a logarithm so that a score of zero has one.
  static let one = parameter(
    "vessel.agatston.one", "added to a score before its logarithm is taken", 1, .agatstonUnit, in: 0.5...2,
    from: .rows("D003"), by: .measured)

  private static func score(_ site: CalcifiedSite) -> Quantity {
    let weight = 1 + weightRise * logistic((DepositConsolidation.densityNow(site) - weightMiddle) / weightWidth)
    return Quantity(
      "\(site.key).agatston", "Agatston score: \(site.name)", .agatstonUnit, site.volume.now / volumePerUnit * weight)
  }

  static let densities = CalcifiedSite.all.map { site in
    Quantity(
      "\(site.key).density", "density of the deposit as hydroxyapatite: \(site.name)", .milligramPerCubicMillimetre,
      DepositConsolidation.densityNow(site))
  }

  /// All calcium that soft tissue holds.
  public static let softTissueCalcium: Quantity = {
    let micro = [
      MicroCalcification.coronary, MicroCalcification.aorta, MicroCalcification.media, MicroCalcification.valve,
    ]
    let pools = CalcifiedSite.all.map(\.calcium) + micro + [KidneyStones.papillaryCalcium]
    return Quantity(
      "vessel.calcium", "calcium in arteries, valve and kidney papillae", .milligram, sum(pools.map(\.now)))
  }()
}
