import Foundation
import Testing

/// Reads what a command wrote as JSON.
enum JSON {
  static func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  static func people(_ text: String) throws -> [[String: Any]] {
    try #require(try object(text)["people"] as? [[String: Any]])
  }
}

@Suite("JSON for other programs")
struct JSONTests {
  private func answer(_ line: String) throws -> [String: Any] {
    let answer = try Command.shell("menaquin \(line) --json")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(line)")
    return try JSON.object(answer.output)
  }

  /// Keys are a contract: programs read them. A new one is welcome, a lost one is a break.
  @Test(
    "Every command writes one object with the keys it promises",
    arguments: [
      ("foods gouda", ["foods"]), ("foods --richest K1", ["foods"]),
      ("intake examples/diaries/natto-week.csv", ["people"]), ("intake examples/people/anna.yaml", ["people"]),
      ("explain", ["kind", "lists"]), ("explain claims", ["items", "kind"]),
      (
        "explain claim 7",
        ["carried_by", "confidence", "follow", "grades", "key", "kind", "meaning", "number", "parts", "summary"]
      ),
      ("explain dp-ucMGP", ["equation", "key", "kind", "meaning", "unit"]),
      ("follow 2", ["claim", "meaning", "traces"]),
      ("explain warfarin", ["key", "kind"]), ("explain PK021", ["key", "kind"]),
      ("export --format csv --table pools", ["format", "pools"]),
      (
        "export --format csv",
        ["flows", "format", "inputs", "mechanisms", "parameters", "pools", "quantities"]
      ),
      ("export --format sbml", ["document", "format", "scenario", "sex"]),
    ])
  func keys(line: String, keys: [String]) throws {
    let found = try answer(line)
    #expect(Set(keys).isSubset(of: found.keys), "\(line): \(found.keys.sorted())")
  }

  @Test("A food names its nutrients with amount, quality and source; unknown is null")
  func food() throws {
    let foods = try #require(try answer("foods jp_gouda_japan")["foods"] as? [[String: Any]])
    let food = try #require(foods.first)
    #expect(
      Set(food.keys) == [
        "category", "group", "id", "matrix", "name", "origin", "per_100_g", "portions", "reference",
      ])
    let contents = try #require(food["per_100_g"] as? [String: [String: Any]])
    let menaquinone7 = try #require(contents["mk7_ug"])
    #expect(menaquinone7["amount"] is NSNull && menaquinone7["quality"] as? String == "unknown")
  }

  @Test("A run holds ages, plans by scenario with bands, what was assumed, and its fingerprint")
  func run() throws {
    let found = try answer(
      "simulate examples/people/week-of-natto.yaml --plan examples/plans/mk7-180.yaml --draws 2 --today 2026-11-24")
    let people = try #require(found["people"] as? [[String: Any]])
    let person = try #require(people.first)
    #expect(
      Set(person.keys) == [
        "age_years", "ages_years", "assumed", "failed_lives", "fingerprint", "name", "plans", "report", "research",
      ])
    #expect(person["report"] is NSNull)
    let ages = try #require(person["ages_years"] as? [Double])
    let plans = try #require(person["plans"] as? [[String: Any]])
    #expect(plans.count == 2)
    for plan in plans {
      for scenario in ["described", "trials", "none"] {
        let outcome = try #require(plan[scenario] as? [String: [String: Any]])
        #expect(Set(outcome.keys) == ["differences", "lines", "readings"])
        let line = try #require(outcome["lines"]?["bone.lumbarSpine.tScore"] as? [String: [Double]])
        #expect(line.keys.sorted() == ["between_people_high", "between_people_low", "middle", "unknown_high", "unknown_low"])
        #expect(line.values.allSatisfy { $0.count == ages.count })
      }
    }
  }

  @Test("Files that were written are named")
  func written() throws {
    try withFolder { folder in
      let one = try answer("export --format csv --table flows --out \(folder)/flows.csv")
      #expect(one["written"] as? [String] == ["\(folder)/flows.csv"])
      #expect(contents(of: folder) == ["flows.csv"])
    }
  }
}
