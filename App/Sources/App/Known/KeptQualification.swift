import Evidence
import Foundation
import Reporting
import Tabular

/// The qualification as it was run and kept: what published studies reported and what the simulation of each gave.
///
/// Made by `menaquin qualify --out`, with the headlines of `docs/qualification.csv`; the app computes none of it anew and says
/// which schedule it is of.
struct KeptQualification: Sendable {
  /// One value of a study beside its prediction.
  struct Row: Sendable {
    let study: String
    let context: String
    /// `calibration`, `validation` or `report`.
    let role: String
    /// What was measured, on whom and when.
    let what: String
    let unit: String
    let observed: Middle
    let predicted: Middle
    let isInside: Bool
    let standardDifference: Double?
    /// Id of the evidence row behind the observed value.
    let evidence: String?
  }

  struct Middle: Sendable {
    let value: Double
    let low, high: Double?

    var text: String {
      guard value.isFinite else { return "without bound: the other arm has almost none" }
      let value = NumberText.figures(value, 3)
      guard let low, let high else { return value }
      return "\(value) (\(NumberText.range(Interval(low, high), figures: 3)))"
    }
  }

  let rows: [Row]
  let schedule: String

  static let folder = AppResources.folder.appendingPathComponent("qualification")

  /// Read once, when first asked for.
  static let shipped = Result { try KeptQualification() }

  /// - Throws: where the shipped tables cannot be read.
  init() throws {
    let file = Self.folder.appendingPathComponent("rows.csv").path
    var rows: [Row] = []
    for row in try Table(file: file).rows {
      func middle(_ name: String) throws -> Middle {
        // A ratio to an arm that has almost none is written `inf`.
        let isBounded = row[name] != "inf"
        return Middle(
          value: isBounded ? try row.number(name) : .infinity,
          low: isBounded ? try row.optionalNumber(name + "_low") : nil,
          high: isBounded ? try row.optionalNumber(name + "_high") : nil)
      }
      rows.append(
        Row(
          study: try row.text("study"), context: try row.text("context"), role: try row.text("role"),
          what: QualificationWords.what(
            try row.text("endpoint"), form: try row.text("form"), arm: try row.text("arm"),
            against: row.optionalText("against"), day: try row.optionalNumber("time_days") ?? 0,
            who: row.optionalText("who") ?? ""),
          unit: row.optionalText("unit") ?? "", observed: try middle("observed"), predicted: try middle("predicted"),
          isInside: try row.text("inside") == "yes",
          standardDifference: try row.optionalNumber("standardised_difference"), evidence: row.optionalText("row")))
    }
    self.rows = rows
    let headlines = try Table(file: Self.folder.appendingPathComponent("headlines.csv").path)
    schedule = try headlines.rows.first?.text("schedule") ?? ""
  }

  /// The kept file of that name; nil where there is none.
  static func file(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// The values behind the very rows of evidence that a claim cites.
  func rows(of claim: Claim) -> [Row] {
    let cited = Set(claim.rows)
    return rows.filter { $0.evidence.map(cited.contains) ?? false }
  }
}
