import Evidence
import Foods
import People
import Tabular
import Yams

/// Reads who takes part in a trial.
enum PopulationReader {
  static let keys = [
    "people", "age", "sex", "covariates", "menopause", "country", "conditions", "medicines", "include", "exclude",
    "diet",
  ]

  static func population(_ node: Node, path: String, faults: FaultList) -> TrialPopulation? {
    guard let reader = MappingReader(node, path: path, keys: keys, faults: faults) else { return nil }
    reader.require("age", "a number in years, or {mean, sd, min, max}")
    reader.require("sex", "{female: 0.5}: the share of women")
    let people = reader.number("people", in: 0...100_000_000, "people") ?? 100
    if people < 1 || people != people.rounded() {
      reader.fault("people", "a trial needs people", found: shortAmount(people), allowed: "a whole number from 1")
    }
    let covariates = covariates(reader)
    guard let age = reader.scatter("age", in: 0...110, "years"), let female = female(reader) else { return nil }
    let menopause = reader.choice("menopause", TrialPopulation.Menopause.self)
    var population = TrialPopulation(
      people: Int(people), age: age, female: female, covariates: covariates.numbers,
      menopause: menopause ?? covariates.menopause, country: reader.text("country", allowed: "a country"),
      conditions: reader.items("conditions", of: "conditions").compactMap {
        UseReader.condition($0.node, path: $0.path, faults: faults, life: nil)?.name
      },
      medicines: reader.items("medicines", of: "medicines").compactMap {
        UseReader.medicine($0.node, path: $0.path, faults: faults, life: nil)
      },
      include: reader.items("include", of: "criteria").compactMap {
        CriterionReader.criterion($0.node, path: $0.path, faults: faults)
      },
      place: FilePlace(file: faults.file, line: reader.line))
    population.words = covariates.words
    if population.menopause != nil, female == 0 {
      reader.fault("sex", "a man has no menopause", found: "no women", allowed: "women, or no menopause")
    }
    return population
  }

  /// `{female: 0.7}`, `{male: 1}`, or both adding up to 1.
  static func female(_ reader: MappingReader) -> Double? {
    guard let node = reader.node("sex") else { return nil }
    if let word = node.scalar?.string.lowercased() {
      if word == "female" { return 1 }
      if word == "male" { return 0 }
    }
    guard let part = MappingReader(node, path: reader.path(of: "sex"), keys: ["female", "male"], faults: reader.faults)
    else { return nil }
    let female = part.number("female", in: 0...1, "(share)")
    let male = part.number("male", in: 0...1, "(share)")
    if let female, let male, abs(female + male - 1) > 1e-6 {
      part.fault(
        "male", "the shares do not add up to 1", found: "\(shortAmount(female)) and \(shortAmount(male))",
        allowed: "shares that add up to 1")
    }
    if female == nil, male == nil { reader.require("sex", "{female: 0.5}") }
    return female ?? male.map { 1 - $0 }
  }

  struct Covariates {
    var numbers: [String: Scatter] = [:]
    var words: [String: String] = [:]
    var menopause: TrialPopulation.Menopause?
  }

  /// Covariates that are words.
  private static let wordKeys = ["ethnicity", "country"]

  static func covariates(_ reader: MappingReader, key: String = "covariates") -> Covariates {
    var found = Covariates()
    guard let node = reader.node(key), !node.isNothing else { return found }
    let known = CovariateNames.all.keys.sorted()
    let part = MappingReader(
      node, path: reader.path(of: key), keys: known.map { $0.lowercased() } + wordKeys + ["menopause"],
      anyCapitals: true, faults: reader.faults)
    guard let part else { return found }
    found.menopause = part.choice("menopause", TrialPopulation.Menopause.self)
    for key in wordKeys where part.has(key) {
      // Shares of several words stay as they are written.
      found.words[key] = part.node(key)?.scalar?.string ?? "mixed"
    }
    for key in known where part.has(key.lowercased()) {
      guard let covariate = CovariateNames.all[key] else { continue }
      found.numbers[key] = part.scatter(key.lowercased(), in: covariate.range, covariate.unit)
    }
    return found
  }
}

/// The names by which covariates may be stated: measurements, daily intakes, and the body.
enum CovariateNames {
  static let all: [String: (range: ClosedRange<Double>, unit: String)] = {
    var names: [String: (range: ClosedRange<Double>, unit: String)] = [
      "height_cm": (30...250, "cm"), "weight_kg": (0.5...400, "kg"), "BMI": (8...90, "kg/m²"),
      "menopause_age": (20...65, "years"), "untreated LDL": (0...1000, "mg/dL"),
      "years_since_menopause": (0...60, "years"),
      "natto_g": (0...500, "g a day"), "MK_ug": (0...20_000, "µg a day"), "MK-7_ug": (0...20_000, "µg a day"),
    ]
    for share in ["smoking", "diabetes", "statin", "antihypertensive"] { names[share] = (0...1, "(share of people)") }
    for marker in Biomarker.all { names[marker.name] = (-1e6...1e6, marker.unit) }
    for nutrient in Nutrient.allCases {
      let top = nutrient.unit == "mg" ? 10_000.0 : 20_000
      names[nutrient.column] = (0...top, "\(nutrient.unit) a day")
    }
    return names
  }()
}

/// Reads a criterion: a name, a relation, a number.
enum CriterionReader {
  private static let allowed = "a name, one of > >= < <=, and a number, such as lumbar spine T-score > -2.5"

  private static let lowest = "lowest of "

  static func criterion(_ node: Node, path: String, faults: FaultList) -> Criterion? {
    func fault(_ problem: String, _ found: String) -> Criterion? {
      faults.add(line: node.line, key: path, problem, found: found, allowed: allowed)
      return nil
    }
    guard let text = node.scalar?.string.trimmingSpaces else { return fault("a criterion is one line", node.kindName) }
    guard let bound = bound(text) else { return fault("the line is not a criterion", text) }
    if bound.name.hasPrefix(lowest) {
      let names = bound.name.dropFirst(lowest.count).split(separator: ",").map { String($0).trimmingSpaces }
      let quantities = names.compactMap { TrialQuantity(named: $0) }
      guard quantities.count == names.count, quantities.count > 1, Set(quantities.map(\.unit)).count == 1 else {
        return fault("the lowest is of two or more quantities of one unit, with a comma between them", bound.name)
      }
      return Criterion(.lowest(quantities), bound.bound, text: text, line: node.line)
    }
    if bound.name == "age" { return Criterion(.age, bound.bound, text: text, line: node.line) }
    if let quantity = TrialQuantity(named: bound.name) {
      return Criterion(.quantity(quantity), bound.bound, text: text, line: node.line)
    }
    if CovariateNames.all[bound.name] != nil {
      return Criterion(.covariate(bound.name), bound.bound, text: text, line: node.line)
    }
    let names = Set(["age"] + TrialQuantity.names + CovariateNames.all.keys).sorted()
    let near = NearestWords.nearest(to: bound.name, in: names, count: 2)
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    return fault("there is no such quantity\(hint)", bound.name)
  }

  /// `name > 3` taken apart.
  static func bound(_ text: String) -> (name: String, bound: Bound)? {
    for relation in Bound.Relation.allCases {
      guard let place = text.range(of: relation.rawValue) else { continue }
      let name = String(text[..<place.lowerBound]).trimmingSpaces
      let number = String(text[place.upperBound...]).trimmingSpaces
      guard let value = PlainNumber.parse(number) else { return nil }
      return (name, Bound(relation, value))
    }
    return nil
  }
}
