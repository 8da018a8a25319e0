/// The operations of a rate graph.
enum Operation: UInt8, Sendable, CaseIterable {
  case constant, parameter, input, state, time
  case add, subtract, multiply, negate, reciprocal
  case exp, log, squareRoot, logistic, softplus
  case minimum, maximum
  /// 1 where a < b, else 0.
  case less
  /// b where a is not 0, else c.
  case select
  /// The value of a table at a.
  case interpolate
  /// The slope of a table at a.
  case slope

  var isArithmetic: Bool { self == .add || self == .subtract || self == .multiply }
  /// Whether it costs many times what a product costs.
  var isCostly: Bool {
    switch self {
    case .reciprocal, .exp, .log, .squareRoot, .logistic, .softplus, .interpolate, .slope: true
    default: false
    }
  }
  var isLeaf: Bool { rawValue <= Operation.time.rawValue }

  /// The value of the operation; leaves have none. The vector tape makes the same steps, so that both agree to the bit.
  @inline(__always)
  func value(_ a: Double, _ b: Double, _ c: Double, table: UnsafePointer<LookupTable>?) -> Double {
    switch self {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .negate: return -a
    case .reciprocal: return 1 / a
    case .exp: return exponential(a)
    case .log: return naturalLogarithm(a)
    case .squareRoot: return a.squareRoot()
    case .logistic: return logisticFunction(a)
    case .softplus: return softplusFunction(a)
    case .minimum: return lesser(a, b)
    case .maximum: return greater(a, b)
    case .less: return a < b ? 1 : 0
    case .select: return a != 0 ? b : c
    case .interpolate: return table.map { $0.pointee.value(at: a) } ?? .nan
    case .slope: return table.map { $0.pointee.slope(at: a) } ?? .nan
    case .constant, .parameter, .input, .state, .time: return .nan
    }
  }
}

/// The smaller of two; NaN if either is.
@inline(__always) func lesser(_ a: Double, _ b: Double) -> Double { a < b ? a : (b <= a ? b : a + b) }
/// The greater of two; NaN if either is.
@inline(__always) func greater(_ a: Double, _ b: Double) -> Double { a > b ? a : (b >= a ? b : a + b) }
