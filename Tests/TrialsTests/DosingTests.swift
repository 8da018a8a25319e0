import Foundation
import ModelLanguage
import People
import Physiology
import Simulation
import Testing

@testable import Trials

@Suite("Doses in a trial") struct DosingTests {
  @Test("averaged dosing lies within 1 % of every dose as an event, on every endpoint")
  func averaged() throws {
    let text = TestPeople.changed(
      "  - {what: plasma MK-7, as: value}", "  - {what: plasma MK-7, as: value}\n  - {what: PIVKA-II, as: value}")
    let check = try #require(try TestPeople.engine(text).pulseCheck(people: 2))
    #expect(check.differences.count == 4)
    for difference in check.differences {
      #expect(difference.share < 0.01, "\(difference.endpoint): \(difference.share)")
    }
  }

  @Test("half the doses are half the intake, and a holiday is none")
  func adherence() throws {
    let trial = try TrialReader.read(text: TestPeople.markers, file: "trial.yaml")
    let schedule = try ArmSchedule(trial.arms[1], background: [], foods: nil, file: "trial.yaml")
    let person = Participant(
      number: 1, sex: .female, age: 60, life: Life(Individual(sex: .female)), covariates: [:])
    var full = ArmExposure(person, adherence: 1, holidays: [])
    var half = ArmExposure(person, adherence: 0.5, holidays: [(from: 10, until: 20)])
    let key = "intake.menaquinone7.oral"
    let normal = try #require(ArmExposure.normal[key])
    let all = try #require(full.changes(under: schedule, duration: 56).first?.set[key]) - normal
    let changes = half.changes(under: schedule, duration: 56)
    #expect(abs(try #require(changes.first?.set[key]) - normal - all / 2) < 1e-9 * all)
    #expect(changes.count == 3)
    #expect(changes[1].set[key] == normal)
    // 180 µg of MK-7 (649 g/mol), times what is inside relative to the label.
    var reference = Bindings.reference(sex: .female)
    let inside = reference.value(of: SupplementContent.relativeToLabel.law)
    #expect(abs(all - 180_000 / 649 * inside) < 0.01 * all)
  }

  @Test("rows of people stand in both kinds of file, and end where the checkpoint ends")
  func rows() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "menaquin-rows-\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let engine = try TestPeople.engine(TestPeople.markers)
    _ = try engine.run(rows: PersonRows(CSVRows(path: path), run: "r", scenario: "trials"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "run,arm,person,age_years,time_days,name,value,unit,scenario,kind")
    // Three endpoints at three visits under both arms, and the readings.
    #expect(lines.count > 40 * 18)
    let again = CSVRows(path: path)
    try again.begin(afterPerson: 10)
    try again.finish()
    let kept = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(!kept.isEmpty)
    #expect(kept.allSatisfy { Int($0.split(separator: ",")[2]) ?? 99 <= 10 })
  }

  @Test("replicates of a trial that works find it, and of one that does nothing do not")
  func replicates() throws {
    let engine = try TestPeople.engine(TestPeople.markers, TrialEngine.Settings(people: 200, replicates: 200))
    let replicates = try #require(try engine.run().replicates)
    #expect(replicates.people == 40 && replicates.count == 200)
    #expect(replicates.values[1][0][2].power > 0.8)
    #expect(replicates.values[1][0][2].wrongSignShare == 0)
    let null = TestPeople.changed("regimen: [\"MK-7 180 ug q24h x 365\"]", "regimen: [\"calcium 1 mg q24h x 1\"]")
    let nothing = try #require(
      try TestPeople.engine(null, TrialEngine.Settings(people: 200, replicates: 400)).run().replicates)
    // One in twenty by the meaning of p; its own error with 400 replicates is 1.1 %.
    #expect((0.01...0.09).contains(nothing.values[1][1][2].power))
  }
}
