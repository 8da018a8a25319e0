import Foundation
import People
import Testing

@testable import Trials

@Suite("Trial files") struct TrialFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func files(_ folder: String) -> [String] {
    let path = root.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\($0)" }
  }

  @Test("every example is read, and lies in the validity domain", arguments: files("examples/trials"))
  func examples(path: String) throws {
    let trial = try TrialReader.read(path)
    #expect(trial.outsideDomain.isEmpty, "\(trial.outsideDomain)")
    #expect(trial.arms.count > 1)
  }

  @Test("there are the six examples that were promised")
  func exampleCount() { #expect(Self.files("examples/trials").count == 6) }

  @Test("every published study is read")
  func studies() {
    var wrong: [String] = []
    let files = Self.files("Data/Studies")
    for file in files {
      do { _ = try TrialReader.read(file) } catch { wrong.append("\(error)") }
    }
    #expect(files.count > 200)
    #expect(wrong.isEmpty, "\(wrong.count) of \(files.count):\n\(wrong.joined(separator: "\n"))")
  }

  @Test("the whole format")
  func wholeFormat() throws {
    let trial = try TrialReader.read(
      text: """
        title: Everything
        cite: "10.1000/xyz"
        country: Japan
        population:
          people: 240
          age: {mean: 60, sd: 4, min: 55, max: 65}
          sex: {female: 1.0}
          covariates: {eGFR: {mean: 85, sd: 12}, calcium_mg: {mean: 900, sd: 300}, K1_ug: 150, menopause: post}
          conditions: [type 2 diabetes]
          include: ["lumbar spine T-score > -2.5", "age >= 56"]
        arms:
          - {name: placebo}
          - name: MK-7
            people: 120
            regimen: [{form: MK-7, dose_ug: 180, per week: 3, from: 1 month, until: 2 years, with_meal: true}, "vitamin-D 20 ug q24h x 365"]
            foods: [{food: natto, amount: 45 g, per: week, times: 2}]
            medicines: [{name: apixaban, dose_mg: 5, per day: 2}]
        duration: 3 years
        visits: [0, 1 year, 2 years, 3 years]
        adherence: {mean: 0.9, sd: 0.1, holidays per year: 1, holiday: 10 days}
        dropout: 0.08 per year
        background: [{form: calcium, dose_mg: 500, every: 1 day}]
        endpoints:
          - {what: ucOC/cOC, as: percent change, noise: none}
          - {what: lumbar spine BMD, as: percent change, noise: default, by: [sex]}
          - {what: bone.totalBody.content, as: change, noise: 0.01}
          - {what: hip fracture}
        observed:
          - {endpoint: ucOC/cOC, arm: MK-7, at: 3 years, mean: -51, sd: 28, n: 107, use: calibration}
          - {endpoint: lumbar spine BMD, arm: MK-7, against: placebo, at: 3 years, difference: 0.5, ci: [-0.2, 1.2], use: validation}
          - {endpoint: hip fracture, arm: MK-7, events: 3, n: 120, use: report}
          - {endpoint: hip fracture, arm: MK-7, against: placebo, hazard_ratio: 0.8, ci: [0.4, 1.6], use: validation}
        """.replacing("vitamin-D", with: "calcium").replacing("20 ug q24h", with: "500 mg q24h"), file: "all.yaml")
    #expect(trial.population.age == .normal(mean: 60, sd: 4, low: 55, high: 65))
    #expect(trial.population.menopause == .post)
    #expect(trial.population.covariates["calcium_mg"]?.mean == 900)
    #expect(trial.population.country == "Japan")
    #expect(trial.arms[1].treatments.count == 4)
    let first = trial.arms[1].treatments[0]
    #expect(abs(first.from - 30.4375) < 1e-9 && abs(first.until - 730.5) < 1e-9)
    #expect(trial.adherence == Adherence(mean: 0.9, sd: 0.1, holidaysPerYear: 1, holidayDays: 10))
    #expect(trial.dropout == 0.08)
    #expect(
      trial.endpoints.map(\.words) == [
        "ucOC/cOC, percent change", "lumbar spine BMD, percent change", "bone.totalBody.content, change",
        "hip fracture",
      ])
    // SD over the root of n; half an interval over 1.96; of the logarithm for a ratio.
    #expect(abs((trial.observed[0].standardError ?? 0) - 28 / 107.0.squareRoot()) < 1e-9)
    #expect(abs((trial.observed[1].standardError ?? 0) - 0.7 / 1.959964) < 1e-6)
    #expect(trial.observed[2].statistic == .events(3, of: 120))
    #expect(abs((trial.observed[3].standardError ?? 0) - log(4.0) / (2 * 1.959964)) < 1e-6)
  }

  @Test("a dosing table with NONMEM columns is a regimen")
  func dosingTable() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "menaquin-doses-\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table =
      "ID,TIME,AMT,II,ADDL,SS,RATE,CMT,EVID\n1,0,180,24,364,0,0,MK-7,1\n1,48,.,.,.,.,.,MK-7,0\n2,0,90,24,9,0,0,MK-7,1\n"
    try table.write(toFile: path, atomically: true, encoding: .utf8)
    let treatments = try DosingTable.treatments(path)
    #expect(treatments.count == 1)
    guard case .supplement(let use) = treatments[0].what else {
      Issue.record("not a supplement")
      return
    }
    #expect(use.dose == 180 && use.doses == 365 && use.interval == .every(days: 1))
  }

  @Test("times as files write them")
  func times() {
    #expect(TrialTime.days("0") == 0)
    #expect(TrialTime.days("8 weeks") == 56)
    #expect(TrialTime.days("3 years") == 3 * 365.25)
    #expect(TrialTime.days("12") == nil && TrialTime.days("soon") == nil && TrialTime.days("-1 day") == nil)
    for days in [56.0, 365.25, 30.4375, 3 * 365.25, 10] { #expect(TrialTime.days(TrialTime.text(days)) == days) }
  }

  @Test("a dose or an age beyond the validity domain is named")
  func domain() throws {
    let dose = try TrialReader.read(text: TestPeople.changed("MK-7 180 ug", "MK-7 900 ug"), file: "trial.yaml")
    #expect(
      dose.outsideDomain == [
        "MK-7: 900 µg of MK-7 a day is more than the largest dose that a study gave people for months, 720 µg"
      ])
    let age = try TrialReader.read(
      text: TestPeople.changed("age: {mean: 60, sd: 4, min: 50, max: 70}", "age: {uniform: [0, 1]}").replacing(
        "MK-7 180 ug", with: "MK-7 45 ug"),
      file: "trial.yaml")
    #expect(
      age.outsideDomain.count == 1 && age.outsideDomain[0].hasPrefix("an age of 0 years lies outside 1 to 100 years"))
  }
}
