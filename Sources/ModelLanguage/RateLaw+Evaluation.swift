import RealModule

/// Present values of what a law names, in coherent internal units. The plain way to compute a law: one term at a time.
public struct Bindings {
  /// Days since birth.
  public var time: Double
  public var parameter: (Parameter) -> Double
  public var input: (Input) -> Double
  public var pool: (Pool) -> Double
  private var memo: [ObjectIdentifier: Double] = [:]
  // Laws are kept alive while their identities are in the memo.
  private var kept: [RateLaw] = []

  public init(
    time: Double, parameter: @escaping (Parameter) -> Double, input: @escaping (Input) -> Double,
    pool: @escaping (Pool) -> Double
  ) {
    self.time = time
    self.parameter = parameter
    self.input = input
    self.pool = pool
  }

  /// The reference person of one sex: every parameter at its value, every input at its normal, every pool empty.
  public static func reference(sex: Sex, scenario: EvidenceScenario = .trials, time: Double = 0) -> Bindings {
    Bindings(
      time: time, parameter: { $0.value(sex: sex, scenario: scenario) * $0.unit.factor },
      input: { $0.normal * $0.unit.factor }, pool: { _ in 0 })
  }

  /// The law's value in internal units.
  public mutating func value(of law: RateLaw) -> Double {
    if let known = memo[law.identity] { return known }
    let result = compute(law)
    memo[law.identity] = result
    kept.append(law)
    return result
  }

  private mutating func compute(_ law: RateLaw) -> Double {
    switch law.form {
    case .number(let x): return x
    case .time: return time
    case .parameter(let p): return parameter(p)
    case .input(let i): return input(i)
    case .pool(let p): return pool(p)
    case .quantity(let q): return value(of: q.law)
    case .add(let a, let b): return value(of: a) + value(of: b)
    case .subtract(let a, let b): return value(of: a) - value(of: b)
    case .multiply(let a, let b): return value(of: a) * value(of: b)
    case .divide(let a, let b): return value(of: a) / value(of: b)
    case .negate(let a): return -value(of: a)
    case .power(let a, let b): return RealPower.power(value(of: a), value(of: b))
    case .function(let f, let a): return f.apply(value(of: a))
    case .minimum(let a, let b): return Swift.min(value(of: a), value(of: b))
    case .maximum(let a, let b): return Swift.max(value(of: a), value(of: b))
    case .interpolate(let table, let x): return table.value(at: value(of: x))
    }
  }
}

extension RateLaw {
  /// The law's value in `unit`, everything it names given by `bindings`.
  public func value(in unit: UnitOfMeasure, _ bindings: inout Bindings) -> Double {
    bindings.value(of: self) / unit.factor
  }
}

extension RateLaw.Function {
  public func apply(_ x: Double) -> Double {
    switch self {
    case .exp: Double.exp(x)
    case .log: Double.log(x)
    case .squareRoot: x.squareRoot()
    case .logistic: x >= 0 ? 1 / (1 + Double.exp(-x)) : 1 - 1 / (1 + Double.exp(x))
    case .softplus: Swift.max(x, 0) + Double.log(onePlus: Double.exp(-abs(x)))
    case .normalCumulative: 0.5 * Double.erfc(-x / 2.0.squareRoot())
    }
  }
}

extension Bindings {
  /// From here on a pool's value is its value at birth, which may name other pools' values at birth.
  public mutating func resolvePoolsAtBirth() {
    let time = self.time
    let parameter = self.parameter
    let input = self.input
    func atBirth(_ pool: Pool) -> Double {
      var inner = Bindings(time: time, parameter: parameter, input: input, pool: atBirth)
      return inner.value(of: pool.initial)
    }
    pool = atBirth
  }
}
