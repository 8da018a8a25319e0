/// Something measured in or on a person that a file may give.
public enum Biomarker: Sendable, Hashable {
  case undercarboxylatedOsteocalcin, carboxylatedOsteocalcin, totalOsteocalcin
  case undercarboxylationRatio, undercarboxylatedShare
  case dpucMGP
  case undercarboxylatedProthrombin, inr
  case phylloquinone, menaquinone7
  case calcidiol, parathyroidHormone, calcium, phosphate, filtrationRate
  case ldlCholesterol, hdlCholesterol, totalCholesterol, triglycerides
  case systolicPressure, glycatedHaemoglobin
  case arealBoneMineralDensity(DensitometrySite)
  case tScore(DensitometrySite)
  case zScore(DensitometrySite)
  case boneMineralContent(DensitometrySite)
  case coronaryCalcium, aorticCalcium, thoracicAorticCalcium, abdominalAorticCalcium, aorticValveCalcium
  case pulseWaveVelocity

  /// All of them, in the order in which messages list them.
  public static let all: [Biomarker] = blood + circulation + densitometry

  private static let blood: [Biomarker] = [
    .undercarboxylatedOsteocalcin, .carboxylatedOsteocalcin, .totalOsteocalcin, .undercarboxylationRatio,
    .undercarboxylatedShare, .dpucMGP, .undercarboxylatedProthrombin, .inr, .phylloquinone, .menaquinone7, .calcidiol,
    .parathyroidHormone, .calcium, .phosphate, .filtrationRate,
  ]
  private static let circulation: [Biomarker] = [
    .ldlCholesterol, .hdlCholesterol, .totalCholesterol, .triglycerides, .systolicPressure, .glycatedHaemoglobin,
    .coronaryCalcium, .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium, .aorticValveCalcium,
    .pulseWaveVelocity,
  ]
  private static let densitometry: [Biomarker] =
    DensitometrySite.allCases.map { .arealBoneMineralDensity($0) } + DensitometrySite.allCases.map { .tScore($0) }
    + DensitometrySite.allCases.map { .zScore($0) } + DensitometrySite.allCases.map { .boneMineralContent($0) }

  /// The biomarker that a name means, in any capitals; nil where there is none.
  public init?(named name: String) {
    guard let found = Self.byName[Self.folded(name)] else { return nil }
    self = found
  }

  private static let byName: [String: Biomarker] = {
    var names: [String: Biomarker] = [:]
    for marker in all {
      for name in [marker.name] + marker.synonyms { names[folded(name)] = marker }
    }
    return names
  }()

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" && $0 != "(" && $0 != ")" }
  }
}

/// A place where bone density is measured.
public enum DensitometrySite: String, Sendable, Hashable, CaseIterable {
  case lumbarSpine = "lumbar spine"
  case femoralNeck = "femoral neck"
  case totalHip = "total hip"
  case totalBody = "total body"
}

extension Biomarker {
  /// What a file and a report call it.
  public var name: String {
    switch self {
    case .undercarboxylatedOsteocalcin: "ucOC"
    case .carboxylatedOsteocalcin: "cOC"
    case .totalOsteocalcin: "osteocalcin"
    case .undercarboxylationRatio: "ucOC/cOC"
    case .undercarboxylatedShare: "%ucOC"
    case .dpucMGP: "dp-ucMGP"
    case .undercarboxylatedProthrombin: "PIVKA-II"
    case .inr: "INR"
    case .phylloquinone: "plasma K1"
    case .menaquinone7: "plasma MK-7"
    case .calcidiol: "25-OH-D"
    case .parathyroidHormone: "PTH"
    case .calcium: "calcium"
    case .phosphate: "phosphate"
    case .filtrationRate: "eGFR"
    case .ldlCholesterol: "LDL"
    case .hdlCholesterol: "HDL"
    case .totalCholesterol: "total cholesterol"
    case .triglycerides: "triglycerides"
    case .systolicPressure: "systolic pressure"
    case .glycatedHaemoglobin: "HbA1c"
    case .arealBoneMineralDensity(let site): "\(site.rawValue) BMD"
    case .tScore(let site): "\(site.rawValue) T-score"
    case .zScore(let site): "\(site.rawValue) Z-score"
    case .boneMineralContent(let site): "\(site.rawValue) BMC"
    case .coronaryCalcium: "coronary artery calcium"
    case .aorticCalcium: "aortic calcium"
    case .thoracicAorticCalcium: "thoracic aortic calcium"
    case .abdominalAorticCalcium: "abdominal aortic calcium"
    case .aorticValveCalcium: "aortic valve calcium"
    case .pulseWaveVelocity: "cfPWV"
    }
  }

