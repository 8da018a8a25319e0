import Evidence
import Testing

@Suite("Bibliography")
struct BibliographyTests {
  @Test("an identifier is read as what it is and leads to a link")
  func identifiers() {
    let doi = Reference(study: "Dalmeijer 2012 Atherosclerosis", year: "2012", identifier: "10.1016/j.x.2012.09.019")
    #expect(doi.formatted == "Dalmeijer 2012 Atherosclerosis. doi:10.1016/j.x.2012.09.019")
    #expect(doi.link == "https://doi.org/10.1016/j.x.2012.09.019")
    let pubMed = Reference(study: "Gallagher", year: "2012", identifier: "PMID 22855333 (recalled)")
    #expect(pubMed.formatted == "Gallagher, 2012. PubMed 22855333")
    #expect(pubMed.link == "https://pubmed.ncbi.nlm.nih.gov/22855333/")
    let bare = Reference(study: "Booth", year: "2008", identifier: "18252784")
    #expect(bare.link == "https://pubmed.ncbi.nlm.nih.gov/18252784/")
    let central = Reference(study: "Sowers (Michigan)", year: "2010", identifier: "PMC2869543")
    #expect(central.link == "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2869543/")
    let journal = Reference(study: "Braun", year: "2006", identifier: "Am J Clin Nutr 84:414-418")
    #expect(journal.formatted == "Braun, 2006. Am J Clin Nutr 84:414-418")
    #expect(journal.link == nil)
    let both = Reference(study: "Scales", year: "2012", identifier: "10.1016/j.eururo.2012.03.052; PMID22498635")
    #expect(both.locators == [.doi("10.1016/j.eururo.2012.03.052"), .pubMed("22498635")])
  }

  @Test("a publication behind several rows is listed once, with its rows")
  func merged() throws {
    let list = Evidence.bibliography(["OC001", "OC002", "MGP001", "OC001"])
    #expect(list.entries.count == 1)
    #expect(list.entries.first?.rows == ["OC001", "OC002", "MGP001"])
    #expect(list.unresolved.isEmpty)
  }

  @Test("the same study in two tables is one publication")
  func acrossTables() {
    // bone-97 and OC013 are the trial of Emaus 2010; MGP004 and T004 that of Knapen 2015.
    #expect(Evidence.bibliography(["bone-97", "OC013"]).entries.count == 1)
    #expect(Evidence.bibliography(["MGP004", "T004"]).entries.count == 1)
    #expect(Evidence.bibliography(["bone-176", "bone-178"]).entries.count == 2)
  }

  @Test("what leads nowhere is said, in the order asked; a curve is no publication of its own")
  func unresolved() {
    let list = Evidence.bibliography(["PK021", "XX1", "curve:CAC_Agatston_white", "bone-9999"])
    #expect(list.unresolved == ["XX1", "bone-9999"])
    #expect(list.entries.count == 1)
  }

  @Test("publications stand in alphabetical order")
  func ordered() {
    let all = Evidence.bibliography(EvidenceTable.shipped.rows.map(\.id)).entries.map(\.reference.formatted)
    #expect(all == all.sorted())
    #expect(all.count > 250)
  }
}
