import People

/// Quantities of the model that studies name in plain words and that no file of a person measures.
struct NamedQuantity: Sendable {
  let name: String
  let keys: [String]
  let unit: String
  /// Other units that studies write → how many of `unit` one of them is.
  var otherUnits: [String: Double] = [:]
  /// A probability: the share of people who have it.
  var isProbability = false
  /// The biomarker whose readings scatter as this one's do; nil reads the truth.
  var readAs: Biomarker?

  /// Molar mass of menadione, µg per nmol.
  private static let menadione = 0.17218

  static let all: [NamedQuantity] = [
    NamedQuantity(name: "T50", keys: ["vessel.calcificationPropensity"], unit: "min"),
    NamedQuantity(name: "CTX", keys: ["bone.ctx"], unit: "ng/mL", otherUnits: ["ug/L": 1]),
    NamedQuantity(name: "P1NP", keys: ["bone.p1np"], unit: "ng/mL", otherUnits: ["ug/L": 1]),
    NamedQuantity(
      name: "bone calcium", keys: ["bone.skeletalCalcium"], unit: "g",
      otherUnits: ["mg": 1e-3, "mg/day": 365.25e-3]),
    NamedQuantity(
      name: "urinary menadione", keys: ["vitaminK.menadione.urine"], unit: "nmol/day",
      otherUnits: ["ug/day": 1 / menadione]),
    NamedQuantity(name: "kidney stones", keys: ["kidney.stone.ever"], unit: "1", isProbability: true),
    NamedQuantity(
      name: "coronary stenosis", keys: ["vessel.coronary.stenosisProbability"], unit: "1", isProbability: true),
    NamedQuantity(
      name: "leg artery calcium", keys: ["vessel.media.agatston"], unit: "AU", readAs: .coronaryCalcium),
    NamedQuantity(
      name: "plasma MK-4", keys: ["vitaminK.menaquinone4.concentration"], unit: "nmol/L",
      otherUnits: ["ng/mL": 1 / 0.44465]),
  ]

  static func named(_ name: String) -> NamedQuantity? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}
