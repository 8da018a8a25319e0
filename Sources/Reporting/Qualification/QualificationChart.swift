import Qualification
import Trials

/// A forest plot: for each value of studies, what was predicted and what was observed, side by side.
///
/// Endpoints have many units, so a line is drawn in standard errors of its own prediction: the prediction stands at zero with
/// its 95 % interval as a bar, the observed value with its own interval beside it. Hollow: used for calibration. Filled:
/// validation. Beside each line the numbers in their unit.
struct QualificationChart: Sendable {
  var rows: [QualificationRow]
  var caption: String

  private static let width = 760.0
  private static let left = 300.0
  private static let right = 210.0
  private static let pitch = 26.0
  private static let top = 30.0
  /// Standard errors to either side; what lies further is drawn at the edge with an arrow.
  private static let reach = 6.0

  var svg: HTML {
    let bottom = Self.top + Double(rows.count) * Self.pitch
    var parts: HTML = "<path class=\"zero\" d=\"M\(n(x(0))),\(n(Self.top - 14))V\(n(bottom))\"/>"
    for tick in stride(from: -Self.reach, through: Self.reach, by: 2) {
      parts += "<path class=\"axis\" d=\"M\(n(x(tick))),\(n(bottom))v4\"/>"
      parts +=
        "<text x=\"\(n(x(tick)))\" y=\"\(n(bottom + 18))\" text-anchor=\"middle\">\(NumberText.plain(tick))</text>"
    }
    parts += "<path class=\"axis\" d=\"M\(n(Self.left)),\(n(bottom))H\(n(Self.width - Self.right))\"/>"
    parts += "<text x=\"\(n(Self.width))\" y=\"12\" text-anchor=\"end\">observed | predicted (95 %)</text>"
    for (index, row) in rows.enumerated() { parts += draw(row, Self.top + Double(index) * Self.pitch) }
    return """
      <svg class="trial" viewBox="0 0 \(n(Self.width)) \(n(bottom + 26))" width="100%" role="img" aria-label="\(caption)">\(parts)</svg>
      """
  }

  private func draw(_ row: QualificationRow, _ y: Double) -> HTML {
    let name = "\(row.study): \(row.endpoint)"
    var parts: HTML = "<text x=\"0\" y=\"\(n(y + 8))\">\(name.count > 46 ? String(name.prefix(45)) + "…" : name)</text>"
    parts +=
      "<path class=\"whisk a0\" style=\"stroke-width:5;opacity:.45\" d=\"M\(n(x(-1.96))),\(n(y + 4))H\(n(x(1.96)))\"/>"
    let scale = Scale(row)
    let place = scale.place(row.observed.value)
    if let interval = row.observed.interval {
      let (low, high) = (x(scale.place(interval.lowerBound)), x(scale.place(interval.upperBound)))
      parts += "<path class=\"whisk a1\" d=\"M\(n(low)),\(n(y + 4))H\(n(high))\"/>"
    }
    let mark: HTML = row.role == .validation ? "point a1" : "hollow a1"
    if abs(place) > Self.reach {
      let tip = x(place)
      let back = place > 0 ? -9.0 : 9.0
      parts += "<path class=\"\(mark)\" d=\"M\(n(tip)),\(n(y + 4))l\(n(back)),-5v10z\"/>"
    } else {
      parts += "<circle class=\"\(mark)\" cx=\"\(n(x(place)))\" cy=\"\(n(y + 4))\" r=\"4\"/>"
    }
    let words = "\(NumberText.figures(row.observed.value, 3)) | \(QualificationWords.middle(row.predicted)) \(row.unit)"
    return parts + "<text x=\"\(n(Self.width))\" y=\"\(n(y + 8))\" text-anchor=\"end\">\(words)</text>"
  }

  private func x(_ errors: Double) -> Double {
    let within = min(max(errors, -Self.reach), Self.reach)
    return Self.left + (within + Self.reach) / (2 * Self.reach) * (Self.width - Self.left - Self.right)
  }

  private func n(_ value: Double) -> String { SVGPath.number(value) }

  /// From the study's unit to standard errors of the prediction, on the side of it where the value lies, so that ratios keep
  /// their uneven intervals.
  private struct Scale {
    private let middle: Double
    private let below: Double
    private let above: Double

    init(_ row: QualificationRow) {
      middle = row.predicted.value
      below = (middle - (row.predicted.interval?.lowerBound ?? middle)) / 1.96
      above = ((row.predicted.interval?.upperBound ?? middle) - middle) / 1.96
    }

    func place(_ value: Double) -> Double {
      let error = value < middle ? below : above
      return error > 0 ? (value - middle) / error : 0
    }
  }
}

/// Words of the qualification that several parts use.
public enum QualificationWords {
  /// `12 (8 – 16)`
  public static func middle(_ middle: QualificationRow.Middle) -> String {
    let value = NumberText.figures(middle.value, 3)
    guard let interval = middle.interval else { return value }
    return "\(value) (\(NumberText.range(Interval(interval.lowerBound, interval.upperBound), figures: 3)))"
  }

  public static func what(_ row: QualificationRow) -> String {
    what(row.endpoint, form: row.form, arm: row.arm, against: row.against, day: row.day, who: row.who)
  }

  /// `ucOC/cOC, percent change, MK-7 against placebo, 3 years, women`
  public static func what(
    _ endpoint: String, form: String, arm: String, against: String?, day: Double, who: String
  ) -> String {
    var words = form == "value" ? endpoint : "\(endpoint), \(form)"
    if let against {
      words += ", \(arm) against \(against)"
    } else if arm != "all" {
      words += ", \(arm)"
    }
    if day > 0 { words += ", \(TrialRun.time(day))" }
    return who.isEmpty ? words : words + ", \(who)"
  }

  public static func score(_ score: ContextScore) -> [String] {
    [
      score.context, score.role.rawValue, "\(score.studies)", "\(score.count)", NumberText.percent(score.coverage),
      NumberText.decimals(score.meanStandardDifference, places: 2),
    ]
  }

  public static let scoreHead = [
    "context of use", "role", "studies", "values", "inside the 95 % interval", "mean standardised difference",
  ]
}
