/// A list of operations on lanes, batched: each run is one operation carried out on many operands in turn, so that the
/// cost of deciding what to do is paid once a run and not once a value.
///
/// Operands are byte offsets into one workspace; lists hold result, a, b, c as far as the operation has them, and the
/// number of the table last for look-ups.
final class Tape: Sendable {
  struct Run: Sendable {
    var operation: LaneOperation
    var count: Int32
    /// Where the run's offsets begin.
    var first: Int32
  }

  let runs: [Run]
  let offsets: [UInt32]
  private let lookups: LookupTables

  init(runs: [Run], offsets: [UInt32], lookups: LookupTables) {
    self.runs = runs
    self.offsets = offsets
    self.lookups = lookups
  }

  /// The number of values computed.
  var length: Int { runs.reduce(0) { $0 + Int($1.count) } }

  /// Carries all runs out on a workspace.
  @inline(never)
  func execute(_ base: UnsafeMutableRawPointer) {
    offsets.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return }
      runs.withUnsafeBufferPointer { runs in
        for run in runs {
          let p = start + Int(run.first)
          let n = Int(run.count)
          switch run.operation {
          case .add: binary(p, n, base) { $0 + $1 }
          case .subtract: binary(p, n, base) { $0 - $1 }
          case .multiply: binary(p, n, base) { $0 * $1 }
          case .multiplyAdd: ternary(p, n, base) { $0 * $1 + $2 }
          case .multiplySubtract: ternary(p, n, base) { $0 * $1 - $2 }
          case .subtractProduct: ternary(p, n, base) { $2 - $0 * $1 }
          case .multiplyTwice: ternary(p, n, base) { ($0 * $1) * $2 }
          case .addTwice: ternary(p, n, base) { ($0 + $1) + $2 }
          case .subtractTwice: ternary(p, n, base) { ($0 - $1) - $2 }
          case .multiplySum: ternary(p, n, base) { ($0 + $1) * $2 }
          case .multiplyDifference: ternary(p, n, base) { ($0 - $1) * $2 }
          case .negate: unary(p, n, base) { -$0 }
          case .reciprocal: unary(p, n, base) { Lanes(repeating: 1) / $0 }
          case .exp: runExponential(p, n, base)
          case .log: runLogarithm(p, n, base)
          case .squareRoot: runSquareRoot(p, n, base)
          case .logistic: runLogistic(p, n, base)
          case .softplus: runSoftplus(p, n, base)
          case .minimum: binary(p, n, base) { lesser($0, $1) }
          case .maximum: binary(p, n, base) { greater($0, $1) }
          case .less: binary(p, n, base) { choose($0 .< $1, Lanes(repeating: 1), Lanes(repeating: 0)) }
          case .select: ternary(p, n, base) { choose($0 .!= Lanes(repeating: 0), $1, $2) }
          case .interpolate: lookUp(p, n, base) { $0.pointee.value(at: $1) }
          case .slope: lookUp(p, n, base) { $0.pointee.slope(at: $1) }
          }
        }
      }
    }
  }

  @inline(__always)
  private func lookUp(
    _ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer,
    _ read: (UnsafePointer<LookupTable>, Double) -> Double
  ) {
    for i in 0..<n {
      let table = UnsafePointer(lookups.tables + Int(p[3 * i + 2]))
      let x = (base + Int(p[3 * i + 1])).assumingMemoryBound(to: Double.self)
      let result = (base + Int(p[3 * i])).assumingMemoryBound(to: Double.self)
      for lane in 0..<LaneWidth.count { result[lane] = read(table, x[lane]) }
    }
  }
}

/// The operations of a tape: those of the graph, and pairs of them made in one go (rounded as if apart).
enum LaneOperation: UInt8, Sendable, CaseIterable {
  case add, subtract, multiply, negate, reciprocal
  case exp, log, squareRoot, logistic, softplus
  case minimum, maximum, less, select, interpolate, slope
  /// a·b + c, a·b − c, c − a·b.
  case multiplyAdd, multiplySubtract, subtractProduct
  /// (a·b)·c, (a + b) + c, (a − b) − c, (a + b)·c, (a − b)·c.
  case multiplyTwice, addTwice, subtractTwice, multiplySum, multiplyDifference

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

@inline(__always)
private func load(_ base: UnsafeMutableRawPointer, _ offset: UInt32) -> Lanes {
  (base + Int(offset)).assumingMemoryBound(to: Lanes.self).pointee
}

@inline(__always)
private func store(_ base: UnsafeMutableRawPointer, _ offset: UInt32, _ value: Lanes) {
  (base + Int(offset)).assumingMemoryBound(to: Lanes.self).pointee = value
}

@inline(__always)
private func unary(
  _ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer, _ f: (Lanes) -> Lanes
) {
  var p = p
  for _ in 0..<n {
    store(base, p[0], f(load(base, p[1])))
    p += 2
  }
}

@inline(__always)
private func binary(
  _ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer, _ f: (Lanes, Lanes) -> Lanes
) {
  var p = p
  for _ in 0..<n {
    store(base, p[0], f(load(base, p[1]), load(base, p[2])))
    p += 3
  }
}

@inline(__always)
private func ternary(
  _ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer, _ f: (Lanes, Lanes, Lanes) -> Lanes
) {
  var p = p
  for _ in 0..<n {
    store(base, p[0], f(load(base, p[1]), load(base, p[2]), load(base, p[3])))
    p += 4
  }
}

// The long formulas have functions of their own that take pointers: vectors handed from function to function would be
// taken apart into their smallest registers.

@inline(never)
private func runExponential(_ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer) {
  for i in 0..<n { store(base, p[2 * i], exponential(load(base, p[2 * i + 1]))) }
}

@inline(never)
private func runLogarithm(_ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer) {
  for i in 0..<n { store(base, p[2 * i], naturalLogarithm(load(base, p[2 * i + 1]))) }
}

@inline(never)
private func runLogistic(_ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer) {
  for i in 0..<n { store(base, p[2 * i], logisticFunction(load(base, p[2 * i + 1]))) }
}

@inline(never)
private func runSoftplus(_ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer) {
  for i in 0..<n { store(base, p[2 * i], softplusFunction(load(base, p[2 * i + 1]))) }
}

@inline(never)
private func runSquareRoot(_ p: UnsafePointer<UInt32>, _ n: Int, _ base: UnsafeMutableRawPointer) {
  for i in 0..<n { store(base, p[2 * i], rootOfLanes(load(base, p[2 * i + 1]))) }
}
