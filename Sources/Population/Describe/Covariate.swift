/// What is known of a virtual person at the age of interest, named as measurements and intakes are in files.
public enum Covariate: String, Sendable, Hashable, CaseIterable, Codable {
  case height = "height_cm"
  case weight = "weight_kg"
  /// kg/m²
  case bodyMassIndex = "BMI"
  /// mmHg, as measured: on treatment where the person takes one.
  case systolicPressure = "systolic pressure"
  /// mg/dL, as measured: on a statin where the person takes one.
  case ldl = "LDL"
  /// mg/dL, without a statin.
  case ldlUntreated = "untreated LDL"
  /// mg/dL
  case hdl = "HDL"
  /// mg/dL
  case triglycerides = "triglycerides"
  /// mg/dL
  case totalCholesterol = "total cholesterol"
  /// mL/min per 1.73 m²
  case filtrationRate = "eGFR"
  /// nmol/L
  case calcidiol = "25-OH-D"
  /// %
  case glycatedHaemoglobin = "HbA1c"
  case calcium = "calcium_mg"
  case vitaminD = "vitamin_d_ug"
  case phylloquinone = "K1_ug"
  case menaquinone4 = "MK4_ug"
  case menaquinone7 = "MK7_ug"
  case menaquinone8 = "MK8_ug"
  case menaquinone9 = "MK9_ug"
  /// Years.
  case menopauseAge = "menopause_age"
  /// 0 or 1, as all that follow.
  case smoking
  case formerSmoking = "former smoking"
  case diabetes
  case statin
  case antihypertensive
  case dialysis

  /// Reads a name as people write it: capitals do not count.
  public init?(text: String) {
    let wanted = text.lowercased()
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else { return nil }
    self = found
  }

  /// Whether a description may say something about it; the others follow from these.
  public var canBeConstrained: Bool {
    switch self {
    case .ldlUntreated, .totalCholesterol, .formerSmoking, .dialysis: false
    default: true
    }
  }

  /// A yes or no, of which a description states the share.
  public var isYesOrNo: Bool {
    switch self {
    case .smoking, .formerSmoking, .diabetes, .statin, .antihypertensive, .dialysis: true
    default: false
    }
  }

  /// Distributed evenly in its logarithm rather than in itself.
  var isSkewed: Bool {
    switch self {
    case .height, .systolicPressure, .ldl, .filtrationRate, .menopauseAge: false
    default: true
    }
  }
}
