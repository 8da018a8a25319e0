import People
import Testing

@testable import Trials

@Suite("What is wrong with a trial is said with file, line, key, what was found and what is allowed")
struct BadInputTests {
  private func faults(_ from: String, _ to: String) throws -> [String] {
    let text = TestPeople.changed(from, to)
    let fault = #expect(throws: InputFaults.self) { try TrialReader.read(text: text, file: "trial.yaml") }
    return fault?.lines ?? []
  }

  @Test("an endpoint that does not exist is answered with the nearest names")
  func unknownEndpoint() throws {
    let lines = try faults("what: dp-ucMGP", "what: dp-ucMPG")
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasPrefix(
        "trial.yaml:15: endpoints[2].what: there is no such endpoint (nearest: dp-ucMGP); found \"dp-ucMPG\"; allowed: a biomarker"
      )
        == true, "\(lines)")
  }

  @Test("a trial that came without a folder names no other file, and nothing of that file is told")
  func noOtherFile() throws {
    let text = """
      title: Doses from elsewhere
      population: {people: 10, age: {uniform: [55, 65]}, sex: {female: 0.5}}
      arms: [{name: all, dosing_table: /etc/passwd}]
      duration: 8 weeks
      visits: [0, 8 weeks]
      endpoints: [{what: dp-ucMGP, as: change}]
      """
    let fault = #expect(throws: InputFaults.self) {
      try TrialReader.read(text: text, file: "trial.yaml", isAlone: true)
    }
    #expect(
      fault?.lines == [
        "trial.yaml:3: arms[1].dosing_table: a trial without a folder of its own names no other file; found \"/etc/passwd\"; allowed: the doses as a regimen; the command reads tables"
      ])
  }

  @Test("a visit after the end")
  func lateVisit() throws {
    #expect(
      try faults("visits: [0, 4 weeks, 8 weeks]", "visits: [0, 4 weeks, 1 year]") == [
        "trial.yaml:1: visits: a visit lies after the end of the trial; found \"1 year\"; allowed: at most 8 weeks (duration)"
      ])
  }

  @Test("a trial of nobody")
  func zeroPeople() throws {
    #expect(
      try faults("people: 40", "people: 0") == [
        "trial.yaml:3: population.people: a trial needs people; found \"0\"; allowed: a whole number from 1"
      ])
  }

  @Test("a dropout above 1")
  func impossibleDropout() throws {
    #expect(
      try faults("dropout: 0.1 per year", "dropout: 1.2 per year") == [
        "trial.yaml:11: dropout: nobody can be lost more than once; found \"1.2 per year\"; allowed: the share lost per year, from 0 to below 1, such as 0.08 per year"
      ])
  }

  @Test("an observed value that is scored without a standard error")
  func observedWithoutError() throws {
    let lines = try faults(
      "endpoints:", "observed: [{endpoint: dp-ucMGP, arm: MK-7, at: 8 weeks, mean: -30, use: validation}]\nendpoints:")
    #expect(
      lines == [
        "trial.yaml:13: observed[1]: a value that is scored has no standard error; found \"dp-ucMGP\"; allowed: se, ci, or sd and n; quartiles and n for a median; or use: report"
      ])
  }

  @Test("an observed value of an endpoint or arm that the study has not, or after its end")
  func observedElsewhere() throws {
    func lines(_ value: String) throws -> [String] {
      try faults("endpoints:", "observed: [{\(value), mean: -30, se: 3, use: validation}]\nendpoints:")
    }
    #expect(
      try lines("endpoint: dp-ucMPG, arm: MK-7, at: 8 weeks") == [
        "trial.yaml:13: observed: the trial has no such endpoint (nearest: dp-ucMGP); found \"dp-ucMPG\"; allowed: ucOC/cOC, dp-ucMGP, plasma MK-7"
      ])
    #expect(
      try lines("endpoint: dp-ucMGP, arm: MK-8, at: 8 weeks") == [
        "trial.yaml:13: observed: the trial has no such arm (nearest: MK-7); found \"MK-8\"; allowed: placebo, MK-7"
      ])
    #expect(
      try lines("endpoint: dp-ucMGP, arm: MK-7, at: 1 year") == [
        "trial.yaml:13: observed: a value was observed after the end of the trial; found \"1 year\"; allowed: at most 8 weeks"
      ])
  }

  @Test("an arm that gives a medicine and takes it away")
  func stoppedAndGiven() throws {
    let lines = try faults(
      "- {name: placebo}", "- {name: placebo, medicines: [{name: warfarin, dose_mg: 5}], stop: warfarin}")
    #expect(
      lines == [
        "trial.yaml:7: arms: placebo: two treatments contradict each other; found \"warfarin 5 mg a day and no warfarin\"; allowed: one of them, or times that do not overlap"
      ])
  }

  @Test("an arm that gives a medicine twice at once")
  func contradictoryArm() throws {
    let lines = try faults(
      "- {name: placebo}", "- {name: placebo, medicines: [{name: warfarin, dose_mg: 5}, {name: warfarin, dose_mg: 3}]}")
    #expect(
      lines == [
        "trial.yaml:7: arms: placebo: two treatments contradict each other; found \"warfarin 5 mg a day and warfarin 3 mg a day\"; allowed: one of them, or times that do not overlap"
      ])
  }

  @Test("arms of one name, and arms that do not add up")
  func arms() throws {
    #expect(
      try faults("- {name: MK-7,", "- {name: Placebo,") == [
        "trial.yaml:8: arms: two arms have the same name; found \"Placebo\"; allowed: a name for each arm"
      ])
    #expect(
      try faults("- {name: placebo}", "- {name: placebo, people: 90}") == [
        "trial.yaml:7: arms: the arms do not add up to the people of the trial; found \"90\"; allowed: 40 (population.people)"
      ])
  }

  @Test("a criterion on something that does not exist")
  func unknownCriterion() throws {
    let lines = try faults("  sex: {female: 0.5}", "  sex: {female: 0.5}\n  include: [\"lumbar spine T-scor > -2.5\"]")
    #expect(
      lines == [
        "trial.yaml:6: population.include[1]: there is no such quantity (nearest: lumbar spine T-score, lumbar spine Z-score); found \"lumbar spine T-scor\"; allowed: a name, one of > >= < <=, and a number, such as lumbar spine T-score > -2.5"
      ])
  }

  @Test("nobody qualifies: the share that passed each criterion is told")
  func nobodyQualifies() throws {
    let text = TestPeople.changed(
      "  sex: {female: 0.5}", "  sex: {female: 0.5}\n  include: [\"age > 50\", \"BMI > 900\"]")
    let engine = try TestPeople.engine(text)
    let fault = #expect(throws: TrialFault.self) { try engine.run() }
    #expect(fault?.exitCode == 65)
    #expect(
      fault?.description
        == "trial.yaml: population.include: 0 of 2016 people qualify; passed each criterion: age > 50: 100 % of 2016; BMI > 900: 0 % of 2016"
    )
  }
}
