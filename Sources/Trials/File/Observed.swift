import ModelLanguage

/// One value that a study reported, with its uncertainty.
public struct Observed: Sendable, Hashable {
  public enum Statistic: Sendable, Hashable {
    case mean(Double)
    case median(Double, quartiles: ClosedRange<Double>?, p90: Double?)
    case geometricMean(Double)
    /// `events` of `n` people.
    case events(Int, of: Int)
    /// Events per 1,000 person-years.
    case rate(Double)
    case hazardRatio(Double)
    case oddsRatio(Double)
    /// Difference between two arms.
    case difference(Double)
    /// A finding in words, a share, a correlation, or a number that stands in a reference curve: read, and left to the
    /// comparison with studies.
    case special(String, Double?)
  }

  public var endpoint: String
  public var form: Endpoint.Form?
  public var arm: String?
  /// The arm it is compared with, for differences and ratios.
  public var against: String?
  /// Days since the start; nil where the file says no time.
  public var at: Double?
  public var statistic: Statistic
  /// Standard error: of the mean; of the logarithm for ratios and geometric means. Nil for counts, which carry their own.
  public var standardError: Double?
  /// Between people, where reported.
  public var sd: Double?
  public var people: Int?
  /// 95 % unless `ciLevel` says otherwise.
  public var interval: ClosedRange<Double>?
  public var sex: Sex?
  public var unit: String?
  /// Years; for curves by age.
  public var age: ClosedRange<Double>?
  public var use: Trial.Use?
  /// Evidence row.
  public var row: String?
  public var note: String?
  public var line: Int?

  /// The reported number itself.
  public var value: Double {
    switch statistic {
    case .mean(let x), .geometricMean(let x), .rate(let x), .hazardRatio(let x), .oddsRatio(let x), .difference(let x):
      x
    case .median(let x, _, _): x
    case .special(_, let x): x ?? .nan
    case .events(let events, let people): Double(events) / Double(max(people, 1))
    }
  }

  /// Whether the standard error is of the logarithm.
  public var isLogarithmic: Bool {
    switch statistic {
    case .geometricMean, .hazardRatio, .oddsRatio: true
    default: false
    }
  }
}
