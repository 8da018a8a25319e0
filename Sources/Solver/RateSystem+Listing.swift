/// A rate system written out: every node once, in an order in which it can be computed. For writing it in another
/// language; the engine does not run from it.
public struct RateListing: Sendable {
  /// Operations as a reader of another language needs them.
  public enum Verb: String, Sendable {
    case add, subtract, multiply, negate, reciprocal, exp, log, squareRoot, logistic, softplus, minimum, maximum
    /// 1 where the first is smaller, else 0.
    case less
    /// The second where the first is not 0, else the third.
    case select
  }

  public enum Term: Sendable {
    case constant(Double)
    case parameter(Int)
    case input(Int)
    case state(Int)
    case time
    case operation(Verb, [Int])
    /// A table read at a node: its value, or its slope.
    case table(Int, isSlope: Bool, at: Int)
  }

  /// A curve of third degree between evenly spaced abscissae, flat outside.
  public struct Table: Sendable {
    public let start: Double
    public let step: Double
    /// See `RateGraph.interpolate(pieces:start:step:_:)`.
    public let pieces: [SIMD4<Double>]
  }

  public let terms: [Term]
  public let tables: [Table]
  /// Whether a node can change in the course of a run without an event.
  public let varies: [Bool]
  public let rates: [Int]
  /// The nodes of the Jacobian, in the order of `RateSystem.jacobianEntries`.
  public let jacobian: [Int]

  /// The nodes that a term reads.
  public func operands(_ index: Int) -> [Int] {
    switch terms[index] {
    case .operation(_, let operands): operands
    case .table(_, _, let at): [at]
    case .constant, .parameter, .input, .state, .time: []
    }
  }

  /// All that some nodes need, in an order of evaluation.
  public func needed(for nodes: [Int]) -> [Int] {
    var wanted = [Bool](repeating: false, count: terms.count)
    for node in nodes { wanted[node] = true }
    for index in terms.indices.reversed() where wanted[index] {
      for operand in operands(index) { wanted[operand] = true }
    }
    return terms.indices.filter { wanted[$0] }
  }
}

extension RateSystem {
  /// The system written out.
  public var listing: RateListing {
    RateListing(
      terms: (0..<graph.count).map { term($0) },
      tables: graph.tables.map { RateListing.Table(start: $0.start, step: $0.step, pieces: $0.pieces) },
      varies: graph.dependences.map { !$0.isDisjoint(with: [.time, .state]) }, rates: rateNodes.map(\.index),
      jacobian: jacobianNodes.map(\.index))
  }

  private func term(_ index: Int) -> RateListing.Term {
    let entry = graph.entries[index]
    switch entry.operation {
    case .constant: return .constant(Double(bitPattern: entry.payload))
    case .parameter: return .parameter(Int(entry.payload))
    case .input: return .input(Int(entry.payload))
    case .state: return .state(Int(entry.payload))
    case .time: return .time
    case .interpolate, .slope:
      return .table(Int(entry.payload), isSlope: entry.operation == .slope, at: Int(entry.a))
    default: return .operation(verb(entry.operation), graph.operands(index))
    }
  }

  private func verb(_ operation: Operation) -> RateListing.Verb {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .negate: .negate
    case .reciprocal: .reciprocal
    case .exp: .exp
    case .log: .log
    case .squareRoot: .squareRoot
    case .logistic: .logistic
    case .softplus: .softplus
    case .minimum: .minimum
    case .maximum: .maximum
    case .less: .less
    case .select: .select
    case .constant, .parameter, .input, .state, .time, .interpolate, .slope:
      preconditionFailure("a leaf or a table of a rate graph is not an operation")
    }
  }
}
