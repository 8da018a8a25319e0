import Foundation
import People
import Testing

@Suite("The example files")
struct ExampleFileTests {
  @Test("every example person reads, and is plainly called an example")
  func people() throws {
    let files = try exampleFiles("people")
    #expect(files.count >= 9)
    for file in files {
      let person = try PersonReader.read(file, today: readingDay)
      #expect(person.name?.hasPrefix("Example: ") == true, "\(file)")
      #expect(!person.diet.isEmpty, "\(file)")
    }
  }

  @Test("every example plan and household reads")
  func plans() throws {
    for file in try exampleFiles("plans") { #expect(try !PlanReader.read(file).change.isEmpty, "\(file)") }
    for file in try exampleFiles("households") {
      #expect(try HouseholdReader.read(file, today: readingDay).count > 1, "\(file)")
    }
  }
}
