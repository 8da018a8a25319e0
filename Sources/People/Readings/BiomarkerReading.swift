import ModelLanguage

/// What to read off a simulated life to stand beside a measurement: quantities or pools of the model, added up.
public struct BiomarkerReading: Sendable, Hashable {
  /// Keys of quantities or pools, to be observed in this order.
  public let keys: [String]
  /// Turns the sum, in the declared unit of the quantities, into the biomarker's unit.
  public let factor: Double

  init(_ keys: String..., factor: Double = 1) {
    self.keys = keys
    self.factor = factor
  }

  /// The biomarker's value, in its own unit, from the values of `keys` in their declared units.
  /// - Precondition: as many values as keys.
  public func value(of values: [Double]) -> Double {
    precondition(values.count == keys.count, "a reading needs one value for each of its keys")
    return factor * values.reduce(0, +)
  }
}

extension Biomarker {
  /// How the model shows this biomarker; nil where it does not: glycated haemoglobin, whole-body density and T-score, and
  /// the Z-score of the total hip are kept and shown, and move nothing.
  ///
  /// Plasma K1 and MK-7 are read fasting, as laboratories ask for. Spine density is read as imaged, osteophytes included.
  public var reading: BiomarkerReading? {
    switch self {
    case .arealBoneMineralDensity(let site): Self.density(site)
    case .tScore(let site): Self.tScore(site)
    case .zScore(let site): Self.zScore(site)
    case .boneMineralContent(let site): BiomarkerReading("bone.\(Self.key(site)).content")
    case .coronaryCalcium, .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium, .aorticValveCalcium:
      calciumReading
    default: bloodReading ?? circulationReading
    }
  }

  /// The model's quantity or pool, where exactly one stands for this biomarker and no conversion is needed.
  public var quantityKey: String? {
    guard let reading, reading.keys.count == 1, reading.factor == 1 else { return nil }
    return reading.keys.first
  }

  private var bloodReading: BiomarkerReading? {
    switch self {
    case .undercarboxylatedOsteocalcin: BiomarkerReading("vitaminK.bone.undercarboxylatedOsteocalcin")
    case .carboxylatedOsteocalcin: BiomarkerReading("vitaminK.bone.carboxylatedOsteocalcin")
    case .totalOsteocalcin: BiomarkerReading("vitaminK.bone.totalOsteocalcin")
    case .undercarboxylationRatio: BiomarkerReading("vitaminK.bone.undercarboxylation")
    case .undercarboxylatedShare: BiomarkerReading("vitaminK.bone.undercarboxylatedShare")
    case .dpucMGP: BiomarkerReading("vitaminK.vessel.dpucMGP.plasma")
    case .undercarboxylatedProthrombin: BiomarkerReading("coagulation.PIVKA")
    case .inr: BiomarkerReading("coagulation.INR")
    case .phylloquinone: BiomarkerReading("vitaminK.phylloquinone.fasting")
    case .menaquinone7: BiomarkerReading("vitaminK.menaquinone7.fasting")
    case .calcidiol: BiomarkerReading("mineral.calcidiol")
    case .parathyroidHormone: BiomarkerReading("mineral.parathyroidHormone")
    case .calcium: BiomarkerReading("mineral.calcium.total")
    case .phosphate: BiomarkerReading("mineral.phosphate")
    default: nil
    }
  }

  private var circulationReading: BiomarkerReading? {
    switch self {
    case .filtrationRate: BiomarkerReading("kidney.filtration")
    case .ldlCholesterol: BiomarkerReading("circulation.ldl")
    case .hdlCholesterol: BiomarkerReading("circulation.hdl")
    case .totalCholesterol: BiomarkerReading("circulation.totalCholesterol")
    case .triglycerides: BiomarkerReading("circulation.triglycerides")
    case .systolicPressure: BiomarkerReading("circulation.systolicPressure")
    case .pulseWaveVelocity: BiomarkerReading("vessel.pulseWaveVelocity")
    default: nil
    }
  }

  private var calciumReading: BiomarkerReading? {
    switch self {
    case .coronaryCalcium: BiomarkerReading("vessel.coronary.agatston")
    case .aorticCalcium: BiomarkerReading("vessel.thoracicAorta.agatston", "vessel.abdominalAorta.agatston")
    case .thoracicAorticCalcium: BiomarkerReading("vessel.thoracicAorta.agatston")
    case .abdominalAorticCalcium: BiomarkerReading("vessel.abdominalAorta.agatston")
    case .aorticValveCalcium: BiomarkerReading("vessel.valve.agatston")
    default: nil
    }
  }

  private static func density(_ site: DensitometrySite) -> BiomarkerReading? {
    switch site {
    case .lumbarSpine: BiomarkerReading("bone.lumbarSpine.densityOnImage")
    case .femoralNeck, .totalHip: BiomarkerReading("bone.\(key(site)).density")
    case .totalBody: nil
    }
  }

  private static func tScore(_ site: DensitometrySite) -> BiomarkerReading? {
    site == .totalBody ? nil : BiomarkerReading("bone.\(key(site)).tScore")
  }

  private static func zScore(_ site: DensitometrySite) -> BiomarkerReading? {
    site == .totalHip ? nil : BiomarkerReading("bone.\(key(site)).zScore")
  }

  /// The site as the model's keys spell it.
  package static func key(_ site: DensitometrySite) -> String {
    switch site {
    case .lumbarSpine: "lumbarSpine"
    case .femoralNeck: "femoralNeck"
    case .totalHip: "totalHip"
    case .totalBody: "totalBody"
    }
  }
}
