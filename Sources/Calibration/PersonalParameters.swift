import People

/// Which parameters of a person a biomarker informs.
enum PersonalParameters {
  /// - Parameter antagonists: names of vitamin K antagonists that the person takes when measured.
  static func keys(of marker: Biomarker, antagonists: [String] = []) -> [String] {
    switch marker {
    case .undercarboxylatedOsteocalcin, .carboxylatedOsteocalcin: [carboxylation, osteocalcin]
    case .undercarboxylationRatio, .undercarboxylatedShare: [carboxylation]
    case .totalOsteocalcin: [osteocalcin]
    case .dpucMGP: ["vitaminK.vessel.dpucMGP.individual"]
    case .undercarboxylatedProthrombin: ["coagulation.PIVKA.individual", liver]
    case .inr: [liver] + antagonists.map { "vitaminK.antagonist.\($0).halfInhibition" }
    case .phylloquinone:
      ["gut.availability.phylloquinone.individual", "vitaminK.phylloquinone.clearance.individual"]
    case .menaquinone7:
      [
        "gut.availability.longMenaquinone.individual", "vitaminK.longMenaquinone.clearance.individual",
        "gut.background.individual",
      ]
    case .calcidiol: ["mineral.calcidiol.skin", "mineral.calcidiol.perIntake"]
    case .parathyroidHormone: ["mineral.pth.basal"]
    case .calcium: ["mineral.calcium.normal"]
    case .phosphate: ["mineral.urine.phosphorus.threshold", "mineral.phosphate.adult"]
    case .filtrationRate: ["kidney.filtration.youngAdult", "kidney.nephronLoss.z"]
    case .arealBoneMineralDensity, .tScore, .zScore, .boneMineralContent: ["bone.size"]
    case .glycatedHaemoglobin: []
    default: circulation(marker)
    }
  }

  private static let carboxylation = "vitaminK.bone.individual"
  private static let osteocalcin = "vitaminK.bone.osteocalcin.individual"
  private static let liver = "vitaminK.liver.individual"

  private static func circulation(_ marker: Biomarker) -> [String] {
    switch marker {
    case .ldlCholesterol: ["circulation.ldl.z"]
    case .hdlCholesterol: ["circulation.hdl.z"]
    case .totalCholesterol: ["circulation.ldl.z", "circulation.hdl.z", "circulation.triglycerides.z"]
    case .triglycerides: ["circulation.triglycerides.z", "circulation.hdl.z"]
    case .systolicPressure: ["circulation.systolic.z"]
    case .pulseWaveVelocity: ["vessel.pulseWave.z"]
    case .coronaryCalcium: [coronary, readiness, "vessel.coronary.growth.z"]
    case .thoracicAorticCalcium: [coronary, thoracic, readiness, aorta]
    case .abdominalAorticCalcium, .aorticCalcium: [coronary, thoracic, abdominal, readiness, aorta]
    case .aorticValveCalcium: [coronary, valve, "vessel.valve.z"]
    default: []
    }
  }

  // Thresholds of neighbouring places are tied in the model, so calcium in one tells something of the others.
  private static let coronary = "vessel.coronary.threshold.z"
  private static let thoracic = "vessel.thoracicAorta.threshold.z"
  private static let abdominal = "vessel.abdominalAorta.threshold.z"
  private static let valve = "vessel.valve.threshold.z"
  private static let readiness = "vessel.arterial.z"
  private static let aorta = "vessel.aortaAndMedia.z"

  /// The threshold that decides most whether a place holds calcium yet: the fit looks over its whole range first, because
  /// long before its onset a place holds nothing and its slope says nothing.
  static func threshold(of marker: Biomarker) -> String? {
    switch marker {
    case .coronaryCalcium: coronary
    case .thoracicAorticCalcium: thoracic
    case .abdominalAorticCalcium, .aorticCalcium: abdominal
    case .aorticValveCalcium: valve
    default: nil
    }
  }

  /// What a kidney disease adds to the loss of nephrons, 1/y.
  static let kidneyLoss = "condition.kidneyDisease.lossRate"
}
