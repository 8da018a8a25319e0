import Physiology

/// What one food, dish, supplement or stated total brings per day.
public struct IntakeContribution: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, Codable { case food, supplement, stated }

  public let name: String
  public let kind: Kind
  /// 0 for what is not weighed.
  public let gramsPerDay: Double
  /// Known µg per day of each vitamer, after folding.
  public let micrograms: [Vitamer: Double]
  /// Vitamers of which nothing is known in it.
  public let unknown: [Vitamer]
  /// Known amounts per day of what is not vitamin K, in each nutrient's unit.
  public let others: [Nutrient: Double]
  /// The poorest quality among its menaquinones.
  public let quality: Quality

  /// Known K2, µg per day.
  public var menaquinones: Double { Vitamer.menaquinones.reduce(0) { $0 + micrograms[$1, default: 0] } }
  /// Known vitamin K, µg per day.
  public var vitaminK: Double { menaquinones + micrograms[.phylloquinone, default: 0] }

  /// All contributions of a diet, largest in known vitamin K first.
  static func all(of diet: Diet, _ occasions: [Occasion]) -> [IntakeContribution] {
    var drafts: [Draft] = []
    var places: [String: Int] = [:]
    for occasion in occasions {
      for helping in occasion.helpings {
        let place = places[helping.label] ?? drafts.count
        if place == drafts.count {
          places[helping.label] = place
          drafts.append(Draft(name: helping.label))
        }
        drafts[place].add(helping, perDay: occasion.perDay, except: diet.stated)
      }
    }
    let all = drafts.map(\.contribution) + stated(diet.stated) + diet.supplements.map(supplement)
    return all.enumerated().sorted { left, right in
      let (first, second) = (left.element.vitaminK, right.element.vitaminK)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }

  private static func stated(_ totals: [Nutrient: Double]) -> [IntakeContribution] {
    guard !totals.isEmpty else { return [] }
    var micrograms: [Vitamer: Double] = [:]
    for vitamer in Vitamer.allCases { micrograms[vitamer] = totals[vitamer.nutrient] }
    return [
      IntakeContribution(
        name: "stated total", kind: .stated, gramsPerDay: 0, micrograms: micrograms, unknown: [],
        others: totals.filter { Nutrient.others.contains($0.key) }, quality: .estimated)
    ]
  }

  private static func supplement(_ supplement: Supplement) -> IntakeContribution {
    let perDay = supplement.dose * supplement.perDay
    return IntakeContribution(
      name: supplement.words, kind: .supplement, gramsPerDay: 0,
      micrograms: supplement.form.vitamer.map { [$0: perDay] } ?? [:], unknown: [],
      others: supplement.form.vitamer == nil ? [supplement.form.nutrient: perDay] : [:], quality: .estimated)
  }

  /// Adds up what one food or dish brings.
  private struct Draft {
    let name: String
    var grams = 0.0
    var micrograms: [Vitamer: Double] = [:]
    var others: [Nutrient: Double] = [:]
    var unknown: [Vitamer] = []
    var qualities: Set<Quality> = []

    init(name: String) { self.name = name }

    mutating func add(_ helping: Helping, perDay: Double, except stated: [Nutrient: Double]) {
      grams += helping.grams * perDay
      addVitamers(helping, perDay: perDay, except: stated)
      for nutrient in Nutrient.others where stated[nutrient] == nil {
        guard let amount = helping.amount(nutrient) else { continue }
        others[nutrient, default: 0] += amount * perDay
      }
    }

    private mutating func addVitamers(_ helping: Helping, perDay: Double, except stated: [Nutrient: Double]) {
      let (known, missing) = VitamerFolding.fold(helping.food)
      for dose in known where stated[dose.vitamer.nutrient] == nil {
        micrograms[dose.vitamer, default: 0] += dose.micrograms * helping.grams / 100 * perDay
        if dose.vitamer != .phylloquinone { qualities.insert(dose.quality) }
      }
      for vitamer in missing where stated[vitamer.nutrient] == nil && !unknown.contains(vitamer) {
        unknown.append(vitamer)
      }
      let isBlank = known.allSatisfy { $0.vitamer == .phylloquinone }
      if isBlank && missing.contains(where: { $0 != .phylloquinone }) { qualities.insert(.unknown) }
    }

    var contribution: IntakeContribution {
      let order: [Quality] = [.unknown, .estimated, .measured, .assumedZero]
      return IntakeContribution(
        name: name, kind: .food, gramsPerDay: grams, micrograms: micrograms, unknown: unknown, others: others,
        quality: order.first(where: qualities.contains) ?? .unknown)
    }
  }
}
