import ModelLanguage
import RealModule
import Simulation
import Trials

/// A randomised trial that found no difference, simulated at its real size many times: how often it comes out null.
public struct NullTrial: Sendable, Hashable {
  public let study: String
  public let endpoint: String
  public let arm: String
  public let against: String
  public let people: Int
  public let replicates: Int
  /// Replicates with p > 0.05.
  public let null: Int

  public var share: Double { Double(null) / Double(replicates) }
  /// As the specification asks: at least 80 % of replicates.
  public static let leastShare = 0.8

  /// Trials drawn with replacement from each world's people, readings as they were taken, tested as a trial would test.
  static func count(
    _ estimator: Estimator, _ crowds: [StudySimulation.Crowd], _ others: [StudySimulation.Crowd],
    sizes: (own: Int, against: Int), perWorld: Int,
    seed: UInt64
  ) -> (null: Int, replicates: Int)? {
    guard let against = estimator.against else { return nil }
    var (null, replicates) = (0, 0)
    for (world, (crowd, others)) in zip(crowds, others).enumerated() {
      let own = crowd.people.compactMap { estimator.told($0, estimator.arm) }
      let other = others.people.compactMap { estimator.told($0, against) }
      guard own.count > 1, other.count > 1 else { return nil }
      var stream = RandomStream(seed: seed, person: world, purpose: "qualification.null")
      for _ in 0..<perWorld {
        let p =
          estimator.question.form == .event
          ? counted(own, other, sizes, &stream) : measured(own, other, sizes, &stream)
        replicates += 1
        if p > 0.05 { null += 1 }
      }
    }
    return replicates > 0 ? (null, replicates) : nil
  }

  private static func measured(
    _ own: [Double], _ other: [Double], _ sizes: (own: Int, against: Int), _ stream: inout RandomStream
  ) -> Double {
    func sample(_ values: [Double], _ count: Int) -> Moments {
      var moments = Moments()
      for _ in 0..<count { moments.add(values[min(Int(stream.uniform() * Double(values.count)), values.count - 1)]) }
      return moments
    }
    return Contrast(sample(own, sizes.own), against: sample(other, sizes.against))?.p ?? 1
  }

  /// Of two counts, by the normal test of shares.
  private static func counted(
    _ own: [Double], _ other: [Double], _ sizes: (own: Int, against: Int), _ stream: inout RandomStream
  ) -> Double {
    func count(_ chances: [Double], _ people: Int) -> Double {
      (0..<people).reduce(0.0) { sum, _ in
        let chance = chances[min(Int(stream.uniform() * Double(chances.count)), chances.count - 1)]
        return sum + (stream.uniform() < chance ? 1 : 0)
      }
    }
    let (n, m) = (Double(sizes.own), Double(sizes.against))
    let (x, y) = (count(own, sizes.own), count(other, sizes.against))
    let pooled = (x + y) / (n + m)
    let error = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
    return error > 0 ? 2 * NormalDistribution.cumulative(-abs((x / n - y / m) / error)) : 1
  }
}
