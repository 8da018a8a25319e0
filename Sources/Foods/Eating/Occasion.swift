/// One meal: what was eaten together, when, and how often that happens in the long run.
public struct Occasion: Sendable, Hashable {
  public let name: String
  /// The day of the diary; nil for a habit.
  public let day: Day?
  /// Hours after midnight.
  public let hour: Double
  /// How often it happens per day: 1/7 for a meal of a week's diary.
  public let perDay: Double
  public var helpings: [Helping]
  /// Fat that is eaten with it although it is not among the helpings, g: the meal around a habit.
  public var fatBeside: Double

  public init(
    name: String, day: Day?, hour: Double, perDay: Double, helpings: [Helping], fatBeside: Double = 0
  ) {
    self.name = name
    self.day = day
    self.hour = hour
    self.perDay = perDay
    self.helpings = helpings
    self.fatBeside = fatBeside
  }

  /// Fat in the meal, g: decides how much vitamin K is absorbed. Fat that a food table does not know counts as none.
  public var fat: Double { fatBeside + helpings.reduce(0) { $0 + ($1.amount(.fat) ?? 0) } }
}
