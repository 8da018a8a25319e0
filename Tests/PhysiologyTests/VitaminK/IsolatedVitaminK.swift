import ModelLanguage
import Physiology
import Simulation
import Solver

/// The vitamin K part on its own: what other parts hand it is an input of the test, in place of a law.
enum IsolatedVitaminK {
  /// Handed by other parts → the input that stands for it.
  private static let handed: [String: RateLaw] = [
    "body.weight": input("test.weight", "body mass", normal: 70, .kilogram, in: 1...200),
    "kidney.filtration": input("test.filtration", "filtration", normal: 90, .millilitrePerMinute, in: 1...200),
    "circulation.triglycerides": input(
      "test.triglycerides", "triglycerides", normal: 1.2, .millimole / .litre, in: 0.1...10),
    "bone.osteocalcinProduction": input("test.production", "osteocalcin production", normal: 1, .one, in: 0.1...10),
  ]

  private static let prefixes = ["gut.", "vitaminK.", "coagulation."]

  static let model: Model = {
    let whole = ReferenceModel.model
    var change = Substitution(replacing: handed)
    let flows = whole.flows.filter { flow in
      (flow.sources + flow.destinations).contains { leg in prefixes.contains { leg.pool.key.hasPrefix($0) } }
    }
    let quantities = whole.mechanisms.flatMap(\.observables).filter { quantity in
      prefixes.contains { quantity.key.hasPrefix($0) }
    }
    let part = Part(flows: flows.map { change.flow($0) }, observables: quantities.map { change.quantity($0) })
    return Model(name: "vitamin K alone", mechanisms: [part])
  }()

  struct Part: Mechanism {
    let name = "vitamin K alone"
    let summary = "The vitamin K part with its neighbours as inputs."
    let flows: [Flow]
    let observables: [Quantity]
  }
}

/// Rebuilds laws with some named quantities replaced.
struct Substitution {
  private let laws: [String: RateLaw]
  private var known: [ObjectIdentifier: RateLaw] = [:]
  private var pools: [String: Pool] = [:]
  private var quantities: [String: Quantity] = [:]
  private var kept: [RateLaw] = []

  init(replacing laws: [String: RateLaw]) { self.laws = laws }

  mutating func flow(_ flow: Flow) -> Flow {
    Flow(flow.name, from: flow.sources.map { leg($0) }, to: flow.destinations.map { leg($0) }, at: law(flow.rate))
  }

  private mutating func leg(_ leg: Flow.Leg) -> Flow.Leg { Flow.Leg(pool(leg.pool), law(leg.share)) }

  mutating func quantity(_ quantity: Quantity) -> Quantity {
    if let done = quantities[quantity.key] { return done }
    let new = Quantity(quantity.key, quantity.meaning, quantity.unit, laws[quantity.key] ?? law(quantity.law))
    quantities[quantity.key] = new
    return new
  }

  private mutating func pool(_ pool: Pool) -> Pool {
    if let done = pools[pool.key] { return done }
    let initial = law(pool.initial)
    let new = Pool(
      pool.key, pool.meaning, pool.unit, scale: pool.scale, atBirth: initial, of: pool.composition,
      nonNegative: pool.isNonNegative)
    pools[pool.key] = new
    return new
  }

  mutating func law(_ old: RateLaw) -> RateLaw {
    if let done = known[old.identity] { return done }
    let new = rebuilt(old)
    known[old.identity] = new
    kept.append(old)
    return new
  }

  private mutating func rebuilt(_ old: RateLaw) -> RateLaw {
    switch old.form {
    case .number, .time, .parameter, .input: old
    case .pool(let p): pool(p).now
    case .quantity(let q): quantity(q).now
    case .add(let a, let b): law(a) + law(b)
    case .subtract(let a, let b): law(a) - law(b)
    case .multiply(let a, let b): law(a) * law(b)
    case .divide(let a, let b): law(a) / law(b)
    case .negate(let a): -law(a)
    case .power(let a, let b): law(a).power(law(b))
    case .function(let f, let a): RateLaw(.function(f, law(a)))
    case .minimum(let a, let b): minimum(law(a), law(b))
    case .maximum(let a, let b): maximum(law(a), law(b))
    case .interpolate(let table, let x): RateLaw.interpolate(table, at: law(x))
    }
  }
}
