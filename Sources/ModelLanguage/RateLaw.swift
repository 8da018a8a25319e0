/// A law as data: a term built from numbers, parameters, inputs, pools, named quantities and the age of the person.
///
/// From this one form come the fast simulator, its exact Jacobian, the unit check, the ledgers, SBML, and the equations
/// that `explain` prints. Terms share their parts; a walk over one visits each shared part once (`RateLaw.Memo`).
public struct RateLaw: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The kinds of term.
  public enum Form: Sendable {
    /// A dimensionless number.
    case number(Double)
    /// Time since birth, in days.
    case time
    case parameter(Parameter)
    case input(Input)
    case pool(Pool)
    case quantity(Quantity)
    case add(RateLaw, RateLaw)
    case subtract(RateLaw, RateLaw)
    case multiply(RateLaw, RateLaw)
    case divide(RateLaw, RateLaw)
    case negate(RateLaw)
    case power(RateLaw, RateLaw)
    case function(Function, RateLaw)
    case minimum(RateLaw, RateLaw)
    case maximum(RateLaw, RateLaw)
    /// A table read at a term, its values joined as the table says; flat outside the table.
    case interpolate(Table, RateLaw)
  }

  /// Functions of one dimensionless term.
  public enum Function: String, Sendable, CaseIterable {
    case exp, log, squareRoot
    /// 1/(1 + exp(−x)).
    case logistic
    /// ln(1 + exp(x)), a smooth positive part.
    case softplus
    /// The standard normal distribution function; of parameters only.
    case normalCumulative
  }

  final class Node: Sendable {
    let form: Form
    init(_ form: Form) { self.form = form }
  }

  let node: Node
  public var form: Form { node.form }
  /// Identity of the shared part, for memos.
  public var identity: ObjectIdentifier { ObjectIdentifier(node) }

  public init(_ form: Form) { node = Node(form) }
  public init(floatLiteral value: Double) { self.init(.number(value)) }
  public init(integerLiteral value: Int) { self.init(.number(Double(value))) }

  /// Time since birth, in days.
  public static let time = RateLaw(.time)

  public static func + (a: RateLaw, b: RateLaw) -> RateLaw { RateLaw(.add(a, b)) }
  public static func - (a: RateLaw, b: RateLaw) -> RateLaw { RateLaw(.subtract(a, b)) }
  public static func * (a: RateLaw, b: RateLaw) -> RateLaw { RateLaw(.multiply(a, b)) }
  public static func / (a: RateLaw, b: RateLaw) -> RateLaw { RateLaw(.divide(a, b)) }
  public static prefix func - (a: RateLaw) -> RateLaw { RateLaw(.negate(a)) }

  /// This to a power. With units, the exponent must be a number or a parameter known exactly.
  public func power(_ exponent: RateLaw) -> RateLaw { RateLaw(.power(self, exponent)) }
  public static func interpolate(_ table: Table, at x: RateLaw) -> RateLaw { RateLaw(.interpolate(table, x)) }
}

public func exp(_ x: RateLaw) -> RateLaw { RateLaw(.function(.exp, x)) }
public func log(_ x: RateLaw) -> RateLaw { RateLaw(.function(.log, x)) }
public func sqrt(_ x: RateLaw) -> RateLaw { RateLaw(.function(.squareRoot, x)) }
/// 1/(1 + exp(−x)): a smooth switch from 0 to 1.
public func logistic(_ x: RateLaw) -> RateLaw { RateLaw(.function(.logistic, x)) }
/// width·ln(1 + exp(x/width)): the smooth positive part of `x`.
public func positivePart(_ x: RateLaw, width: RateLaw) -> RateLaw {
  width * RateLaw(.function(.softplus, x / width))
}
public func normalCumulative(_ x: RateLaw) -> RateLaw { RateLaw(.function(.normalCumulative, x)) }
public func minimum(_ a: RateLaw, _ b: RateLaw) -> RateLaw { RateLaw(.minimum(a, b)) }
public func maximum(_ a: RateLaw, _ b: RateLaw) -> RateLaw { RateLaw(.maximum(a, b)) }
public func sum(_ terms: [RateLaw]) -> RateLaw {
  guard let first = terms.first else { return 0 }
  return terms.dropFirst().reduce(first) { $0 + $1 }
}

extension RateLaw {
  /// The terms this one is made of, in order; a named quantity's law is its one child.
  public var children: [RateLaw] {
    switch form {
    case .number, .time, .parameter, .input, .pool: []
    case .quantity(let quantity): [quantity.law]
    case .negate(let x), .function(_, let x), .interpolate(_, let x): [x]
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b), .divide(let a, let b),
      .power(let a, let b), .minimum(let a, let b), .maximum(let a, let b):
      [a, b]
    }
  }

  /// Visits every part once, children first.
  public func walk(seen: inout Set<ObjectIdentifier>, _ visit: (RateLaw) -> Void) {
    guard seen.insert(identity).inserted else { return }
    for child in children { child.walk(seen: &seen, visit) }
    visit(self)
  }
}
