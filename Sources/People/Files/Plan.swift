/// What to try for a person: changes from a day on, and how faithfully they are kept.
public struct Plan: Sendable, Hashable {
  public var name: String
  /// First day; nil is the day of the run.
  public var from: PartialDate?
  public var until: PartialDate?
  public var change: [PlanChange]
  /// Share of doses and meals that are really taken, 0 to 1.
  public var adherence: Double
  public var place: FilePlace?

  public init(
    name: String, from: PartialDate? = nil, until: PartialDate? = nil, change: [PlanChange], adherence: Double = 1,
    place: FilePlace? = nil
  ) {
    self.name = name
    self.from = from
    self.until = until
    self.change = change
    self.adherence = adherence
    self.place = place
  }
}

/// One change of a plan.
public enum PlanChange: Sendable, Hashable {
  case supplement(SupplementUse)
  case diet(StatedHabit)
  /// Stop a medicine, a supplement or a habitual food.
  case stop(StopChange)
  case start(MedicineUse)
}

/// Something that a plan ends: the name as written, and what it can be.
public struct StopChange: Sendable, Hashable {
  public var name: String
  public var line: Int?

  public init(name: String, line: Int? = nil) {
    self.name = name
    self.line = line
  }
}
