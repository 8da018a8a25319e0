import Tabular

/// A day of a diary: a date, a weekday, or the number of the day. One diary uses one of the three.
public enum Day: Sendable, Hashable, Comparable {
  case number(Int)
  case weekday(Int)
  case date(year: Int, month: Int, day: Int)

  /// What a diary may write.
  static let allowed = "a day number from 1 (1, 2, …), a date (2026-03-31) or a weekday (Mon … Sun)"

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let fullWeekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  public init?(text: String) {
    let lower = text.lowercased()
    if let index = Self.weekdays.firstIndex(of: lower) ?? Self.fullWeekdays.firstIndex(of: lower) {
      self = .weekday(index + 1)
    } else if text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
      number >= 1
    {
      self = .number(number)
    } else if let date = Self.date(text) {
      self = date
    } else {
      return nil
    }
  }

  /// `2026-03-31`, if there is such a day.
  private static func date(_ text: String) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return nil }
    let leap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[numbers[1] - 1]).contains(numbers[2]) else { return nil }
    return .date(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Numbers, weekdays and dates do not mix in one diary.
  var kind: Int {
    switch self {
    case .number: 0
    case .weekday: 1
    case .date: 2
    }
  }

  public var text: String {
    switch self {
    case .number(let number): "day \(number)"
    case .weekday(let index):
      Self.fullWeekdays[index - 1].prefix(1).uppercased() + Self.fullWeekdays[index - 1].dropFirst()
    case .date(let year, let month, let day):
      "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
  }

  private var order: [Int] {
    switch self {
    case .number(let number): [0, number]
    case .weekday(let index): [1, index]
    case .date(let year, let month, let day): [2, year, month, day]
    }
  }

  public static func < (left: Day, right: Day) -> Bool { left.order.lexicographicallyPrecedes(right.order) }
}
