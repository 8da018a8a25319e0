/// A formula as it was written, before any of its names has a meaning.
indirect enum MathExpression: Sendable, Equatable {
  case number(Double)
  case truth(Bool)
  case name(String)
  case time
  case avogadro
  case rateOf(String)
  case apply(MathOperation, [MathExpression])
  /// A function of the model's own.
  case call(String, [MathExpression])
  case piecewise([MathPiece], otherwise: MathExpression?)
}

/// One value of a piecewise formula and when it holds.
struct MathPiece: Sendable, Equatable {
  var value: MathExpression
  var condition: MathExpression
}

/// A function of the model's own: names for its arguments, and what it is.
struct MathFunction: Sendable, Equatable {
  var arguments: [String]
  var body: MathExpression
}

/// What content MathML calls its operations.
enum MathOperation: String, Sendable, CaseIterable {
  case plus, minus, times, divide, power, root, abs, exp, ln, log, floor, ceiling, factorial, quotient, rem, min, max
  case sin, cos, tan, sec, csc, cot, sinh, cosh, tanh, sech, csch, coth
  case arcsin, arccos, arctan, arcsec, arccsc, arccot, arcsinh, arccosh, arctanh, arcsech, arccsch, arccoth
  case eq, neq, gt, lt, geq, leq
  case and, or, xor, not, implies
}

extension MathExpression {
  /// The formula with names replaced.
  func renamed(_ rename: (String) -> MathExpression) -> MathExpression {
    switch self {
    case .number, .truth, .time, .avogadro: self
    case .name(let name): rename(name)
    case .rateOf(let name):
      // What became a number does not change.
      if case .name(let new) = rename(name) { .rateOf(new) } else { .number(0) }
    case .apply(let operation, let operands): .apply(operation, operands.map { $0.renamed(rename) })
    case .call(let function, let operands): .call(function, operands.map { $0.renamed(rename) })
    case .piecewise(let pieces, let otherwise):
      .piecewise(
        pieces.map { MathPiece(value: $0.value.renamed(rename), condition: $0.condition.renamed(rename)) },
        otherwise: otherwise?.renamed(rename))
    }
  }
}
