import ModelLanguage
import Simulation

/// Writes rate laws as MathML, gathering the units, function definitions and evaluated constants they need.
struct SBMLMath {
  var names = SBMLNames()
  var units = SBMLUnits()
  let shared: SharedTerms
  /// logistic, softplus and one function per table, in order of first use.
  private(set) var functions: [XMLElement] = []
  /// Values that only our side can compute, by id.
  private(set) var evaluated: [(id: String, value: Double)] = []

  private var check = UnitCheck()
  private var bindings: Bindings
  private var defined: Set<String> = []
  private var evaluatedIDs: [ObjectIdentifier: String] = [:]
  private var constancy: Constancy

  init(shared: SharedTerms, life: Life) {
    self.shared = shared
    bindings = life.bindingsAtBirth
    constancy = Constancy(changing: life.changedInputs)
  }

  mutating func varies(_ law: RateLaw) -> Bool { constancy.varies(law) }

  /// A law's value at birth, in internal units.
  mutating func valueAtBirth(_ law: RateLaw) -> Double { bindings.value(of: law) }

  /// The unit of a law, or the fault that keeps it from being exported.
  mutating func unit(of law: RateLaw, at place: String) throws(ExportFault) -> UnitOfMeasure {
    do { return try check.unit(of: law) } catch { throw .units(place: place, fault: error.description) }
  }

  /// The law as it is used inside others: a shared term by its name.
  mutating func element(_ law: RateLaw) throws(ExportFault) -> XMLElement {
    guard let number = shared.number(of: law) else { return try written(law) }
    return MathML.name(sharedID(number))
  }

  mutating func sharedID(_ number: Int) -> String { names.id(.shared, "shared_\(number)") }

  /// The law written out, whether or not it has a name.
  mutating func written(_ law: RateLaw) throws(ExportFault) -> XMLElement {
    switch law.form {
    case .number(let x): return MathML.number(x)
    case .time: return MathML.time
    case .parameter(let p): return MathML.name(names.id(.parameter, p.key))
    case .input(let i): return MathML.name(names.id(.input, i.key))
    case .pool(let p): return MathML.name(names.id(.pool, p.key))
    case .quantity(let q): return MathML.name(names.id(.quantity, q.key))
    case .add(let a, let b): return try joined("plus", a, b)
    case .subtract(let a, let b): return try joined("minus", a, b)
    case .minimum(let a, let b): return try joined("min", a, b)
    case .maximum(let a, let b): return try joined("max", a, b)
    case .multiply(let a, let b): return MathML.apply("times", try element(a), try element(b))
    case .divide(let a, let b): return MathML.apply("divide", try element(a), try element(b))
    case .negate(let a): return MathML.apply("minus", try element(a))
    case .power(let a, let b): return MathML.apply("power", try element(a), try exponent(b, of: a))
    case .function(let function, let x): return try applied(function, x, law)
    case .interpolate(let table, let x): return MathML.call(define(table), try element(x))
    }
  }

  /// An exponent; of something with a dimension it is written as the number it is, so that units can be checked.
  private mutating func exponent(_ law: RateLaw, of base: RateLaw) throws(ExportFault) -> XMLElement {
    let unit = try unit(of: base, at: "the base of a power")
    return unit.isDimensionless || varies(law) ? try element(law) : MathML.number(bindings.value(of: law))
  }

  /// Two terms of the same unit; a literal zero takes the unit of the other.
  private mutating func joined(_ operation: String, _ a: RateLaw, _ b: RateLaw) throws(ExportFault) -> XMLElement {
    MathML.apply(operation, try element(a, beside: b), try element(b, beside: a))
  }

  private mutating func element(_ law: RateLaw, beside other: RateLaw) throws(ExportFault) -> XMLElement {
    guard case .number(0) = law.form else { return try element(law) }
    return MathML.number(0, unit: units.id(of: try unit(of: other, at: "a term beside zero")))
  }

  private mutating func applied(
    _ function: RateLaw.Function, _ x: RateLaw, _ law: RateLaw
  ) throws(ExportFault) -> XMLElement {
    switch function {
    case .exp: return MathML.apply("exp", try element(x))
    case .log: return MathML.apply("ln", try element(x))
    case .squareRoot: return MathML.apply("root", try element(x))
    case .logistic: return MathML.call(define("logistic", SBMLMath.logistic), try element(x))
    case .softplus: return MathML.call(define("softplus", SBMLMath.softplus), try element(x))
    case .normalCumulative: return MathML.name(try evaluatedID(law))
    }
  }

  private mutating func evaluatedID(_ law: RateLaw) throws(ExportFault) -> String {
    if let known = evaluatedIDs[law.identity] { return known }
    guard !varies(law) else { throw .notAConstant(place: "normalCumulative") }
    let id = names.id(.evaluated, "normalCumulative_\(evaluated.count + 1)")
    evaluated.append((id: id, value: bindings.value(of: law)))
    evaluatedIDs[law.identity] = id
    return id
  }

  private mutating func define(_ name: String, _ lambda: XMLElement) -> String {
    let id = names.id(.function, name)
    if defined.insert(id).inserted {
      functions.append(XMLElement("functionDefinition", [("id", id)], [MathML.math(lambda)]))
    }
    return id
  }

  private mutating func define(_ table: RateLaw.Table) -> String {
    let id = names.id(.table, "table_" + table.name)
    if defined.insert(id).inserted {
      let lambda = MathML.lambda("x", body: SBMLTable.sumOfBends(table, units: &units))
      let note = SBMLNotes.notes(
        "\(table.name): \(words(table.join)) through tabulated values, as a sum of bends. \(SBMLNotes.source(table.source))")
      functions.append(
        XMLElement("functionDefinition", [("id", id), ("name", table.name)], [note, MathML.math(lambda)]))
    }
    return id
  }

  private func words(_ join: RateLaw.Table.Join) -> String {
    switch join {
    case .lines: "straight lines"
    case .spline: "a natural cubic spline"
    }
  }

  /// 1/(1 + exp(−x)).
  private static var logistic: XMLElement {
    let exponential = MathML.apply("exp", MathML.apply("minus", MathML.name("x")))
    return MathML.lambda(
      "x", body: MathML.apply("divide", MathML.number(1), MathML.apply("plus", MathML.number(1), exponential)))
  }

  /// ln(1 + exp(x)), written so that a large x does not overflow.
  private static var softplus: XMLElement {
    let x = MathML.name("x")
    let absolute = MathML.apply("abs", x)
    let tail = MathML.apply(
      "ln", MathML.apply("plus", MathML.number(1), MathML.apply("exp", MathML.apply("minus", absolute))))
    return MathML.lambda("x", body: MathML.apply("plus", MathML.apply("max", x, MathML.number(0)), tail))
  }
}
