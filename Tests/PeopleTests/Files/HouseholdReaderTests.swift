import Foundation
import People
import Testing

@Suite("A household")
struct HouseholdReaderTests {
  @Test("one person, a bare list and a list under people read alike")
  func shapes() throws {
    let one = "name: A\nage: 40\nsex: male"
    let list = "- {name: A, age: 40, sex: male}\n- {name: B, age: 38, sex: female}"
    let people = "people:\n  - {name: A, age: 40, sex: male}\n  - {name: B, age: 38, sex: female}"
    func names(_ text: String) throws -> [String?] {
      try HouseholdReader.read(text: text, file: "h.yaml", today: readingDay).map(\.name)
    }
    #expect(try names(one) == ["A"])
    #expect(try names(list) == ["A", "B"])
    #expect(try names(people) == ["A", "B"])
  }

  @Test("an item may be the path of a person's file, taken from where the household's file stands")
  func paths() throws {
    try withTemporaryFolder { folder in
      try "name: A\nage: 40\nsex: male".write(toFile: "\(folder)/a.yaml", atomically: true, encoding: .utf8)
      try "people: [a.yaml, {name: B, age: 8, sex: female}]".write(
        toFile: "\(folder)/h.yaml", atomically: true, encoding: .utf8)
      let people = try HouseholdReader.read("\(folder)/h.yaml", today: readingDay)
      #expect(people.map(\.name) == ["A", "B"])
      #expect(try HouseholdReader.read(["\(folder)/h.yaml"], today: readingDay).count == 2)
    }
  }

  @Test("faults of all people and all files are told together")
  func faults() throws {
    func said(_ text: String) -> [String] {
      do throws(InputFaults) {
        _ = try HouseholdReader.read(text: text, file: "h.yaml", today: readingDay)
        return []
      } catch {
        return error.errors.map(\.description)
      }
    }
    #expect(
      said("- {age: 40}\n- none.yaml\n- {age: 999, sex: male}") == [
        "h.yaml:1: people[1].sex: the key is missing; allowed: female or male",
        "h.yaml:3: people[3].age: the number is out of range; found \"999\"; allowed: a number from 0 to 120 years",
        "none.yaml: there is no such file",
      ])
    #expect(
      said("- {name: A, age: 40, sex: male}\n- {name: a, age: 41, sex: male}") == [
        "h.yaml:2: name: two people have the same name; found \"a\"; allowed: a name for each that tells them apart"
      ])
    #expect(said("people: []") == ["h.yaml:1: the household is empty; found \"0 people\"; allowed: 1 to 50 people"])
  }
}
