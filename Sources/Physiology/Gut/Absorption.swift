import ModelLanguage

/// From what is eaten to what the gut's mucosa takes up, one meal at a time.
///
///     F = min(0.8, F_ref·M·h_fat·h_dose·h_cond·p)     U/n = min(0.95, F/(1 − fm))
///
/// `F` is the share that reaches the circulation unchanged, `U` what the mucosa takes up, of which the part `fm` is cleaved
/// to menadione; `n − U` is lost with the faeces. The laws are of one meal's inputs (`Meal`); a mean over many meals is
/// computed from them meal by meal.
///
/// Left out: an enterohepatic second peak; competition between vitamers.
public struct Absorption: Mechanism {
  public let name = "absorption of vitamin K"
  public let summary = "Food, fat, dose and disease decide how much of a vitamer the mucosa takes up."
  public let leftOut = ["enterohepatic circulation", "competition between vitamers in the gut", "the kind of fat"]

  /// Systemic availability: the share of what is eaten that reaches the circulation unchanged.
  public static func availability(of vitamer: Vitamer, in matrix: FoodMatrix) -> RateLaw {
    let effect = MatrixEffect.of(matrix)
    let food = effect.multiplier(of: vitamer) * FatEffect.law(of: vitamer, fatFree: effect.fatFree)
    let meal = food * DoseEffect.law(of: vitamer, in: matrix) * mealToMeal
    let person = AbsorptionCondition.product.now * individual(vitamer)
    return minimum(availabilityCap, referenceAvailability(of: vitamer) * meal * person)
  }

  /// `U/n`: the share of what is eaten that the mucosa takes up and passes to the first gut state.
  public static func uptakeShare(of vitamer: Vitamer, in matrix: FoodMatrix) -> RateLaw {
    minimum(uptakeCap, availability(of: vitamer, in: matrix) / (1 - Menadione.cleavedShare))
  }

  /// Rate at which this matrix moves through the three gut states.
  public static func transitRate(of vitamer: Vitamer, in matrix: FoodMatrix) -> RateLaw {
    GutTransit.rate(of: vitamer, MatrixEffect.of(matrix).transit)
  }

  /// Share of absorbed MK-4 that escapes first-pass uptake by tissue and so shows in plasma: `D/(D + 5000 µg)`.
  public static let firstPassEscape: RateLaw = {
    let dose = Meal.dose(of: .menaquinone4)
    return dose / (dose + firstPassHalfPoint)
  }()

  /// Availability, relative to MK-9, of MK-10 and longer ones, which are counted as MK-9.
  public static let veryLongMenaquinones = parameter(
    "gut.folding.veryLong", "availability of MK-10 and longer relative to MK-9", 0.5, .one, in: 0.1...1,
    uncertainty: .logNormal(sd: 0.4), from: .assumption("falls with chain length"), by: .assumed)
  /// Availability, relative to MK-9, of menaquinones of which only the sum was measured.
  public static let reportedTotal = parameter(
    "gut.folding.reportedTotal", "availability of unspecified dairy menaquinones relative to MK-9", 0.6, .one,
    in: 0.2...1, uncertainty: .logNormal(sd: 0.4), from: .assumption("mostly MK-9 to MK-11"), by: .assumed)
  /// Share of MK-4 in a dairy food of which only the sum of menaquinones was measured.
  public static let reportedTotalMenaquinone4 = parameter(
    "gut.folding.reportedTotalMenaquinone4", "MK-4 in an unspecified sum of dairy menaquinones", 0.1, .one,
    in: 0...0.4, from: .assumption("cheeses with full analyses"), by: .assumed)

