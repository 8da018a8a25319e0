import Testing

@testable import Qualification

@Suite("Kept headlines")
struct HeadlineTests {
  private func kept(_ coverage: Double, changes: Int, schedule: String = "12 worlds × 32 people, seed 1")
    -> KeptHeadlines
  {
    KeptHeadlines(
      headlines: [
        Headline("markers", "validation", "coverage", coverage), Headline("all", "all", "studies simulated", 40),
      ],
      schedule: schedule, resultsChanges: changes)
  }

  @Test("a move within the tolerance is none")
  func within() { #expect(kept(0.9, changes: 1).moved(to: kept(0.94, changes: 1)).isEmpty) }

  @Test("a move beyond it is told, and owned only by a new line in the changelog")
  func beyond() {
    let before = kept(0.9, changes: 1)
    #expect(before.moved(to: kept(0.8, changes: 1)).count == 1)
    #expect(!before.isOwned(by: kept(0.8, changes: 1)))
    #expect(before.isOwned(by: kept(0.8, changes: 2)))
  }

  @Test("another schedule is not compared in silence")
  func schedule() { #expect(kept(0.9, changes: 1).moved(to: kept(0.9, changes: 1, schedule: "2 worlds")).count == 1) }

  @Test("lines are counted as they are written")
  func lines() { #expect(KeptHeadlines.count("a\n- **Results change**: x\n- b\n**Results change** y\n") == 2) }
}
