import RealModule

/// Quantiles of any number of values in little memory: counts in cells whose edges grow by 2 % (DDSketch, Masson et al.
/// 2019). A quantile lies within 1 % of the value that has it; values nearer to zero than 1e-9 count as zero.
///
/// Counts are whole numbers, so that merging is exact in any order.
public struct QuantileSketch: Sendable, Hashable, Codable {
  public static let relativeError = 0.01
  private static let growth = (1 + relativeError) / (1 - relativeError)
  private static let logGrowth = Double.log(growth)
  private static let least = 1e-9

  private var above: [Int: Int] = [:]
  private var below: [Int: Int] = [:]
  private var zeros = 0
  public private(set) var count = 0

  public init() {}

  public mutating func add(_ x: Double) {
    count += 1
    let size = abs(x)
    guard size >= Self.least else {
      zeros += 1
      return
    }
    let cell = Int((Double.log(size) / Self.logGrowth).rounded(.up))
    if x > 0 { above[cell, default: 0] += 1 } else { below[cell, default: 0] += 1 }
  }

  public mutating func merge(_ other: QuantileSketch) {
    above.merge(other.above, uniquingKeysWith: +)
    below.merge(other.below, uniquingKeysWith: +)
    zeros += other.zeros
    count += other.count
  }

  /// The value that the share `p` of numbers does not exceed; nil without any.
  public func quantile(_ p: Double) -> Double? {
    guard count > 0 else { return nil }
    var left = Int((p * Double(count - 1)).rounded(.down))
    for (cell, number) in below.sorted(by: { $0.key > $1.key }) {
      if left < number { return -Self.middle(cell) }
      left -= number
    }
    if left < zeros { return 0 }
    left -= zeros
    let cells = above.sorted { $0.key < $1.key }
    for (cell, number) in cells {
      if left < number { return Self.middle(cell) }
      left -= number
    }
    return cells.last.map { Self.middle($0.key) } ?? 0
  }

  private static func middle(_ cell: Int) -> Double { 2 * Double.exp(Double(cell) * logGrowth) / (1 + growth) }

  // Cells in order, so that the same sketch is the same text.
  private enum Key: String, CodingKey { case above, below, zeros, count }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    above = try Self.cells(values.decode([Int].self, forKey: .above))
    below = try Self.cells(values.decode([Int].self, forKey: .below))
    zeros = try values.decode(Int.self, forKey: .zeros)
    count = try values.decode(Int.self, forKey: .count)
  }

  private static func cells(_ flat: [Int]) -> [Int: Int] {
    stride(from: 0, to: flat.count - 1, by: 2).reduce(into: [:]) { $0[flat[$1]] = flat[$1 + 1] }
  }

  public func encode(to encoder: any Encoder) throws {
    func flat(_ cells: [Int: Int]) -> [Int] { cells.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } }
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(flat(above), forKey: .above)
    try values.encode(flat(below), forKey: .below)
    try values.encode(zeros, forKey: .zeros)
    try values.encode(count, forKey: .count)
  }
}