  var synonyms: [String] {
    switch self {
    case .undercarboxylatedOsteocalcin: ["undercarboxylated osteocalcin", "Glu-OC"]
    case .carboxylatedOsteocalcin: ["carboxylated osteocalcin", "Gla-OC"]
    case .totalOsteocalcin: ["total osteocalcin"]
    case .undercarboxylationRatio: ["UCR", "ucOC:cOC"]
    case .undercarboxylatedShare: ["ucOC %", "percent ucOC"]
    case .dpucMGP: ["dephospho-uncarboxylated MGP"]
    case .undercarboxylatedProthrombin: ["PIVKA", "DCP", "des-carboxy prothrombin"]
    case .inr: ["prothrombin time INR"]
    case .phylloquinone: ["K1", "serum K1", "phylloquinone", "vitamin K1"]
    case .menaquinone7: ["MK-7", "serum MK-7", "menaquinone-7"]
    case .calcidiol: ["25OHD", "25-hydroxyvitamin D", "vitamin D", "calcidiol"]
    case .parathyroidHormone: ["parathyroid hormone", "intact PTH"]
    case .calcium: ["serum calcium", "total calcium", "plasma calcium"]
    case .phosphate: ["serum phosphate", "phosphorus", "plasma phosphate"]
    case .filtrationRate: ["GFR", "glomerular filtration rate"]
    case .ldlCholesterol: ["LDL cholesterol", "LDL-C"]
    case .hdlCholesterol: ["HDL cholesterol", "HDL-C"]
    case .totalCholesterol: ["cholesterol", "TC"]
    case .triglycerides: ["TG"]
    case .systolicPressure: ["systolic blood pressure", "SBP"]
    case .glycatedHaemoglobin: ["glycated haemoglobin", "glycated hemoglobin", "A1c"]
    case .coronaryCalcium: ["CAC", "coronary calcium", "Agatston score", "coronary artery calcium score"]
    case .thoracicAorticCalcium: ["TAC"]
    case .abdominalAorticCalcium: ["AAC"]
    case .aorticValveCalcium: ["AVC", "valve calcium"]
    case .pulseWaveVelocity: ["PWV", "pulse wave velocity", "carotid-femoral pulse wave velocity"]
    case .arealBoneMineralDensity(let site):
      Self.siteWords(site).flatMap { ["\($0) BMD", "\($0) bone mineral density"] }
    case .tScore(let site): Self.siteWords(site).map { "\($0) T-score" }
    case .zScore(let site): Self.siteWords(site).map { "\($0) Z-score" }
    case .boneMineralContent(let site):
      Self.siteWords(site).flatMap { ["\($0) BMC", "\($0) bone mineral content"] }
    case .aorticCalcium: []
    }
  }

  private static func siteWords(_ site: DensitometrySite) -> [String] {
    switch site {
    case .lumbarSpine: ["lumbar spine", "spine", "L1-L4"]
    case .femoralNeck: ["femoral neck"]
    case .totalHip: ["total hip", "hip", "total femur"]
    case .totalBody: ["total body", "whole body"]
    }
  }
}
