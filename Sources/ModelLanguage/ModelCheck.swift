/// Reads a model as a referee would: units agree, flows balance, nothing is unused or unsourced, nothing leaves an empty pool.
///
/// Unused is what a mechanism holds as a stored property and no flow or observable of the model reads. A parameter kept in a
/// static property cannot be seen from here; a test of the sources finds those.
public struct ModelCheck {
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// The flow, pool, parameter or quantity at fault.
    public let place: String
    public let fault: String
    public var description: String { "\(place): \(fault)" }
  }

  private let model: Model
  private let resolves: (String) -> Bool
  private var units = UnitCheck()
  private var findings: [Finding] = []

  /// - Parameter resolves: whether an evidence row id exists.
  public static func findings(in model: Model, resolves: @escaping (String) -> Bool) -> [Finding] {
    var check = ModelCheck(model: model, resolves: resolves)
    check.checkUnits()
    check.checkBalance()
    check.checkCitations()
    check.checkEmptyPools()
    check.checkUnmovedPools()
    check.checkUnused()
    var seen: Set<Finding> = []
    return check.findings.filter { seen.insert($0).inserted }
  }

  private init(model: Model, resolves: @escaping (String) -> Bool) {
    self.model = model
    self.resolves = resolves
  }

  private mutating func note(_ place: String, _ fault: String) { findings.append(Finding(place: place, fault: fault)) }

  private mutating func checkUnits() {
    for flow in model.flows {
      expecting(flow.name) { try $0.unit(of: flow.rate) }
      for leg in flow.sources + flow.destinations {
        let wanted = leg.pool.unit / .day
        expecting(flow.name) { units in
          let found = try units.unit(of: flow.rate * leg.share)
          guard found.measuresSame(as: wanted) || flow.rate.isNumberZero else {
            throw UnitFault(description: "moves \(found) where \(leg.pool.key) is kept in \(leg.pool.unit)")
          }
          return found
        }
      }
    }
    for quantity in model.quantities { expecting(quantity.key) { try $0.unit(of: quantity.now) } }
    for pool in model.pools {
      expecting(pool.key) { units in
        let found = try units.unit(of: pool.initial)
        guard found.measuresSame(as: pool.unit) || pool.initial.isNumberZero else {
          throw UnitFault(description: "is kept in \(pool.unit), its value at birth is in \(found)")
        }
        return found
      }
    }
  }

  private mutating func expecting(_ place: String, _ body: (inout UnitCheck) throws -> UnitOfMeasure) {
    do { _ = try body(&units) } catch { note(place, "\(error)") }
  }

  /// Inside the body, what leaves must arrive.
  private mutating func checkBalance() {
    var bindings = Bindings.reference(sex: .female)
    for flow in model.flows where !flow.sources.isEmpty && !flow.destinations.isEmpty {
      for kind in Conserved.allCases {
        let leaving = total(kind, flow.sources, &bindings)
        let arriving = total(kind, flow.destinations, &bindings)
        let size = max(abs(leaving), abs(arriving))
        if abs(leaving - arriving) > 1e-9 * size {
          note(flow.name, "\(kind.rawValue) does not balance: \(leaving) leaves, \(arriving) arrives")
        }
      }
    }
  }

  private func total(_ kind: Conserved, _ legs: [Flow.Leg], _ bindings: inout Bindings) -> Double {
    legs.reduce(0) { sum, leg in
      guard let content = leg.pool.composition[kind] else { return sum }
      return sum + bindings.value(of: leg.share) * bindings.value(of: content) / leg.pool.unit.factor
    }
  }

  private mutating func checkCitations() {
    for parameter in model.parameters {
      if parameter.source.rows.isEmpty && parameter.source.note.isEmpty { note(parameter.key, "has no source") }
      if parameter.meaning.isEmpty { note(parameter.key, "has no meaning") }
      for row in parameter.source.rows where !resolves(row) {
        note(parameter.key, "cites \(row), which is no evidence row")
      }
    }
  }

  /// With a pool empty, no flow may take from it; checked at birth, in youth and in old age, other pools at their scale.
  private mutating func checkEmptyPools() {
    for age in [0.0, 15, 70] {
      for flow in model.flows {
        for leg in flow.sources where leg.pool.isNonNegative { checkEmpty(leg.pool, flow, age: age) }
      }
    }
  }

  private mutating func checkEmpty(_ pool: Pool, _ flow: Flow, age: Double) {
    var empty = Bindings.reference(sex: .female, time: age * UnitOfMeasure.year.factor)
    empty.pool = { $0 == pool ? 0 : $0.scale * $0.unit.factor }
    var full = Bindings.reference(sex: .female, time: age * UnitOfMeasure.year.factor)
    full.pool = { $0.scale * $0.unit.factor }
    let rest = abs(empty.value(of: flow.rate))
    let usual = max(abs(full.value(of: flow.rate)), 1e-12 * pool.scale * pool.unit.factor)
    if !(rest <= 1e-9 * usual) { note(flow.name, "flows out of \(pool.key) when that is empty") }
  }

  private mutating func checkUnmovedPools() {
    let moved = Set(model.flows.flatMap { ($0.sources + $0.destinations).map(\.pool.key) })
    for pool in model.pools where !moved.contains(pool.key) {
      note(pool.key, "is read but nothing fills or empties it")
    }
  }

  private mutating func checkUnused() {
    let used = Set(model.parameters.map(\.key) + model.inputs.map(\.key))
    for mechanism in model.mechanisms {
      var declared = Inventory()
      for law in Self.storedLaws(of: mechanism) { declared.add(law) }
      for key in declared.parameters.values.map(\.key) + declared.inputs.values.map(\.key) where !used.contains(key) {
        note(key, "is declared by '\(mechanism.name)' and used nowhere")
      }
    }
  }

  /// Laws in stored properties, also inside lists, dictionaries and optionals.
  private static func storedLaws(of value: Any) -> [RateLaw] {
    if let law = value as? RateLaw { return [law] }
    if value is Flow || value is Pool || value is Quantity { return [] }
    return Mirror(reflecting: value).children.flatMap { storedLaws(of: $0.value) }
  }
}

extension RateLaw {
  /// A literal zero, which fits any unit.
  var isNumberZero: Bool { if case .number(0) = form { true } else { false } }
}
