import ModelLanguage

/// Who the report is about. Nothing here leaves the file.
public struct PersonHeader: Sendable {
  /// The name, or a label such as "This person".
  public var name: String
  /// Whether the person is one of the examples that come with the program; the report then says "example data".
  public var isExample: Bool
  public var ageYears: Double
  /// As written, such as "2 Apr 1968"; nil when only the age was given.
  public var born: String?
  public var sex: Sex
  public var heightCentimetres: Double?
  public var weightKilograms: Double?
  /// What else matters, in a few words each: "menopause at 51", "wrist fracture at 55".
  public var keyFacts: [String]
  /// The same under headings, for the provider's page: "Bone: wrist fracture at 55; spine T −1.8 (3 Nov 2025)".
  public var details: [LabelledText]

  public init(
    name: String, isExample: Bool = false, ageYears: Double, born: String? = nil, sex: Sex,
    heightCentimetres: Double? = nil, weightKilograms: Double? = nil, keyFacts: [String] = [],
    details: [LabelledText] = []
  ) {
    self.name = name
    self.isExample = isExample
    self.ageYears = ageYears
    self.born = born
    self.sex = sex
    self.heightCentimetres = heightCentimetres
    self.weightKilograms = weightKilograms
    self.keyFacts = keyFacts
    self.details = details
  }

  /// Completed years, or "7 months" in the first two years of life.
  var ageWords: String {
    guard ageYears < 2 else { return String(Int(ageYears)) }
    return NumberText.with(unit: "months", String(Int(ageYears * 12)))
  }

  /// As a sentence calls the person: by a name of one word, or else "this woman".
  var called: String {
    let isName = name.first?.isUppercase == true && !name.contains(" ") && name != "This person"
    return isName ? name : "this \(sexWord.lowercased())"
  }

  /// "Woman", "Man", "Girl" or "Boy".
  var sexWord: String {
    let isAdult = ageYears >= 18
    switch sex {
    case .female: return isAdult ? "Woman" : "Girl"
    case .male: return isAdult ? "Man" : "Boy"
    }
  }

  /// Height and weight as they are read in a clinic; empty where not given.
  var bodyFacts: [String] {
    var facts: [String] = []
    if let heightCentimetres { facts.append(NumberText.with(unit: "cm", NumberText.plain(heightCentimetres))) }
    if let weightKilograms { facts.append(NumberText.with(unit: "kg", NumberText.plain(weightKilograms))) }
    return facts
  }
}

/// A heading and what stands under it.
public struct LabelledText: Sendable {
  public var label: String
  public var text: String
  public init(_ label: String, _ text: String) {
    self.label = label
    self.text = text
  }
}

/// Why no result is given, and what to do instead.
public struct SafetyStop: Sendable {
  /// Starts with the word that is read first, such as "Stop: warfarin and vitamin K".
  public var title: String
  public var paragraphs: [String]
  /// Questions for the clinic.
  public var ask: [String]

  public init(title: String, paragraphs: [String], ask: [String]) {
    self.title = title
    self.paragraphs = paragraphs
    self.ask = ask
  }
}
