import Foundation
import Tabular
import Trials

/// A number of the qualification that is kept in the repository: it may not move by more than its tolerance unseen.
public struct Headline: Sendable, Hashable {
  public let context: String
  public let role: String
  public let name: String
  public let value: Double
  public let tolerance: Double

  /// Coverage may move by a twentieth, a mean difference by a tenth of a standard error, a share of null trials by a tenth;
  /// counts not at all.
  static let tolerances: [String: Double] = [
    "values": 0, "coverage": 0.05, "mean standardised difference": 0.1, "null trials that come out null": 0.1,
    "studies simulated": 0,
  ]

  init(_ context: String, _ role: String, _ name: String, _ value: Double) {
    self.init(context, role, name, value, tolerance: Self.tolerances[name] ?? 0)
  }

  init(_ context: String, _ role: String, _ name: String, _ value: Double, tolerance: Double) {
    self.context = context
    self.role = role
    self.name = name
    self.value = (value * 1000).rounded() / 1000
    self.tolerance = tolerance
  }

  var key: String { "\(context), \(role), \(name)" }
}

extension Qualification {
  public var headlines: [Headline] {
    var all: [Headline] = [Headline("all", "all", "studies simulated", Double(studies - notSimulated.count))]
    let totals = [Trial.Use.calibration, .validation].compactMap { total($0) }
    for score in totals + scores {
      let role = score.role.rawValue
      all.append(Headline(score.context, role, "values", Double(score.count)))
      all.append(Headline(score.context, role, "coverage", score.coverage))
      all.append(Headline(score.context, role, "mean standardised difference", score.meanStandardDifference))
    }
    if let share = nullShare { all.append(Headline("all", "all", "null trials that come out null", share)) }
    return all
  }
}

/// The kept file: headlines, the schedule they are of, and how many **Results change** lines the changelog had then.
public struct KeptHeadlines: Sendable {
  public let headlines: [Headline]
  public let schedule: String
  public let resultsChanges: Int

  public static let marker = "**Results change"
  private static let columns = ["context", "role", "headline", "value", "tolerance", "schedule", "results_changes"]

  public init(_ qualification: Qualification, changelog: String) {
    headlines = qualification.headlines
    schedule = qualification.schedule.words
    resultsChanges = Self.count(changelog)
  }

  init(headlines: [Headline], schedule: String, resultsChanges: Int) {
    self.headlines = headlines
    self.schedule = schedule
    self.resultsChanges = resultsChanges
  }

  /// - Throws: `InputError` for a file that is not such a table.
  public init(path: String) throws(InputError) {
    let table = try Table(file: path)
    var headlines: [Headline] = []
    var schedule = ""
    var changes = 0
    for row in table.rows {
      let value = row.optionalText("value").flatMap(Double.init)
      let tolerance = row.optionalText("tolerance").flatMap(Double.init)
      guard let value, let tolerance else {
        throw InputError(file: path, key: "value", problem: "the row has no value and tolerance")
      }
      headlines.append(
        Headline(
          row.optionalText("context") ?? "", row.optionalText("role") ?? "", row.optionalText("headline") ?? "", value,
          tolerance: tolerance))
      schedule = row.optionalText("schedule") ?? schedule
      changes = row.optionalText("results_changes").flatMap(Int.init) ?? changes
    }
    self.headlines = headlines
    self.schedule = schedule
    resultsChanges = changes
  }

  static func count(_ changelog: String) -> Int { changelog.components(separatedBy: marker).count - 1 }

  public var text: String {
    var writer = TableWriter(headers: Self.columns)
    for headline in headlines {
      writer.append([
        headline.context, headline.role, headline.name, PlainNumber.text(headline.value),
        PlainNumber.text(headline.tolerance), schedule,
        "\(resultsChanges)",
      ])
    }
    return writer.text
  }

  /// What moved by more than its tolerance, appeared or went, in sentences; empty where all stayed.
  public func moved(to now: KeptHeadlines) -> [String] {
    guard schedule == now.schedule else {
      return ["the kept headlines are of \(schedule), and this run is of \(now.schedule)"]
    }
    var found: [String] = []
    for headline in headlines {
      guard let other = now.headlines.first(where: { $0.key == headline.key }) else {
        found.append("\(headline.key): \(PlainNumber.text(headline.value)) before, and not there now")
        continue
      }
      if abs(other.value - headline.value) > headline.tolerance + 1e-9 {
        found.append(
          "\(headline.key): \(PlainNumber.text(headline.value)) before, \(PlainNumber.text(other.value)) now (tolerance \(PlainNumber.text(headline.tolerance)))"
        )
      }
    }
    for headline in now.headlines where !headlines.contains(where: { $0.key == headline.key }) {
      found.append("\(headline.key): new, \(PlainNumber.text(headline.value))")
    }
    return found
  }

  /// Whether moved headlines are owned up to: the changelog has a new line that says so.
  public func isOwned(by now: KeptHeadlines) -> Bool { now.resultsChanges > resultsChanges }
}
