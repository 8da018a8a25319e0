import People
import Trials

/// From a study's unit to that of the simulated quantity: `kept = factor · value + offset`.
struct UnitConversion: Sendable, Hashable {
  var factor = 1.0
  var offset = 0.0

  /// Forms that have no unit of the quantity.
  private static let unitless: Set<String> = [
    "percent change", "percent change per year", "ratio", "log change per year", "event",
  ]

  /// - Throws: a reason where the unit is not one that the quantity is reported in.
  init(_ unit: String?, _ endpoint: Endpoint, _ form: String) throws(QuestionMaker.Reason) {
    guard let quantity = endpoint.quantity, !Self.unitless.contains(form) else { return }
    guard let marker = quantity.marker else {
      if let unit, unit != quantity.unit {
        throw QuestionMaker.Reason("the unit \(unit) of \(endpoint.name) is not \(quantity.unit)")
      }
      return
    }
    guard var unit else { return }
    if form == "change per year", unit.hasSuffix("/year") { unit = String(unit.dropLast(5)) }
    guard let known = marker.units.first(where: { $0.isWritten(unit) }) else {
      throw QuestionMaker.Reason("\(endpoint.name) is not known in \(unit)")
    }
    factor = known.factor
    // A difference has no offset.
    offset = form == "value" || form == "share above" || form == "onset" || form == "percentile" ? known.offset : 0
  }
}
