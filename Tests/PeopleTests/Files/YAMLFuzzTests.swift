import Foods
import Foundation
import People
import Tabular
import Testing

@Suite("Mutated files")
struct YAMLFuzzTests {
  /// A small generator of the splitmix family: the same seed makes the same files on every machine.
  struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let pieces: [String] = [
    "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  ", "\"", "'", "&a", "*a", "!", "|", ">", "#", "? ", ",", "%",
    "---\n",
    "...\n", "\t", "\r\n", "0", "-", ".", "1e999", "nan", "~", "null", "\u{FEFF}", "\u{0}", "\u{85}", "é", "🦴",
    "age: 5\n",
    "people:", "name: ", "sex: male\n", "2026-02-30", "999999999999999999999", "\\", "@", "`", "\u{202E}", "<<: ", "=",
  ]

  /// Removes, doubles, swaps and inserts, a few times over.
  static func mutated(_ text: String, times: Int = 6, by generator: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...times, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8, at: place)
      case 3 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      default: bytes.replaceSubrange(place..<end, with: bytes[0..<min(end, 20)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("are read or refused with a message of one line each; nothing crashes", arguments: [1, 2, 3, 4] as [UInt64])
  func mutations(seed: UInt64) throws {
    let files = try exampleFiles("people") + exampleFiles("plans") + exampleFiles("households")
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) } + [PersonReaderTests.anna]
    var generator = SeededGenerator(state: seed)
    var refused = 0
    for round in 0..<500 {
      let text = Self.mutated(texts[round % texts.count], by: &generator)
      for messages in [complaints(about: text), complaints(aboutPlan: text), household(text)] {
        if !messages.isEmpty { refused += 1 }
        for message in messages { #expect(!message.contains("\n") && !message.isEmpty) }
      }
    }
    #expect(refused > 500)
  }

  @Test("of people and plans that are still read make a life course, or a fault of the file", arguments: [5, 6] as [UInt64])
  func courses(seed: UInt64) throws {
    let foods = try FoodTable.shipped()
    let people = try exampleFiles("people").map { try String(contentsOfFile: $0, encoding: .utf8) }
    let plans = try exampleFiles("plans").map { try String(contentsOfFile: $0, encoding: .utf8) }
    // Diaries are named relative to the examples.
    let place = try examples().appendingPathComponent("people/p.yaml").path
    var generator = SeededGenerator(state: seed)
    var lived = 0
    for round in 0..<300 {
      let text = Self.mutated(people[round % people.count], times: 2, by: &generator)
      let planText = Self.mutated(plans[round % plans.count], times: 2, by: &generator)
      guard let person = try? PersonReader.read(text: text, file: place, today: readingDay) else { continue }
      let plan = (try? PlanReader.read(text: planText, file: "plan.yaml")).flatMap { plan in
        (try? plan.check(for: person)).map { plan }
      }
      do {
        let course = try LifeCourse(person, plans: plan.map { [$0] } ?? [], foods: foods, today: readingDay)
        #expect(course.age >= 0 && course.age <= 121)
        _ = course.plannedLife().individual()
        lived += 1
      } catch {
        #expect(error is InputError || error is InputFaults, "round \(round): \(error)")
      }
    }
    #expect(lived > 30)
  }

  @Test("of households, with the files they name, are read or refused", arguments: [7, 8] as [UInt64])
  func households(seed: UInt64) throws {
    let texts = try exampleFiles("households").map { try String(contentsOfFile: $0, encoding: .utf8) }
    let folder = try examples().appendingPathComponent("households").path + "/"
    var generator = SeededGenerator(state: seed)
    var (read, refused) = (0, 0)
    for round in 0..<300 {
      let text = Self.mutated(texts[round % texts.count], by: &generator)
      let messages = household(text, folder: folder)
      for message in messages { #expect(!message.contains("\n") && !message.isEmpty) }
      if messages.isEmpty { read += 1 } else { refused += 1 }
    }
    #expect(read > 10 && refused > 100)
  }

  private func household(_ text: String, folder: String = "/nowhere/") -> [String] {
    do throws(InputFaults) {
      _ = try HouseholdReader.read(text: text, file: "h.yaml", folder: folder, today: readingDay)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }
}
