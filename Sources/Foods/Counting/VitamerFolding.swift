import ModelLanguage
import Physiology

/// Some nmol of a vitamer in a helping, and how well the number is known.
public struct VitamerDose: Sendable, Hashable {
  public let vitamer: Vitamer
  public let nanomoles: Double
  /// A factor on availability for what stands in for the vitamer: MK-10 counts as MK-9 with 0.5, an unsplit dairy total
  /// as MK-9 with 0.6; 1 for the vitamer itself.
  public let availability: Double
  public let quality: Quality
  /// What the laboratory reported: the vitamer itself, a neighbour folded into it, or an unsplit total.
  public let reportedAs: Nutrient

  public init(vitamer: Vitamer, nanomoles: Double, availability: Double, quality: Quality, reportedAs: Nutrient) {
    self.vitamer = vitamer
    self.nanomoles = nanomoles
    self.availability = availability
    self.quality = quality
    self.reportedAs = reportedAs
  }

  /// µg of the vitamer that the body is followed through (not of the neighbour folded into it).
  public var micrograms: Double { vitamer.micrograms(nanomoles: nanomoles) }

  func scaled(by factor: Double) -> VitamerDose {
    VitamerDose(
      vitamer: vitamer, nanomoles: nanomoles * factor, availability: availability, quality: quality,
      reportedAs: reportedAs)
  }
}

/// Folds the menaquinones of a food into the five vitamers, always by moles.
///
///     MK-5, MK-6 → MK-7        MK-10 → MK-9 (availability × 0.5)
///     only a dairy total T:    0.10 T → MK-4        0.90 T → MK-9 (availability × 0.6)
///
/// A vitamer is known where the vitamer itself was reported; a neighbour nobody looked for does not make it unknown.
/// Left out: MK-11 and longer, MK-9(4H) of propionibacteria, dihydrophylloquinone.
public enum VitamerFolding {
  // The reference values of the parameters of absorption; a draw that varies them finds in `VitamerDose.reportedAs`
  // which of them a dose stands under.
  static let longChainAvailability = reference(Absorption.veryLongMenaquinones)
  static let dairyTotalAvailability = reference(Absorption.reportedTotal)
  static let dairyTotalShareOfMenaquinone4 = reference(Absorption.reportedTotalMenaquinone4)

  private static func reference(_ law: RateLaw) -> Double {
    var bindings = Bindings.reference(sex: .female)
    return law.value(in: .one, &bindings)
  }

  /// The known vitamers in 100 g of a food, and those of which nothing is known.
  public static func fold(_ food: FoodItem) -> (known: [VitamerDose], unknown: [Vitamer]) {
    var known: [VitamerDose] = []
    var unknown: [Vitamer] = []
    let total = dairyTotal(food)
    for vitamer in Vitamer.allCases {
      var parts = sources(of: vitamer).compactMap { dose(vitamer, food, $0.nutrient, $0.availability) }
      if food[vitamer.nutrient].quality == .unknown {
        if let total {
          parts += share(of: total, vitamer)
        } else {
          unknown.append(vitamer)
        }
      }
      known += parts
    }
    return (known, unknown)
  }

  /// What is counted as a vitamer, the vitamer itself first.
  private static func sources(of vitamer: Vitamer) -> [(nutrient: Nutrient, availability: Double)] {
    switch vitamer {
    case .menaquinone7: [(.menaquinone7, 1), (.menaquinone5, 1), (.menaquinone6, 1)]
    case .menaquinone9: [(.menaquinone9, 1), (.menaquinone10, longChainAvailability)]
    default: [(vitamer.nutrient, 1)]
    }
  }

  private static func dose(
    _ vitamer: Vitamer, _ food: FoodItem, _ nutrient: Nutrient, _ availability: Double
  ) -> VitamerDose? {
    let value = food[nutrient]
    guard let amount = value.amount, let mass = nutrient.molarMass else { return nil }
    return VitamerDose(
      vitamer: vitamer, nanomoles: amount * 1000 / mass, availability: availability, quality: value.quality,
      reportedAs: nutrient)
  }

  /// The unsplit total of a dairy food, µg per 100 g; totals of other foods stay unsplit and their vitamers unknown.
  private static func dairyTotal(_ food: FoodItem) -> Double? {
    switch food.group {
    case .milk, .cheese, .butter: food[.menaquinoneTotal].amount
    default: nil
    }
  }

  private static func share(of total: Double, _ vitamer: Vitamer) -> [VitamerDose] {
    switch vitamer {
    case .menaquinone4: [part(total * dairyTotalShareOfMenaquinone4, vitamer, 1)]
    case .menaquinone9: [part(total * (1 - dairyTotalShareOfMenaquinone4), vitamer, dairyTotalAvailability)]
    default: []
    }
  }

  private static func part(_ micrograms: Double, _ vitamer: Vitamer, _ availability: Double) -> VitamerDose {
    VitamerDose(
      vitamer: vitamer, nanomoles: vitamer.nanomoles(micrograms: micrograms), availability: availability,
      quality: .estimated, reportedAs: .menaquinoneTotal)
  }
}

extension Vitamer {
  /// The vitamer as the food table reports it.
  public var nutrient: Nutrient {
    switch self {
    case .phylloquinone: .phylloquinone
    case .menaquinone4: .menaquinone4
    case .menaquinone7: .menaquinone7
    case .menaquinone8: .menaquinone8
    case .menaquinone9: .menaquinone9
    }
  }

  public static let menaquinones: [Vitamer] = [.menaquinone4, .menaquinone7, .menaquinone8, .menaquinone9]
}
