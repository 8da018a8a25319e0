import People
import Trials

/// From a study's unit to that of the simulated quantity: `kept = factor · value + offset`.
struct UnitConversion: Sendable, Hashable {
  var factor = 1.0
  var offset = 0.0

  /// Forms that have no unit of the quantity.
  private static let unitless: Set<String> = [
    "percent change", "percent change per year", "ratio", "log change per year", "event", "half-life", "Tmax",
    "age at peak rate", "correlation", "slope",
  ]

  /// None.
  init() {}

  /// - Throws: a reason where the unit is not one that the quantity is reported in.
  init(_ unit: String?, _ endpoint: Endpoint, _ form: String) throws(QuestionMaker.Reason) {
    guard let quantity = endpoint.quantity, !Self.unitless.contains(form) else { return }
    // An area is of the quantity by the hour.
    let unit = form == "AUC" ? unit?.replacing("*h", with: "") : unit
    guard let marker = quantity.marker else {
      if quantity.isProbability { return }
      if let unit, let other = quantity.otherUnits[unit] {
        factor = other
        return
      }
      if let unit, unit != quantity.unit, unit != "\(quantity.unit)/year" {
        throw QuestionMaker.Reason("the unit is not the model's (\(endpoint.name): \(unit), not \(quantity.unit))")
      }
      return
    }
    guard var unit else { return }
    // A rate is a change of the quantity, whatever time it is told for.
    if ["change per year", "peak rate"].contains(form) {
      for time in ["/year", "/yr"] where unit.hasSuffix(time) { unit = String(unit.dropLast(time.count)) }
    }
    guard let known = marker.units.first(where: { $0.isWritten(unit) }) else {
      throw QuestionMaker.Reason("the quantity is not known in the unit (\(endpoint.name), \(unit))")
    }
    factor = known.factor
    // A difference has no offset.
    offset = form == "value" || form == "share above" || form == "onset" || form == "percentile" ? known.offset : 0
  }
}
