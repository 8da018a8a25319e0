import Evidence
import Testing

@Suite("Study rows")
struct EvidenceTableTests {
  @Test("every table ships whole, and no id stands twice")
  func complete() {
    let rows = EvidenceTable.shipped.rows
    let counts = Dictionary(grouping: rows, by: \.table).mapValues(\.count)
    #expect(counts == [.vitaminK: 202, .bone: 188, .vessel: 174, .verified: 87])
    #expect(Set(rows.map(\.id)).count == rows.count)
  }

  @Test("an id leads to its row, an unknown id to nothing")
  func resolving() throws {
    let dose = try #require(Evidence.resolve("OC001"))
    #expect(dose.endpoint == "ucOC/cOC ratio")
    #expect(dose.dose == "180 µg/d")
    #expect(dose.changePercentNumber == -60)
    #expect(dose.duration == "84 d")
    let menopause = try #require(Evidence.resolve("bone-55"))
    #expect(menopause.valueNumber == -10.6)
    #expect(Evidence.resolve("A012")?.reference.year == "2021")
    #expect(Evidence.resolve("verified-1")?.quality == .verified)
    #expect(Evidence.resolve("PK999") == nil)
    #expect(Evidence.resolve("55") == nil)
  }

  @Test("the second reading confirms recalled rows, and wins where it contradicts")
  func secondReading() throws {
    #expect(Evidence.resolve("MGP005")?.quality == .verified)
    #expect(Evidence.resolve("CO008")?.quality == .verified)
    #expect(Evidence.resolve("MGP025")?.quality == .recalled)
    #expect(Evidence.resolve("PK001")?.quality == .read)
    let conversion = try #require(Evidence.resolve("A013"))
    #expect(conversion.quality == .contradicted)
    let winner = try #require(conversion.secondReadings.first.flatMap(Evidence.resolve))
    #expect(winner.value == "25.1 (106/422) by year 5")
    #expect(Evidence.resolve("bone-178")?.quality == .contradicted)
  }

  @Test("every second reading that names an id names one that exists")
  func secondReadingsResolve() {
    let known = Set(EvidenceTable.shipped.rows.map(\.id))
    let linked = EvidenceTable.shipped.rows.flatMap(\.secondReadings)
    #expect(!linked.isEmpty)
    #expect(linked.allSatisfy(known.contains))
  }

  @Test("every row names its study and what it measured")
  func named() {
    for row in EvidenceTable.shipped.rows {
      #expect(!row.reference.study.isEmpty, "\(row.id)")
      // T044 is a study that was looked for and not found.
      #expect(!row.endpoint.isEmpty || row.id == "T044" || row.table == .verified, "\(row.id)")
    }
  }

  @Test("curves can be cited by quantity")
  func curveCitations() {
    #expect(Evidence.isKnown("curve:CAC_Agatston_white"))
    #expect(Evidence.isKnown("PK021"))
    #expect(!Evidence.isKnown("curve:nonsense"))
  }
}
