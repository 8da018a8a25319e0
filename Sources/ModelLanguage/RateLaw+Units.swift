/// A law whose parts do not fit together.
public struct UnitFault: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// Works out the unit of laws, each shared part once.
public struct UnitCheck {
  private var memo: [ObjectIdentifier: UnitOfMeasure] = [:]
  private var kept: [RateLaw] = []

  public init() {}

  /// The unit of a law.
  /// - Throws: `UnitFault` when terms of different dimension are added or compared, a function is applied to a quantity
  ///   with a dimension, or a dimension is raised to a power that is not known exactly.
  public mutating func unit(of law: RateLaw) throws(UnitFault) -> UnitOfMeasure {
    if let known = memo[law.identity] { return known }
    let result = try infer(law)
    memo[law.identity] = result
    kept.append(law)
    return result
  }

  private mutating func infer(_ law: RateLaw) throws(UnitFault) -> UnitOfMeasure {
    switch law.form {
    case .number: return .one
    case .time: return .day
    case .parameter(let p): return p.unit
    case .input(let i): return i.unit
    case .pool(let p): return p.unit
    case .quantity(let q): return try named(q)
    case .negate(let a): return try unit(of: a)
    case .add(let a, let b): return try same(a, b, "added")
    case .subtract(let a, let b): return try same(a, b, "subtracted")
    case .minimum(let a, let b), .maximum(let a, let b): return try same(a, b, "compared")
    case .multiply(let a, let b): return try unit(of: a) * unit(of: b)
    case .divide(let a, let b): return try unit(of: a) / unit(of: b)
    case .power(let a, let b): return try power(a, b)
    case .function(let f, let a):
      let inner = try unit(of: a)
      if f == .squareRoot, let root = inner.raised(to: 0.5) { return root }
      guard inner.isDimensionless else { throw UnitFault(description: "\(f.rawValue) of a quantity in \(inner)") }
      return .one
    case .interpolate(let table, let x):
      let inner = try unit(of: x)
      guard inner.measuresSame(as: table.abscissaUnit) else {
        throw UnitFault(description: "the table '\(table.name)' is looked up by \(table.abscissaUnit), not by \(inner)")
      }
      return table.unit
    }
  }

  private mutating func named(_ quantity: Quantity) throws(UnitFault) -> UnitOfMeasure {
    let found: UnitOfMeasure
    do { found = try unit(of: quantity.law) } catch { throw UnitFault(description: "\(quantity.key): \(error)") }
    guard found.measuresSame(as: quantity.unit) || isZero(quantity.law) else {
      throw UnitFault(description: "\(quantity.key) is declared in \(quantity.unit), its law gives \(found)")
    }
    return quantity.unit
  }

  private func isZero(_ law: RateLaw) -> Bool {
    if case .number(0) = law.form { true } else { false }
  }

  private mutating func same(_ a: RateLaw, _ b: RateLaw, _ verb: String) throws(UnitFault) -> UnitOfMeasure {
    let first = try unit(of: a)
    let second = try unit(of: b)
    if first.measuresSame(as: second) || isZero(b) { return first }
    if isZero(a) { return second }
    throw UnitFault(description: "\(first) and \(second) are \(verb)")
  }

  private mutating func power(_ base: RateLaw, _ exponent: RateLaw) throws(UnitFault) -> UnitOfMeasure {
    let outer = try unit(of: exponent)
    guard outer.isDimensionless else { throw UnitFault(description: "an exponent in \(outer)") }
    let inner = try unit(of: base)
    if inner.isDimensionless { return .one }
    guard let known = exactValue(exponent) else {
      throw UnitFault(description: "\(inner) to a power that is not known exactly")
    }
    guard let result = inner.raised(to: known) else {
      throw UnitFault(description: "\(inner) to the power \(shortNumber(known))")
    }
    return result
  }

  /// The value of an exponent made of numbers and parameters without uncertainty or spread.
  private func exactValue(_ law: RateLaw) -> Double? {
    switch law.form {
    case .number(let x): x
    case .parameter(let p): p.uncertainty == .fixed && p.spread == .fixed && p.female == p.male ? p.female : nil
    case .negate(let a): exactValue(a).map { -$0 }
    case .divide(let a, let b): exactValue(a).flatMap { x in exactValue(b).map { x / $0 } }
    default: nil
    }
  }
}
