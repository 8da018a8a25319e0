import RealModule
import Testing
import Trials

@testable import Qualification

@Suite("What is read off a course of readings")
struct PathFormTests {
  private let days = (0...48).map { Double($0) / 24 }

  @Test("area, height and time of what rises and falls")
  func area() throws {
    // A triangle of 10 above 2, from 0 to 48 h, its top at 12 h.
    let course = days.map { day in
      let h = 24 * day
      return 2 + 10 * (h <= 12 ? h / 12 : (48 - h) / 36)
    }
    #expect(abs(try #require(PathForm.area.value(course, days, start: 2, age: 30)) - 240) < 1e-9)
    #expect(PathForm.timeOfHighest.value(course, days, start: 2, age: 30) == 12)
    #expect(abs(try #require(PathForm.highest.value(course, days, start: 2, age: 30)) - 10) < 1e-9)
  }

  @Test("the half-life of an exponential above what was there before")
  func halfLife() throws {
    let course = days.map { 3 + 5 * Double.exp(-Double.log(2) * 24 * $0 / 7.5) }
    #expect(abs(try #require(PathForm.halfLife.value(course, days, start: 3, age: 30)) - 7.5) < 1e-9)
    #expect(PathForm.halfLife.value(days.map { 3 + $0 }, days, start: 3, age: 30) == nil)
  }

  @Test("the fastest half year and the age in its middle")
  func peak() throws {
    let days = PathForm.peakRate.days(hours: nil, years: 3)
    #expect(days.count == 7)
    let course = [0.0, 10, 30, 90, 110, 120, 125]
    #expect(abs(try #require(PathForm.peakRate.value(course, days, start: 0, age: 11)) - 120) < 1e-9)
    #expect(abs(try #require(PathForm.ageAtPeakRate.value(course, days, start: 0, age: 11)) - 12.25) < 1e-9)
  }

  @Test(
    "windows of hours, and words that are none", arguments: [("0-9 h", true), ("24-96 h", true), ("2 years", false)])
  func windows(text: String, isKnown: Bool) { #expect((PathForm.hours(text) != nil) == isKnown) }
}

@Suite("People who differ among themselves")
struct PeopleContrastTests {
  /// Outcomes that are a straight line in reading, age and sex.
  private let people = (0..<60).map { i -> PeopleContrast.Person in
    let (x, age, isFemale) = (Double(i % 7) * 0.5, Double(50 + i % 11), i % 3 == 0)
    return PeopleContrast.Person(
      outcome: 0.7 * x - 0.1 * age + (isFemale ? 2 : 0), reading: x, age: age, isFemale: isFemale)
  }

  @Test("age and sex are held")
  func slope() throws {
    let effect = try #require(PeopleContrast(of: "x", step: .per(2)).effect(people))
    #expect(abs(effect.value - 1.4) < 1e-9)
    #expect(effect.variance < 1e-18)
  }

  @Test("per standard deviation means that of the people")
  func spread() throws {
    let sd = try #require(Estimator.moments(people.map(\.reading)).sd)
    #expect(abs(try #require(PeopleContrast(of: "x", step: .perSpread(-1)).effect(people)).value + 0.7 * sd) < 1e-9)
  }

  @Test("the top third against the bottom third")
  func thirds() throws {
    let steps = (0..<30).map {
      PeopleContrast.Person(outcome: $0 < 10 ? 1 : $0 < 20 ? 5 : 4, reading: Double($0), age: 60, isFemale: true)
    }
    let effect = try #require(PeopleContrast(of: "x", step: .parts(3, part: 3, against: 1)).effect(steps))
    #expect(abs(effect.value - 3) < 1e-9)
  }

  @Test("readings that do not differ say nothing")
  func same() {
    let same = people.map { PeopleContrast.Person(outcome: $0.outcome, reading: 1, age: $0.age, isFemale: $0.isFemale) }
    #expect(PeopleContrast(of: "x", step: .per(1)).effect(same) == nil)
  }
}

@Suite("Groups in words")
struct GroupWordsTests {
  @Test(
    "classes of pressure are limits of the covariate",
    arguments: [
      ("systolic below 120", 60.0, 120.0), ("systolic 120-129", 120, 130), ("systolic 160 or more", 160, 260),
    ])
  func pressure(words: String, low: Double, high: Double) {
    #expect(GroupWords(words)?.covariates["systolic pressure"] == .uniform(low, high))
  }

  @Test("years of use, and people above zero")
  func others() {
    #expect(GroupWords("3 years or more")?.usedFor == 3 * 365.25)
    #expect(GroupWords("above zero at start")?.isAboveZero == true)
    #expect(GroupWords("responders") == nil)
    #expect(GroupWords("systolic high") == nil)
  }
}
