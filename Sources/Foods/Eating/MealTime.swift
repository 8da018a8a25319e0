/// When in the day something is eaten: the name of the meal and the hour it is taken to be eaten at.
public struct MealTime: Sendable, Hashable {
  public let name: String
  /// Hours after midnight.
  public let hour: Double

  init(name: String, hour: Double) {
    self.name = name
    self.hour = hour
  }

  /// Names a diary may use, with the hour each stands for.
  static let named: [(name: String, hour: Double)] = [
    ("breakfast", 8), ("morning", 10.5), ("lunch", 13), ("afternoon", 16), ("snack", 16), ("tea", 17), ("dinner", 19),
    ("supper", 19), ("evening", 21), ("night", 23),
  ]

  static var allowed: String { named.map(\.name).joined(separator: ", ") + ", or a time (07:30)" }

  /// A named meal, or a time of day.
  public init?(text: String) {
    let lower = text.lowercased()
    if let match = Self.named.first(where: { $0.name == lower }) {
      self.init(name: match.name, hour: match.hour)
      return
    }
    let parts = lower.split(separator: ":", omittingEmptySubsequences: false)
    let isClock = parts.count == 2 && (1...2).contains(parts[0].utf8.count) && parts[1].utf8.count == 2
    guard isClock, parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.init(name: lower, hour: Double(hour) + Double(minute) / 60)
  }

  /// The three meals over which food without a meal is spread evenly.
  public static let assumedMeals = [
    MealTime(name: "meal 1", hour: 8), MealTime(name: "meal 2", hour: 13), MealTime(name: "meal 3", hour: 19),
  ]
}
