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
