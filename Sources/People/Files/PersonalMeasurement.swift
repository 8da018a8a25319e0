/// One measured value of a person, converted to the unit of its biomarker.
public struct PersonalMeasurement: Sendable, Hashable {
  public var what: Biomarker
  /// In `what.unit`.
  public var value: Double
  /// As it was written, for the report: `31 ng/mL`.
  public var written: String
  public var on: PartialDate
  public var line: Int?

  public init(what: Biomarker, value: Double, written: String, on: PartialDate, line: Int? = nil) {
    self.what = what
    self.value = value
    self.written = written
    self.on = on
    self.line = line
  }
}
