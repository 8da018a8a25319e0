import Calibration
import People
import Simulation
import Testing

@Suite("Which test would narrow a result most")
struct TestRankingTests {
  private static func draws(_ count: Int) -> (z: [Double], other: [Double]) {
    var stream = RandomStream(seed: 3, person: 0, purpose: "ranking")
    return ((0..<count).map { _ in stream.normal() }, (0..<count).map { _ in stream.normal() })
  }

  @Test("the test that follows the result comes first, and one that does not is told from it")
  func order() {
    let (z, other) = Self.draws(200)
    let tests = [
      Personalisation.Candidate(what: .ldlCholesterol, values: other.map { 120 * exponential(0.26 * $0) }),
      Personalisation.Candidate(what: .systolicPressure, values: z.map { 125 + 13 * $0 }),
    ]
    let ranked = Personalisation.rankTests(tests, against: z.map { 0.1 + 0.02 * $0 }, age: 60)
    #expect(ranked.map(\.what) == [.systolicPressure, .ldlCholesterol])
    #expect(ranked[0].isBeyondChance && !ranked[1].isBeyondChance)
  }

  @Test("a test's own noise takes from its worth")
  func noise() {
    let (z, _) = Self.draws(400)
    let pressure = Personalisation.Candidate(what: .systolicPressure, values: z.map { 125 + 13 * $0 })
    let worth = Personalisation.rankTests([pressure], against: z, age: 60)[0]
    #expect(abs(worth.correlation - 1) < 1e-9)
    // Variance 13² against noise 8².
    #expect(abs(worth.share - 169.0 / (169 + 64)) < 0.03)
  }

  @Test("too few draws, values that do not vary and tests that the model lacks are not ranked")
  func leftOut() {
    let (z, _) = Self.draws(100)
    let flat = Personalisation.Candidate(what: .ldlCholesterol, values: z.map { _ in 120 })
    let unknown = Personalisation.Candidate(what: .glycatedHaemoglobin, values: z.map { 5.5 + 0.3 * $0 })
    #expect(Personalisation.rankTests([flat, unknown], against: z, age: 60).isEmpty)
    let few = Personalisation.Candidate(what: .ldlCholesterol, values: Array(z.prefix(10)))
    #expect(Personalisation.rankTests([few], against: Array(z.prefix(10)), age: 60).isEmpty)
  }

  @Test("scores of zero and failed draws do not spoil the ranking")
  func zeros() {
    let (z, _) = Self.draws(100)
    var values = z.map { $0 > 0 ? 100 * $0 : 0 }
    values[3] = .nan
    let worth = Personalisation.rankTests(
      [Personalisation.Candidate(what: .coronaryCalcium, values: values)], against: z, age: 60)
    #expect(worth.first?.draws == 99)
    #expect((worth.first?.share ?? 0) > 0.4)
  }
}
