import Testing

@testable import Simulation

@Suite("Random streams") struct RandomStreamTests {
  /// Known answers of the authors' distribution (Random123, kat_vectors, philox4x32 10 rounds).
  @Test("the cipher gives its authors' known answers")
  func knownAnswers() {
    let zeros = RandomStream.encipher((0, 0, 0, 0), key: (0, 0))
    #expect(zeros == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let f: UInt32 = 0xffff_ffff
    #expect(RandomStream.encipher((f, f, f, f), key: (f, f)) == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = RandomStream.encipher((0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0))
    #expect(pi == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("a stream depends on seed, person and purpose, and on nothing else")
  func identity() {
    func first(_ seed: UInt64, _ person: Int, _ purpose: String) -> UInt64 {
      var stream = RandomStream(seed: seed, person: person, purpose: purpose)
      return stream.next()
    }
    #expect(first(1, 2, "spread.a") == first(1, 2, "spread.a"))
    let others = [first(1, 2, "spread.a"), first(2, 2, "spread.a"), first(1, 3, "spread.a"), first(1, 2, "spread.b")]
    #expect(Set(others).count == 4)
  }

  @Test("uniform numbers are uniform: mean and variance of 100,000 within four standard errors")
  func uniform() {
    var stream = RandomStream(seed: 7, person: 0, purpose: "test")
    let draws = (0..<100_000).map { _ in stream.uniform() }
    let mean = draws.reduce(0, +) / 1e5
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5
    #expect(abs(mean - 0.5) < 4 * (1.0 / 12 / 1e5).squareRoot())
    #expect(abs(variance - 1.0 / 12) < 4 * (1.0 / 180 / 1e5).squareRoot())
  }
}

@Suite("The normal distribution") struct NormalDistributionTests {
  /// Abramowitz & Stegun and R's qnorm to 16 figures.
  @Test(
    "quantiles agree with published tables",
    arguments: [(0.975, 1.959963984540054), (0.5, 0), (0.001, -3.090232306167813), (1e-10, -6.361340902404056)])
  func quantiles(p: Double, z: Double) {
    #expect(abs(NormalDistribution.quantile(p) - z) < 1e-14 * max(1, abs(z)))
  }

  @Test("the quantile undoes the distribution function", arguments: [-6.0, -2.5, -0.1, 0.7, 3, 5.5])
  func inverse(z: Double) {
    #expect(abs(NormalDistribution.quantile(NormalDistribution.cumulative(z)) - z) < 1e-8)
  }
}
