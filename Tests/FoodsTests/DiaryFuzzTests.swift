import Tabular
import Testing

@testable import Foods

@Suite("Fuzzing the diary reader")
struct DiaryFuzzTests {
  private static let seed = """
    day,meal,food,amount,unit
    1,lunch,gouda,30,g
    1,dinner,natto,1,pack
    2,07:30,"spinach boiled",1/2,cup
    2,,milk 2% (US),200,ml

    """

  @Test("20,000 mutated diaries either parse into meals with a weight or give an error with file and place")
  func mutations() throws {
    let foods = try Shipped.foods()
    var random = Shuffler(seed: 7)
    var parsed = 0
    for round in 0..<20_000 {
      let bytes = Self.mutated(using: &random)
      do {
        let diary = try Diary(Table(bytes: bytes, file: "f.csv"), foods: foods)
        parsed += 1
        let weight = diary.occasions.flatMap(\.helpings).reduce(0) { $0 + $1.grams }
        #expect(weight > 0 && weight.isFinite, "round \(round)")
      } catch let error as InputError {
        let whole = ["the file is empty", "the diary is empty"]
        #expect(error.file == "f.csv" && (error.line != nil || whole.contains(error.problem)), "\(round): \(error)")
      }
    }
    #expect(parsed > 1000)
  }

  private static func mutated(using random: inout Shuffler) -> [UInt8] {
    let awkward: [UInt8] = [0x00, 0x0A, 0x0D, 0x22, 0x2C, 0x20, 0x2D, 0x2E, 0x2F, 0x30, 0x39, 0x65, 0xC3, 0xA9, 0xFF]
    // The fraction makes the seed itself an error; every other seed has it mended.
    var bytes = Array((Bool.random(using: &random) ? seed.replacing("1/2", with: "0.5") : seed).utf8)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let byte = awkward.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1 where place < bytes.count: bytes[place] = byte
      case 2 where place < bytes.count: bytes.remove(at: place)
      case 3: bytes.removeLast((bytes.count - place) / 2)
      default: bytes.append(contentsOf: bytes[place...].prefix(30))
      }
    }
    return bytes
  }
}

/// A small seeded generator, so that a failing input can be made again.
private struct Shuffler: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
