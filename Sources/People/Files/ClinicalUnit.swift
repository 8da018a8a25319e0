/// A unit that laboratories report in, and how it turns into the unit kept here: `kept = factor · value + offset`.
public struct ClinicalUnit: Sendable, Hashable {
  public let symbol: String
  public let factor: Double
  public let offset: Double

  init(_ symbol: String, _ factor: Double = 1, offset: Double = 0) {
    self.symbol = symbol
    self.factor = factor
    self.offset = offset
  }

  /// Whether a file's word means this unit: capitals, spaces, µ or u, ² or 2 do not count.
  public func isWritten(_ text: String) -> Bool { Self.folded(text) == Self.folded(symbol) }

  private static func folded(_ text: String) -> String {
    var folded = ""
    for character in text.lowercased() {
      switch character {
      case " ", "^": continue
      case "µ", "μ": folded.append("u")
      case "²": folded.append("2")
      case "·": folded.append("/")
      default: folded.append(character)
      }
    }
    return folded
  }
}

extension Biomarker {
  /// The unit values are kept in; empty for ratios and scores.
  public var unit: String { units.first?.symbol ?? "" }

  /// Whether a file may leave the unit out.
  var isUnitless: Bool {
    switch self {
    case .undercarboxylationRatio, .inr, .tScore, .zScore: true
    default: false
    }
  }

  /// Accepted units, the one kept first. Factors are ratios of molar masses: osteocalcin 5.85 kg/mol, K1 450.7, MK-7
  /// 649.0, 25-OH-D 400.6, PTH 9.43 kg/mol, calcium 40.08, phosphorus 30.97, cholesterol 386.7, triglycerides 885.7.
  public var units: [ClinicalUnit] {
    switch self {
    case .undercarboxylatedOsteocalcin, .carboxylatedOsteocalcin, .totalOsteocalcin:
      [ClinicalUnit("ng/mL"), ClinicalUnit("µg/L"), ClinicalUnit("nmol/L", 5.85)]
    case .undercarboxylationRatio: [ClinicalUnit("ratio"), ClinicalUnit("1"), ClinicalUnit("%", 0.01)]
    case .undercarboxylatedShare: [ClinicalUnit("%")]
    case .dpucMGP: [ClinicalUnit("pmol/L"), ClinicalUnit("nmol/L", 1000)]
    case .undercarboxylatedProthrombin: [ClinicalUnit("µg/L"), ClinicalUnit("ng/mL")]
    case .inr: [ClinicalUnit("ratio"), ClinicalUnit("1")]
    case .phylloquinone:
      [ClinicalUnit("nmol/L"), ClinicalUnit("ng/mL", 1000 / 450.7), ClinicalUnit("µg/L", 1000 / 450.7)]
    case .menaquinone7: [ClinicalUnit("nmol/L"), ClinicalUnit("ng/mL", 1000 / 649), ClinicalUnit("µg/L", 1000 / 649)]
    case .calcidiol: [ClinicalUnit("nmol/L"), ClinicalUnit("ng/mL", 1000 / 400.6), ClinicalUnit("µg/L", 1000 / 400.6)]
    case .parathyroidHormone: [ClinicalUnit("pg/mL"), ClinicalUnit("ng/L"), ClinicalUnit("pmol/L", 9.43)]
    case .calcium: [ClinicalUnit("mg/dL"), ClinicalUnit("mmol/L", 4.008), ClinicalUnit("mg/L", 0.1)]
    case .phosphate: [ClinicalUnit("mg/dL"), ClinicalUnit("mmol/L", 3.097), ClinicalUnit("mg/L", 0.1)]
    case .filtrationRate: [ClinicalUnit("mL/min/1.73m2"), ClinicalUnit("mL/min")]
    case .ldlCholesterol, .hdlCholesterol, .totalCholesterol: [ClinicalUnit("mg/dL"), ClinicalUnit("mmol/L", 38.67)]
    case .triglycerides: [ClinicalUnit("mmol/L"), ClinicalUnit("mg/dL", 1 / 88.57)]
    case .systolicPressure: [ClinicalUnit("mmHg"), ClinicalUnit("kPa", 7.50062)]
    // NGSP per cent from IFCC mmol/mol by the master equation.
    case .glycatedHaemoglobin: [ClinicalUnit("%"), ClinicalUnit("mmol/mol", 0.09148, offset: 2.152)]
    case .arealBoneMineralDensity: [ClinicalUnit("g/cm²"), ClinicalUnit("mg/cm²", 0.001)]
    case .tScore, .zScore: [ClinicalUnit("SD"), ClinicalUnit("1")]
    case .boneMineralContent: [ClinicalUnit("g"), ClinicalUnit("kg", 1000)]
    case .coronaryCalcium, .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium, .aorticValveCalcium:
      [ClinicalUnit("AU"), ClinicalUnit("Agatston")]
    case .pulseWaveVelocity: [ClinicalUnit("m/s"), ClinicalUnit("cm/s", 0.01)]
    }
  }

  /// What is humanly possible, in the unit kept: beyond it stands a slip of the unit or of the point.
  public var range: ClosedRange<Double> {
    switch self {
    case .undercarboxylatedOsteocalcin, .carboxylatedOsteocalcin: 0...300
    case .totalOsteocalcin: 0.1...500
    case .undercarboxylationRatio: 0...50
    case .undercarboxylatedShare: 0...100
    case .dpucMGP: 10...20000
    case .undercarboxylatedProthrombin: 0...100_000
    case .inr: 0.5...20
    case .phylloquinone, .menaquinone7: 0...1000
    case .calcidiol: 2...750
    case .parathyroidHormone: 1...5000
    case .calcium: 4...20
    case .phosphate: 0.5...15
    case .filtrationRate: 1...200
    case .ldlCholesterol: 5...1000
    case .hdlCholesterol: 5...250
    case .totalCholesterol: 30...1500
    case .triglycerides: 0.1...100
    case .systolicPressure: 50...300
    case .glycatedHaemoglobin: 3...20
    case .arealBoneMineralDensity: 0.1...3
    case .tScore, .zScore: -10...10
    case .boneMineralContent: 1...5000
    case .coronaryCalcium, .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium, .aorticValveCalcium:
      0...50000
    case .pulseWaveVelocity: 2...40
    }
  }
}
