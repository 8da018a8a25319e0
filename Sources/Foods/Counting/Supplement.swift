import Physiology
import Tabular

/// What a supplement holds.
public enum SupplementForm: String, CaseIterable, Sendable, Hashable, Codable {
  case phylloquinone, menaquinone4, menaquinone7, menaquinone8, menaquinone9
  case calcium, vitaminD, magnesium, phosphorus

  /// The nutrient it adds.
  public var nutrient: Nutrient {
    switch self {
    case .phylloquinone: .phylloquinone
    case .menaquinone4: .menaquinone4
    case .menaquinone7: .menaquinone7
    case .menaquinone8: .menaquinone8
    case .menaquinone9: .menaquinone9
    case .calcium: .calcium
    case .vitaminD: .vitaminD
    case .magnesium: .magnesium
    case .phosphorus: .phosphorus
    }
  }

  public var vitamer: Vitamer? { Vitamer.allCases.first { $0.nutrient == nutrient } }

  /// As a label writes it: `K1`, `MK-7`, `calcium`, `vitamin D`.
  public var label: String { self == .phylloquinone ? "K1" : nutrient.words }

  /// The largest daily dose a file may state, in `nutrient.unit`: a thousand times a usual one is a slip of the pen.
  public var mostPerDose: Double {
    switch self {
    case .phylloquinone: 20_000
    case .menaquinone4: 150_000
    case .menaquinone7, .menaquinone8, .menaquinone9: 10_000
    case .vitaminD: 15_000
    case .calcium, .magnesium, .phosphorus: 5000
    }
  }

  private static let names: [String: SupplementForm] = [
    "k1": .phylloquinone, "vitamin k1": .phylloquinone, "phylloquinone": .phylloquinone, "mk4": .menaquinone4,
    "menatetrenone": .menaquinone4, "mk7": .menaquinone7, "mk8": .menaquinone8, "mk9": .menaquinone9,
    "calcium": .calcium, "vitamin d": .vitaminD, "vitamin d3": .vitaminD, "d3": .vitaminD,
    "cholecalciferol": .vitaminD, "magnesium": .magnesium, "phosphorus": .phosphorus,
  ]

  /// The form a file names; `MK-7`, `MK7` and `mk-7` are one. `K2` alone is none: it does not say which.
  public init?(text: String) {
    let key = SearchText.words(text).joined(separator: " ").replacing("mk ", with: "mk")
    guard let form = Self.names[key] else { return nil }
    self = form
  }

  public static let allowed = allCases.map(\.label).joined(separator: ", ")
}

/// How a supplement is made; decides how it is absorbed.
public enum Formulation: String, CaseIterable, Sendable, Hashable, Codable {
  case oil, tablet, drops, drug

  public var matrix: FoodMatrix {
    switch self {
    case .oil: .supplementInOil
    case .tablet: .tablet
    case .drops: .solubilised
    case .drug: .menaquinone4Drug
    }
  }
}

/// A supplement taken by a rule: `{form: MK-7, dose_ug: 180, every: 1 day, with_meal: true}`.
public struct Supplement: Sendable, Hashable {
  public let form: SupplementForm
  /// What the label says of one dose, in the form's unit (µg or mg); the true content is drawn apart
  /// (`SupplementContent`).
  public let dose: Double
  /// Doses per day: 1 for every day, 3/7 for three a week.
  public let perDay: Double
  public let withMeal: Bool
  public let formulation: Formulation
  /// Whether the file said how it is made; where it did not, MK-4 of 5 mg and more is the drug, the rest oil.
  public let formulationIsAssumed: Bool

  /// Below this a capsule of MK-4 is a food supplement, from it on the drug (µg).
  public static let smallestDrugDose = 5000.0

  /// - Throws: `InputError` naming `dose` or the schedule, with `file` and `line` as given.
  public init(
    form: SupplementForm, dose: Double, perDay: Double = 1, withMeal: Bool = true, formulation: Formulation? = nil,
    file: String = "supplement", line: Int? = nil
  ) throws(InputError) {
    let unit = form.nutrient.unit == "µg" ? "ug" : form.nutrient.unit
    guard dose > 0, dose <= form.mostPerDose else {
      throw InputError(
        file: file, line: line, key: "dose_\(unit)",
        problem: dose < 0 ? "the dose is negative" : "the dose is out of range", found: PlainNumber.text(dose),
        allowed: "a number above 0, at most \(PlainNumber.text(form.mostPerDose)) for \(form.label)")
    }
    guard perDay > 0, perDay <= 24 else {
      throw InputError(
        file: file, line: line, key: "every", problem: "the supplement is taken too often or never",
        found: "\(PlainNumber.text(perDay)) per day", allowed: "above 0, at most 24 per day")
    }
    self.form = form
    self.dose = dose
    self.perDay = perDay
    self.withMeal = withMeal
    formulationIsAssumed = formulation == nil
    let isDrug = form == .menaquinone4 && dose >= Self.smallestDrugDose
    self.formulation = formulation ?? (isDrug ? .drug : .oil)
  }

  /// The dose as one meal dose; nil for a mineral or vitamin D.
  public func mealDose(fatOfMeal: Double) -> MealDose? {
    guard let vitamer = form.vitamer else { return nil }
    let dose = VitamerDose(
      vitamer: vitamer, nanomoles: vitamer.nanomoles(micrograms: dose), availability: 1, quality: .estimated,
      reportedAs: form.nutrient)
    return MealDose(
      meal: "supplement", day: nil, hour: 8, perDay: perDay, source: words, matrix: formulation.matrix,
      fat: withMeal ? fatOfMeal : 0, doses: [dose], unknown: [])
  }

  /// `MK-7 180 µg`.
  public var words: String { "\(form.label) \(PlainNumber.text(dose)) \(form.nutrient.unit)" }
}
