import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("A food tracker's export")
struct TrackerTests {
  private struct Reading: Decodable {
    struct Row: Decodable, Equatable {
      let day, meal, food, unit: String
      let amount: Double
    }
    struct Food: Decodable {
      struct Match: Decodable {
        let id, name: String
        let weighs: [Double?]
      }
      let text: String
      let rows: Int
      let isKnown: Bool
      let matches: [Match]
    }
    let layout: String
    let days: Int
    let rows: [Row]
    let foods: [Food]
    let notes: [String]
  }

  private let cronometer = """
    Day,Time,Group,Food Name,Amount,Energy (kcal),Vitamin K (µg),Category
    2026-03-30,8:05 AM,Breakfast,natto,45.00 g,86.0,10.4,Legumes
    2026-03-30,1:10 PM,Pre-Workout,"Gouda, aged",2.00 slice,199,1.3,Dairy
    2026-03-31,,Snacks,natto,0.00 g,0,0,Legumes

    """

  private func read(_ text: String) async throws -> TestResponse {
    try await withApp { client in
      let path = "/api" + (try await client.enter(Example.anna)) + "/diary/reading"
      return try await client.execute(
        uri: path, method: .post, headers: [.contentType: "text/csv"], body: ByteBuffer(string: text)
      ) { $0 }
    }
  }

  private func reading(_ text: String) async throws -> Reading {
    let answer = try await read(text)
    #expect(answer.status == .ok, "\(answer.text)")
    return try JSONDecoder().decode(Reading.self, from: Data(buffer: answer.body))
  }

  @Test("Cronometer's servings are read, and a name that the table lacks has matches but no choice")
  func servings() async throws {
    let found = try await reading(cronometer)
    #expect(found.layout == "Cronometer, servings")
    #expect(
      found.rows == [
        Reading.Row(day: "2026-03-30", meal: "breakfast", food: "natto", unit: "g", amount: 45),
        Reading.Row(day: "2026-03-30", meal: "", food: "Gouda, aged", unit: "slice", amount: 2),
      ])
    #expect(found.foods.map(\.isKnown) == [true, false])
    #expect(found.foods[1].matches.contains { $0.name.lowercased().contains("gouda") })
    #expect(found.notes.contains { $0.contains("amount of 0") } && found.notes.contains { $0.contains("Pre-Workout") })
  }

  @Test("A name of many words still finds what some of its words name")
  func nearest() async throws {
    let found = try await reading("Date,Food,Amount,Unit\n2026-03-30,Aged gouda from the market,1,slice\n")
    #expect(found.foods[0].matches.contains { $0.name.lowercased().contains("gouda") })
  }

  @Test("A MyFitnessPal diary has its amounts at the end of the foods' names")
  func myFitnessPal() async throws {
    let found = try await reading("Date,Meal,Food,Calories\n2026-03-30,Dinner,\"Acme - Natto, organic, 45 g\",90\n")
    #expect(found.layout == "MyFitnessPal, foods of a diary")
    #expect(
      found.rows == [
        Reading.Row(day: "2026-03-30", meal: "dinner", food: "Acme - Natto, organic", unit: "g", amount: 45)
      ])
  }

  @Test("A plain table names its columns in its own way; dates with points are dates")
  func plain() async throws {
    let found = try await reading(
      "Date,Item,Quantity,Unit,Price\n31.3.2026,natto,1.5,pack,2\n01.04.2026,natto,45,g,2\n")
    #expect(found.layout == "a plain table" && found.days == 2)
    #expect(found.rows.map(\.day) == ["2026-03-31", "2026-04-01"])
    #expect(found.rows.map(\.unit) == ["pack", "g"])
  }

  @Test(
    "What cannot be read is told with its line and column",
    arguments: [
      ("Day,Group,Food Name,Amount\n2026-03-30,Lunch,natto,45 g\n2026-03-30,Lunch,natto,many\n", "Line 3: Amount: "),
      ("Day,Group,Food Name,Amount\n2026-03-30,Lunch,natto,\"1,5 g\"\n", "Line 2: Amount: "),
      ("Day,Group,Food Name,Amount\n03/04/2026,Lunch,natto,45 g\n", "Line 2: Day: A day with slashes"),
      ("Date,Food,Amount,Unit\n2026-03-30,natto,45,g\nMon,natto,45,g\n", "Line 3: Date: Days are written in two ways"),
      ("Date,Food,Amount,Unit\n2026-03-30,nat\"to,45,g\n", "Line 2: column 2: "),
      ("Date,Food,Amount,Unit\n2026-03-30,natto,45\n", "Line 2: "),
      ("Date,Food,Amount,Unit\n2026-03-30,natto,-45,g\n", "Line 2: Amount: "),
      ("Date;Food;Amount;Unit\n2026-03-30;natto;45;g\n", "Line 1: Fields are separated by semicolons"),
      ("Date,Day,Food,Amount,Unit\n2026-03-30,Mon,natto,45,g\n", "Line 1: Date: Two columns could be meant"),
      ("Date,Meal,Calories,Fat (g)\n2026-03-30,Lunch,500,20\n", "MyFitnessPal's nutrition summary"),
      ("Date,Energy (kcal)\n2026-03-30,2000\n", "Food & Recipe Entries"),
      ("Date,Food\n2026-03-30,natto\n", "No column holds the amount"),
    ])
  func refused(text: String, told: String) async throws {
    let answer = try await read(text)
    #expect(answer.status == .unprocessableContent)
    let said = answer.text.replacing("\\\"", with: "\"")
    #expect(said.contains(told), "\(said)")
  }

  @Test("What is decided is kept at once or not at all, and can replace what was there")
  func kept() async throws {
    try await withApp { client in
      let api = "/api" + (try await client.enter(Example.anna)) + "/diary"
      let monday = #"{"entries": [{"day": "Mon", "meal": "", "food": "natto", "amount": 45, "unit": "g"}]}"#
      #expect(try await client.send(.post, api + "/import", monday).status == .ok)
      let dated = #"[{"day": "2026-03-30", "meal": "", "food": "natto", "amount": 45, "unit": "g"}]"#
      let mixed = try await client.send(.post, api + "/import", #"{"entries": \#(dated)}"#)
      #expect(mixed.status == .unprocessableContent && mixed.text.contains("two ways"))
      let replaced = try await client.send(.post, api + "/import", #"{"entries": \#(dated), "replace": true}"#)
      #expect(replaced.status == .ok && !replaced.text.contains("Mon") && replaced.text.contains("2026-03-30"))
      let unknown =
        #"{"entries": [{"day": "2026-03-31", "meal": "", "food": "unobtainium", "amount": 1, "unit": "g"}]}"#
      let refused = try await client.send(.post, api + "/import", unknown)
      #expect(refused.status == .unprocessableContent && refused.text.contains("unobtainium"))
      #expect(try await !client.get(api).text.contains("2026-03-31"))
    }
  }

  @Test("A unit that a food is not measured in has no grams: a person says them")
  func weights() async throws {
    try await withApp { client in
      let answer = try await client.send(
        .post, "/api/foods", #"{"text": "natto", "limit": 1, "units": ["g", "parsec"]}"#)
      #expect(answer.text.contains(#""weighs":[1,null]"#), "\(answer.text)")
    }
  }
}
