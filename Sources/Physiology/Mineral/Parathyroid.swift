import ModelLanguage

/// Parathyroid hormone: set within minutes by plasma calcium, over months by the size of the glands.
///
///     PTH = PTH₀·G·4/(1 + 3·x^n)·er^(−0.2)        G' = ((C/C₀)^(−0.3)·y^0.5 − G)/60 d
public struct Parathyroid: Mechanism {
  public let name = "Parathyroid hormone"
  public let summary =
    "PTH rises steeply when calcium falls; its glands grow when calcitriol is low and phosphate high."

  private static let basal = parameter(
    "mineral.pth.basal", "PTH at normal calcium", 38, .picogramPerMillilitre, in: 25...60,
    uncertainty: .logNormal(sd: 0.1),
    spread: .logNormal(sd: 0.25), from: .recalled("15 to 65 pg/mL"), by: .translated)
  private static let steepness = parameter(
    "mineral.pth.steepness", "steepness of PTH against calcium", 30, .one, in: 15...50,
    uncertainty: .logNormal(sd: 0.25),
    from: .recalled("set-point studies"), by: .translated)
  private static let maximum = parameter(
    "mineral.pth.maximum", "highest secretion over basal", 4, .one, in: 2.5...6, uncertainty: .logNormal(sd: 0.25),
    from: .recalled("set-point studies; Peterson & Riggs 2010"), by: .translated)
  private static let clearanceExponent = Mineral.exponentParameter(
    "pth.filtrationExponent", "exponent of filtration against PTH", 0.2, sd: 0.4,
    .recalled("series in chronic kidney disease"))
  private static let calcitriolExponent = Mineral.exponentParameter(
    "pth.calcitriolExponent", "exponent of calcitriol against gland size", 0.3, sd: 0.4,
    .assumption("gland growth in vitamin D lack"))
  private static let phosphateExponent = Mineral.exponentParameter(
    "pth.phosphateExponent", "exponent of phosphate on gland size", 0.5, sd: 0.4,
    .assumption("gland growth in kidney disease"))
  private static let growth = parameter(
    "mineral.pth.growthTime", "time constant of gland size", 60, .day, in: 30...180, uncertainty: .logNormal(sd: 0.4),
    from: .assumption("months"), by: .assumed)

  static let relative = Quantity(
    "mineral.pth.relative", "PTH relative to basal", .one,
    Mineral.parathyroidCapacity.now * maximum / (1 + (maximum - 1) * Mineral.relativeCalcium.now.power(steepness))
      * Mineral.relativeFiltration.now.power(-clearanceExponent))
  public static let hormone = Quantity(
    "mineral.parathyroidHormone", "parathyroid hormone", .picogramPerMillilitre, basal * relative.now)

  public var flows: [Flow] {
    let target =
      (Mineral.calcitriol.now / VitaminD.normalCalcitriol).power(-Self.calcitriolExponent)
      * Mineral.relativePhosphate.now.power(Self.phosphateExponent)
    relaxation(of: Mineral.parathyroidCapacity, towards: target, over: Self.growth)
  }
  public var observables: [Quantity] { [Self.hormone] }
}
