import Evidence
import Foundation
import ModelLanguage
import Physiology
import Simulation

/// What people of a country usually eat, by sex and age, and how widely they differ.
///
/// The course over age is that of US surveys; a country's own numbers scale it. Vitamers without a number of the country are
/// those of the model's reference diet. A survey of single days spreads wider than habits do: where habits were not
/// measured, their spread is the single days' times the ratio found for K1.
public struct HabitualDiet: Sendable {
  /// Ages in years at which the course steps: the survey's bands, infancy before.
  static let ages: [Double] = [0, 0.5, 1, 4, 9, 14, 19, 31, 51, 71]

  public let country: String
  public let sex: Sex
  /// K1 against US people of the age and sex.
  let phylloquinoneRatio: Double
  /// µg a day in adults, by vitamer.
  let menaquinones: [Vitamer: Double]
  let calciumRatio: Double
  let vitaminDRatio: Double
  /// What stands for the country's own numbers where it has none.
  public let assumptions: [String]
  /// Means in the bands that begin at `ages`: µg a day in the order of `Vitamer.allCases`, and of vitamin D.
  private let vitamers: [[Double]]
  private let vitaminDs: [Double]

  init(country: String, sex: Sex) {
    self.country = country
    self.sex = sex
    var assumptions: [String] = []
    func ratio(_ nutrient: String) -> Double {
      guard country != "US" else { return 1 }
      if let found = NationalIntake(nutrient, country: country, sex: sex) { return found.ratioToUS }
      let name = nutrient.replacing("_", with: " ")
      assumptions.append("\(name) is eaten as in the US: the intake tables have no number for \(country)")
      return 1
    }
    phylloquinoneRatio = ratio("K1")
    calciumRatio = ratio("calcium")
    vitaminDRatio = ratio("vitamin_D")
    menaquinones = Self.menaquinones(country, sex, &assumptions)
    self.assumptions = assumptions
    let (ratio, ratioD, amounts) = (phylloquinoneRatio, vitaminDRatio, menaquinones)
    let grown = Self.surveyed("K1", sex, Self.grown)
    vitamers = Self.ages.map { age in
      let there = Self.surveyed("K1", sex, age)
      return Vitamer.allCases.map { $0 == .phylloquinone ? ratio * there : (amounts[$0] ?? 0) * there / grown }
    }
    vitaminDs = Self.ages.map { ratioD * Self.surveyed("vitamin_D", sex, $0) }
  }

  private static func band(_ age: Double) -> Int { (ages.firstIndex { $0 > age } ?? ages.count) - 1 }

  private static func menaquinones(_ country: String, _ sex: Sex, _ assumptions: inout [String]) -> [Vitamer: Double] {
    var amounts: [Vitamer: Double] = [:]
    for vitamer in Vitamer.allCases where vitamer != .phylloquinone {
      amounts[vitamer] = ReferenceModel.model.parameter("vitaminK.referenceDiet.\(vitamer.rawValue)")?.female ?? 0
    }
    let names: [Vitamer: String] = [
      .menaquinone4: "MK4", .menaquinone7: "MK7", .menaquinone8: "MK8", .menaquinone9: "MK9",
    ]
    let own = names.compactMapValues { NationalIntake($0, country: country, sex: sex)?.mean }
    // A split with only MK-4 of its own leaves the rest to the sum.
    if own.count > 1 {
      amounts.merge(own) { $1 }
    } else if let total = NationalIntake("MK_total", country: country, sex: sex)?.mean {
      let factor = total / amounts.values.reduce(0, +)
      amounts = amounts.mapValues { $0 * factor }
    } else {
      assumptions.append(
        "menaquinones are eaten as in the model's reference diet: the intake tables have no number for \(country)")
    }
    return amounts
  }

  /// Means in µg a day, in the order of `Vitamer.allCases`: children eat less of the menaquinones in the proportion in
  /// which they eat less K1.
  public func vitamers(age: Double) -> [Double] { vitamers[Self.band(age)] }

  /// Age of the adults whose menaquinones studies report.
  private static let grown = 40.0

  /// Mean vitamin D from food in µg a day.
  public func vitaminD(age: Double) -> Double { vitaminDs[Self.band(age)] }

  /// Mean of the US survey; below 4 years K1 of breast milk to half a year, 20 µg to one, then three quarters of a child's.
  static func surveyed(_ nutrient: String, _ sex: Sex, _ age: Double) -> Double {
    let mean = IntakeSurvey.band(nutrient, sex: sex, age: age)?.mean ?? 0
    guard nutrient == "K1", age < 4 else { return mean }
    return age < 0.5 ? 2 : age < 1 ? 20 : 0.75 * mean
  }
}
