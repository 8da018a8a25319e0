/// Symbolic slopes of laws that depend on age and parameters alone, such as a growth curve.
extension RateLaw {
  /// d/dt of this law, per day.
  /// - Precondition: the law names no pool, and uses no minimum, maximum, table or power with a varying exponent.
  public var derivativeInTime: RateLaw {
    var slopes: [ObjectIdentifier: RateLaw?] = [:]
    return slope(&slopes) ?? 0
  }

  /// Nil stands for "does not change".
  private func slope(_ slopes: inout [ObjectIdentifier: RateLaw?]) -> RateLaw? {
    if let known = slopes[identity] { return known }
    let result = computeSlope(&slopes)
    slopes[identity] = .some(result)
    return result
  }

  private func computeSlope(_ slopes: inout [ObjectIdentifier: RateLaw?]) -> RateLaw? {
    switch form {
    case .number, .parameter, .input: return nil
    case .time: return 1
    case .quantity(let q): return q.law.slope(&slopes)
    case .negate(let a): return a.slope(&slopes).map { -$0 }
    case .add(let a, let b): return RateLaw.joined(a.slope(&slopes), b.slope(&slopes), +) { $0 }
    case .subtract(let a, let b): return RateLaw.joined(a.slope(&slopes), b.slope(&slopes), -) { -$0 }
    case .multiply(let a, let b):
      return RateLaw.joined(a.slope(&slopes).map { $0 * b }, b.slope(&slopes).map { a * $0 }, +) { $0 }
    case .divide(let a, let b):
      return RateLaw.joined(a.slope(&slopes).map { $0 / b }, b.slope(&slopes).map { self * $0 / b }, -) { -$0 }
    case .power(let a, let b):
      precondition(b.slope(&slopes) == nil, "the slope of a power needs an exponent that does not change with age")
      return a.slope(&slopes).map { self * b * $0 / a }
    case .function(let f, let a): return a.slope(&slopes).map { f.slope(at: a, value: self) * $0 }
    case .pool(let pool):
      preconditionFailure("the slope in age of a law that names the pool '\(pool.key)' is not a law of age")
    case .minimum, .maximum, .interpolate: preconditionFailure("a law with a kink has no slope there")
    }
  }

  private static func joined(
    _ a: RateLaw?, _ b: RateLaw?, _ join: (RateLaw, RateLaw) -> RateLaw, onlySecond: (RateLaw) -> RateLaw
  ) -> RateLaw? {
    switch (a, b) {
    case (nil, nil): nil
    case (let a?, nil): a
    case (nil, let b?): onlySecond(b)
    case (let a?, let b?): join(a, b)
    }
  }
}

extension RateLaw.Function {
  /// The function's slope at `x`, where it has the value `value`.
  func slope(at x: RateLaw, value: RateLaw) -> RateLaw {
    switch self {
    case .exp: value
    case .log: 1 / x
    case .squareRoot: 1 / (2 * value)
    case .logistic: value * (1 - value)
    case .softplus: RateLaw(.function(.logistic, x))
    case .normalCumulative: preconditionFailure("the normal distribution function is for parameters only")
    }
  }
}
