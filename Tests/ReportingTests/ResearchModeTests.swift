import Foods
import ModelLanguage
import People
import Testing

@testable import Reporting

@Suite("The safety gate in the report")
struct ResearchModeTests {
  private func content(_ text: String, research: Bool) throws -> ReportContent {
    let today = try #require(CalendarDay("2026-11-24"))
    let person = try PersonReader.read(text: text, file: "p.yaml", today: today)
    let settings = PersonRun.Settings(
      projection: Projection.Settings(draws: 0, threads: 2), until: 80, research: research)
    let run = try PersonRun(person, plans: [], settings: settings, today: today, foods: FoodTable.shipped())
    return ReportBuilder(run, command: "menaquin simulate p.yaml", version: "0").content()
  }

  private static let patient = "age: 68\nsex: male\nmedicines: [{name: warfarin, dose_mg: 5, since: 2021}]\n"

  @Test("behind a shut gate the page holds the stop and no number of a projection")
  func shut() throws {
    let content = try content(Self.patient, research: false)
    #expect(content.stop?.title == "Stop: talk to your INR clinic first")
    #expect(content.plans.isEmpty && content.intake == nil && content.researchMode == nil)
    let page = ReportPage.html(content)
    #expect(page.contains("Stop: talk to your INR clinic first"))
    for word in ["of 1,000", "Inactive osteocalcin", "Coronary calcium"] { #expect(!page.contains(word), "\(word)") }
  }

  @Test("research mode stands on the page and under every chart, with the reasons the gate had")
  func research() throws {
    let content = try content(Self.patient, research: true)
    #expect(content.researchMode?.contains("Warfarin works by holding back vitamin K") == true)
    #expect(ReportPage.html(content).contains("Research mode, not advice."))
    let figures = content.plans.flatMap(\.figures)
    #expect(!figures.isEmpty)
    for figure in figures {
      #expect(figure.source.contains("(research mode)"), "\(figure.id)")
      #expect(StaticChart.svg(figure).contains("research mode"), "\(figure.id)")
    }
  }

  @Test("research mode that was asked for without need is recorded as well")
  func withoutNeed() throws {
    let content = try content("age: 68\nsex: male\n", research: true)
    #expect(content.researchMode?.contains("would have shown these results as well") == true)
    #expect(try self.content("age: 68\nsex: male\n", research: false).researchMode == nil)
  }
}
