/// An interval that follows a line over time.
public struct Band: Sendable, Hashable {
  public var low: [Double]
  public var high: [Double]

  public init(low: [Double], high: [Double]) {
    self.low = low
    self.high = high
  }
}

/// A quantity over time under one plan and one scenario, with its two bands, which are never mixed.
public struct Line: Sendable {
  /// The person as filled in, every parameter at its best value.
  public var middle: [Double]
  /// 80 of 100 people with the same known facts.
  public var betweenPeople: Band
  /// 90 % interval of what science does not know.
  public var unknown: Band
}

/// One number under one plan and one scenario, with its two intervals.
public struct Reading: Sendable {
  public var middle: Double
  public var betweenPeople: ClosedRange<Double>
  public var unknown: ClosedRange<Double>
  /// Mean over people with the same known facts: the share of them, where the number is 0 or 1.
  public var meanOfPeople: Double
}

enum Percentile {
  /// The share `p` of sorted values, straight between neighbours (type 7 of Hyndman & Fan 1996).
  static func of(sorted values: [Double], _ p: Double) -> Double {
    guard let last = values.indices.last else { return .nan }
    let position = p * Double(last)
    let cell = min(Int(position), max(last - 1, 0))
    let along = position - Double(cell)
    return last == 0 ? values[0] : values[cell] * (1 - along) + values[cell + 1] * along
  }

  static let betweenPeople = (low: 0.10, high: 0.90)
  static let unknown = (low: 0.05, high: 0.95)

  /// Interval of a sample; with no draws, the middle alone.
  static func interval(_ values: [Double], _ share: (low: Double, high: Double), middle: Double) -> ClosedRange<Double>
  {
    guard !values.isEmpty else { return middle...middle }
    let sorted = values.sorted()
    let low = of(sorted: sorted, share.low)
    return low...max(low, of(sorted: sorted, share.high))
  }
}
