/// A curve through values at 0, 1, 2, …: a polynomial of third degree in each cell, flat outside.
///
///     f(x) = c₀ + t·(c₁ + t·(c₂ + t·c₃)),  t = x − ⌊x⌋
public struct PiecewiseCubic: Sendable, Hashable {
  /// c₀…c₃ of each cell; a last one holds the last value alone.
  public let pieces: [SIMD4<Double>]

  /// Straight lines between the values.
  public static func lines(through values: [Double]) -> PiecewiseCubic {
    PiecewiseCubic(values: values) { SIMD4(values[$0], values[$0 + 1] - values[$0], 0, 0) }
  }

  /// The natural cubic spline: slope and curvature go on through every value, and the curvature is 0 at both ends.
  ///
  /// Its curvatures m solve m₍ᵢ₋₁₎ + 4mᵢ + m₍ᵢ₊₁₎ = 6(y₍ᵢ₊₁₎ − 2yᵢ + y₍ᵢ₋₁₎) (de Boor, A Practical Guide to Splines, IV).
  public static func spline(through values: [Double]) -> PiecewiseCubic {
    let m = curvatures(values)
    return PiecewiseCubic(values: values) { i in
      let rise = values[i + 1] - values[i]
      return SIMD4(values[i], rise - (2 * m[i] + m[i + 1]) / 6, m[i] / 2, (m[i + 1] - m[i]) / 6)
    }
  }

  private init(values: [Double], piece: (Int) -> SIMD4<Double>) {
    precondition(values.count > 1, "a curve goes through two values at least")
    let last = values.count - 1
    pieces = (0..<last).map(piece) + [SIMD4(values[last], 0, 0, 0)]
  }

  /// Second derivatives at the values, by elimination downwards and substitution upwards.
  private static func curvatures(_ values: [Double]) -> [Double] {
    let count = values.count
    var (over, right, m) = (values.map { _ in 0.0 }, values.map { _ in 0.0 }, values.map { _ in 0.0 })
    for i in stride(from: 1, to: count - 1, by: 1) {
      let pivot = 4 - over[i - 1]
      over[i] = 1 / pivot
      right[i] = (6 * (values[i + 1] - 2 * values[i] + values[i - 1]) - right[i - 1]) / pivot
    }
    for i in stride(from: count - 2, to: 0, by: -1) { m[i] = right[i] - over[i] * m[i + 1] }
    return m
  }

  public func value(at x: Double) -> Double {
    guard x == x else { return .nan }
    guard x > 0 else { return pieces[0][0] }
    guard x < Double(pieces.count - 1) else { return pieces[pieces.count - 1][0] }
    let (piece, t) = (pieces[Int(x)], x - x.rounded(.down))
    return piece[0] + t * (piece[1] + t * (piece[2] + t * piece[3]))
  }

  /// The first, second and third derivative where a cell begins (`t` 0) or ends (1); none outside.
  public func derivatives(cell: Int, t: Double) -> SIMD3<Double> {
    guard cell >= 0, cell < pieces.count - 1 else { return .zero }
    let p = pieces[cell]
    return SIMD3(p[1] + t * (2 * p[2] + t * 3 * p[3]), 2 * p[2] + 6 * t * p[3], 6 * p[3])
  }
}
