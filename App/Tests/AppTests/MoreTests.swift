import Foundation
import Hummingbird
import HummingbirdTesting
import People
import Tabular
import Testing

@testable import App

@Suite("More, for those who know it")
struct MoreTests {
  private let today = CalendarDay(year: 2026, month: 6, day: 1) ?? .today

  private func person(_ fields: [String: [String]]) throws -> Person {
    var all = ["age": ["62"], "sex": ["female"]]
    all.merge(fields) { $1 }
    return try PersonFile(Answers(fields: all)).person(today: today)
  }

  private func faults(_ fields: [String: [String]]) -> [String] {
    do {
      _ = try person(fields)
      return []
    } catch { return (error as? AppFault)?.faults.map(\.field) ?? [] }
  }

  @Test("Everything that can be answered reaches the person that the library reads")
  func read() throws {
    let person = try person([
      "smoking": ["former"], "alcohol": ["1,5"], "family_heart": ["true"], "descent": ["black"],
      "bone": ["wrist", "hip"], "when_wrist": ["55"], "when_hip": ["2019-05"],
      "medicine": ["statin"], "med_name_1": ["statin"], "med_since_1": ["2020"], "med_name_2": ["prednisolone"],
      "med_dose_2": ["5"], "lab_25ohd": ["20"], "lab_25ohd_unit": ["ng/mL"], "lab_25ohd_on": ["2026-02"],
      "lab_lumbarspinetscore": ["-1,8"], "lab_lumbarspinetscore_on": ["2025"],
    ])
    #expect(person.history.smoking == .former && person.history.alcoholUnitsPerDay == 1.5)
    #expect(person.history.familyHeartDisease == true && person.ethnicity == .black)
    #expect(person.history.fractures.map(\.time) == [.age(55), PartialDate("2019-05").map { .date($0) }])
    #expect(person.medicines.map(\.name) == ["statin", "prednisolone"])
    #expect(person.medicines[0].since == PartialDate("2020") && person.medicines[1].doseMilligrams == 5)
    #expect(person.measurements.map(\.what) == [.calcidiol, .tScore(.lumbarSpine)])
    #expect(abs(person.measurements[0].value - 49.9) < 0.1 && person.measurements[1].value == -1.8)
  }

  @Test("Each question has a name of its own, and asks only for what moves a person's numbers")
  func fields() {
    #expect(Set(MoreFields.all).count == MoreFields.all.count)
    #expect(Set(StartFields.all).count == StartFields.all.count)
    for one in MoreFields.laboratory { #expect(one.marker.reading != nil, "\(one.marker.name)") }
  }

  @Test(
    "What cannot be used is told at its own field, and nothing typed is passed over",
    arguments: [
      (["when_wrist": ["55"]], "when_wrist"),
      (["bone": ["wrist"], "when_wrist": ["70"]], "when_wrist"),
      (["bone": ["wrist", "hip"], "when_hip": ["soon"]], "when_hip"),
      (["med_dose_1": ["5"]], "med_name_1"),
      (["med_name_1": ["prednisolone"], "med_dose_1": ["much"]], "med_dose_1"),
      (["med_name_2": ["prednisolone"], "med_since_2": ["2031-13"]], "med_since_2"),
      (["lab_25ohd": ["60"]], "lab_25ohd_on"), (["lab_25ohd_on": ["2026"]], "lab_25ohd"),
      (["lab_25ohd": ["6000"], "lab_25ohd_on": ["2026"]], "lab_25ohd"),
      (["lab_dpucmgp": ["500"], "lab_dpucmgp_unit": ["g"], "lab_dpucmgp_on": ["2026"]], "lab_dpucmgp_unit"),
      (["lab_egfr": ["80"], "lab_egfr_on": ["2027"]], "lab_egfr_on"),
      (["smoking": ["sometimes"]], "smoking"), (["alcohol": ["a bottle"]], "alcohol"),
    ] as [([String: [String]], String)])
  func refused(fields: [String: [String]], field: String) {
    #expect(faults(fields) == [field])
  }

  @Test("A measurement moves the person's result, and the answers come back as they were typed")
  func used() async throws {
    try await withApp { client in
      let plain = try await client.enter(Example.anna)
      let measured = try await client.enter(
        Example.anna + "&lab_shareucoc=60&lab_shareucoc_on=2026-01&smoking=current&when_wrist=2011")
      let page = try await client.get(measured).text
      #expect(page != (try await client.get(plain).text))
      let edit = try await client.get(measured + "/edit").text
      #expect(edit.contains("<details id=\"more\" open>") && edit.contains("value=\"2011\""))
      #expect(edit.contains("<option value=\"current\" selected>"))
      #expect(try await client.get(plain + "/edit").text.contains("<details id=\"more\">"))
      let file = try await client.get(measured + "/person.yaml").text
      #expect(file.contains("measurements: [{what: \"%ucOC\", value: 60, unit: \"%\", on: \"2026-01\"}]"), "\(file)")
    }
  }
}