  /// `F_ref`: availability from an oily food or capsule with 20 g of fat (MK-4: 35 g or more).
  static func referenceAvailability(of vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: phylloquinoneReference
    case .menaquinone4: menaquinone4Reference
    default: longMenaquinoneReference
    }
  }

  private static let phylloquinoneReference = parameter(
    "gut.availability.phylloquinone", "K1 reaching the circulation at reference absorption", 0.45, .one,
    in: 0.25...0.65,
    uncertainty: .logNormal(sd: 0.2), from: .rows("PK045", "PK021", "PK027"), by: .fitted)
  private static let menaquinone4Reference = parameter(
    "gut.availability.menaquinone4", "MK-4 reaching the circulation at reference absorption", 0.40, .one, in: 0.2...0.7,
    uncertainty: .logNormal(sd: 0.3), from: .assumption("only clearance over availability is known"), by: .assumed)
  private static let longMenaquinoneReference = parameter(
    "gut.availability.longMenaquinone", "MK-7, MK-8, MK-9 reaching the circulation at reference absorption", 0.60, .one,
    in: 0.3...0.9, uncertainty: .logNormal(sd: 0.3), from: .assumption("only clearance over availability is known"),
    by: .assumed)

  private static let availabilityCap = parameter(
    "gut.availability.cap", "the most that can reach the circulation", 0.8, .one, in: 0.6...0.95,
    from: .assumption("some is always lost"), by: .assumed)
  private static let uptakeCap = parameter(
    "gut.uptake.cap", "the most that the mucosa can take up", 0.95, .one, in: 0.8...1,
    from: .assumption("some is always lost"), by: .assumed)
  private static let firstPassHalfPoint = parameter(
    "gut.menaquinone4.firstPassHalfPoint", "MK-4 in a meal of which half escapes first-pass uptake", 5000, .microgram,
    in: 2000...10000, uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.3), from: .rows("PK010"), by: .fitted)

  private static let mealSpread = parameter(
    "gut.mealToMeal", "log standard deviation of one person's absorption between meals", 0.35, .one, in: 0...0.8,
    from: .rows("PK013", note: "high variability within people; the size is assumed"), by: .assumed)
  /// 1 in the usual meal; over many drawn meals the median, not the mean, is the usual one.
  private static let mealToMeal = exp(mealSpread * Meal.chance)

  private static func individual(_ vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: phylloquinoneIndividual
    case .menaquinone4: menaquinone4Individual
    default: longMenaquinoneIndividual
    }
  }

  private static let phylloquinoneIndividual = individualParameter(
    "gut.availability.phylloquinone.individual", "how well a person absorbs K1", sd: 0.45, .rows("VA002", "VA008"))
  private static let menaquinone4Individual = individualParameter(
    "gut.availability.menaquinone4.individual", "how well a person absorbs MK-4", sd: 0.35, .rows("PK050", "PK052"))
  private static let longMenaquinoneIndividual = individualParameter(
    "gut.availability.longMenaquinone.individual", "how well a person absorbs long menaquinones", sd: 0.35,
    .rows("PK013", "VA009"))

  public var observables: [Quantity] {
    Vitamer.allCases.flatMap { vitamer in
      FoodMatrix.allCases.filter { matrix in matrix.carries(vitamer) }.flatMap { Absorption.readOuts(vitamer, $0) }
    } + [
      Quantity("gut.firstPassEscape", "share of a meal's MK-4 that shows in plasma", .one, Absorption.firstPassEscape),
      Quantity("gut.veryLong", "availability of MK-10 and longer against MK-9", .one, Absorption.veryLongMenaquinones),
      Quantity("gut.reportedTotal", "availability of unspecified dairy menaquinones", .one, Absorption.reportedTotal),
      Quantity("gut.reportedMenaquinone4", "MK-4 in an unspecified sum", .one, Absorption.reportedTotalMenaquinone4),
    ]
  }

  private static func readOuts(_ vitamer: Vitamer, _ matrix: FoodMatrix) -> [Quantity] {
    let place = "\(vitamer.rawValue).\(matrix.rawValue)"
    return [
      Quantity(
        "gut.uptakeShare.\(place)", "share of \(vitamer.shortName) taken up from \(matrix.title)", .one,
        uptakeShare(of: vitamer, in: matrix)),
      Quantity(
        "gut.transitRate.\(place)", "gut transit rate of \(vitamer.shortName) in \(matrix.title)", .perHour,
        transitRate(of: vitamer, in: matrix)),
    ]
  }
}

extension FoodMatrix {
  public var title: String {
    switch self {
    case .greensCooked: "cooked greens"
    case .greensRaw: "raw greens"
    case .oil: "oil, dressing or margarine"
    case .mixedDish: "a mixed dish"
    case .dairy: "milk products and cheese"
    case .natto: "natto"
    case .meatEgg: "meat and egg"
    case .supplementInOil: "a supplement in oil"
    case .tablet: "a tablet or dry capsule"
    case .solubilised: "solubilised drops"
    case .menaquinone4Drug: "the MK-4 drug capsule"
    }
  }
}
