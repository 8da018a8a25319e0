import ModelLanguage
import Simulation

@testable import Physiology

/// The vessel part by itself: its own mechanisms, the rest of the body replaced by the stand-ins its specification was fitted with.
///
/// Body mass index follows a simple law of age, phosphate its own spread and kidney failure, the undercarboxylated drive r is an
/// input, and calcium and phosphorus are there in any amount. So the check table of the specification can be met line by line,
/// whatever the other parts become; what the joined model gives is checked apart.
enum VesselAlone {
  static let model = Model(name: "Vessel part alone", mechanisms: [Rewritten()])

  static let drive = input("alone.drive", "undercarboxylated drive r", normal: 1, .one, in: 0.01...20)
  static let phosphate = input(
    "alone.phosphateExcess", "phosphate excess added", normal: 0, .milligramPerDecilitre, in: -3...8)

  fileprivate struct Rewritten: Mechanism {
    var name: String { "Vessel, kidney and outcomes" }
    var summary: String { "The vessel part with stand-ins for the rest of the body." }
    private let parts = ReferenceModel.kidney + ReferenceModel.vessel + VesselAlone.cardiovascular
    var flows: [Flow] {
      var substitution = VesselSubstitution()
      return parts.flatMap(\.flows).map { substitution.flow($0) }
    }
    var observables: [Quantity] {
      var substitution = VesselSubstitution()
      return parts.flatMap(\.observables).map { substitution.quantity($0) } + [VesselStandIn.bodyMassIndex]
    }
  }

  static var cardiovascular: [any Mechanism] {
    [
      CardiovascularRisk(), CoronaryHeartDisease(), Stroke(), HeartFailure(), AorticStenosis(), Mortality(),
      FirstEvents(),
    ]
  }
}

/// What takes the place of the other parts.
enum VesselStandIn {
  static let bodyMassIndex: Quantity = {
    let effect = parameter(
      "alone.bodyMassIndex.z", "body mass for age", 0, .one, in: -3.5...3.5, spread: .normal(sd: 1),
      from: .assumption("section 10 of the vessel specification"), by: .assumed)
    let mature = logistic((.time - years("alone.bodyMassIndex.age", 17)) / years("alone.bodyMassIndex.width", 2.5))
    let later = logistic(
      (.time - years("alone.bodyMassIndex.laterAge", 40)) / years("alone.bodyMassIndex.laterWidth", 8))
    let median = mass("child", 16) + mass("adult", 10) * mature + mass("later", 1.5) * later
    return Quantity(
      "body.bodyMassIndex", "body mass index", .kilogramPerSquareMetre,
      median * exp(number("alone.bodyMassIndex.spread", 0.17) * effect * mature))
  }()

  /// Phosphate above the age's normal: a person's own, that of kidney failure, and what a check adds.
  static func phosphateExcess(filtration: RateLaw) -> RateLaw {
    let effect = parameter(
      "alone.phosphate.z", "phosphate for age", 0, .one, in: -3.5...3.5, spread: .normal(sd: 1),
      from: .assumption("section 10 of the vessel specification"), by: .assumed)
    let own = parameter(
      "alone.phosphate.spread", "spread of phosphate", 0.45, .milligramPerDecilitre, in: 0...1,
      from: .assumption("section 10"), by: .assumed)
    let rise = parameter(
      "alone.phosphate.rise", "rise per mL/min of filtration lost below 40", 0.025,
      .milligramPerDecilitre / .millilitrePerMinute,
      in: 0...1, from: .assumption("section 6"), by: .assumed)
    let start = flow("alone.phosphate.start", 40)
    return own * effect + rise * positivePart(start - filtration, width: flow("alone.phosphate.bend", 5))
      + VesselAlone.phosphate
  }

  static let amount = parameter(
    "alone.amount", "calcium and phosphorus at hand", 1e6, .milligram, in: 0...1e9, from: .assumption("plenty"),
    by: .assumed)

  private static func years(_ key: String, _ value: Double) -> RateLaw { fixed(key, value, .year) }
  private static func mass(_ key: String, _ value: Double) -> RateLaw {
    fixed("alone.bodyMassIndex.\(key)", value, .kilogramPerSquareMetre)
  }
  private static func number(_ key: String, _ value: Double) -> RateLaw { fixed(key, value, .one) }
  private static func flow(_ key: String, _ value: Double) -> RateLaw { fixed(key, value, .millilitrePerMinute) }
  private static func fixed(_ key: String, _ value: Double, _ unit: UnitOfMeasure) -> RateLaw {
    parameter(key, "stand-in", value, unit, in: 0...1e6, from: .assumption("section 10"), by: .assumed)
  }
}

/// Rewrites laws so that what other parts own becomes a stand-in.
private struct VesselSubstitution {
  private var memo: [ObjectIdentifier: RateLaw] = [:]
  private var quantities: [String: Quantity] = [:]
  private var kept: [RateLaw] = []

  mutating func flow(_ flow: Flow) -> Flow {
    func own(_ legs: [Flow.Leg]) -> [Flow.Leg] { legs.filter { !$0.pool.key.hasPrefix("mineral.") } }
    return Flow(flow.name, from: own(flow.sources), to: own(flow.destinations), at: law(flow.rate))
  }

  mutating func quantity(_ quantity: Quantity) -> Quantity {
    if let known = quantities[quantity.key] { return known }
    let replaced: RateLaw
    switch quantity.key {
    case "vitaminK.vessel.drive": replaced = VesselAlone.drive
    case "vessel.serum.phosphateExcess":
      replaced = VesselStandIn.phosphateExcess(filtration: law(Kidney.filtration.now))
    case "body.bodyMassIndex": replaced = VesselStandIn.bodyMassIndex.law
    default: replaced = law(quantity.law)
    }
    let new = Quantity(quantity.key, quantity.meaning, quantity.unit, replaced)
    quantities[quantity.key] = new
    return new
  }

  mutating func law(_ old: RateLaw) -> RateLaw {
    if let known = memo[old.identity] { return known }
    let new = rewrite(old)
    memo[old.identity] = new
    kept.append(old)
    return new
  }

  private mutating func rewrite(_ old: RateLaw) -> RateLaw {
    switch old.form {
    case .number, .time, .parameter, .input: return old
    case .pool(let pool): return pool.key.hasPrefix("mineral.") ? VesselStandIn.amount : old
    case .quantity(let quantity): return self.quantity(quantity).now
    case .add(let a, let b): return law(a) + law(b)
    case .subtract(let a, let b): return law(a) - law(b)
    case .multiply(let a, let b): return law(a) * law(b)
    case .divide(let a, let b): return law(a) / law(b)
    case .negate(let a): return -law(a)
    case .power(let a, let b): return law(a).power(law(b))
    case .function(let f, let a): return RateLaw(.function(f, law(a)))
    case .minimum(let a, let b): return minimum(law(a), law(b))
    case .maximum(let a, let b): return maximum(law(a), law(b))
    case .interpolate(let table, let x): return .interpolate(table, at: law(x))
    }
  }
}
