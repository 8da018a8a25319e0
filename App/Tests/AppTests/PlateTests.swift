import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("The plate")
struct PlateTests {
  private struct Diary: Decodable {
    struct Day: Decodable {
      struct Entry: Decodable { let id, day, meal, food, name, unit: String }
      let day: String
      let entries: [Entry]
    }
    struct Recent: Decodable { let food: String }
    let days: [Day]
    let recent: [Recent]
  }

  private func diary(_ response: TestResponse) throws -> Diary {
    try JSONDecoder().decode(Diary.self, from: Data(buffer: response.body))
  }

  @Test("A food typed halfway is found, and unknown is null, never zero")
  func search() async throws {
    try await withApp { client in
      let answer = try await client.send(.post, "/api/foods", #"{"text": "nat", "limit": 5}"#)
      #expect(answer.status == .ok)
      #expect(answer.text.contains("Natto"))
      let cheddar = try await client.send(.post, "/api/foods", #"{"text": "Cheese, cheddar", "limit": 3}"#)
      #expect(cheddar.text.contains(#""MK-7":{"quality":"unknown"}"#))
    }
  }

  @Test("A diary is kept, copied, imported and taken from, and decides what is eaten")
  func kept() async throws {
    try await withApp { client in
      let path = try await client.enter(Example.anna)
      let api = "/api" + path + "/diary"
      let added = try await client.send(
        .post, api, #"{"day": "Mon", "meal": "dinner", "food": "natto", "amount": 45, "unit": "g"}"#)
      #expect(added.status == .created, "\(added.text)")
      let copied = try diary(try await client.send(.post, api + "/copy", #"{"from": "Mon", "to": "Tue"}"#))
      #expect(copied.days.map(\.day) == ["Mon", "Tue"])
      let imported = try await client.send(
        .post, api + "/import",
        #"{"entries": [{"day": "Wed", "meal": "lunch", "food": "gouda", "amount": 30, "unit": "g"}]}"#)
      let all = try diary(imported)
      #expect(all.days.count == 3)
      #expect(all.recent.count == 2)
      let intake = try await client.get("/api" + path + "/intake").text
      #expect(intake.contains("mean of 3 diary days"))
      let entry = try #require(all.days.first?.entries.first)
      #expect(try await client.execute(uri: api + "/" + entry.id, method: .delete) { $0.status } == .noContent)
      #expect(try await client.execute(uri: api + "/" + entry.id, method: .delete) { $0.status } == .notFound)
    }
  }

  @Test(
    "What the food table does not have is told, and nothing is kept",
    arguments: [
      #"{"day": "Mon", "meal": "dinner", "food": "unobtainium", "amount": 45, "unit": "g"}"#,
      #"{"day": "Someday", "meal": "dinner", "food": "natto", "amount": 45, "unit": "g"}"#,
      #"{"day": "Mon", "meal": "dinner", "food": "natto", "amount": -45, "unit": "g"}"#,
      #"{"day": "Mon", "meal": "dinner", "food": "natto", "amount": 45, "unit": "parsec"}"#,
      #"{"day": "Mon"}"#, "{", "[]", "",
    ])
  func refused(body: String) async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/diary"
      let answer = try await client.send(.post, api, body)
      #expect(answer.status == .unprocessableContent, "\(answer.text)")
      #expect(answer.text.contains("\"message\""))
      #expect(try diary(try await client.get(api)).days.isEmpty)
    }
  }
}
