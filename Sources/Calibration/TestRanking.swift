import People
import RealModule

/// How much one reading of a test would tell about a named result.
public struct TestWorth: Sendable, Hashable {
  public let what: Biomarker
  /// Share of the variance of the result that one reading would explain, its noise reckoned in.
  public let share: Double
  /// Correlation of the noise-free biomarker with the result across the draws.
  public let correlation: Double
  /// Lives that both could be read from.
  public let draws: Int
  /// False where so few draws could show such a correlation by chance alone (two standard errors of zero correlation).
  public let isBeyondChance: Bool
}

extension Personalisation {
  /// A test that could be asked for: what it would show today in each draw of the person.
  public struct Candidate: Sendable {
    public var what: Biomarker
    /// In `what.unit`, one per draw; a draw that failed is not a number.
    public var values: [Double]

    public init(what: Biomarker, values: [Double]) {
      self.what = what
      self.values = values
    }
  }

  /// Which single test would narrow a result most, best first.
  ///
  ///     share = r² · var/(var + noise²)        on the scale on which the test's noise is normal
  ///
  /// A straight line through the draws: a relation that bends is seen only in part. Tests whose values do not vary between
  /// draws, and those that the model does not show, are left out. With fewer than 20 draws nothing is ranked.
  ///
  /// - Parameters:
  ///   - outcome: the result in each draw, in the same order as the candidates' values.
  ///   - age: years, of the person today.
  public static func rankTests(
    _ candidates: [Candidate], against outcome: [Double], age: Double, parameters: [String: Double] = [:]
  ) -> [TestWorth] {
    candidates.compactMap { worth($0, outcome, age, parameters) }
      .sorted { ($0.share, $1.what.name) > ($1.share, $0.what.name) }
  }

  private static let fewest = 20

  private static func worth(
    _ candidate: Candidate, _ outcome: [Double], _ age: Double, _ parameters: [String: Double]
  ) -> TestWorth? {
    precondition(candidate.values.count == outcome.count, "a test needs one value for each draw of the result")
    let circumstances = ReadingNoise.Circumstances(
      age: age, takesAntagonist: false, severalSites: false, value: { parameters[$0] })
    var (tests, results, noise) = ([Double](), [Double](), 0.0)
    for (value, result) in zip(candidate.values, outcome) where value.isFinite && result.isFinite {
      guard let reading = ReadingNoise.of(candidate.what, value: value, circumstances) else { return nil }
      tests.append(reading.scale == .linear ? value : Double.log(max(value, 0) + reading.offset))
      results.append(result)
      noise += reading.total * reading.total
    }
    guard tests.count >= fewest else { return nil }
    guard varies(tests), varies(results) else { return nil }
    let (own, other) = (variance(tests), variance(results))
    let correlation = covariance(tests, results) / (own * other).squareRoot()
    let reliability = own / (own + noise / Double(tests.count))
    return TestWorth(
      what: candidate.what, share: correlation * correlation * reliability, correlation: correlation,
      draws: tests.count, isBeyondChance: abs(correlation) > 2 / Double(tests.count - 1).squareRoot())
  }

  /// More than rounding would make it.
  private static func varies(_ x: [Double]) -> Bool {
    guard let low = x.min(), let high = x.max() else { return false }
    return high - low > 1e-9 * max(abs(low), abs(high))
  }

  private static func variance(_ x: [Double]) -> Double { covariance(x, x) }

  private static func covariance(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    return zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / (count - 1)
  }
}

extension ReadingNoise {
  /// Added before a logarithm: calcium scores may be zero.
  var offset: Double { scale == .calciumScore ? 1 : .leastNormalMagnitude }
}
