import Evidence
import Foundation
import People
import Physiology
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

@Suite("Claims and example people")
struct ClaimFollowingTests {
  @Test("every way to follow a claim names an example person and a change that can be run")
  func followable() throws {
    let folder = try examples().appendingPathComponent("people")
    for claim in ClaimLedger.claims {
      for trace in claim.follow {
        let file = folder.appendingPathComponent(trace.who.replacing(" ", with: "-") + ".yaml")
        let person = try PersonReader.read(file.path, today: readingDay)
        #expect(ClaimFollowing(trace.change, for: person) != nil, "claim \(claim.number): \(trace.change)")
      }
    }
  }

  @Test("a supplement becomes a plan, a condition a changed person, an age a later look")
  func kinds() throws {
    let anna = try person("age: 58\nsex: female\nname: Anna")
    let supplement = try #require(ClaimLedger[2]?.follow.first?.change)
    guard case .plan(let plan) = ClaimFollowing(supplement, for: anna) else {
      Issue.record("a supplement is no plan")
      return
    }
    #expect(plan.name == "add MK-7 180 µg every 1 day")
    let dialysis = try #require(ClaimLedger[4]?.follow.first?.change)
    guard case .person(let changed) = ClaimFollowing(dialysis, for: anna) else {
      Issue.record("a condition is no changed person")
      return
    }
    #expect(changed.conditions.map(\.name) == ["dialysis"])
    let age = try #require(ClaimLedger[12]?.follow.first?.change)
    #expect(ClaimFollowing(age, for: anna) == .laterAge(100))
  }

  @Test("every condition and medicine that lowers absorption has its state of the gut")
  func absorption() {
    let conditions = Catalogue<Condition>.conditions.entries.compactMap(\.effect.absorption)
    let medicines = Catalogue<Medicine>.medicines.entries.compactMap(\.effect.absorption)
    let missing = Set(AbsorptionCondition.allCases).subtracting(conditions + medicines)
    #expect(missing == [.bileAcidBinderWithMeal])
  }
}
