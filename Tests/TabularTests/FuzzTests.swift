import Testing

@testable import Tabular

/// A small seeded generator, so that a failing input can be made again.
struct SplitMix: RandomNumberGenerator {
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

@Suite("Fuzzing the table reader")
struct FuzzTests {
  private static let seeds = [
    "day,meal,food,amount,unit\n1,lunch,gouda,30,g\n2,dinner,\"a, b\",1,slice\n",
    "\u{FEFF}a,b\r\n\"x\r\ny\",\"\"\"q\"\"\"\r\n,\r\n",
    "x\n1\n\n\"\"\n",
  ]

  @Test("20,000 mutated files either parse and write back the same, or give an error with a file and a place")
  func mutations() throws {
    var random = SplitMix(seed: 20_260_101)
    for round in 0..<20_000 {
      let bytes = Self.mutated(Array(Self.seeds[round % Self.seeds.count].utf8), using: &random)
      do throws(InputError) {
        let table = try Table(bytes: bytes, file: "f.csv")
        try Self.checkRoundTrip(table)
      } catch {
        #expect(error.file == "f.csv" && !error.problem.isEmpty)
        #expect(error.line != nil || error.problem == "the file is empty", "round \(round): \(error)")
      }
    }
  }

  private static func checkRoundTrip(_ table: Table) throws(InputError) {
    var writer = TableWriter(headers: table.headers)
    for row in table.rows { writer.append(table.headers.map { row[$0] }) }
    let again = try Table(text: writer.text, file: "again.csv")
    #expect(again.headers == table.headers && again.rowCount == table.rowCount)
    for (left, right) in zip(table.rows, again.rows) {
      #expect(table.headers.allSatisfy { left[$0] == right[$0] })
    }
  }

  static func mutated(_ seed: [UInt8], using random: inout SplitMix) -> [UInt8] {
    let awkward: [UInt8] = [0x00, 0x0A, 0x0D, 0x22, 0x2C, 0x20, 0x09, 0x3B, 0xC3, 0xA9, 0xFF, 0xEF, 0x2D, 0x65, 0x39]
    var bytes = seed
    for _ in 0...Int.random(in: 0...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let byte = awkward.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1 where place < bytes.count: bytes[place] = byte
      case 2 where place < bytes.count: bytes.remove(at: place)
      case 3: bytes.removeLast(bytes.count - place)
      default: bytes.append(contentsOf: bytes[place...].prefix(12))
      }
    }
    return bytes
  }
}
