import Evidence
import Foundation
import Hummingbird
import ModelLanguage
import Reporting

/// What `growth.mustache` is filled with.
struct GrowthPage: Sendable {
  struct Chart: Sendable {
    let id, title, subtitle, alternative, source: String
    /// The chart's numbers as JSON, for the page's script.
    let data: String
    let head: [String]
    let rows: [Row]
  }
  struct Row: Sendable {
    let age: String
    let values: [String]
  }
  let isStopped: Bool
  let result: String
  let charts: [Chart]
  let hasCharts: Bool
}

/// Growth charts of a child: height and weight for age.
struct GrowthPages: Sendable {
  let household: Household
  let pages: Pages

  /// Years; growth is drawn up to here, as far as the reference reaches.
  static let ages = GrowthReference.ages

  func add(to router: Router<BasicRequestContext>) {
    router.get("/people/:id/growth") { _, context in try await page(try await context.member(in: household.store)) }
  }

  private func page(_ member: Member) async throws -> Response {
    let run = try await household.results.run(try await household.subject(member, plans: []), .line)
    let fragments = PersonFragments(Household.content(run))
    let charts =
      fragments.isStopped
      ? [] : [GrowthReference.Quantity.height, .weight].compactMap { GrowthChart($0, of: run.course) }
    let called = member.answers.called
    let page = GrowthPage(
      isStopped: fragments.isStopped, result: fragments.isStopped ? fragments.result : "",
      charts: try charts.map { try Self.chart($0, called, sex: run.course.sex) }, hasCharts: !charts.isEmpty)
    return try pages.page("growth", try await household.frame(member, at: .person, title: "\(called): growth"), page)
  }

  private struct Numbers: Encodable {
    let unit: String
    let ages: [Double]
    let names: [String]
    let percentiles: [[Double]]
    let simulated: [Double]
    let own: GrowthChart.Point?
  }

  private static func chart(_ chart: GrowthChart, _ called: String, sex: Sex) throws -> GrowthPage.Chart {
    let word = chart.quantity == .height ? "Height" : "Weight"
    let whom = sex == .female ? "girls" : "boys"
    let names = GrowthChart.lines.map { GrowthChart.ordinal($0.percent) }
    let numbers = Numbers(
      unit: chart.unit, ages: chart.ages, names: names, percentiles: chart.percentiles, simulated: chart.simulated,
      own: chart.own)
    let told = chart.own.map { "\(NumberText.figures($0.value, 3))\u{00A0}\(chart.unit), " } ?? "assumed "
    let last = chart.ages.last ?? 20
    let start = chart.own == nil ? "No \(word.lowercased()) was given. " : ""
    return GrowthPage.Chart(
      id: chart.quantity.rawValue, title: "\(word): \(told)\(chart.place) of \(whom) of this age",
      subtitle: "\(word) for age, \(chart.unit); thin lines: percentiles of \(whom), 3rd to 97th",
      alternative:
        "\(start)\(word) of \(called) in the model runs from \(NumberText.figures(chart.simulated.first ?? 0, 2)) \(chart.unit) at birth to \(NumberText.figures(chart.simulated.last ?? 0, 3)) \(chart.unit) at \(NumberText.plain(last)) years; today it is \(chart.place) of \(whom).",
      source:
        "Percentiles: WHO Child Growth Standards 2006 to 24 months, CDC 2000 growth charts from there. Thick line: simulated. Mark: measured.",
      data: String(decoding: try JSONEncoder().encode(numbers), as: UTF8.self), head: names + ["simulated"],
      rows: rows(chart))
  }

  /// One row for each whole year.
  private static func rows(_ chart: GrowthChart) -> [GrowthPage.Row] {
    chart.ages.indices.filter { chart.ages[$0] == chart.ages[$0].rounded() }.map { index in
      GrowthPage.Row(
        age: NumberText.plain(chart.ages[index]),
        values: (chart.percentiles + [chart.simulated]).map { NumberText.decimals($0[index], places: 1) })
    }
  }
}
