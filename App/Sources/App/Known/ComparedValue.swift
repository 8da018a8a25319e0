import Evidence
import Reporting
import Tabular

/// A published value beside the simulated one, as a page tells it: each with its interval, the study and the source.
struct ComparedValue: Sendable, Encodable {
  let study, source: String
  /// Id of the evidence row.
  let row: String
  let what, role, published, simulated: String
  let isInside: Bool
  let drawing: String

  private enum CodingKeys: String, CodingKey {
    case study, source, row, what, role, published, simulated, isInside
  }

  init(_ row: KeptQualification.Row) {
    study = row.study
    self.row = row.evidence ?? ""
    source = row.evidence.flatMap { Evidence.resolve($0)?.reference.formatted } ?? row.study
    what = row.unit.isEmpty ? row.what : "\(row.what), \(row.unit)"
    role = row.role == "report" ? "shown, not scored" : row.role
    published = row.observed.text
    simulated = row.predicted.text
    isInside = row.isInside
    drawing = Place(row).svg
  }

  /// The published value on a line whose zero is the simulated one and whose unit is the simulated interval, since values have
  /// many units; drawn as in the qualification report.
  private struct Place {
    private static let middle = 80.0
    /// Pixels of one standard error of the prediction; six fit on either side.
    private static let pitch = 13.0
    private static let reach = 6.0
    private let row: KeptQualification.Row

    init(_ row: KeptQualification.Row) { self.row = row }

    var svg: String {
      let bar = 1.96 * Self.pitch
      var parts =
        "<rect class=\"expected\" x=\"\(n(Self.middle - bar))\" y=\"8\" width=\"\(n(2 * bar))\" height=\"6\"/>"
      parts += "<path class=\"centre\" d=\"M\(n(Self.middle)),3v16\"/>"
      if let low = row.observed.low, let high = row.observed.high {
        parts += "<path class=\"reach\" d=\"M\(n(x(low))),11H\(n(x(high)))\"/>"
      }
      let open = row.role == "validation" ? "" : " open"
      let place = errors(row.observed.value)
      if abs(place) > Self.reach {
        let back = place > 0 ? -8 : 8
        parts += "<path class=\"seen\(open)\" d=\"M\(n(x(row.observed.value))),11l\(back),-5v10z\"/>"
      } else {
        parts += "<circle class=\"seen\(open)\" cx=\"\(n(x(row.observed.value)))\" cy=\"11\" r=\"4\"/>"
      }
      return "<svg viewBox=\"0 0 160 22\" aria-hidden=\"true\">\(parts)</svg>"
    }

    /// Standard errors of the prediction, on the side of it where the value lies, so that ratios keep their uneven intervals.
    private func errors(_ value: Double) -> Double {
      let middle = row.predicted.value
      let edge = value < middle ? row.predicted.low : row.predicted.high
      let error = abs((edge ?? middle) - middle) / 1.96
      return error > 0 ? (value - middle) / error : 0
    }

    private func x(_ value: Double) -> Double {
      Self.middle + min(max(errors(value), -Self.reach), Self.reach) * Self.pitch
    }

    private func n(_ value: Double) -> String { PlainNumber.text((value * 10).rounded() / 10) }
  }
}
