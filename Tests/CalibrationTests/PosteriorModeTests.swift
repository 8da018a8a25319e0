import Simulation
import Testing

@testable import Calibration

@Suite("The most probable values under a prior and a likelihood")
struct PosteriorModeTests {
  private static func find(_ misfits: @escaping ([Double]) -> [Double], unknowns: Int) throws -> PosteriorMode.Result {
    let all = (0..<unknowns).map { _ in PosteriorMode.Unknown(limits: -4...4) }
    return try PosteriorMode(unknowns: all, misfits: { $0.map(misfits) }).find(from: all.map { _ in 0 })
  }

  @Test("a straight line gives the closed form prior/(prior + noise)", arguments: [0.1, 0.5, 1, 3])
  func shrinkage(_ noise: Double) throws {
    // The reading 2 + 0.7·u was measured as 3: u's variance is 1, the reading's noise·noise.
    let found = try Self.find({ [(2 + 0.7 * $0[0] - 3) / noise] }, unknowns: 1)
    let expected = 0.7 * 1 / (0.49 + noise * noise)
    #expect(abs(found.values[0] - expected) < 1e-9)
    #expect(abs(found.covariance[0][0] - noise * noise / (0.49 + noise * noise)) < 1e-9)
    #expect(found.converged)
  }

  @Test("two unknowns behind one reading share it in proportion to their variances")
  func shared() throws {
    let found = try Self.find({ [(0.6 * $0[0] + 0.3 * $0[1] - 1) / 0.1] }, unknowns: 2)
    #expect(abs(found.values[0] / found.values[1] - 2) < 1e-9)
    #expect(found.covariance[0][1] < 0)
  }

  @Test("a curved relation is met at its true minimum")
  func curved() throws {
    let found = try Self.find({ [(($0[0] * $0[0] * $0[0]) + $0[0] - 5) / 0.01] }, unknowns: 1)
    // u³ + u = 5 less the pull of the prior, u/1 against slope²/0.01².
    let u = found.values[0]
    let slope = 3 * u * u + 1
    let gradient = (u * u * u + u - 5) * slope / 0.0001 + u
    #expect(abs(gradient) < 1e-2 * slope * slope / 0.0001)
    #expect(abs(u - 1.516) < 1e-3)
    #expect(found.converged)
  }

  @Test("an unknown stays within its limits while the others go on")
  func limits() throws {
    let narrow = [PosteriorMode.Unknown(limits: -0.5...0.5), PosteriorMode.Unknown(limits: -4...4)]
    let mode = PosteriorMode(
      unknowns: narrow, misfits: { $0.map { [($0[0] - 3) / 0.1, ($0[0] + $0[1] - 2) / 0.1] } })
    let found = try mode.find(from: [0, 0])
    #expect(found.values[0] == 0.5)
    #expect(abs(found.values[1] - 1.5 * 100 / 101) < 1e-6)
  }

  @Test("a start that cannot be simulated is a fault, not a guess")
  func fault() {
    let mode = PosteriorMode(unknowns: [PosteriorMode.Unknown(limits: -1...1)], misfits: { $0.map { _ in nil } })
    #expect(throws: ModelFault.self) { try mode.find(from: [0]) }
  }

  @Test("a search that does not come to rest says so")
  func unsettled() throws {
    var mode = PosteriorMode(
      unknowns: [PosteriorMode.Unknown(limits: -4...4)], misfits: { $0.map { [($0[0] * $0[0] * $0[0] - 8) / 0.01] } })
    mode.maximumIterations = 1
    let found = try mode.find(from: [0.5])
    #expect(!found.converged)
  }
}
