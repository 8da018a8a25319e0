import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("Plans side by side")
struct PlansTests {
  private struct Told: Decodable {
    struct Plan: Decodable { let name, html: String }
    struct Stop: Decodable { let title: String }
    struct Difference: Decodable {
      struct Chart: Decodable { let name, html, specification: String }
      let quantity: String
      let charts: [Chart]
    }
    let differences: [Difference]
    let plans: [Plan]
    let draws: Int
    let stop: Stop?
  }

  private func wish(_ plans: [PlanSetting], fine: Bool = false) throws -> String {
    struct Wish: Encodable {
      let plans: [PlanSetting]
      let fine: Bool
    }
    return String(decoding: try JSONEncoder().encode(Wish(plans: plans, fine: fine)), as: UTF8.self)
  }

  private let mk7 = PlanSetting(name: "MK-7", form: "MK-7", doseMicrograms: 180)
  private let natto = PlanSetting(name: "natto", food: "natto", foodAmount: "45 g", foodTimesPerWeek: 2)

  @Test("Living as now stands beside the plans; without bands no verdict is given, with bands one is")
  func compared() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/compare"
      let quick = try JSONDecoder().decode(
        Told.self, from: Data(buffer: try await client.send(.post, api, try wish([mk7, natto])).body))
      #expect(quick.plans.map(\.name) == ["as now", "MK-7", "natto"])
      #expect(quick.draws == 0)
      #expect(quick.plans.allSatisfy { !$0.html.contains("can be told (") && !$0.html.contains("in 80 of 100 people") })
      let fine = try JSONDecoder().decode(
        Told.self, from: Data(buffer: try await client.send(.post, api, try wish([mk7], fine: true)).body))
      #expect(fine.plans.last?.html.contains("in 80 of 100 people") == true)
    }
  }

  @Test("With bands each plan has its difference over age, all on one axis, with both bands and a zero line")
  func differences() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/compare"
      let quick = try JSONDecoder().decode(
        Told.self, from: Data(buffer: try await client.send(.post, api, try wish([mk7, natto])).body))
      #expect(quick.differences.isEmpty)
      let fine = try JSONDecoder().decode(
        Told.self, from: Data(buffer: try await client.send(.post, api, try wish([mk7, natto], fine: true)).body))
      #expect(fine.differences.map(\.quantity) == ["Inactive osteocalcin", "Spine density", "Coronary calcium"])
      for row in fine.differences {
        #expect(row.charts.map(\.name) == ["MK-7", "natto"])
        let axes = row.charts.compactMap { $0.specification.firstMatch(of: /"name":"axes".*?"domain":(\[[^\]]*\])/)?.1 }
        #expect(axes.count == 2 && axes[0] == axes[1], "\(row.quantity)")
        for chart in row.charts {
          for part in ["peopleLow", "unknownLow"] { #expect(chart.specification.contains(part)) }
          #expect(chart.html.contains("less as now") && chart.html.contains("<table"))
        }
      }
      // Nothing has changed yet on the day that a plan begins.
      #expect(fine.differences[0].charts[0].specification.contains("\"life\":[[58,0,"))
    }
  }

  @Test("A dose that nobody studied stops in place of a result")
  func stopped() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/compare"
      let plan = PlanSetting(name: "much", form: "MK-7", doseMicrograms: 5000)
      let told = try JSONDecoder().decode(
        Told.self, from: Data(buffer: try await client.send(.post, api, try wish([plan])).body))
      #expect(told.stop?.title == "Stop: nobody has studied this dose")
      #expect(told.plans.isEmpty)
    }
  }

  @Test("A plan with every slider at nothing is living as now")
  func empty() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/compare"
      let body = try await client.send(.post, api, try wish([PlanSetting(name: "nothing"), mk7])).body
      let told = try JSONDecoder().decode(Told.self, from: Data(buffer: body))
      #expect(told.plans.map(\.name) == ["as now", "nothing", "MK-7"])
      #expect(told.plans[0].html == told.plans[1].html)
      #expect(told.plans[0].html != told.plans[2].html)
    }
  }

  @Test("A fourth plan and two of one name are refused")
  func refused() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/compare"
      let four = (1...4).map { PlanSetting(name: "plan \($0)", form: "MK-7", doseMicrograms: 90) }
      for plans in [
        four, [mk7, mk7], [PlanSetting(name: "as now", form: "MK-7", doseMicrograms: 90)],
      ] {
        let answer = try await client.send(.post, api, try wish(plans))
        #expect(answer.status == .unprocessableContent, "\(answer.text)")
      }
    }
  }

  @Test("Kept plans come back on the page and decide the person's result")
  func kept() async throws {
    try await withApp { client in
      let path = try await client.enter(Example.anna)
      #expect(try await client.send(.put, "/api" + path + "/plans", try wish([natto])).status == .noContent)
      #expect(try await client.get(path + "/plans").text.contains("&quot;natto&quot;"))
      #expect(try await client.get(path).text.contains("With natto, Anna’s inactive osteocalcin would"))
    }
  }
}
