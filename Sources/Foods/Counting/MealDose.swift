import Physiology

/// One food or supplement at one meal, ready for absorption: how many nmol of each vitamer, in what, with how much fat,
/// at what hour and how often.
public struct MealDose: Sendable, Hashable {
  /// An unknown vitamer of the food: what it is likely to be, for a simulation that says it draws from it.
  public struct Unknown: Sendable, Hashable {
    public let vitamer: Vitamer
    /// Of the helping; nil where too few foods of the group are known to say anything.
    public let medianNanomoles: Double?
    /// Mean of the lognormal, nmol of the helping.
    public let meanNanomoles: Double?
    /// Standard deviation of the logarithm.
    public let logStandardDeviation: Double
    /// What it rests on, in words.
    public let basis: String
  }

  /// The meal as the diary names it.
  public let meal: String
  public let day: Day?
  public let hour: Double
  /// How often it is eaten, per day.
  public let perDay: Double
  /// The food, dish or supplement.
  public let source: String
  public let matrix: FoodMatrix
  /// Fat in the whole meal, g.
  public let fat: Double
  /// What is known to be in it.
  public let doses: [VitamerDose]
  /// Known µg of each vitamer in the whole meal, this food included: absorption saturates with this sum.
  public let wholeMeal: [Vitamer: Double]
  public let unknown: [Unknown]

  public init(
    meal: String, day: Day?, hour: Double, perDay: Double, source: String, matrix: FoodMatrix, fat: Double,
    doses: [VitamerDose], unknown: [Unknown], wholeMeal: [Vitamer: Double]? = nil
  ) {
    self.meal = meal
    self.day = day
    self.hour = hour
    self.perDay = perDay
    self.source = source
    self.matrix = matrix
    self.fat = fat
    self.doses = doses
    self.unknown = unknown
    self.wholeMeal = wholeMeal ?? Self.micrograms(doses)
  }

  /// µg of each vitamer in some doses.
  static func micrograms(_ doses: [VitamerDose]) -> [Vitamer: Double] {
    doses.reduce(into: [:]) { $0[$1.vitamer, default: 0] += $1.micrograms }
  }

  /// Known nmol of a vitamer each time it is eaten.
  public func nanomoles(_ vitamer: Vitamer) -> Double {
    doses.reduce(0) { $1.vitamer == vitamer ? $0 + $1.nanomoles : $0 }
  }

  /// Known nmol weighted by the availability of what stands in for the vitamer.
  public func availableNanomoles(_ vitamer: Vitamer) -> Double {
    doses.reduce(0) { $1.vitamer == vitamer ? $0 + $1.nanomoles * $1.availability : $0 }
  }
}

/// Makes meal doses from what is eaten.
struct MealDosing {
  let estimates: [GroupEstimates.Place: UnknownEstimate]

  /// Looks up the estimates for every food of the occasions once.
  init(_ occasions: [Occasion], foods: FoodTable) throws {
    var estimates: [GroupEstimates.Place: UnknownEstimate] = [:]
    let groups = Set(occasions.flatMap { $0.helpings.map(\.food.group) })
    for group in groups {
      for vitamer in Vitamer.allCases {
        let place = GroupEstimates.Place(group: group, nutrient: vitamer.nutrient)
        estimates[place] = try foods.estimate(vitamer.nutrient, in: group)
      }
    }
    self.estimates = estimates
  }

  func doses(_ occasion: Occasion) -> [MealDose] {
    let fat = occasion.fat
    let parts = occasion.helpings.map { helping in
      let (known, unknown) = VitamerFolding.fold(helping.food)
      return (helping: helping, doses: known.map { $0.scaled(by: helping.grams / 100) }, unknown: unknown)
    }
    let whole = MealDose.micrograms(parts.flatMap(\.doses))
    return parts.map { part in
      MealDose(
        meal: occasion.name, day: occasion.day, hour: occasion.hour, perDay: occasion.perDay,
        source: part.helping.label, matrix: part.helping.matrix, fat: fat, doses: part.doses,
        unknown: part.unknown.map { self.unknown($0, part.helping) }, wholeMeal: whole)
    }
  }

  private func unknown(_ vitamer: Vitamer, _ helping: Helping) -> MealDose.Unknown {
    let place = GroupEstimates.Place(group: helping.food.group, nutrient: vitamer.nutrient)
    let estimate = estimates[place]
    let perMicrogram = vitamer.nanomoles(micrograms: helping.grams / 100)
    return MealDose.Unknown(
      vitamer: vitamer, medianNanomoles: estimate.map { $0.median * perMicrogram },
      meanNanomoles: estimate.map { $0.mean * perMicrogram },
      logStandardDeviation: UnknownEstimate.logStandardDeviation,
      basis: estimate?.basis ?? "too few foods of the group (\(helping.food.group.words)) are known")
  }
}
