import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var mineral: [any Mechanism] {
    [
      MineralIntake(), IntestinalCalcium(), TransportAdaptation(), CalciumExcretion(), BoneSurfaceExchange(),
      IntestinalPhosphorus(), PhosphorusExcretion(), SoftTissuePhosphorus(), Parathyroid(), VitaminD(),
      PlasmaMinerals(),
    ]
  }
}

/// What a laboratory reads of minerals.
public struct PlasmaMinerals: Mechanism {
  public let name = "Minerals in plasma"
  public let summary = "Concentrations as a laboratory reports them."
  public var observables: [Quantity] {
    [Mineral.totalCalcium, Mineral.ionisedCalcium, Mineral.phosphate, Mineral.phosphateExcess]
  }
}
