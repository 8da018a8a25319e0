import RealModule

/// First events of one group, counted in equal intervals of the trial: enough for survival curves and a hazard ratio, in
/// memory that does not grow with people.
public struct EventTable: Sendable, Hashable, Codable {
  public static let intervals = 120

  public private(set) var people = 0
  /// Per interval.
  public private(set) var events = [Int](repeating: 0, count: intervals)
  public private(set) var deaths = [Int](repeating: 0, count: intervals)
  /// Left, or reached the end, without event.
  public private(set) var censored = [Int](repeating: 0, count: intervals)
  /// Years at risk.
  public private(set) var personYears = 0.0

  public enum Ending: Sendable { case event, death, censored }

  public init() {}

  /// - Parameters:
  ///   - share: when, as a share of the trial's length, 0 to 1.
  ///   - years: the same in years.
  public mutating func add(_ ending: Ending, atShare share: Double, years: Double) {
    let interval = min(max(Int(share * Double(Self.intervals)), 0), Self.intervals - 1)
    people += 1
    personYears += years
    switch ending {
    case .event: events[interval] += 1
    case .death: deaths[interval] += 1
    case .censored: censored[interval] += 1
    }
  }

  public mutating func merge(_ other: EventTable) {
    people += other.people
    personYears += other.personYears
    for i in 0..<Self.intervals {
      events[i] += other.events[i]
      deaths[i] += other.deaths[i]
      censored[i] += other.censored[i]
    }
  }

  public var eventCount: Int { events.reduce(0, +) }

  /// People at risk at the beginning of each interval, and at the end of the last.
  public var atRisk: [Int] {
    var left = people
    var counts = [people]
    for i in 0..<Self.intervals {
      left -= events[i] + deaths[i] + censored[i]
      counts.append(left)
    }
    return counts
  }

  /// Kaplan-Meier estimate at the ends of the intervals, 1 first, with Greenwood's variance of its logarithm.
  public var survival: (values: [Double], logVariance: [Double]) {
    let atRisk = atRisk
    var values = [1.0]
    var variances = [0.0]
    for i in 0..<Self.intervals {
      let risk = Double(atRisk[i])
      let hit = Double(events[i])
      values.append(risk > 0 ? values[i] * (1 - hit / risk) : values[i])
      variances.append(variances[i] + (risk > hit ? hit / (risk * (risk - hit)) : 0))
    }
    return (values, variances)
  }

  /// Cumulative incidence with death competing (Aalen-Johansen) at the ends of the intervals, 0 first.
  public var incidence: [Double] {
    let atRisk = atRisk
    var free = 1.0
    var values = [0.0]
    for i in 0..<Self.intervals {
      let risk = max(Double(atRisk[i]), 1)
      values.append(values[i] + free * Double(events[i]) / risk)
      free *= 1 - Double(events[i] + deaths[i]) / risk
    }
    return values
  }
}

/// A ratio of hazards by Cox's partial likelihood on grouped times (Breslow), with its interval.
public struct HazardRatio: Sendable, Hashable {
  public let ratio: Double
  /// Standard error of the logarithm.
  public let logError: Double

  public init(ratio: Double, logError: Double) {
    self.ratio = ratio
    self.logError = logError
  }

  /// Nil where an arm has no event.
  public init?(of table: EventTable, against other: EventTable) {
    guard table.eventCount > 0, other.eventCount > 0 else { return nil }
    let (risk, otherRisk) = (table.atRisk, other.atRisk)
    var log = 0.0
    var information = 0.0
    for _ in 0..<50 {
      var score = 0.0
      information = 0
      for i in 0..<EventTable.intervals {
        let hits = Double(table.events[i] + other.events[i])
        let mine = Double(risk[i]) * Double.exp(log)
        let all = mine + Double(otherRisk[i])
        guard hits > 0, all > 0 else { continue }
        let share = mine / all
        score += Double(table.events[i]) - hits * share
        information += hits * share * (1 - share)
      }
      guard information > 0 else { return nil }
      let step = min(max(score / information, -1), 1)
      log += step
      if abs(step) < 1e-10 { break }
    }
    self.init(ratio: Double.exp(log), logError: 1 / information.squareRoot())
  }

  public var interval: ClosedRange<Double> {
    let reach = StudentT.normal975 * logError
    return ratio * Double.exp(-reach)...ratio * Double.exp(reach)
  }
}
