import Foods
import Foundation
import People
import Testing

@Suite("Foods of the examples")
struct ExampleFoodTests {
  /// Built once for all tests: the index takes seconds in a debug build.
  private static let shipped = Result { try FoodTable.shipped(cacheDirectory: nil) }
  let foods: FoodTable

  init() throws {
    foods = try Self.shipped.get()
  }

  @Test("every habit, diary and supplement of an example person is found in the food table")
  func people() throws {
    for file in try exampleFiles("people") {
      let person = try PersonReader.read(file, today: readingDay)
      for habit in person.diet.habits { _ = try habit.habit(foods: foods, file: file) }
      for supplement in person.supplements { _ = try supplement.supplement(file: file) }
      if let path = person.diaryPath { #expect(try !Diary(file: path, foods: foods).occasions.isEmpty, "\(path)") }
    }
  }

  @Test("every food of an example plan is found in the food table")
  func plans() throws {
    for file in try exampleFiles("plans") {
      for case .diet(let habit) in try PlanReader.read(file).change { _ = try habit.habit(foods: foods, file: file) }
    }
  }

  @Test("an unknown food is told with the file, the line, and the nearest foods")
  func unknown() throws {
    let text = "age: 40\nsex: male\ndiet:\n  habits:\n    - {food: guoda, amount: 30 g, per: day}"
    let habit = try #require(try person(text).diet.habits.first)
    let error = #expect(throws: (any Error).self) { try habit.habit(foods: foods, file: "p.yaml") }
    let said = error.map { "\($0)" } ?? ""
    #expect(said.hasPrefix("p.yaml:5: food: there is no such food; found \"guoda\"; allowed: "))
    #expect(said.contains("ouda"))
  }
}
