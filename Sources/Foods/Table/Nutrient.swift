/// What the food table knows of a food, each per 100 g of edible part.
///
/// Menaquinones stand as the laboratory reported them, MK-4 to MK-10; folding into the five vitamers that the body is
/// followed through happens later, by moles (`VitamerFolding`).
public enum Nutrient: String, CaseIterable, Sendable, Hashable, Codable {
  case phylloquinone
  case menaquinone4, menaquinone5, menaquinone6, menaquinone7, menaquinone8, menaquinone9, menaquinone10
  /// A total of the menaquinones that was reported without saying which ones they are.
  case menaquinoneTotal
  case calcium, phosphorus, magnesium, vitaminD, protein, fat, energy

  /// The seven menaquinones that a laboratory tells apart.
  public static let menaquinones: [Nutrient] = [
    .menaquinone4, .menaquinone5, .menaquinone6, .menaquinone7, .menaquinone8, .menaquinone9, .menaquinone10,
  ]

  /// All that is not vitamin K.
  public static let others: [Nutrient] = [.calcium, .phosphorus, .magnesium, .vitaminD, .protein, .fat, .energy]

  /// µg, mg, g or kcal, per 100 g or per day.
  public var unit: String {
    switch self {
    case .calcium, .phosphorus, .magnesium: "mg"
    case .protein, .fat: "g"
    case .energy: "kcal"
    default: "µg"
    }
  }

  /// The header of the nutrient in tables of this project, with its unit.
  public var column: String {
    switch self {
    case .phylloquinone: "k1_ug"
    case .menaquinone4: "mk4_ug"
    case .menaquinone5: "mk5_ug"
    case .menaquinone6: "mk6_ug"
    case .menaquinone7: "mk7_ug"
    case .menaquinone8: "mk8_ug"
    case .menaquinone9: "mk9_ug"
    case .menaquinone10: "mk10_ug"
    case .menaquinoneTotal: "mk_total_reported_ug"
    case .calcium: "calcium_mg"
    case .phosphorus: "phosphorus_mg"
    case .magnesium: "magnesium_mg"
    case .vitaminD: "vitamin_d_ug"
    case .protein: "protein_g"
    case .fat: "fat_g"
    case .energy: "energy_kcal"
    }
  }

  /// As a person reads it.
  public var words: String {
    switch self {
    case .phylloquinone: "vitamin K1"
    case .menaquinone4: "MK-4"
    case .menaquinone5: "MK-5"
    case .menaquinone6: "MK-6"
    case .menaquinone7: "MK-7"
    case .menaquinone8: "MK-8"
    case .menaquinone9: "MK-9"
    case .menaquinone10: "MK-10"
    case .menaquinoneTotal: "K2 total, not split"
    case .vitaminD: "vitamin D"
    default: rawValue
    }
  }

  /// g/mol of a vitamin K vitamer, that is ng/nmol; nil for everything else.
  public var molarMass: Double? {
    switch self {
    case .phylloquinone: 450.7
    case .menaquinone4: 444.7
    case .menaquinone5: 512.8
    case .menaquinone6: 580.9
    case .menaquinone7: 649.0
    case .menaquinone8: 717.1
    case .menaquinone9: 785.2
    case .menaquinone10: 853.3
    default: nil
    }
  }

  public var isMenaquinone: Bool { Self.menaquinones.contains(self) }
}
