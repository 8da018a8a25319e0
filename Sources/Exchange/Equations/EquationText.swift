import ModelLanguage

/// Writes a law as a person would on paper: names, ×, fractions, powers, no more brackets than needed.
public struct EquationText: Sendable {
  /// What a thing is called in the text, by its key; a key that is missing is written in full.
  public var names: [String: String]

  public init(names: [String: String] = [:]) { self.names = names }

  /// The law on one line.
  public func line(_ law: RateLaw) -> String { written(law).text }

  /// How tightly a piece of text holds together.
  private enum Binding: Int, Comparable {
    case sum, product, sign, power, atom
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Piece {
    var text: String
    var binding: Binding

    /// In brackets unless it holds at least this tightly.
    func inside(_ least: Binding) -> String { binding >= least ? text : "(\(text))" }
  }

  private func written(_ law: RateLaw) -> Piece {
    switch law.form {
    case .number(let x): number(x)
    case .time: Piece(text: "age", binding: .atom)
    case .parameter(let p): named(p.key)
    case .input(let i): named(i.key)
    case .pool(let p): named(p.key)
    case .quantity(let q): named(q.key)
    case .add(let a, let b): added(a, b)
    case .subtract(let a, let b): joined(a, "−", b, .sum, tighterRight: true)
    case .multiply(let a, let b): multiplied(a, b)
    case .divide(let a, let b): joined(a, "/", b, .product, tighterRight: true)
    case .negate(let a): Piece(text: "−" + written(a).inside(.power), binding: .sign)
    case .power(let a, let b): Piece(text: written(a).inside(.atom) + exponent(b), binding: .power)
    case .function(let function, let x): Piece(text: "\(EquationText.word(function))(\(line(x)))", binding: .atom)
    case .minimum(let a, let b): Piece(text: "min(\(line(a)), \(line(b)))", binding: .atom)
    case .maximum(let a, let b): Piece(text: "max(\(line(a)), \(line(b)))", binding: .atom)
    case .interpolate(let table, let x): Piece(text: "‘\(table.name)’(\(line(x)))", binding: .atom)
    }
  }

  private func named(_ key: String) -> Piece { Piece(text: names[key] ?? key, binding: .atom) }

  private func number(_ x: Double) -> Piece {
    let text = EquationText.number(abs(x))
    let isFraction = text.contains("/")
    return x < 0 ? Piece(text: "−" + text, binding: .sign) : Piece(text: text, binding: isFraction ? .product : .atom)
  }

  private func added(_ a: RateLaw, _ b: RateLaw) -> Piece {
    if case .negate(let inner) = b.form { return joined(a, "−", inner, .sum, tighterRight: true) }
    if case .number(let x) = b.form, x < 0 { return joined(a, "−", RateLaw(.number(-x)), .sum, tighterRight: true) }
    return joined(a, "+", b, .sum, tighterRight: false)
  }

  private func multiplied(_ a: RateLaw, _ b: RateLaw) -> Piece {
    if case .number(1) = a.form { return written(b) }
    if case .number(1) = b.form { return written(a) }
    return joined(a, "×", b, .product, tighterRight: false)
  }

  private func joined(
    _ a: RateLaw, _ sign: String, _ b: RateLaw, _ binding: Binding, tighterRight: Bool
  ) -> Piece {
    let right = written(b)
    let tighter: Binding = binding == .sum ? .product : .power
    // A product of quotients needs brackets on the right, since a × (b / c) and (a × b) / c read alike but round apart.
    let least = tighterRight || (binding == .product && right.text.contains(" / ")) ? tighter : binding
    return Piece(text: "\(written(a).inside(binding)) \(sign) \(right.inside(least))", binding: binding)
  }

  private func exponent(_ law: RateLaw) -> String {
    if case .number(let x) = law.form {
      if x == x.rounded(), abs(x) < 1000 { return EquationText.superscript(Int(x)) }
      let text = (x < 0 ? "−" : "") + EquationText.number(abs(x))
      return text.contains("/") ? "^(\(text))" : "^" + text
    }
    if case .divide(let above, let below) = law.form, case .number(let x) = above.form, case .number(let y) = below.form
    {
      return "^(\(shortNumber(x))/\(shortNumber(y)))"
    }
    let piece = written(law)
    return "^" + (piece.binding == .atom ? piece.text : "(\(piece.text))")
  }

  static func superscript(_ value: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "\(value)".map { character in
      character.wholeNumberValue.map { String(digits[$0]) } ?? "⁻"
    }.joined()
  }

  /// A positive number; thirds, sixths and their like as fractions.
  static func number(_ x: Double) -> String {
    for divisor in [3.0, 6, 7, 9] {
      let whole = x * divisor
      let isWhole = abs(whole - whole.rounded()) < 1e-12 * max(1, whole) && whole.rounded() > 0
      if isWhole, x != x.rounded(), (x * 1000).rounded() != x * 1000, whole < 100 {
        return "\(Int(whole.rounded()))/\(Int(divisor))"
      }
    }
    return shortNumber(x)
  }

  private static func word(_ function: RateLaw.Function) -> String {
    switch function {
    case .exp: "exp"
    case .log: "ln"
    case .squareRoot: "√"
    case .logistic: "logistic"
    case .softplus: "softplus"
    case .normalCumulative: "Φ"
    }
  }
}
