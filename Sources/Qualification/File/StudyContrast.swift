import Tabular
import Yams

/// What two groups of people differ in, as a file writes it: `{of: eGFR, per: 10, unit: mL/min}`.
struct StudyContrast: Sendable, Hashable {
  var of: String
  var per: Double?
  var perSpread: Double?
  var unit: String?
  var parts: Int?
  var part: Int?
  var against: Int?

  init?(_ node: Node) {
    guard let of = node["of"]?.string else { return nil }
    self.of = of
    // The logarithm or the yearly change of a name is another quantity.
    if let scale = node["scale"]?.string { self.of += ", \(scale)" }
    if let change = node["change"]?.string { self.of += ", change \(change)" }
    func number(_ key: String) -> Double? { node[key]?.string.flatMap { PlainNumber.parse($0) } }
    (per, perSpread, unit) = (number("per"), number("per_sd"), node["unit"]?.string)
    (parts, part, against) = (
      number("parts").map { Int($0) }, number("part").map { Int($0) }, number("against").map { Int($0) }
    )
  }
}
