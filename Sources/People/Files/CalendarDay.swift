import Foundation

/// A day of the (proleptic Gregorian) calendar, without a time of day or a time zone.
public struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// The day, or nil where there is none such (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-02-11` and nothing else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { part in part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day it is here and now.
  public static var today: CalendarDay {
    let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    guard let year = now.year, let month = now.month, let day = now.day,
      let today = CalendarDay(year: year, month: month, day: day)
    else { preconditionFailure("the system's clock names no day of the calendar") }
    return today
  }

  /// Days since 1 March of the year 0, by which days are counted between dates.
  public var ordinal: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let shiftedMonth = month <= 2 ? month + 9 : month - 3
    let years = shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
    return years + (153 * shiftedMonth + 2) / 5 + day - 1
  }

  /// Days from this day to a later one; negative to an earlier one.
  public func days(to other: CalendarDay) -> Int { other.ordinal - ordinal }

  /// Years of 365.25 days from this day to another.
  public func years(to other: CalendarDay) -> Double { Double(days(to: other)) / 365.25 }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.ordinal < right.ordinal }

  /// `2026-02-11`
  public var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A date as well as it is remembered: a day, a month or a year.
public struct PartialDate: Sendable, Hashable, CustomStringConvertible {
  /// The first and the last day that it may mean.
  public let first: CalendarDay
  public let last: CalendarDay

  public init(_ day: CalendarDay) {
    self.init(first: day, last: day)
  }

  private init(first: CalendarDay, last: CalendarDay) {
    self.first = first
    self.last = last
  }

  /// Reads `2021`, `2021-05` or `2021-05-03`.
  public init?(_ text: String) {
    if let day = CalendarDay(text) {
      self.init(day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }), parts.first?.count == 4, let year = Int(parts[0]) else {
      return nil
    }
    let months: ClosedRange<Int>
    switch parts.count {
    case 1: months = 1...12
    case 2:
      guard parts[1].count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      months = month...month
    default: return nil
    }
    let lastDay = CalendarDay.length(ofMonth: months.upperBound, year: year)
    guard let first = CalendarDay(year: year, month: months.lowerBound, day: 1),
      let last = CalendarDay(year: year, month: months.upperBound, day: lastDay)
    else { return nil }
    self.init(first: first, last: last)
  }

  public var isExact: Bool { first == last }

  /// As it was written.
  public var description: String {
    if isExact { return first.description }
    return first.month == last.month ? String(first.description.prefix(7)) : String(first.description.prefix(4))
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
