import Evidence
import Foods
import Foundation
import ModelLanguage
import People
import Testing

/// Every way in which the ledger says a claim can be followed, run with the whole model.
@Suite("Each claim can be followed in a run")
struct ClaimTraceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let claim: Int
    let trace: Claim.Trace
    var testDescription: String { "claim \(claim): \(trace.who), \(trace.change), \(trace.watch)" }
  }

  static let all = ClaimLedger.claims.flatMap { claim in claim.follow.map { Case(claim: claim.number, trace: $0) } }

  private func run(_ trace: Claim.Trace) throws -> ClaimRun {
    let file = try examples().appendingPathComponent("people/\(trace.who.replacing(" ", with: "-")).yaml")
    let person = try PersonReader.read(file.path, today: readingDay)
    // Example people, no one's decision: dialysis and antagonists are followed in research mode.
    return try ClaimRun(
      trace, for: person, today: readingDay, foods: foodTable.get(), research: true, threads: 1,
      personalise: RememberedFit.fit)
  }

  @Test("the watched value moves as the ledger says, by the honest amount under each reading", arguments: all)
  func follows(example: Case) throws {
    let run = try run(example.trace)
    let values = try #require(run.values)
    let (described, trials, none) = (
      try #require(values[.described]), try #require(values[.trials]), try #require(values[.none])
    )
    for scenario in EvidenceScenario.allCases {
      let value = try #require(values[scenario])
      #expect(
        value.direction == example.trace.expect[scenario], "\(scenario.rawValue): \(value.before) → \(value.after)")
    }
    if run.watch.isMarker {
      for value in [described, trials, none] {
        #expect(
          abs(value.difference - trials.difference) < 0.05 * abs(trials.difference), "markers move alike: \(values)")
      }
    } else if example.trace.expect.none == .unchanged {
      // An outcome that moves through vitamin K alone: the weight of the trials is far below what is claimed.
      #expect(abs(trials.difference) < 0.8 * abs(described.difference), "\(described.difference), \(trials.difference)")
    }
  }

  @Test("at the same daily weight MK-7 builds up to many times the level of its cousin K1")
  func kinetics() throws {
    let traces = try #require(ClaimLedger[1]?.follow)
    let rises = try traces.prefix(2).map { try #require(try run($0).values?[.trials]).difference }
    let perMicrogram = rises[0] / rises[1]
    #expect(perMicrogram > 3, "MK-7 rises by \(rises[0]), K1 by \(rises[1]) nmol/L")
  }

  @Test("everything that the ledger watches has a name, a unit and a reading, and no name is there twice")
  func watches() {
    #expect(Set(ClaimWatch.all.map(\.name)).count == ClaimWatch.all.count)
    for example in Self.all { #expect(ClaimWatch(example.trace.watch) != nil, "\(example.testDescription)") }
  }
}
