/// Person-level rows in the long format, written as people are merged. A run that goes on after an interruption first takes
/// off what was written beyond its checkpoint.
public protocol PersonRowWriter: AnyObject {
  /// Keeps the rows of people up to this number and takes off the rest.
  func begin(afterPerson person: Int) throws
  func add(_ row: PersonRow) throws
  /// Makes what was added last.
  func flush() throws
  func finish() throws
}

/// One value of one person: `run, arm, person, age_years, time_days, name, value, unit, scenario, kind`.
public struct PersonRow: Sendable {
  public static let columns = [
    "run", "arm", "person", "age_years", "time_days", "name", "value", "unit", "scenario", "kind",
  ]
  public var run: String
  public var arm: String
  public var person: Int
  public var ageYears: Double
  public var timeDays: Double
  public var name: String
  public var value: Double
  public var unit: String
  public var scenario: String
}

/// What takes each person as they are merged, in the order of people.
protocol PersonSink: AnyObject {
  /// Keeps what was written of people up to this number and takes off the rest.
  func begin(afterPerson person: Int) throws
  func add(_ person: Enrolled, arm: Int, _ design: TrialDesign, seed: UInt64) throws
  /// Makes what was added last.
  func flush() throws
  func finish() throws
}

/// A table of people that a run fills, in one of its forms.
public final class PersonRows: @unchecked Sendable {
  // Safe: used only where chunks are merged, one after the other.
  let sink: any PersonSink

  private init(_ sink: any PersonSink) { self.sink = sink }

  /// One row per value, in the long format.
  public convenience init(_ writer: any PersonRowWriter, run: String, scenario: String) {
    self.init(LongRows(writer, run: run, scenario: scenario))
  }

  /// `adsl.csv`, `adlb.csv`, `adtte.csv`: a trial's tables as its statisticians expect them, and `columns.csv` about them.
  public static func analysis(folder: String, run: String) -> PersonRows {
    PersonRows(AnalysisTables(folder: folder, run: run))
  }

  /// Everyone's doses and readings with NONMEM's columns.
  public static func dosing(path: String) -> PersonRows { PersonRows(DosingRows(path: path)) }
}
