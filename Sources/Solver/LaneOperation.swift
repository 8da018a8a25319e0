/// The operations of a tape: those of the graph, and pairs of them made in one go (rounded as if apart).
/// In the order of `LaneOperation` in LaneKernels.h.
enum LaneOperation: Int32, Sendable, CaseIterable {
  case add, subtract, multiply, negate, reciprocal
  case exp, log, squareRoot, logistic, softplus
  case minimum, maximum, less, select, interpolate, slope
  /// a·b + c, a·b − c, c − a·b.
  case multiplyAdd, multiplySubtract, subtractProduct
  /// (a·b)·c, (a + b) + c, (a − b) − c, (a + b)·c, (a − b)·c.
  case multiplyTwice, addTwice, subtractTwice, multiplySum, multiplyDifference

  /// How many places it reads.
  var operands: Int {
    switch self {
    case .negate, .reciprocal, .exp, .log, .squareRoot, .logistic, .softplus, .interpolate, .slope: 1
    case .add, .subtract, .multiply, .minimum, .maximum, .less: 2
    default: 3
    }
  }

  /// Whether the number of a table follows its places.
  var readsTable: Bool { self == .interpolate || self == .slope }

  /// The pair of an operation and the one that its result goes into, as first or second operand.
  init?(joining inner: Operation, to outer: Operation, isFirst: Bool) {
    switch (inner, outer, isFirst) {
    case (.multiply, .add, _): self = .multiplyAdd
    case (.multiply, .subtract, true): self = .multiplySubtract
    case (.multiply, .subtract, false): self = .subtractProduct
    case (.multiply, .multiply, _): self = .multiplyTwice
    case (.add, .add, _): self = .addTwice
    case (.subtract, .subtract, true): self = .subtractTwice
    case (.add, .multiply, _): self = .multiplySum
    case (.subtract, .multiply, _): self = .multiplyDifference
    default: return nil
    }
  }

  init?(_ operation: Operation) {
    switch operation {
    case .constant, .parameter, .input, .state, .time: return nil
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .negate: self = .negate
    case .reciprocal: self = .reciprocal
    case .exp: self = .exp
    case .log: self = .log
    case .squareRoot: self = .squareRoot
    case .logistic: self = .logistic
    case .softplus: self = .softplus
    case .minimum: self = .minimum
    case .maximum: self = .maximum
    case .less: self = .less
    case .select: self = .select
    case .interpolate: self = .interpolate
    case .slope: self = .slope
    }
  }
}
