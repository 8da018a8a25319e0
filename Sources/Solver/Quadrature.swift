/// Integrals over a finished step: states that no rate reads, such as a cumulative hazard, where the caller allows it.
///
/// Nothing feels them, so they need no stage, no place in the Jacobian and no factor. Their rates are read at the four
/// points of Lobatto's rule, the states there off the dense output, which says nothing of fast states that the step does
/// not resolve:
///
///     q₁ = q₀ + h·(f₀ + 5·f₁ + 5·f₂ + f₃)/12,   points at 0, (1 ∓ 1/√5)/2, 1
///
/// exact for polynomials of fifth degree, so that the order of the step is kept (Abramowitz & Stegun, Handbook of
/// Mathematical Functions, 25.4.32). Within the step the cubic through the four rates is integrated.
enum Quadrature {
  /// The points as shares of the step.
  static let points: [Double] = {
    let reach = 1 / 5.0.squareRoot()
    return [0, (1 - reach) / 2, (1 + reach) / 2, 1]
  }()

  /// What the rate at a point weighs in the integral from the start to a share θ of the step, in units of the step.
  static func weight(of point: Int, upTo theta: Double) -> Double {
    var sum = 0.0
    for term in integrals[point].reversed() { sum = sum * theta + term }
    return sum * theta
  }

  /// For every point the integral of the cubic that is 1 there and 0 at the others: the factors of θ, θ², θ³ and θ⁴.
  private static let integrals: [[Double]] = points.indices.map { own in
    let others = points.indices.filter { $0 != own }.map { points[$0] }
    // (x − a)(x − b)(x − c), written out.
    let (a, b, c) = (others[0], others[1], others[2])
    let terms = [-a * b * c, a * b + b * c + a * c, -(a + b + c), 1]
    return terms.enumerated().map { power, term in term / Double(power + 1) / scale(of: own) }
  }

  /// What the rates at the points weigh in their third divided difference, h³·f⁽³⁾/6 in units of the step.
  static let difference = points.indices.map { 1 / scale(of: $0) }

  private static func scale(of own: Int) -> Double {
    points.indices.filter { $0 != own }.reduce(1) { $0 * (points[own] - points[$1]) }
  }
}
