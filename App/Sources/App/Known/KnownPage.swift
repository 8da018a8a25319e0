import Evidence
import Hummingbird
import ModelLanguage

/// The claims ledger, told from the shipped data alone.
struct KnownPage: Sendable {
  struct Finding: Sendable, Encodable {
    let text: String
    let refs: [Int]
  }

  struct Follow: Sendable, Encodable {
    let who, change, watch, expect: String
  }

  struct Told: Sendable, Encodable {
    let number: Int
    let text, grade: String
    /// `likely`, `uncertain`, `not shown`; nil where there is no grade.
    let word: String?
    let wordClass: String?
    let carriedBy, summary: String
    let `for`: [Finding]
    let against: [Finding]
    let follow: [Follow]
    /// The values behind its evidence, published and simulated.
    let compared: [ComparedValue]
    let hasCompared: Bool
    /// The parts of the model that carry it.
    let parts: [Part]
  }

  struct Part: Sendable, Encodable {
    let id, name: String
  }

  struct Source: Sendable, Encodable {
    let number: Int
    let text: String
    let doi: String?
  }

  struct Omission: Sendable, Encodable {
    let topic, text: String
  }

  let claims: [Told]
  let references: [Source]
  let leftOut: [Omission]
  /// Of the kept qualification: "24 worlds × 32 people, seed 1, posterior".
  let schedule: String

  /// - Throws: where the kept qualification cannot be read.
  init() throws {
    let kept = try KeptQualification.shipped.get()
    schedule = kept.schedule
    let entries = Evidence.bibliography(ClaimLedger.claims.flatMap(\.rows)).entries
    var numbers: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      for row in entry.rows { numbers[row] = index + 1 }
    }
    references = entries.enumerated().map { Source(number: $0 + 1, text: $1.reference.formatted, doi: nil) }
    claims = ClaimLedger.claims.map { Self.told($0, numbers, kept.rows(of: $0).map(ComparedValue.init)) }
    leftOut = ClaimLedger.leftOut.map { Omission(topic: $0.topic, text: $0.text) }
  }

  private static func told(_ claim: Claim, _ numbers: [String: Int], _ compared: [ComparedValue]) -> Told {
    func findings(_ findings: [Claim.Finding]) -> [Finding] {
      findings.map { Finding(text: $0.text, refs: Set($0.rows.compactMap { numbers[$0] }).sorted()) }
    }
    let word = claim.confidence?.rawValue
    return Told(
      number: claim.number, text: claim.claim, grade: claim.gradeText, word: word,
      wordClass: word?.replacing(" ", with: "-"), carriedBy: claim.carriedBy, summary: claim.summary,
      for: findings(claim.for), against: findings(claim.against), follow: claim.follow.map(follow),
      compared: compared, hasCompared: !compared.isEmpty,
      parts: claim.parts.map { Part(id: $0, name: ModelIndex.words($0)) })
  }

  private static func follow(_ trace: Claim.Trace) -> Follow {
    let expect = EvidenceScenario.allCases.map { "\($0.rawValue) \(trace.expect[$0].rawValue)" }.joined(separator: ", ")
    return Follow(who: trace.who, change: trace.change.description, watch: trace.watch, expect: expect)
  }
}

struct KnownPages: Sendable {
  let household: Household
  let pages: Pages
  /// The ledger does not change while the program runs.
  private let page: KnownPage

  init(household: Household, pages: Pages) throws {
    self.household = household
    self.pages = pages
    page = try KnownPage()
  }

  func add(to router: Router<BasicRequestContext>) {
    router.get("/known") { _, _ in
      try pages.page("known", try await household.frame(nil, at: .known, title: "What is known"), page)
    }
    router.get("/api/claims") { _, _ in try Answer.json(page.claims) }
  }
}
