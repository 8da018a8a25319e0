import Evidence
import Foods
import Foundation
import Hummingbird
import HummingbirdTesting
import People
import Testing

@testable import App

@Suite("Growth charts")
struct GrowthTests {
  private func chart(_ quantity: GrowthReference.Quantity, age: Double, height: Double?) throws -> GrowthChart {
    let person = Person(birth: .age(age), sex: .female, heightCentimetres: height)
    let course = try LifeCourse(person, foods: try FoodTable.shipped(), today: .today)
    return try #require(GrowthChart(quantity, of: course))
  }

  @Test("A child of the median's height stands at the 50th percentile, and the model's line passes there")
  func median() throws {
    let age = 8.0
    let median = try #require(GrowthReference.shipped.median(.height, age: age, sex: .female))
    let chart = try chart(.height, age: age, height: median)
    #expect(chart.place == "at the 50th percentile")
    let today = try #require(chart.ages.firstIndex { abs($0 - (chart.own?.age ?? 0)) < 1e-9 })
    #expect(abs(chart.simulated[today] - median) < 0.05)
  }

  @Test("The lines of the percentiles are those of the published parameters, in their order")
  func percentiles() throws {
    let chart = try chart(.weight, age: 10, height: nil)
    for (index, age) in chart.ages.enumerated() {
      let values = chart.percentiles.map { $0[index] }
      #expect(values == values.sorted())
      #expect(values[3] == GrowthReference.shipped.median(.weight, age: age, sex: .female))
    }
    #expect(chart.own == nil)
  }

  @Test("A child's page has both charts with tables; a grown person's says why it has none")
  func pages() async throws {
    try await withApp { client in
      let child = try await client.enter("name=Mia&age=8&sex=female&height_cm=128&weight_kg=26")
      let page = try await client.get(child + "/growth").text
      #expect(page.contains("Height: 128") && page.contains("percentile of girls of this age"))
      #expect(page.contains("Weight: 26"))
      #expect(page.components(separatedBy: "<table").count == 3)
      #expect(try await client.get(child).text.contains(child + "/growth"))
      #expect(try await client.get("/people").text.contains(child + "/growth"))
      let adult = try await client.enter(Example.anna)
      #expect(try await client.get(adult + "/growth").text.contains("from birth to 20 years"))
      #expect(try await !client.get(adult).text.contains("/growth"))
    }
  }

  @Test("With a medicine against vitamin K there is the stop in place of a chart")
  func stopped() async throws {
    try await withApp { client in
      let child = try await client.enter("name=Mia&age=8&sex=female&height_cm=128&medicine=warfarin")
      let page = try await client.get(child + "/growth").text
      #expect(page.contains("Stop: ") && !page.contains("data-growth"))
    }
  }
}
