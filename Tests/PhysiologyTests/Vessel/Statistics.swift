/// Small statistics of checks.
enum Statistics {
  static func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(max(x.count, 1)) }

  static func percentile(_ x: [Double], _ p: Double) -> Double {
    let sorted = x.sorted()
    guard let last = sorted.indices.last else { return .nan }
    let place = p / 100 * Double(last)
    let below = Int(place)
    let above = min(below + 1, last)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  static func median(_ x: [Double]) -> Double { percentile(x, 50) }

  static func standardDeviation(_ x: [Double]) -> Double {
    let m = mean(x)
    return (x.map { ($0 - m) * ($0 - m) }.reduce(0, +) / Double(max(x.count - 1, 1))).squareRoot()
  }

  static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let (a, b) = (mean(x), mean(y))
    let joint = zip(x, y).map { ($0 - a) * ($1 - b) }.reduce(0, +) / Double(max(x.count - 1, 1))
    return joint / (standardDeviation(x) * standardDeviation(y))
  }

  /// Share, in per cent, of scores that a scan sees: a score of A is seen with probability A²/(A² + limit²).
  static func seen(_ scores: [Double], limit: Double = 2) -> Double {
    100 * mean(scores.map { $0 * $0 / ($0 * $0 + limit * limit) })
  }

  static func share(_ x: [Bool]) -> Double { 100 * Double(x.filter { $0 }.count) / Double(max(x.count, 1)) }
  static func odds(_ percent: Double) -> Double { percent / (100 - percent) }
}
