import RealModule

/// What is read off a person's course over many readings, and not off two.
enum PathForm: Sendable, Hashable {
  /// Largest gain per year, and the age at it.
  case peakRate, ageAtPeakRate
  /// Above the reading at the start: area by time in hours, hours to the highest, the highest itself.
  case area, timeOfHighest, highest
  /// Hours in which what is above the reading at the start halves.
  case halfLife

  init?(_ form: String) {
    switch form {
    case "peak rate": self = .peakRate
    case "age at peak rate": self = .ageAtPeakRate
    case "AUC": self = .area
    case "Tmax": self = .timeOfHighest
    case "Cmax": self = .highest
    case "half-life": self = .halfLife
    default: return nil
    }
  }

  /// Whether it is of growing up, and not of hours after a dose.
  var isOfYears: Bool { self == .peakRate || self == .ageAtPeakRate }

  /// Days of the readings.
  ///
  /// - Parameter hours: the window after a dose.
  func days(hours: ClosedRange<Double>?, years: Double) -> [Double] {
    let year = 365.25
    guard isOfYears else {
      guard let hours else { return [] }
      let steps = 48
      let width = (hours.upperBound - hours.lowerBound) / Double(steps)
      return (0...steps).map { (hours.lowerBound + Double($0) * width) / 24 }
    }
    // Half a year apart: a spurt lasts two.
    return stride(from: 0, through: years, by: 0.5).map { $0 * year }
  }

  /// - Parameters:
  ///   - course: readings at `days`.
  ///   - start: the reading before anything is given.
  ///   - age: years at the start.
  func value(_ course: [Double], _ days: [Double], start: Double, age: Double) -> Double? {
    guard course.count > 1, course.count == days.count else { return nil }
    switch self {
    case .peakRate: return fastest(course, days)?.perYear
    case .ageAtPeakRate: return fastest(course, days).map { age + $0.years }
    case .area:
      return days.indices.dropFirst().reduce(0.0) { sum, i in
        sum + 24 * (days[i] - days[i - 1]) * ((course[i] + course[i - 1]) / 2 - start)
      }
    case .timeOfHighest: return course.indices.max { course[$0] < course[$1] }.map { 24 * days[$0] }
    case .highest: return course.max().map { $0 - start }
    case .halfLife: return halfLife(course, days, start)
    }
  }

  private func fastest(_ course: [Double], _ days: [Double]) -> (perYear: Double, years: Double)? {
    let year = 365.25
    let rates = days.indices.dropFirst().map { i in
      (perYear: (course[i] - course[i - 1]) / (days[i] - days[i - 1]) * year, years: (days[i] + days[i - 1]) / 2 / year)
    }
    return rates.max { $0.perYear < $1.perYear }
  }

  /// Log 2 over the slope of the logarithm, by least squares; nil where it does not fall.
  private func halfLife(_ course: [Double], _ days: [Double], _ start: Double) -> Double? {
    let points = zip(days, course).compactMap { day, value in
      value > start ? (x: 24 * day, y: Double.log(value - start)) : nil
    }
    guard points.count > 2 else { return nil }
    let n = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
    let slope = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    return slope < 0 ? -Double.log(2) / slope : nil
  }

  /// `0-9 h`; nil for other words.
  static func hours(_ window: String) -> ClosedRange<Double>? {
    let parts = window.split(separator: " ")
    guard parts.count == 2, parts[1] == "h" else { return nil }
    let ends = parts[0].split(separator: "-").compactMap { Double($0) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]...ends[1] : nil
  }
}
