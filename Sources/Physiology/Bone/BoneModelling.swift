import ModelLanguage

/// Bone built on new surfaces: growth tracks its programme and catches up what it missed while it can.
///
///     z = P_t' + k_c·o·(P_t − M)      o = lg((8 − m)/1)      w = 0.02/y·P_t·o      J_mod = σ·½(z + √(z² + w²))
///
/// No cap on supply is needed: when demand exceeds supply plasma calcium falls, mineralisation σ with it, and the deficit is
/// caught up later.
public struct BoneModelling: Mechanism {
  public let name = "Bone modelling"
  public let summary = "Growing bone follows its programme, as far as mineral arrives."

  private static let catchUp = parameter(
    "bone.modelling.catchUp", "share of a deficit caught up a year", 1.0, .perYear, in: 0.3...3,
    uncertainty: .logNormal(sd: 0.4),
    from: .rows("bone-15"), by: .fitted)
  private static let closing = parameter(
    "bone.modelling.closing", "maturity offset at which catching up ends", 8, .year, in: 6...10,
    uncertainty: .normal(sd: 1),
    spread: .normal(sd: 0.5), from: .rows("bone-15"), by: .fitted)
  private static let closingWidth = parameter(
    "bone.modelling.closingWidth", "how gradually it ends", 1, .year, in: 0.3...3, from: .rows("bone-15"), by: .fitted)
  private static let smoothing = parameter(
    "bone.modelling.smoothing", "width of the smooth end of growth", 0.02, .perYear, in: 0.005...0.05,
    from: .assumption("smooth"), by: .assumed)

  /// σ: how well matrix mineralises; 1 at normal calcium and phosphate, half at 6 % less calcium.
  static let mineralisation: Quantity = {
    let steep = parameter(
      "bone.mineralisation.calciumExponent", "steepness against plasma calcium", 40, .one, in: 20...80,
      uncertainty: .logNormal(sd: 0.3),
      from: .assumption("rickets when calcium is 6 % low"), by: .assumed)
    let half = parameter(
      "bone.mineralisation.calciumConstant", "constant against plasma calcium", 0.08, .one, in: 0.04...0.16,
      uncertainty: .logNormal(sd: 0.3),
      from: .assumption("rickets when calcium is 6 % low"), by: .assumed)
    let phosphateSteep = parameter(
      "bone.mineralisation.phosphateExponent", "steepness against plasma phosphate", 4, .one, in: 2...8,
      from: .assumption("rickets of low phosphate"), by: .assumed)
    let phosphateHalf = parameter(
      "bone.mineralisation.phosphateConstant", "constant against plasma phosphate", 0.1, .one, in: 0.03...0.3,
      from: .assumption("rickets of low phosphate"), by: .assumed)
    let calcium = Mineral.relativeCalcium.now.power(steep)
    let phosphate = Mineral.relativePhosphate.now.power(phosphateSteep)
    let byCalcium = (1 + half) * calcium / (calcium + half)
    let byPhosphate = (1 + phosphateHalf) * phosphate / (phosphate + phosphateHalf)
    return Quantity("bone.mineralisation", "mineralisation relative to normal", .one, byCalcium * byPhosphate)
  }()

  private static let openness = logistic((closing - BodyGrowth.maturityOffset.now) / closingWidth)

  static func rate(_ compartment: BoneCompartment) -> RateLaw {
    let target = compartment.target
    let slope =
      BoneCompartment.share(compartment.region, compartment.tissue) * compartment.region.programme.derivativeInTime
    let wanted = slope + catchUp * openness * (target - compartment.mineral.now)
    let width = smoothing * target * openness
    return mineralisation.now * (wanted + sqrt(wanted * wanted + width * width)) / 2
  }

  public var flows: [Flow] {
    for compartment in BoneCompartment.all {
      Flow(
        "modelling, \(compartment.mineral.key)", from: BoneMineral.plasma, to: [.init(compartment.mineral)],
        at: Self.rate(compartment))
    }
  }
  public var observables: [Quantity] { [Self.mineralisation] }
}
