import ModelLanguage

/// How much energy a person needs a day, and how little a record of food may hold before it cannot be all that is eaten.
public struct EnergyReference: Sendable, Hashable, Codable {
  public struct Basal: Sendable, Hashable, Codable {
    /// Resting need = `slope` × kg + `constant`, kcal a day, from an age in years on.
    public struct Band: Sendable, Hashable, Codable {
      public let sex: Sex
      public let from: Double
      public let slope: Double
      public let constant: Double
    }

    public let source: String
    /// How the numbers were come by.
    public let provenance: String
    public let bands: [Band]
  }

  public struct Activity: Sendable, Hashable, Codable {
    /// Whole need relative to resting need.
    public let level: Double
    /// Coefficients of variation: of a person's days, of predicted resting need, of activity between people.
    public let withinPerson: Double
    public let ofBasal: Double
    public let betweenPeople: Double
    public let source: String
    public let provenance: String

    private enum CodingKeys: String, CodingKey {
      case level, source, provenance
      case withinPerson = "within_person"
      case ofBasal = "of_basal"
      case betweenPeople = "between_people"
    }
  }

  public let basal: Basal
  public let activity: Activity

  /// Read once, when first asked for.
  public static let shipped = ShippedYAML.decode(EnergyReference.self, "energy.yaml")

  /// kcal a day at rest (Schofield's equations), from kg and years.
  public func resting(sex: Sex, age: Double, kilograms: Double) -> Double {
    let bands = basal.bands.filter { $0.sex == sex && $0.from <= age }
    guard let band = bands.max(by: { $0.from < $1.from }) else {
      preconditionFailure("energy.yaml has no equation for an age of \(age) years")
    }
    return band.slope * kilograms + band.constant
  }

  /// kcal a day with light activity.
  public func whole(sex: Sex, age: Double, kilograms: Double) -> Double {
    activity.level * resting(sex: sex, age: age, kilograms: kilograms)
  }

  /// The lower 95 % limit of recorded energy over the whole need (Goldberg's cut-off for one person).
  ///
  /// - Parameter days: recorded days; nil for habits, which are a mean over all days.
  public func leastShare(days: Int?) -> Double {
    let within = days.map { activity.withinPerson * activity.withinPerson / Double(max($0, 1)) } ?? 0
    let variance = within + activity.ofBasal * activity.ofBasal + activity.betweenPeople * activity.betweenPeople
    return RateLaw.Function.exp.apply(-2 * variance.squareRoot())
  }
}
