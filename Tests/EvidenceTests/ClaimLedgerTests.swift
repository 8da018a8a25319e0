import Evidence
import ModelLanguage
import Testing

@Suite("Claims ledger")
struct ClaimLedgerTests {
  @Test("the fourteen claims are there, in order")
  func complete() {
    #expect(ClaimLedger.claims.map(\.number) == Array(1...14))
    #expect(ClaimLedger[7]?.claim == "K2 helps to prevent osteoporosis.")
    #expect(ClaimLedger[15] == nil)
  }

  @Test("every row that a claim or an omission cites exists")
  func citations() {
    for claim in ClaimLedger.claims {
      for row in claim.rows { #expect(Evidence.resolve(row) != nil, "claim \(claim.number): \(row)") }
    }
    for omission in ClaimLedger.leftOut {
      for row in omission.rows { #expect(Evidence.resolve(row) != nil, "\(omission.topic): \(row)") }
    }
  }

  @Test("no graded claim rests on recalled or contradicted rows alone")
  func restsOnReadRows() {
    for claim in ClaimLedger.claims where claim.grade != nil {
      let qualities = claim.rows.compactMap { Evidence.resolve($0)?.quality }
      #expect(qualities.contains { $0 == .read || $0 == .verified }, "claim \(claim.number)")
    }
  }

  @Test("the grade that counts for a person gives the confidence word")
  func words() {
    let words = ClaimLedger.claims.map { $0.confidence?.rawValue ?? "–" }
    #expect(
      words == [
        "likely", "uncertain", "not shown", "likely", "likely", "not shown", "uncertain", "likely", "uncertain",
        "uncertain", "not shown", "–", "–", "–",
      ])
    #expect(ClaimLedger[5]?.gradeText == "moderate (microscopic), contradicted (visible on CT)")
    #expect(Grade.contradicted.confidence == .notShown)
  }

  @Test("every claim can be followed: a change, something to watch, a direction for each reading of the evidence")
  func followable() throws {
    for claim in ClaimLedger.claims {
      #expect(!claim.follow.isEmpty, "claim \(claim.number)")
      for trace in claim.follow { #expect(trace.change.description != "nothing", "claim \(claim.number)") }
    }
    let calcium = try #require(ClaimLedger[10]?.follow.first)
    #expect(calcium.change.description == "add MK-7 360 µg every 1 day")
    #expect(calcium.expect[.described] == .falls)
    #expect(calcium.expect[.none] == .unchanged)
  }

  @Test("what the article leaves out is in the ledger: antagonists to the missing primary endpoint")
  func omissions() {
    let topics = ClaimLedger.leftOut.map(\.topic).joined(separator: "; ")
    let wanted = ["Warfarin", "Malabsorption", "Calcium supplements", "Vitamin D", "Kidney disease", "Statins"]
    for topic in wanted + ["Menopause", "No trial has met"] { #expect(topics.contains(topic)) }
  }
}
