/// Random numbers that depend on (seed, person, purpose) and on nothing else: not on the order of asking, the thread or
/// the number of people.
///
/// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): a counter, enciphered.
public struct RandomStream: Sendable, RandomNumberGenerator {
  private let key: (UInt32, UInt32)
  private var counter: (UInt32, UInt32, UInt32, UInt32)
  private var spare: UInt64?

  /// - Parameter purpose: what the numbers are for, as a dotted path such as `spread.bone.menopauseAge`.
  public init(seed: UInt64, person: Int, purpose: String) {
    self.init(seed: seed, person: person, purpose: RandomPurpose(purpose))
  }

  /// The same with a purpose made before, for many people.
  public init(seed: UInt64, person: Int, purpose: RandomPurpose) {
    let path = purpose.fingerprint
    let start = UInt64(bitPattern: Int64(person))
    key = (UInt32(truncatingIfNeeded: seed ^ path), UInt32(truncatingIfNeeded: (seed ^ path) >> 32))
    // The first word counts blocks; the rest tell people and purposes apart even where `seed ^ path` collide.
    counter = (
      0, UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: start >> 32), UInt32(truncatingIfNeeded: path)
    )
  }

  public mutating func next() -> UInt64 {
    if let value = spare {
      spare = nil
      return value
    }
    let block = Self.encipher(counter, key: key)
    counter.0 &+= 1
    spare = UInt64(block.2) | UInt64(block.3) << 32
    return UInt64(block.0) | UInt64(block.1) << 32
  }

  /// Uniform, never 0 and never 1.
  public mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  public mutating func normal() -> Double { NormalDistribution.quantile(uniform()) }

  static func encipher(
    _ counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var (a, b, c, d) = counter
    var (k0, k1) = key
    for round in 0..<10 {
      if round > 0 {
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
      }
      let first = a.multipliedFullWidth(by: 0xD251_1F53)
      let second = c.multipliedFullWidth(by: 0xCD9E_8D57)
      (a, b, c, d) = (second.high ^ b ^ k0, second.low, first.high ^ d ^ k1, first.low)
    }
    return (a, b, c, d)
  }
}

/// What random numbers are for, as a dotted path such as `spread.bone.menopauseAge`, ready for many people.
public struct RandomPurpose: Sendable, Hashable {
  /// FNV-1a, 64 bits: the same for a path on every machine.
  let fingerprint: UInt64

  public init(_ path: String) {
    fingerprint = path.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
