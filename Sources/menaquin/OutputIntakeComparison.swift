import Foods
import ModelLanguage
import Reporting
import Tabular

/// A diet against one reference value.
struct IntakeComparison {
  let reference: DietaryReferenceValue
  /// Whom the value is for: `woman of 58`, `woman of 40`, `man of 40`.
  let reader: String
  let known: Double
  let isComplete: Bool

  /// An adult, where a diary does not say whose it is.
  private static let usualAge = 40.0

  /// Every value set for the person; for a woman and a man where nobody said who it is.
  static func all(_ plate: Plate, _ references: [DietaryReferenceValue]) -> [IntakeComparison] {
    let age = plate.age ?? usualAge
    let sexes = plate.sex.map { [$0] } ?? [.female, .male]
    var lines: [IntakeComparison] = []
    for nutrient in DietaryReferenceValue.Nutrient.allCases {
      for authority in DietaryReferenceValue.Authority.allCases {
        let found = sexes.compactMap { references.value(nutrient, authority, sex: $0, age: age) }
        guard let first = found.first else { continue }
        let areEqual = found.count == sexes.count && found.allSatisfy { $0.amount == first.amount }
        for value in areEqual ? [first] : found {
          let who = areEqual && sexes.count > 1 ? "woman or man" : value.sex == .female ? "woman" : "man"
          let (known, isComplete) = plate.intake.counted(towards: value)
          lines.append(
            IntakeComparison(
              reference: value, reader: "\(who) of \(Int(age))", known: known,
              isComplete: isComplete))
        }
      }
    }
    return lines
  }

  var share: Double { reference.amount > 0 ? known / reference.amount : 0 }

  var cells: [String] {
    let percent = NumberText.figures(share * 100, 2) + " %"
    return [
      "\(what), \(reference.authority.words)", reader,
      "\(reference.kind) \(NumberText.plain(reference.amount)) \(unit)",
      IntakeLines.known(known, isComplete: isComplete), isComplete ? percent : "at least " + percent,
    ]
  }

  private var unit: String { reference.unit.replacing("/day", with: "") }

  private var what: String {
    switch (reference.nutrient, reference.authority) {
    case (.calcium, _): "calcium"
    case (.vitaminD, _): "vitamin D with little sun"
    case (.vitaminK, .us): "vitamin K, all forms"
    case (.vitaminK, .europe): "vitamin K1 alone"
    case (.vitaminK, .japan): "vitamin K, all as MK-4"
    }
  }

  var json: JSONValue {
    .object([
      "nutrient": .string(reference.nutrient.rawValue), "authority": .string(reference.authority.rawValue),
      "for": .string(reader), "kind": .string(reference.kind), "amount": .number(reference.amount),
      "unit": .string(reference.unit), "covers": .string(reference.covers), "counted": .number(known),
      "is_complete": .flag(isComplete), "source": .string(reference.source),
      "is_confirmed": .flag(reference.isConfirmed),
    ])
  }
}

extension DietaryReferenceValue.Authority {
  fileprivate var words: String {
    switch self {
    case .us: "United States"
    case .europe: "Europe"
    case .japan: "Japan"
    }
  }
}

extension IntakeLines {
  /// Keys: name, sex, age, diary_days, vitamers, menaquinones, nutrients, adequate_intake, contributions, assumptions,
  /// other_foods.
  var json: JSONValue {
    let intake = plate.intake
    var vitamers: [String: JSONValue] = [:]
    for (vitamer, amount) in intake.vitamers {
      var fields = amount.fields
      fields["likely_unknown"] = .number(intake.likelyUnknown(vitamer))
      vitamers[vitamer.shortName] = .object(fields)
    }
    var nutrients: [String: JSONValue] = [:]
    for (nutrient, amount) in intake.nutrients { nutrients[nutrient.column] = .object(amount.fields) }
    return .object([
      "name": JSONValue(plate.name), "sex": JSONValue(plate.sex?.rawValue), "age": JSONValue(plate.age),
      "diary_days": JSONValue(intake.diaryDays.map(\.text)), "vitamers": .object(vitamers),
      "menaquinones": .object(intake.menaquinones.fields), "nutrients": .object(nutrients),
      "adequate_intake": .list(comparisons.map(\.json)), "contributions": .list(intake.contributions.map(\.json)),
      "assumptions": JSONValue(intake.assumptions), "other_foods": JSONValue(plate.otherFoods),
    ])
  }
}

extension NutrientIntake {
  fileprivate var fields: [String: JSONValue] {
    var qualities: [String: JSONValue] = [:]
    for (quality, amount) in byQuality { qualities[quality.words] = .number(amount) }
    return [
      "known": .number(known), "unit": .string(unit), "is_complete": .flag(isComplete),
      "unknown_foods": JSONValue(unknownFoods), "unknown_share_of_weight": .number(unknownShareOfWeight),
      "by_quality": .object(qualities), "per_diary_day": .list(perDiaryDay.map { .number($0) }),
      "day_to_day_sd": JSONValue(dayToDayDeviation),
    ]
  }
}

extension IntakeContribution {
  fileprivate var json: JSONValue {
    var amounts: [String: JSONValue] = [:]
    for (vitamer, amount) in micrograms { amounts[vitamer.shortName] = .number(amount) }
    var rest: [String: JSONValue] = [:]
    for (nutrient, amount) in others { rest[nutrient.column] = .number(amount) }
    return .object([
      "name": .string(name), "kind": .string(kind.rawValue), "grams_per_day": .number(gramsPerDay),
      "micrograms": .object(amounts), "unknown": JSONValue(unknown.map(\.shortName)), "others": .object(rest),
      "quality": .string(quality.words),
    ])
  }
}
