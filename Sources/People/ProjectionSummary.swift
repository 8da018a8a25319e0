import ModelLanguage
import Simulation

/// Condenses lives to lines and readings. Differences are taken draw by draw, because plans share their random numbers.
struct Summary {
  private(set) var lines: [String: Line] = [:]
  private(set) var readings: [String: Reading] = [:]
  private(set) var lineDifferences: [String: Line] = [:]
  private(set) var readingDifferences: [String: Reading] = [:]

  init(_ samples: Samples, against base: Samples?, _ columns: [CompiledModel.Column], _ rules: [ReadingRule]) {
    for (index, column) in columns.enumerated() {
      let series: (Trajectory) -> [Double] = { $0.series(index) }
      lines[column.key] = Self.line(samples, nil, series)
      if let base { lineDifferences[column.key] = Self.line(samples, base, series) }
    }
    for rule in rules {
      readings[rule.key] = Self.reading(samples, nil, rule)
      if let base { readingDifferences[rule.key] = Self.reading(samples, base, rule) }
    }
  }

  private static func line(_ samples: Samples, _ base: Samples?, _ series: (Trajectory) -> [Double]) -> Line {
    let middle = minus(series(samples.person), base.map { series($0.person) })
    return Line(
      middle: middle,
      betweenPeople: band(samples.betweenPeople, base?.betweenPeople, Percentile.betweenPeople, middle, series),
      unknown: band(samples.unknown, base?.unknown, Percentile.unknown, middle, series))
  }

  private static func band(
    _ lives: [Trajectory?], _ base: [Trajectory?]?, _ share: (low: Double, high: Double), _ middle: [Double],
    _ series: (Trajectory) -> [Double]
  ) -> Band {
    let drawn = pairs(lives, base).map { minus(series($0), $1.map(series)) }
    let intervals = middle.indices.map { row in
      Percentile.interval(drawn.map { $0[row] }, share, middle: middle[row])
    }
    return Band(low: intervals.map(\.lowerBound), high: intervals.map(\.upperBound))
  }

  private static func reading(_ samples: Samples, _ base: Samples?, _ rule: ReadingRule) -> Reading {
    func value(_ life: Trajectory, _ other: Trajectory?) -> Double { rule.read(life) - (other.map(rule.read) ?? 0) }
    let middle = value(samples.person, base?.person)
    func interval(_ lives: [Trajectory?], _ other: [Trajectory?]?, _ share: (low: Double, high: Double)) -> ClosedRange<
      Double
    > {
      Percentile.interval(pairs(lives, other).map { value($0, $1) }, share, middle: middle)
    }
    let people = pairs(samples.betweenPeople, base?.betweenPeople).map { value($0, $1) }
    return Reading(
      middle: middle,
      betweenPeople: interval(samples.betweenPeople, base?.betweenPeople, Percentile.betweenPeople),
      unknown: interval(samples.unknown, base?.unknown, Percentile.unknown),
      meanOfPeople: people.isEmpty ? middle : people.reduce(0, +) / Double(people.count))
  }

  /// Lives beside their counterpart under the first plan; a life that failed in either is left out of both.
  private static func pairs(_ lives: [Trajectory?], _ base: [Trajectory?]?) -> [(Trajectory, Trajectory?)] {
    guard let base else { return lives.compactMap { $0.map { ($0, nil) } } }
    return zip(lives, base).compactMap { life, other in
      guard let life, let other else { return nil }
      return (life, other)
    }
  }

  private static func minus(_ a: [Double], _ b: [Double]?) -> [Double] {
    guard let b else { return a }
    return zip(a, b).map { $0 - $1 }
  }
}

extension Trajectory {
  func series(_ column: Int) -> [Double] {
    stride(from: column, to: rows.count, by: columns.count).map { rows[$0] }
  }
}
