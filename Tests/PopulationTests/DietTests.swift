import Evidence
import ModelLanguage
import Testing

@testable import Population

@Suite("People eat as in their country") struct DietTests {
  @Test(
    "mean intakes lie within four standard errors of the US survey's",
    arguments: [(Covariate.phylloquinone, "K1"), (.vitaminD, "vitamin_D"), (.calcium, "calcium")], Sex.allCases)
  func americans(quantity: (Covariate, String), sex: Sex) throws {
    let rows = HabitualIntake.find(quantity.1, country: "US", sex: sex, age: 40).filter {
      $0.statistic.contains("single-day")
    }
    let row = try #require(rows.first)
    let people = Sample.adults.filter { $0.sex == sex && $0.age >= 31 && $0.age < 51 }
    let values = people.compactMap { $0[quantity.0] }
    let spread = try #require(row.spread)
    let error =
      (Sample.spread(values) * Sample.spread(values) / Double(values.count)
      + 2 * spread * spread / (row.people ?? 1)).squareRoot()
    let mean = try #require(row.mean)
    #expect(
      abs(Sample.mean(values) - mean) < 4 * error, "\(quantity.1), \(sex.rawValue): \(Sample.mean(values)) for \(mean)")
  }

  @Test("habits spread less than single days")
  func days() {
    #expect(IntakeSurvey.habitualSpreadOfPhylloquinone < IntakeSurvey.dailySpread("K1"))
    #expect(IntakeSurvey.dayToDaySpread("K1", habitual: IntakeSurvey.habitualSpreadOfPhylloquinone) > 0)
  }

  @Test("Dutch women of 49 to 70 eat the K1 and menaquinones of Prospect-EPIC, within four standard errors")
  func dutch() throws {
    let people = Sample.draw(
      PopulationDescription(country: "NL", femaleShare: 1, age: .uniform(51...70)), 3000, seed: 4)
    let phylloquinone = people.compactMap { $0[.phylloquinone] }
    #expect(abs(Sample.mean(phylloquinone) - 211.7) < 4 * 100.3 / 3000.0.squareRoot())
    let sums = people.map { person in
      [Covariate.menaquinone4, .menaquinone7, .menaquinone8, .menaquinone9].reduce(0) { $0 + (person[$1] ?? 0) }
    }
    #expect(abs(Sample.mean(sums) - 29.1) < 4 * 12.8 / 3000.0.squareRoot())
  }

  @Test("young women in eastern Japan eat sixty times the MK-7 of Americans, from natto")
  func japanese() throws {
    let people = Sample.draw(
      PopulationDescription(country: "JP", femaleShare: 1, age: .uniform(20...29)), 2000, seed: 4)
    let menaquinone7 = people.compactMap { $0[.menaquinone7] }
    #expect(abs(Sample.mean(menaquinone7) - 57.3) < 4 * Sample.spread(menaquinone7) / 2000.0.squareRoot())
    let population = try Population(PopulationDescription(country: "China", age: .values([60])))
    #expect(population.assumptions.contains { $0.contains("K1") })
  }
}
