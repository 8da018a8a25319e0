import ModelLanguage
import Testing

@testable import Trials

@Suite("Verdicts as bytes") struct VerdictCodingTests {
  private func back(_ verdicts: [Verdict]) throws -> [Verdict] {
    try VerdictCoding.bytes(of: verdicts).withUnsafeBytes { try VerdictCoding.verdicts(from: $0) }
  }

  private var made: [Verdict] {
    let own = Entrant(number: 7, sex: .male, age: 71.25, covariates: ["eGFR": 1.0 / 3], inArms: [:])
    let entrant = Entrant(
      number: 7, sex: .female, age: 60.1, covariates: ["eGFR": 88.8, "K1_ug": -0.0], inArms: [2: own])
    let outcome = Outcome(
      values: [[1.0 / 3, .leastNonzeroMagnitude], []], eventDays: [.infinity], deathDay: .infinity,
      incidences: [1e-300], incidencesByVisit: [[0, 0.1]])
    let person = Enrolled(entrant: entrant, adherence: 0.9, lostDay: .infinity, outcomes: [outcome, outcome])
    return [
      Verdict(number: 5, answers: [.missed, .notAsked]),
      Verdict(number: 6, answers: [.met, .notAsked], ending: .failedBeforeEntry("person 6: stopped")),
      Verdict(number: 7, answers: [.met, .met], ending: .enrolled(person)),
      Verdict(number: 8, answers: [.met, .met], ending: .failedAfterEntry("person 8: naïve")),
    ]
  }

  @Test("come back to the last bit, whatever the ending")
  func whole() throws {
    #expect(try back(made) == made)
    #expect(try back([]) == [])
    #expect(try back(made).last?.isQualified == true)
  }

  @Test("come back for simulated people")
  func simulated() throws {
    let verdicts = try TestPeople.engine(ShardBench.choosy).verdicts(0..<32)
    #expect(try back(verdicts) == verdicts)
    #expect(Set(verdicts.map(\.isQualified)) == [true, false])
  }

  @Test("cut anywhere they are a fault and nothing worse")
  func cut() throws {
    let bytes = VerdictCoding.bytes(of: made)
    for length in 0..<bytes.count {
      #expect(throws: ByteReader.Broken.self) {
        try bytes[..<length].withUnsafeBytes { try VerdictCoding.verdicts(from: $0) }
      }
    }
  }
}
