import Evidence
import ModelLanguage
import Testing

@testable import Population

@Suite("Diseases, habits and medicines are as common as surveyed") struct PrevalenceTests {
  @Test(
    "shares by sex and decade lie within four standard errors of the survey's",
    arguments: [
      (Covariate.diabetes, "diabetes_prevalence"), (.smoking, "smoking_current"), (.formerSmoking, "smoking_former"),
    ], Sex.allCases)
  func habits(quantity: (Covariate, String), sex: Sex) throws {
    for band in PopulationReference.shipped.adultBands(quantity.1, sex: sex) where band.ages.lowerBound < 80 {
      try check(quantity.0, sex, band.ages.lowerBound, band.mean, try #require(band.people))
    }
  }

  @Test(
    "shares taking a medicine lie within four standard errors of the survey's",
    arguments: [(Covariate.statin, "statin_use"), (.antihypertensive, "antihypertensive_use")], Sex.allCases)
  func medicines(quantity: (Covariate, String), sex: Sex) throws {
    for row in PopulationHistory.shipped.bands(quantity.1, sex: sex) {
      let first = try #require(row.youngest)
      guard first < 80 else { continue }
      let people = try #require(Self.people(row.note))
      try check(quantity.0, sex, first, row.mean, people)
    }
  }

  /// `n=1982` and what may follow.
  private static func people(_ note: String) -> Int? {
    note.split(separator: "n=").last.flatMap { Int($0.prefix { $0.isNumber }) }
  }

  private func check(_ covariate: Covariate, _ sex: Sex, _ first: Double, _ share: Double, _ surveyed: Int) throws {
    let people = Sample.decade(first, sex)
    let drawn = Sample.share(people) { $0[covariate] == 1 }
    let error = Sample.standardError(share: share, people: people.count, surveyed: surveyed)
    #expect(
      abs(drawn - share) < 4 * error, "\(covariate.rawValue), \(sex.rawValue) of \(Int(first)): \(drawn) for \(share)")
  }

  @Test("statins take LDL down to everyone's mean, and those who take them had the higher LDL", arguments: Sex.allCases)
  func treatedLDL(sex: Sex) throws {
    for first in [50.0, 60, 70] {
      let people = Sample.decade(first, sex)
      let treated = people.filter { $0[.statin] == 1 }
      let others = people.filter { $0[.statin] == 0 }
      let (high, low) = (treated.compactMap { $0[.ldlUntreated] }, others.compactMap { $0[.ldlUntreated] })
      #expect(Sample.mean(high) > Sample.mean(low))
      let free = try #require(
        PopulationReference.shipped.adultBands("ldl_cholesterol_untreated", sex: sex)
          .first { $0.ages.lowerBound == first })
      let error = (free.spread ?? 0) * (1 / Double(low.count) + 2 / Double(free.people ?? 1)).squareRoot()
      #expect(
        abs(Sample.mean(low) - free.mean) < 4 * error,
        "\(sex.rawValue) of \(first) without a statin: \(Sample.mean(low)) for \(free.mean)")
    }
  }

  @Test("the age at the last period has its median between 51.5 and 52.5 years and never leaves what the model takes")
  func menopause() throws {
    let ages = Sample.adults.compactMap { $0[.menopauseAge] }.sorted()
    let median = ages[ages.count / 2]
    #expect(median > 51.5 && median < 52.5, "the median is \(median)")
    #expect(ages.allSatisfy { (40...58).contains($0) })
  }

  @Test("who has diabetes now got it earlier, who smokes began at 18, and nobody begins before that")
  func beginnings() {
    for person in Sample.adults.prefix(3000) {
      let begins = person.life.changes.filter { $0.set["condition.diabetes"] == 1 }.map(\.age)
      if person[.diabetes] == 1 {
        #expect(begins.count == 1 && begins[0] <= person.age && begins[0] >= 20)
      } else {
        #expect(begins.allSatisfy { $0 > person.age })
      }
      if person[.smoking] == 1 {
        #expect(person.life.changes.filter { $0.set["habit.smoking"] == 1 }.map(\.age) == [18])
      }
    }
  }
}
