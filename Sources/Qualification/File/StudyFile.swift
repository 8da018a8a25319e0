import Trials
import Yams

/// A published study as its file describes it: the trial to simulate, and what was observed, each value with the words
/// that only a comparison needs.
public struct StudyFile: Sendable {
  /// The file's name without its ending.
  public let name: String
  public let trial: Trial
  public let items: [StudyItem]
  /// Arms whose people or doses the trial engine does not simulate as the file says, with the reason.
  let unlikeArms: [String: String]
  let curve: CurvePlace?

  public var context: String { trial.context ?? "no context" }
}

/// Where a reference curve stands; lists hold one entry where the file names one.
struct CurvePlace: Sendable, Hashable {
  var quantities: [String]
  var group: String?
  var sexes: [String]
  /// As the tables write ages; empty takes all.
  var ages: [String]
}

/// One observed value with the words of its line.
public struct StudyItem: Sendable {
  /// Position in the file's list, from 1.
  public let number: Int
  public let observed: Observed
  /// `value`, `percent change`, `share above` …
  let form: String
  /// Unit of the study; nil where the file says none.
  let unit: String?
  /// Threshold in the study's unit.
  let above: Double?
  /// Which statistic was reported: `mean`, `hazard_ratio`, `finding` …
  let statistic: String
  let words: [String: String]
  /// People compared who differ in something; nil where arms are compared or nothing is.
  var contrast: StudyContrast?

  static let statistics = [
    "mean", "median", "geometric_mean", "events", "hazard_ratio", "odds_ratio", "risk_ratio", "correlation",
    "statistic",
    "finding", "range",
  ]

  /// Whether it states an error, or carries one: counts, and values that stand in a curve.
  public var hasSpread: Bool {
    observed.standardError != nil || statistic == "events" || statistic == "statistic" || statistic == "correlation"
  }

  /// Its role, which is that of the file or `report`.
  public var role: Trial.Use { observed.use ?? .report }
}
