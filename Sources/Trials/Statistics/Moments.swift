/// Count, mean and spread of numbers seen one by one or in parts. Parts merged in the same order give the same bits.
public struct Moments: Sendable, Hashable, Codable {
  public private(set) var count = 0
  public private(set) var mean = 0.0
  /// Sum of squared distances from the mean.
  private var squares = 0.0

  public init() {}

  public mutating func add(_ x: Double) {
    count += 1
    let before = x - mean
    mean += before / Double(count)
    squares += before * (x - mean)
  }

  /// Chan, Golub & LeVeque 1983: exact for counts, to rounding for the rest.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = count + other.count
    let apart = other.mean - mean
    let share = Double(other.count) / Double(total)
    squares += other.squares + apart * apart * Double(count) * share
    mean += apart * share
    count = total
  }

  /// Nil below two numbers.
  public var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }
  public var sd: Double? { variance.map { $0.squareRoot() } }
  public var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }
}
