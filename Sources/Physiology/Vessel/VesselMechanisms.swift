import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var vessel: [any Mechanism] { covariates + deposits + readings }

  private static var covariates: [any Mechanism] {
    [BloodLipids(), BloodPressure(), VitaminKRestraint(), SerumDrive(), AtheroscleroticPlaque()]
  }
  private static var deposits: [any Mechanism] {
    [MicroCalcification(), MedialConditioning(), CalcificationOnset(), DepositGrowth(), DepositConsolidation()]
  }
  private static var readings: [any Mechanism] {
    [AgatstonScore(), PulseWaveVelocity(), CalcificationPropensity(), CoronaryStenosis()]
  }
}
