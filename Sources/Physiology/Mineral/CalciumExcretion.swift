import ModelLanguage

/// Calcium lost with urine and sweat.
///
///     U = u₀·s·er·x^hU·pr^(−gU)        sweat = w₀·s·x
///
/// Left out: sodium, protein and acid load; diuretics.
public struct CalciumExcretion: Mechanism {
  public let name = "Excretion of calcium"
  public let summary = "The kidney spills calcium when plasma has more and keeps it when PTH is high."
  public let leftOut = ["sodium, protein and acid load", "diuretics"]

  private static let basal = parameter(
    "mineral.urine.calcium.basal", "urinary calcium at normal plasma calcium and PTH, metabolic size 1", 104,
    .milligramPerDay,
    in: 60...200, uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.3),
    from: .rows("bone-18", "bone-25", "bone-43"),
    by: .fitted)
  private static let calciumExponent = parameter(
    "mineral.urine.calcium.calciumExponent", "exponent of plasma calcium on it", 14, .one, in: 6...25,
    uncertainty: .logNormal(sd: 0.3), from: .rows("bone-43"), by: .fitted)
  private static let hormoneExponent = parameter(
    "mineral.urine.calcium.pthExponent", "exponent of PTH against it", 0.6, .one, in: 0.3...1,
    uncertainty: .logNormal(sd: 0.3),
    from: .rows("bone-43"), by: .fitted)
  private static let sweatRate = parameter(
    "mineral.sweat.calcium", "calcium lost with sweat, metabolic size 1", 30, .milligramPerDay, in: 10...60,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.3), from: .assumption("55 mg/d at 9-18 y (IOM)"),
    by: .assumed)

  static let urine = Quantity(
    "mineral.urine.calcium", "urinary calcium", .milligramPerDay,
    basal * Body.metabolicSize.now * Mineral.relativeFiltration.now * Mineral.relativeCalcium.now.power(calciumExponent)
      * Parathyroid.relative.now.power(-hormoneExponent))

  public var flows: [Flow] {
    Flow("calcium to the urine", from: Mineral.plasmaCalcium, at: Self.urine.now)
    Flow(
      "calcium to sweat", from: Mineral.plasmaCalcium,
      at: Self.sweatRate * Body.metabolicSize.now * Mineral.relativeCalcium.now)
  }
  public var observables: [Quantity] { [Self.urine] }
}
