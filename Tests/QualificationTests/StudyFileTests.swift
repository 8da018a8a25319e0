import Testing
import Trials

@testable import Qualification

/// A small study with most kinds of values.
private let text = """
  title: A small trial
  kind: trial
  context: markers
  use: validation
  cite: none
  country: Netherlands
  population: {people: 40, age: {mean: 60, sd: 4, min: 50, max: 70}, sex: {female: 1}}
  arms:
    - {name: placebo, people: 20}
    - {name: MK-7, people: 20, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
    - {name: one dose, regimen: [{form: MK-7, dose_ug: 180, once: true}]}
  duration: 12 weeks
  visits: [0, 12 weeks]
  endpoints:
    - {what: ucOC, as: percent change}
    - {what: plasma MK-7, as: value, unit: ng/mL}
    - {what: total hip BMD, as: percent change}
  observed:
    - {endpoint: ucOC, arm: MK-7, at: 12 weeks, mean: -50, sd: 20, n: 20, use: validation}
    - {endpoint: plasma MK-7, arm: MK-7, against: placebo, at: 12 weeks, mean: 5, se: 0.5, use: calibration}
    - {endpoint: total hip BMD, arm: MK-7, against: placebo, at: 12 weeks, finding: no difference, use: report}
    - {endpoint: plasma MK-7, arm: one dose, at: 12 weeks, mean: 1, se: 0.1, use: report}
    - {endpoint: ucOC, arm: MK-7, at: 12 weeks, mean: -40, use: report, group: responders}
  """

private func study() throws -> StudyFile { try StudyFileReader.read(text: text, file: "small.yaml") }

@Suite("A study's values become questions")
struct StudyFileTests {
  @Test("each observed value keeps its role; without one it is a report")
  func roles() throws {
    #expect(try study().items.map(\.role) == [.validation, .calibration, .report, .report, .report])
  }

  @Test("a mean with a standard deviation asks for the error of the mean")
  func mean() throws {
    let study = try study()
    let questions = try QuestionMaker(study: study).questions(study.items[0])
    let question = try #require(questions.first)
    #expect(questions.count == 1)
    #expect(question.form == .percentChange)
    #expect(question.day == 84)
    #expect(abs((question.target.standardError ?? 0) - 20 / 20.0.squareRoot()) < 1e-12)
  }

  @Test("a study's unit is converted: 1 ng/mL of MK-7 is 1000/649 nmol/L")
  func unit() throws {
    let study = try study()
    let question = try #require(try QuestionMaker(study: study).questions(study.items[1]).first)
    #expect(abs(question.factor - 1000 / 649) < 1e-9)
    #expect(question.against == 0)
  }

  @Test("what the trials cannot do is refused with its reason, and not dropped")
  func refused() throws {
    let study = try study()
    let maker = QuestionMaker(study: study)
    for (item, word) in [(4, "responders")] {
      let reason = #expect(throws: QuestionMaker.Reason.self) { try maker.questions(study.items[item]) }
      #expect(reason?.text.contains(word) == true)
    }
  }

  @Test("no difference between randomised arms asks for the trial at its real size")
  func null() throws {
    let study = try study()
    let question = try #require(try QuestionMaker(study: study).nullQuestion(study.items[2]))
    #expect(question.target.people == 20)
    #expect(question.target.peopleAgainst == 20)
    #expect(try QuestionMaker(study: study).nullQuestion(study.items[0]) == nil)
  }

  @Test("ages of curves", arguments: [("50", 50.0, 50.0), ("20-29", 20, 30), ("45-54.5", 45, 54.5)])
  func ages(text: String, youngest: Double, oldest: Double) {
    #expect(CurveQuestions.ages(text, within: 20...80) == youngest...oldest)
  }

  @Test("open bands reach to the ages of the study's people", arguments: [(">=70", 70.0, 80.0), ("<30", 20, 30)])
  func openBands(text: String, youngest: Double, oldest: Double) {
    #expect(CurveQuestions.ages(text, within: 20...80) == youngest...oldest)
  }

  @Test("other bands are not guessed", arguments: ["FMP-1..+2", "adult", ">=90"])
  func otherBands(text: String) { #expect(CurveQuestions.ages(text, within: 20...80) == nil) }

  @Test("a dose that is given once is one, and its arm shares the study's people")
  func single() throws {
    let study = try study()
    #expect(study.trial.arms[2].treatments.first?.single != nil)
    let question = try #require(try QuestionMaker(study: study).questions(study.items[3]).first)
    #expect(question.people.arm == nil)
  }
}
