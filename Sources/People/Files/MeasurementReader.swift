import Tabular
import Yams

/// Reads measured values and converts them to the units kept.
enum MeasurementReader {
  static func measurement(_ node: Node, path: String, faults: FaultList, life: LifeSpan) -> PersonalMeasurement? {
    guard let reader = MappingReader(node, path: path, keys: ["what", "value", "unit", "on"], faults: faults)
    else { return nil }
    reader.require("what", names)
    reader.require("value", "a number")
    reader.require("on", "the date of the measurement")
    let date = reader.date("on", life: life)
    let text = reader.text("value", allowed: "a number")
    guard let marker = marker(reader) else { return nil }
    guard let unit = unit(reader, of: marker), let text else { return nil }
    guard let value = value(text, marker, unit, reader), let date else { return nil }
    let written = unit.symbol.isEmpty || marker.isUnitless ? text : "\(text) \(unit.symbol)"
    return PersonalMeasurement(what: marker, value: value, written: written, on: date, line: reader.line)
  }

  private static let names = Biomarker.all.map(\.name).joined(separator: ", ")

  private static func marker(_ reader: MappingReader) -> Biomarker? {
    guard let text = reader.text("what", allowed: names) else { return nil }
    if let marker = Biomarker(named: text) { return marker }
    let near = NearestWords.nearest(to: text, in: Biomarker.all.map(\.name))
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    reader.fault("what", "there is no such measurement\(hint)", found: text, allowed: names)
    return nil
  }

  private static func unit(_ reader: MappingReader, of marker: Biomarker) -> ClinicalUnit? {
    let allowed = marker.units.map(\.symbol).joined(separator: ", ")
    guard reader.has("unit") else {
      if marker.isUnitless { return marker.units.first }
      reader.require("unit", allowed)
      return nil
    }
    guard let text = reader.text("unit", allowed: allowed) else { return nil }
    if let unit = marker.units.first(where: { $0.isWritten(text) }) { return unit }
    reader.fault("unit", "\(marker.name) is not measured in this unit", found: text, allowed: allowed)
    return nil
  }

  private static func value(
    _ text: String, _ marker: Biomarker, _ unit: ClinicalUnit, _ reader: MappingReader
  ) -> Double? {
    let lowest = (marker.range.lowerBound - unit.offset) / unit.factor
    let highest = (marker.range.upperBound - unit.offset) / unit.factor
    let allowed = "a number from \(rounded(lowest)) to \(rounded(highest)) \(unit.symbol)"
    guard let number = PlainNumber.parse(text) else {
      reader.fault("value", "the value is not a number", found: text, allowed: allowed)
      return nil
    }
    let value = unit.factor * number + unit.offset
    guard marker.range.contains(value) else {
      reader.fault("value", "the value is not plausible for \(marker.name)", found: text, allowed: allowed)
      return nil
    }
    return value
  }

  /// To three figures, for messages.
  private static func rounded(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    var scale = 1.0
    while abs(number) * scale < 100 { scale *= 10 }
    return PlainNumber.text((number * scale).rounded() / scale)
  }
}
