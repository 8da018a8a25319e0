/// A person's report in parts, for a page that brings its own head, style and scripts. The words, numbers and drawings are
/// those of `ReportPage`.
public struct PersonFragments: Sendable {
  private let content: ReportContent

  public init(_ content: ReportContent) { self.content = content }

  public var isStopped: Bool { content.stop != nil }

  /// From who it is about down to the references; with a stop, the stop and what to ask.
  public var result: String {
    guard let stop = content.stop else { return ScreenPage.sections(content).markup }
    return StopPage.sections(content, stop).markup
  }

  /// The charts' data, one block each, which `report.js` reads; empty with a stop.
  public var specifications: String { isStopped ? "" : PageScripts.specifications(content).markup }

  /// One plan told shortly: the sentence and the result lines with their differences; the stop where there is one.
  public static func short(_ content: ReportContent, _ plan: PlanContent) -> String {
    PlanSection.short(content, plan).markup
  }

  public var stop: String? { content.stop.map { StopPage.sign($0).markup } }

  /// "Anna, 58"
  public var title: String { Phrases.age(content.person) }
  /// "Woman", "Girl"
  public var sexWord: String { content.person.sexWord }

  /// The plate's bars by food, each with its title.
  public static func bars(_ intake: IntakeContent) -> [(title: String, html: String)] {
    let vitamers = intake.vitamers.map(\.nutrient)
    return [("K1", vitamers.filter { $0 == "K1" }), ("K2, by vitamer", vitamers.filter { $0 != "K1" })].map {
      ($0.0, FoodBars.html($0.1, intake.contributions).markup)
    }
  }

  /// Amount, standard and quality of a row as the report words them.
  public static func words(_ row: IntakeRow) -> (amount: String, adequate: String, quality: String) {
    (Phrases.amount(row), Phrases.adequate(row), row.quality.rawValue)
  }
}

/// The report's own style, script and chart library, for a server that hands them out one by one.
public enum ReportAssets {
  /// Name in the URL → text. Nil for a name that does not ship.
  public static func text(_ name: String) -> String? {
    switch name {
    case "report.css": PageStyle.all.markup
    case "trial.css": TrialPalette.style
    case "report.js", "vega/vega.min.js", "vega/vega-lite.min.js", "vega/vega-embed.min.js": ReportResources.text(name)
    default: nil
    }
  }
}
