import ModelLanguage

/// A published value by age: one statistic of one quantity in one group of people.
public struct ReferenceCurve: Sendable, Hashable {
  /// One age or age band of a curve.
  public struct Point: Sendable, Hashable {
    /// As written: `45`, `20-29`, `>=70`, `FMP-5..+5`.
    public let ageText: String
    /// Youngest and oldest age in years; nil where the band is open or the text is no age.
    public let youngest: Double?
    public let oldest: Double?
    public let value: Double
    /// Standard deviation between people, where given.
    public let spread: Double?
    public let source: String
    /// Known from memory and not confirmed: never a pass/fail target.
    public let isRecalled: Bool

    /// The middle of a band, the age itself, or the closed end of an open band.
    public var age: Double? {
      if let youngest, let oldest { return (youngest + oldest) / 2 }
      return youngest ?? oldest
    }
  }

  public let quantity: String
  public let unit: String
  /// Nil where the curve is of both sexes.
  public let sex: Sex?
  /// What else singles these people out: `white`, `T2D`, `HD`; empty for the general population.
  public let group: String
  /// `mean`, `p50`, `prevalence`, `P(CAC>0)` …
  public let statistic: String
  /// The study or data set, as the source column begins.
  public let study: String
  /// By age.
  public let points: [Point]

  /// The value at an age, straight between the middles of neighbouring bands; nil outside what was measured.
  public func value(atAge age: Double) -> Double? {
    let placed = points.compactMap { point in point.age.map { (age: $0, value: point.value) } }
    guard let first = placed.first, let last = placed.last else { return nil }
    let youngest = points.first?.youngest ?? first.age
    let oldest = points.last?.oldest ?? last.age
    guard age >= min(youngest, first.age), age <= max(oldest, last.age) else { return nil }
    guard let above = placed.firstIndex(where: { $0.age >= age }) else { return last.value }
    guard above > 0 else { return first.value }
    let (low, high) = (placed[above - 1], placed[above])
    let share = (age - low.age) / (high.age - low.age)
    return low.value + share * (high.value - low.value)
  }

  public var hasRecalledPoints: Bool { points.contains { $0.isRecalled } }
}
